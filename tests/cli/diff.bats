# `rebut diff`: what became of a map, and with which exit code.
load common

write_maps() {
    cat >old.yaml <<'MAP'
title: Should the city centre be car-free?
claims:
  - id: close
    text: Close the city centre to private cars
    supports:
      - Air pollution would fall
      - {text: The square would be quiet, note: at last}
    challenges:
      - id: trade
        text: Shops would lose trade, as most customers come by car
        countermeasures:
          - Free cargo-bike delivery for shoppers
          - {id: hubs, text: Parking hubs at the edge of town}
      - text: Disabled people lose access
        countermeasures: [Permits for those who need them, {ref: hubs}]
      - Buses are full
MAP
    cat >new.yaml <<'MAP'
title: Should the city centre be free of cars?
claims:
  - id: close
    text: Close the city centre to private cars
    supports:
      - Air pollution would fall by a fifth
      - The square would be quiet
    challenges:
      - id: trade
        text: Shops lose trade
        countermeasures:
          - {text: Free cargo-bike delivery for shoppers, challenges: [{id: rain, text: Nobody cycles in the rain}]}
      - text: Disabled people lose access
        countermeasures: [{id: hubs, text: Parking hubs at the edge of town, against: rain}]
      - {text: Permits for those who need them, against: hubs}
MAP
}

@test "everything that changed is told once" {
    write_maps
    succeeds "$REBUT" diff old.yaml new.yaml
    diff - <(echo "$output") <<'END'
From old.yaml to new.yaml
Title
  Should the city centre be free of cars?
    was: Should the city centre be car-free?
Added
  1.3.1.1 rain (Challenge to free-cargo-bike-delivery-for, open): Nobody cycles in the rain
  1.5 permits-for-those-who-need (Challenge to close (also challenges hubs), open): Permits for those who need them
Removed
  1.4.1 permits-for-those-who-need (Countermeasure to disabled-people-lose-access, stands): Permits for those who need them
  1.5 buses-are-full (Challenge to close, open): Buses are full
Reworded
  1.1 air-pollution-would-fall-by: Air pollution would fall by a fifth
    was: Air pollution would fall
  1.3 trade: Shops lose trade
    was: Shops would lose trade, as most customers come by car
Moved
  1.4.1 hubs: from under trade to under disabled-people-lose-access
Verdicts
  1.3 trade: was answered, is open, as free-cargo-bike-delivery-for is contested
  1.3.1 free-cargo-bike-delivery-for: was stands, is contested by rain
  1.4 disabled-people-lose-access: was answered, is open, as hubs is contested
  1.4.1 hubs: was stands, is contested by permits-for-those-who-need
Changed otherwise
  1.2 the-square-would-be-quiet: note
Links
  + hubs counters rain
END
    [ -z "$stderr" ]
}

@test "JSON has the same in lists" {
    write_maps
    succeeds "$REBUT" diff --as json old.yaml new.yaml
    /usr/bin/python3 - "$output" <<'CODE'
import json, sys
told = json.loads(sys.argv[1])
ids = lambda name: [row["id"] for row in told[name]]
assert (told["old"], told["new"], told["differs"]) == ("old.yaml", "new.yaml", True)
assert told["title"] == {"title": "Should the city centre be free of cars?", "was": "Should the city centre be car-free?"}
assert ids("added") == ["rain", "permits-for-those-who-need"] and ids("removed") == ["permits-for-those-who-need", "buses-are-full"]
assert ids("reworded") == ["air-pollution-would-fall-by", "trade"] and told["reworded"][0]["old_id"] == "air-pollution-would-fall"
assert told["reworded"][1]["was"] == "Shops would lose trade, as most customers come by car"
assert told["moved"] == [{"id": "hubs", "number": "1.4.1", "kind": "countermeasure", "parent": "disabled-people-lose-access", "was": "trade", "old_id": "hubs"}]
assert [(row["was"], row["word"]) for row in told["verdicts"]] == [("answered", "open"), ("stands", "contested")] * 2
assert told["otherwise"][0]["what"] == ["note"]
assert told["links_added"] == [{"relation": "counters", "from": "hubs", "to": "rain", "words": "hubs counters rain"}]
assert told["links_removed"] == []
CODE
}

