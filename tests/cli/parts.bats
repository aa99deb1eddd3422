#!/usr/bin/env bats
# Parts of a map (--focus, --depth), and wordings by the size of text (--text, --min-font).
load common

setup() {
    cd "$BATS_TEST_TMPDIR"
    cat >map.yaml <<'END'
title: A map
claims:
  - id: top
    text: The top claim, which is written out at some length, so that a short wording is worth its while
    short: Top
    supports:
      - id: reason
        text: A reason that stands below it and is written out at similar length, for the same end
        evidence:
          - id: proof
            text: A proof
    challenges:
      - id: doubt
        text: A doubt
        against: proof
END
}

cards() {
    grep -o 'class="card [a-z]*"' "$1" | wc -l
}

@test "a focus draws an item and what is below it, with its number" {
    "$REBUT" render -q map.yaml --focus reason -o out.svg
    [ "$(cards out.svg)" -eq 2 ]
    grep -q 'aria-label="Claim 1.1: ' out.svg
    grep -q 'Argument map: 1 claim, 1 piece of evidence.' out.svg
    lacks 'challenges' <out.svg
}

@test "a depth draws so many levels, and says what it leaves out" {
    "$REBUT" render -q map.yaml --depth 1 -o out.svg
    [ "$(cards out.svg)" -eq 3 ]
    grep -q '>(+1)</text>' out.svg
    grep -q 'aria-label="Claim 1.1: .*; 1 more below"' out.svg
    "$REBUT" render -q map.yaml --depth 0 -o out.svg
    grep -q '>(+3)</text>' out.svg
    "$REBUT" render -q map.yaml --focus reason --depth 0 -o out.svg
    [ "$(cards out.svg)" -eq 1 ]
}

@test "an attack on an inference goes to the conclusion where the premises are left out" {
    cat >rain.yaml <<'END'
claims:
  - id: rain
    text: It will rain
    supports:
      - together: [{ref: dark}, {ref: low}]
        challenges: [{id: dust, text: Dust is dark too}]
  - text: The sky is worth a look
    evidence: [{id: dark, text: The sky is dark}, {id: low, text: The birds fly low}]
END
    for layout in tree layered; do
        "$REBUT" render -q rain.yaml --layout $layout --show claims --show challenges -o out.svg -o out.dot
        [ "$(cards out.svg)" -eq 3 ]
        grep -q 'aria-label="Challenge 1.1, open: Dust is dark too; does not follow"' out.svg
        grep -q '"dust" -> "rain"' out.dot
    done
}

@test "a split holds at any floor: few pages, and a card on each" {
    for floor in 16 20 24 28 32; do
        rm -f floor-*.svg
        "$REBUT" render -q "$BATS_TEST_DIRNAME/../../graphs/own-design.yaml" --split --min-font $floor -o 'floor-{n}.svg'
        for page in floor*.svg; do
            [ "$(cards "$page")" -ge 1 ]
        done
        # Where the largest type of a page is below the floor, each card has a page.
        [ "$(ls floor*.svg | wc -l)" -le $((floor > 28 ? 18 : 6)) ]
        cat floor*.svg | grep -o '<g id="[^"]*" class="card' | sort -u >seen
        [ "$(wc -l <seen)" -eq 18 ]
    done
}

@test "a focus on nothing names what was probably meant" {
    run "$REBUT" render map.yaml --focus resaon -o out.svg
    [ "$status" -eq 2 ]
    [[ "$output" == *'error[E0402]: no item has the id `resaon`'*'did you mean `reason`?'* ]]
    [ ! -e out.svg ]
}

@test "short wordings stand in for long ones that come out too small, and the run says so" {
    "$REBUT" render -v map.yaml -o out.svg 2>said
    grep -q 'written out' out.svg
    lacks 'short wordings' <said
    "$REBUT" render -v map.yaml --min-font 30 --for poster -o out.svg 2>said
    lacks 'short wordings' <said
    "$REBUT" render -v map.yaml --min-font 15 --for page -o out.svg 2>said || true
    grep -q '>Top<' out.svg
    grep -q 'smallest text [0-9.]* pt, short wordings' said
    "$REBUT" render -q map.yaml --text short -o out.svg
    grep -q '>Top<' out.svg
    "$REBUT" render -q map.yaml --text full --min-font 15 --for page -o out.svg
    lacks '>Top<' <out.svg
}

@test "text below the floor gets a warning that says what helps" {
    run "$REBUT" render --text full --min-font 60 map.yaml -o out.svg
    [ "$status" -eq 0 ]
    [[ "$output" == *'map.yaml:1:8: warning[W0404]: the text comes out at 2'[0-9.]*' points, less than 60'* ]]
    [[ "$output" == *'`--text short`; `short` wordings, first of all for `reason` (line 8); `--depth 1`; `--focus reason`; `--split`'* ]]
    run "$REBUT" render --min-font 60 --strict map.yaml -o strict.svg
    [ "$status" -eq 1 ]
    [ ! -e strict.svg ]
}

@test "width and height are the box" {
    "$REBUT" render -q map.yaml --width 4in --height 9in --min-font 1 -o out.svg
    [[ "$(head -c 600 out.svg)" =~ viewBox=\"0\ 0\ ([0-9.]+)\ ([0-9.]+)\" ]]
    awk -v w="${BASH_REMATCH[1]}" -v h="${BASH_REMATCH[2]}" 'BEGIN { exit !(w <= 288.1 && h <= 648.1 && (w > 280 || h > 640)) }'
}

@test "the layout auto is the tree for a tree, and layers where many links cross" {
    generate=$BATS_TEST_DIRNAME/../bench/generate.py
    # Rows of four, each claim for two neighbours in the row above, but the file has them in disorder.
    {
        echo 'claims:'
        for row in 1 2 3; do
            for place in 3 1 4 2; do
                echo "  - id: n$row-$place"
                echo "    text: The claim in row $row at place $place"
                [ "$row" -eq 1 ] || echo "    for: [n$((row - 1))-$place, n$((row - 1))-$((place == 4 ? 3 : place + 1))]"
            done
        done
    } >dense.yaml
    "$generate" 15 forest >forest.yaml
    for layout in tree layered auto; do
        "$REBUT" render -q --layout $layout dense.yaml forest.yaml -o "{name}-$layout.svg"
    done
    cmp dense-auto.svg dense-layered.svg
    cmp forest-auto.svg forest-tree.svg
    run -1 cmp -s dense-tree.svg dense-layered.svg
}
