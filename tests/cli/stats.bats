# `rebut stats`: the figures of maps, and their sum.
load common

write_maps() {
    cat >one.yaml <<'MAP'
title: The *first* map
claims:
  - id: top
    text: "**Four** words stand here"
    source: s
    parts: [A part, {id: longer, text: "Another part, and a longer one"}]
    challenges:
      - id: gap
        text: A gap
        countermeasures: [{id: bridge, text: A bridge, for: longer}]
      - text: Open
        source: s, p. 3
  - text: Alone
    against: gap -> top
sources: {s: A source}
MAP
    printf 'challenges: [{id: a, text: A, against: b}, {id: b, text: B, against: a}]\n' >two.yaml
}

@test "one map is told alone" {
    write_maps
    succeeds "$REBUT" stats -q one.yaml
    diff - <(echo "$output") <<'END'
one.yaml: The first map
Cards: 7
  4 claims (stands 3, contested 1)
  2 challenges (open 1, answered 1)
  1 countermeasure (stands 1)
Links: 7 (supports 1, challenges 2, counters 1, is part of 2, denies that a link holds 1)
Depth: 3
Width: 4, under 1
Longest texts, in characters:
  30  1.2  longer: Another part, and a longer one
  21  1  top: Four words stand here
  8  1.3.2  bridge: A bridge
Without a source: 5 of 7 cards: 1.1, 1.2, 1.3, 1.3.1 and 1.3.2
END
    [ -z "$stderr" ]
}

@test "several maps have a sum, of those that are sound" {
    write_maps
    echo 'claims: [{text: A, for: nothing}]' >wrong.yaml
    fails 1 "$REBUT" stats -q one.yaml wrong.yaml two.yaml -j 3
    [[ $stderr == *wrong.yaml*E0207* ]]
    diff - <(sed -n '/^two/,$p' <<<"$output") <<'END'
two.yaml
Cards: 2
  2 challenges (undecided 2)
Links: 2 (counters 2)
Depth: 1
Width: 2, at the top
Longest texts, in characters:
  1  1  a: A
  1  2  b: B
Without a source: 2 of 2 cards: 1 and 2

Sum of 2 maps
Cards: 9
  4 claims (stands 3, contested 1)
  4 challenges (open 1, answered 1, undecided 2)
  1 countermeasure (stands 1)
Links: 9 (supports 1, challenges 2, counters 3, is part of 2, denies that a link holds 1)
Depth: at most 3
Width: at most 4
Without a source: 7 of 9 cards
END
    fails 3 "$REBUT" stats -q two.yaml nowhere.yaml
    [[ $output == *'Sum of 1 map'* ]]
    fails 3 bash -c '"$0" stats -q one.yaml two.yaml >/dev/full' "$REBUT"
}

@test "JSON is a line for each map, and one for the sum" {
    write_maps
    succeeds "$REBUT" stats -q --as json one.yaml two.yaml
    /usr/bin/python3 - "$output" <<'CODE'
import json, sys
one, two, total = map(json.loads, sys.argv[1].splitlines())
assert one["map"] == "one.yaml" and one["title"] == "The *first* map" and two["title"] is None
assert one["cards"]["all"] == 7 and one["cards"]["claim"] == {"all": 4, "stands": 3, "contested": 1, "open": 0, "answered": 0, "undecided": 0}, one
assert one["links"] == {"all": 7, "supports": 1, "challenges": 2, "counters": 1, "part": 2, "undercuts": 1}, one
assert (one["depth"], one["width"], one["widest"], two["widest"]) == (3, 4, "top", None)
assert one["longest"][0] == {"id": "longer", "number": "1.2", "characters": 30}
assert one["unsourced"] == ["a-part", "longer", "gap", "alone", "bridge"], one["unsourced"]
assert total["maps"] == 2 and total["cards"]["all"] == 9 and total["unsourced"] == 7 and total["depth"] == 3
CODE
    succeeds "$REBUT" stats -q --as json one.yaml
    [ "${#lines[@]}" -eq 1 ]
    fails 2 "$REBUT" stats --as markdown one.yaml
}

@test "signs that move a cursor are shown as escapes" {
    printf 'title: "a\xe2\x80\xaeb"\nclaims: [{text: A, challenges: [B]}]\n' >odd.yaml
    succeeds "$REBUT" stats -q odd.yaml
    [ "${lines[0]}" = 'odd.yaml: a\u{202E}b' ]
}

@test "-v says what was read, also where nothing is told" {
    succeeds "$REBUT" stats -v city.yaml
    [ "$stderr" = "city.yaml: 7 cards, 7 links, 0 warnings" ]
    succeeds "$REBUT" diff -v city.yaml city.yaml
    [ -z "$output" ]
    [ "$stderr" = "city.yaml: 7 cards, 7 links, 0 warnings" ]
    succeeds "$REBUT" diff city.yaml city.yaml >&-
}