@test "what does not differ is not told, and differences are no failure unless asked" {
    write_maps
    sed '1s/$/ # a comment/; s/^      - Buses/      -   Buses/' old.yaml >same.yaml
    succeeds "$REBUT" diff old.yaml same.yaml
    [ -z "$output$stderr" ]
    succeeds "$REBUT" diff --exit-code old.yaml same.yaml
    fails 1 "$REBUT" diff --exit-code old.yaml new.yaml
    [[ $output == 'From old.yaml'* ]]
    [ -z "$stderr" ]
    succeeds "$REBUT" diff --as json old.yaml same.yaml
    grep -q '"differs": false' <<<"$output"
    succeeds "$REBUT" diff - old.yaml <new.yaml
    [[ $output == 'From <stdin> to old.yaml'* ]]
    succeeds "$REBUT" diff new.yaml - <old.yaml
}

@test "ids that were given in one map only, and texts without an id" {
    printf 'claims: [{text: The bus is late, challenges: [It is not, Never mind]}]\n' >old.yaml
    printf 'claims: [{text: The bus is late, id: the-bus-is-late, challenges: [Never mind, {id: x, text: It is not}]}]\n' >new.yaml
    succeeds "$REBUT" diff -q old.yaml new.yaml
    [ -z "$output" ]
    # Texts without Latin letters have ids that count up; an item before them shifts all of these.
    printf 'claims: [{text: 城市, challenges: [商店, 公共汽车]}]\n' >old.yaml
    printf 'claims: [{text: 城市, challenges: [学校, 商店, 公共汽车]}]\n' >new.yaml
    succeeds "$REBUT" diff -q old.yaml new.yaml
    [ "$output" = 'From old.yaml to new.yaml
Added
  1.1 item-2 (Challenge to item, open): 学校' ]
}

@test "equal texts are matched in their order, and a moved branch keeps what is below it" {
    printf 'claims:\n  - {id: a, text: Top, challenges: [Same, {text: Same, countermeasures: [Deep]}, Same]}\n  - {id: b, text: Other, challenges: [{text: Wanders, countermeasures: [Comes along]}]}\n' >old.yaml
    printf 'claims:\n  - {id: a, text: Top, challenges: [Same, {text: Same, countermeasures: [Deep]}, {text: Wanders, countermeasures: [Comes along too]}]}\n  - {id: b, text: Other, challenges: [Nothing else]}\n' >new.yaml
    succeeds "$REBUT" diff -q old.yaml new.yaml
    diff - <(echo "$output") <<'END'
From old.yaml to new.yaml
Added
  2.1 nothing-else (Challenge to b, open): Nothing else
Removed
  1.3 same-3 (Challenge to a, open): Same
Reworded
  1.3.1 comes-along-too: Comes along too
    was: Comes along
Moved
  1.3 wanders: from under b to under a
Verdicts
  2 b: was stands, is contested by nothing-else
END
}

@test "links of all sorts are told by what they join" {
    cat >old.yaml <<'MAP'
claims:
  - {id: flood, text: A flood comes, supports: [{id: j, together: [{id: rain, text: It rains}, {id: wind, text: The wind is west}], challenges: [{id: doubt, text: Not always}]}]}
  - {id: sun, text: The sun shines, against: rain -> flood, for: wind}
challenges: [{id: dry, text: All is dry, against: [flood, wind]}]
MAP
    sed 's/, for: wind/, for: rain/; s/against: \[flood, wind\]/against: flood/; s/against: rain -> flood/against: j/' old.yaml >new.yaml
    succeeds "$REBUT" diff -q old.yaml new.yaml
    diff - <(echo "$output") <<'END'
From old.yaml to new.yaml
Moved
  1.4 sun: from under rain to under flood
Verdicts
  1.2 wind: was contested, is stands: nothing is against it
Links
  - sun supports wind
  - dry challenges wind
  + sun supports rain
END
}

@test "no map differs from itself" {
    for map in "$SOURCE"/graphs/*.yaml "$SOURCE"/examples/*.yaml; do
        succeeds "$REBUT" diff -q --exit-code "$map" "$map"
        [ -z "$output" ]
    done
}

@test "two maps that have nothing in common are refused" {
    write_maps
    printf 'claims:\n  - text: Cats sleep all day\n    challenges: [Not at night]\n' >other.yaml
    fails 1 "$REBUT" diff --messages short old.yaml other.yaml
    [ "$stderr" = 'other.yaml:2:11: error[E0701]: no item of this map is one of old.yaml' ]
    [ -z "$output" ]
}

@test "faults of either map are told under its own name, and nothing is written" {
    write_maps
    echo 'claims: [{text: A, for: nothing}]' >wrong.yaml
    fails 1 "$REBUT" diff --messages short wrong.yaml new.yaml
    [[ $stderr == wrong.yaml:1:*E0207* && -z $output ]]
    fails 1 "$REBUT" diff --messages short old.yaml wrong.yaml
    [[ $stderr == wrong.yaml:1:*E0207* && -z $output ]]
    fails 1 "$REBUT" diff --messages short wrong.yaml wrong.yaml
    [ "$(grep -c E0207 <<<"$stderr")" -eq 2 ]
    fails 3 "$REBUT" diff nowhere.yaml new.yaml
    [[ $stderr == *'cannot read nowhere.yaml'* ]]
    fails 3 "$REBUT" diff old.yaml nowhere.yaml
    fails 3 bash -c '"$0" diff old.yaml new.yaml >/dev/full' "$REBUT"
    fails 2 "$REBUT" diff old.yaml
    fails 2 "$REBUT" diff old.yaml new.yaml old.yaml
    fails 2 "$REBUT" diff - -
    says 'stdin can be read only once'
    fails 1 "$REBUT" diff --limit cards=3 old.yaml new.yaml
    [ "$(grep -c 'error.E0106' <<<"$stderr")" -eq 2 ]
}

@test "the words of maps cannot move a cursor" {
    printf 'claims: [{id: a, text: A, challenges: [B]}]\n' >old.yaml
    printf 'claims: [{id: a, text: "A\xe2\x80\xaeB", challenges: [B]}]\n' >new.yaml
    succeeds "$REBUT" diff -q old.yaml new.yaml
    grep -qF 'A\u{202E}B' <<<"$output"
}

@test "a hundred thousand siblings, all of them reworded" {
    n=100000
    ! is_sanitized || n=5000
    for word in The One; do
        { printf 'claims:\n  - text: Top\n    supports:\n'; seq -f "      - $word sentence with %.0f things in it and more" $n; } >$word.yaml
    done
    succeeds timeout 60 /usr/bin/time -f %e -o used "$REBUT" diff -q The.yaml One.yaml
    [ "$(grep -c '    was: The sentence' <<<"$output")" -gt $((n * 9 / 10)) ]
    is_sanitized || awk 'END {exit !($1 < 20)}' used
}

# What is heard of cards and references, each with its level.
labels() {
    sed -n 's/.*<g [^>]*role="listitem" aria-level="\([0-9]*\)" aria-label="\([^"]*\)".*/\1 \2/p' "$1"
}

# The words of an SVG's runs of the class $1, one a line.
runs() {
    sed -n "s/.*<text class=\"$1\".*>\(.*\)<\/text>.*/\1/p" "$2"
}

@test "the drawing has what is there as it is, with the changes marked, and what was removed as ghosts" {
    write_maps
    "$REBUT" diff -q --layout tree old.yaml new.yaml -o changes.svg
    xmllint --noout changes.svg
    diff - <(labels changes.svg) <<'END'
1 Claim 1, contested: Close the city centre to private cars
2 Claim 1.1: Air pollution would fall by a fifth; reworded
2 Claim 1.2: The square would be quiet
2 Challenge 1.3, open: Shops lose trade; reworded; was answered
3 Countermeasure 1.3.1, contested: Free cargo-bike delivery for shoppers; was stands
4 Challenge 1.3.1.1, open: Nobody cycles in the rain; added
5 See Countermeasure 1.4.1, which counters 1.3.1.1: Parking hubs at the edge of town; contested
3 See Countermeasure 1.4.1, which counters 1.3: Parking hubs at the edge of town; contested; removed
2 Challenge 1.4, open: Disabled people lose access; was answered
3 Countermeasure 1.4.1, contested: Parking hubs at the edge of town; also counters 1.3.1.1; moved; was stands
4 See Challenge 1.5, which challenges 1.4.1: Permits for those who need them; open
3 Countermeasure (1.4.1): Permits for those who need them; removed
2 Challenge 1.5, open: Permits for those who need them; also challenges 1.4.1; added
2 Challenge (1.5): Buses are full; removed
END
    diff - <(runs relation changes.svg) <<'END'
~ reworded
~ reworded
was answered
was stands
+ added
− removed
was answered
also
» moved
was stands
1.3.1.1
− removed
also
+ added
1.4.1
− removed
END
    [ "$(runs legend changes.svg | grep -cx 'added\|reworded\|moved\|removed')" -eq 4 ]
    [ "$(grep -o ' id="[^"]*"' changes.svg | sort | uniq -d | wc -l)" -eq 0 ]
    # The link of a removed card, and that by which a moved one hung where it was.
    grep -q 'data-from="buses-are-full" data-to="close"' changes.svg
    grep -q 'data-from="hubs" data-to="trade"' changes.svg
    "$REBUT" diff -q --verdicts off --legend none old.yaml new.yaml -o changes.svg
    lacks '>was ' changes.svg
    lacks 'class="legend"' changes.svg
}

@test "without a difference the drawing is that of the map, byte for byte" {
    for map in "$SOURCE"/graphs/*.yaml "$SOURCE"/examples/{together,undercuts,groups,arabic}.yaml; do
        cp "$map" map.yaml
        cp map.yaml same.yaml
        "$REBUT" render -q --quotes off map.yaml -o rendered.svg
        "$REBUT" diff -q same.yaml map.yaml -o changes.svg
        cmp rendered.svg changes.svg
    done
}

@test "files of a difference have the format of their names" {
    write_maps
    "$REBUT" diff -q old.yaml new.yaml -o '{name}.svg' -o new.pdf -o new.PNG -o new.txt -o new.json
    [ -s new.svg ]
    qpdf --check new.pdf >/dev/null
    diff new.txt <("$REBUT" diff -q old.yaml new.yaml)
    diff new.json <("$REBUT" diff -q --as json old.yaml new.yaml)
    diff <("$REBUT" diff -q old.yaml new.yaml -o -.svg) new.svg
    fails 1 "$REBUT" diff -q --exit-code old.yaml new.yaml -o other.svg
    cmp other.svg new.svg
    for name in new.md new.tex new.odd; do
        fails 2 "$REBUT" diff -q old.yaml new.yaml -o $name
        [ ! -e $name ]
    done
    fails 2 "$REBUT" diff -q old.yaml new.yaml -o a.svg -o ./a.svg
    fails 3 "$REBUT" diff -q old.yaml new.yaml -o old.yaml/a.svg
    printf 'claims: [{text: Cats sleep, challenges: [No]}]\n' >other.yaml
    fails 1 "$REBUT" diff -q old.yaml other.yaml -o none.svg -o none.txt
    [ ! -e none.svg ]
    [ ! -e none.txt ]
    leaves_nothing
}

@test "everything below a removed card, and cards without a home, are drawn" {
    printf 'claims:\n  - {id: a, text: A, supports: [{id: j, together: [{id: p, text: P}, {id: q, text: Q}], challenges: [{id: u, text: U, undercuts: true}]}]}\n  - {id: gone, text: Gone, challenges: [{id: below, text: Below, countermeasures: [{id: deep, text: Deep, against: u}]}]}\n' >old.yaml
    printf 'claims:\n  - {id: a, text: A, challenges: [{id: gone-removed-1, text: N}]}\n  - {id: below, text: Below, for: a}\n' >new.yaml
    "$REBUT" diff -q --layout tree old.yaml new.yaml -o changes.svg
    diff - <(labels changes.svg) <<'END'
1 Claim 1, contested: A; was stands
2 Challenge 1.1, open: N; added
2 Claim 1.2: Below; moved; was answered
3 Countermeasure (2.1.1): Deep; removed
2 Claim (1.1): P; removed
2 Claim (1.2): Q; removed
2 Challenge (1.3): U; does not follow; removed
3 See Countermeasure (2.1.1), which counters (1.3): Deep; removed
1 Claim (2): Gone; removed
2 See Claim 1.2, which challenges (2): Below; removed
END
}

@test "a drawing takes the colours of a theme file, from stdin too, which is read once" {
    write_maps
    echo 'ground: "#fffdf8"' >mine.yaml
    succeeds "$REBUT" diff old.yaml new.yaml --theme-file mine.yaml -o themed.svg
    grep -q 'fill="#fffdf8"' themed.svg
    "$REBUT" diff old.yaml new.yaml --theme-file - -o piped.svg <mine.yaml
    cmp themed.svg piped.svg
    fails 2 "$REBUT" diff old.yaml - --theme-file - -o none.svg <new.yaml
    says "stdin can be read only once"
    fails 3 "$REBUT" diff old.yaml new.yaml --theme-file none.yaml -o none.svg
    [ ! -e none.svg ]
}

@test "what no longer denies a link that is gone is drawn at the card that the link came from" {
    printf 'claims:\n  - id: t\n    text: Top\n    supports:\n      - {id: a, text: A}\n      - {id: b, text: B, challenges: [{id: u, text: U, against: a -> t}]}\n' >old.yaml
    printf 'claims:\n  - id: t\n    text: Top\n    supports:\n      - {id: b, text: B, challenges: [{id: u, text: U}]}\n' >new.yaml
    for layout in tree layered; do
        "$REBUT" diff -q --layout $layout old.yaml new.yaml -o changes-$layout.svg -o changes.html -o changes.pptx
    done
    labels changes-tree.svg | grep -qF '3 See Challenge 1.1.1, which challenges (1.1): U; open; removed'
}
