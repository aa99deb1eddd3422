#!/usr/bin/env bats
# tests/bench/legible: what it sees in a drawing, and what it gets from dot.
load common

LEGIBLE=$BATS_TEST_DIRNAME/../bench/legible

# Two cards that overlap, and three apart; two links that cross, both through the card `c`, one of them
# beginning nowhere near `e`.
drawing() {
    cat <<'EOF'
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 500 300">
<g id="m-a" class="card claim"><rect x="0" y="0" width="100" height="50"/><text class="body" font-size="10"/></g>
<g id="m-b" class="card claim"><rect x="50" y="25" width="100" height="50"/></g>
<g id="m-c" class="card claim"><rect x="200" y="100" width="100" height="50"/></g>
<g id="m-d" class="card claim"><rect x="200" y="250" width="100" height="50"/></g>
<g id="m-e" class="card claim"><rect x="400" y="250" width="100" height="50"/></g>
<path class="link supports" data-from="d" data-to="a" d="M250,250C250,250 250,20 250,20L100,20"/>
<path class="link counters" data-from="e" data-to="b" d="M350,200L150,50"/>
</svg>
EOF
}

@test "overlaps, links through cards, loose ends and crossings are seen" {
    drawing >"$BATS_TEST_TMPDIR/m.svg"
    run "$LEGIBLE" "$REBUT" "$BATS_TEST_TMPDIR/m.svg"
    [ "$status" -eq 0 ]
    [[ "${lines[1]}" =~ ^m\ +5\ +-\ +15\.60\  ]] # 300 high in 468 points: 10 points come out as 15.6
    [[ "$output" == *$'\n1 overlaps\n2 links through cards\n1 loose ends\n1 crossings' ]]
}

@test "dot draws the same map, and the ratios are those of the sizes" {
    run "$LEGIBLE" "$REBUT" --page page "$BATS_TEST_DIRNAME/../../examples/undercuts.yaml" gen:tree:4
    [ "$status" -eq 0 ]
    for line in "${lines[@]:1:2}"; do
        read -r _ _ _ size limit of_limit _ _ _ _ best _ _ usual to_best to_usual <<<"$line"
        awk -v s="$size" -v l="$limit" -v r="$of_limit" -v b="$best" -v t="$to_best" -v u="$usual" -v q="$to_usual" \
            'function near(x, y) { return x - y < .006 && y - x < .006 }
             BEGIN { exit !(b >= u && near(s / l, r) && near(s / b, t) && near(s / u, q)) }'
    done
}

@test "a map that is not there is named, and the others are measured" {
    run "$LEGIBLE" "$REBUT" --patience 10 none.yaml "$BATS_TEST_DIRNAME/../../examples/undercuts.yaml"
    [ "$status" -eq 1 ]
    [[ "$output" == *"none.yaml"* ]]
    [[ "$output" == *"(1 maps)"* ]]
}
