# `rebut verdict`: what is told where, and with which exit code.
load common

write_maps() {
    cat >settled.yaml <<'MAP'
title: A settled question
claims:
  - id: bench
    text: The street gets a *bench*
    challenges:
      - id: narrow
        text: It is narrow
        countermeasures: [{id: corner, text: Put it on the corner}]
MAP
    cat >unsettled.yaml <<'MAP'
claims:
  - id: bench
    text: The street gets a bench
    supports: [{id: sit, text: One can sit, challenges: [{id: noise, text: Not in this noise}]}]
MAP
}

@test "words go to stdout, and nothing else is said" {
    write_maps
    succeeds "$REBUT" verdict settled.yaml
    [ "$output" = 'settled.yaml: A settled question

Top claims
  1  bench: The street gets a bench
     stands, as narrow is answered

Open challenges: none

1 challenge: 1 answered, 0 open, 0 undecided' ]
    [ -z "$stderr" ]
    for option in -q --as=text --color=always --messages=json --jobs=4; do
        [ "$("$REBUT" verdict "$option" settled.yaml 2>&1)" = "$output" ]
    done
    succeeds "$REBUT" verdict -v settled.yaml
    [ "$stderr" = 'settled.yaml: 3 cards, 2 links, 0 warnings' ]
}

@test "--as json tells of every item, one map a line" {
    write_maps
    succeeds "$REBUT" verdict --as json settled.yaml unsettled.yaml
    [ "${#lines[@]}" -eq 2 ]
    [ "${lines[0]}" = '{"map": "settled.yaml", "items": [{"id": "bench", "kind": "claim", "number": "1", "label": "in", "word": "stands", "reason": "stands, as narrow is answered", "because": ["narrow"], "unsupported": false}, {"id": "narrow", "kind": "challenge", "number": "1.1", "label": "out", "word": "answered", "reason": "answered by corner", "because": ["corner"], "unsupported": false}, {"id": "corner", "kind": "countermeasure", "number": "1.1.1", "label": "in", "word": "stands", "reason": "stands: nothing is against it", "because": [], "unsupported": false}], "challenges": {"all": 1, "answered": 1, "open": 0, "undecided": 0}}' ]
    /usr/bin/python3 - "${lines[1]}" <<'CODE'
import json, sys
told = json.loads(sys.argv[1])
assert [item["id"] for item in told["items"] if item["unsupported"]] == ["bench"], told
assert told["challenges"] == {"all": 1, "answered": 0, "open": 1, "undecided": 0}, told
CODE
    fails 2 "$REBUT" verdict --as yaml settled.yaml
    [[ $stderr == *'--as has no value `yaml`'*'text, json'* ]]
    fails 2 "$REBUT" check --as json settled.yaml
}

@test "many maps keep their order, and one that is refused stops no other" {
    write_maps
    echo 'claims: [' >broken.yaml
    for i in 1 2 3 4 5 6 7 8 9; do sed "s/settled/settled $i/" settled.yaml >"$i.yaml"; done
    fails 3 "$REBUT" verdict -j 3 [1-4].yaml broken.yaml missing.yaml [5-9].yaml
    [ "$(sed -n 's/\.yaml: A settled .*//p' <<<"$output" | tr -d '\n')" = 123456789 ]
    [[ $stderr == *broken.yaml:1:*missing.yaml* ]]
}

@test "of several maps the words are parted by a blank line, whatever -j is" {
    write_maps
    for i in 1 2 3 4 5 6 7; do cp settled.yaml "$i.yaml"; done
    "$REBUT" verdict [1-7].yaml unsettled.yaml >want
    [ "$(grep -c '^$' want)" -eq 32 ]
    [ "$(sed -n 's/\.yaml.*//p' want | tr '\n' ' ')" = '1 2 3 4 5 6 7 unsettled ' ]
    for jobs in 2 8; do
        "$REBUT" verdict -j "$jobs" [1-7].yaml unsettled.yaml | cmp - want
    done
}

@test "--strict: open challenges and warnings are errors, and the words come all the same" {
    write_maps
    succeeds "$REBUT" verdict --strict settled.yaml
    succeeds "$REBUT" verdict unsettled.yaml
    words=$output
    fails 1 "$REBUT" verdict --strict unsettled.yaml
    [ "$output" = "$words" ]
    says '1 open challenge counts as an error, since --strict was given'
    sed -i 's/^    challenges.*/&\n      - text: It is narrow\n        countermeasures: [Make it a stool]/' settled.yaml
    succeeds "$REBUT" verdict settled.yaml
    [[ $stderr == *warning* ]]
    fails 1 "$REBUT" verdict --strict -q settled.yaml
    [[ $stderr == *'warnings count as errors'* ]]
    [[ $output == *'2 challenges: 2 answered'* ]]
    # An undecided challenge is not open.
    printf 'claims: [{text: A, challenges: [{id: b, text: B, against: c}]}]\nchallenges: [{id: c, text: C, against: b}]\n' >circle.yaml
    succeeds "$REBUT" verdict --strict circle.yaml
}

@test "an expectation that is not met is an error at its line, behind the words" {
    write_maps
    printf 'expect:\n  bench: contested\n' >>settled.yaml
    fails 1 "$REBUT" verdict --messages short settled.yaml
    [[ $output == *'stands, as narrow is answered'* ]]
    [ "$stderr" = 'settled.yaml:10:10: error[E0501]: `bench` comes out as `stands`, not `contested`' ]
    fails 1 "$REBUT" check settled.yaml
    [[ $stderr == *E0501* ]]
    # What is drawn is how it stands.
    succeeds "$REBUT" render -q settled.yaml
}

@test "a map that is refused has no verdict" {
    printf 'claims:\n  - text: A\nexpect: {nobody: stands, a: open}\n' >bad.yaml
    for form in text json; do
        fails 1 "$REBUT" verdict --as "$form" bad.yaml
        [ -z "$output" ]
        [[ $stderr == *'bad.yaml:3:10: error[E0207]: no item has the id `nobody`'* ]]
        [[ $stderr == *'bad.yaml:3:29: error[E0217]: a claim cannot be `open`'* ]]
    done
}

@test "from stdin, and onto a disk that is full" {
    write_maps
    succeeds "$REBUT" verdict - <settled.yaml
    [ "${lines[0]}" = '<stdin>: A settled question' ]
    fails 3 bash -c '"$0" verdict settled.yaml >/dev/full' "$REBUT"
    says 'cannot write stdout: No space left on device'
    fails 3 bash -c '"$0" verdict settled.yaml >&-' "$REBUT"
    fails 2 "$REBUT" verdict
}

@test "no source is opened" {
    printf 'claims: [{text: A, source: {cite: s, quote: Nowhere}, challenges: [B]}]\nsources: {s: {title: S, file: missing.txt}}\n' >map.yaml
    fails 1 "$REBUT" check map.yaml
    succeeds "$REBUT" verdict map.yaml
    [ -z "$stderr" ]
}

@test "what an author wrote reaches the terminal as text" {
    printf 'title: "a\xe2\x80\xaeb"\nclaims: [{text: "x\xe2\x80\xaey", challenges: [{id: b, text: B}]}]\n' >map.yaml
    run -0 "$REBUT" verdict map.yaml
    [[ $output == *'a\u{202E}b'*'x\u{202E}y'* ]]
}

# The accessible label of the card $1 in out.svg.
label() {
    sed -n "s/^<g id=\"p-$1\" .*aria-label=\"\([^\"]*\)\">/\1/p" out.svg
}

# The word that the card $1 in out.svg shows, if any.
word() {
    sed -n "/^<g id=\"p-$1\" /,/^<\/g>/s/.*class=\"status\".*>\(.*\)<\/text>.*/\1/p" out.svg
}

@test "cards tell how they stand, to eyes and to readers" {
    printf '%s\n' 'claims:' \
        '  - {id: a, text: A claim that others are against, challenges: [{id: b, text: An open challenge}]}' \
        '  - id: c' \
        '    text: Another claim, which others are against, too' \
        '    supports: [{id: d, text: Nobody doubts what this says}]' \
        '    challenges: [{id: e, text: An answered challenge, countermeasures: [{id: f, text: The answer that was given to it}]}]' \
        '  - {id: g, text: One side, against: h}' \
        '  - {id: h, text: The other side, against: g}' >map.yaml
    "$REBUT" render -q map.yaml --id-prefix p -o out.svg
    [ "$(label a)" = 'Claim 1, contested: A claim that others are against' ]
    [ "$(label b)" = 'Challenge 1.1, open: An open challenge' ]
    [ "$(label c)" = 'Claim 2, stands: Another claim, which others are against, too' ]
    [ "$(label d)" = 'Claim 2.1: Nobody doubts what this says' ]
    [ "$(label e)" = 'Challenge 2.2, answered: An answered challenge' ]
    [ "$(label f)" = 'Countermeasure 2.2.1: The answer that was given to it' ]
    [ "$(label g)" = 'Claim 3, undecided: One side; also challenges 4' ]
    [ "$(word a) $(word b) $(word c)" = 'contested open stands' ]
    [ -z "$(word d)$(word f)" ]
    grep -q '<desc .*Challenges: 1 answered, 1 open, 0 undecided\.</desc>' out.svg
    # The words say what they mean, but for the one that could be taken for a judgement.
    grep -q '>contested: a challenge to it stands</text>' out.svg
    for word in open answered stands; do
        [ "$(grep -c ">$word</text>" out.svg)" -eq 1 ]
    done
}

@test "a link that carries nothing is drawn like others, and an answered card keeps its kind's colour" {
    write_maps
    "$REBUT" render -q settled.yaml --id-prefix p -o out.svg
    lines() { sed -n "/data-from=\"$1\"/,/^<\/g>/p" "$2" | grep -o 'stroke[^>]*'; }
    [ -n "$(lines narrow out.svg)" ]
    lacks dasharray <<<"$(lines narrow out.svg)"
    "$REBUT" render -q settled.yaml --id-prefix p --verdicts off -o off.svg
    [ "$(lines narrow out.svg)" = "$(lines narrow off.svg)" ]
    sed -n '/id="p-narrow"/,/^<\/g>/p' out.svg | grep -q 'class="outline".*stroke="#c2410c"'
}

@test "--verdicts off draws none of it" {
    write_maps
    "$REBUT" render -q settled.yaml --id-prefix p --verdicts off -o out.svg
    [ "$(label narrow)" = 'Challenge 1.1: It is narrow' ]
    lacks -E 'class="status"|answered|carries nothing' out.svg
    # A map that nothing is against looks the same either way.
    printf 'claims: [{text: A claim, supports: [A reason, Another]}]\n' >plain.yaml
    "$REBUT" render -q plain.yaml -o on.svg
    "$REBUT" render -q plain.yaml --verdicts off -o off.svg
    cmp on.svg off.svg
}

@test "an option wins over a view, and a view over the map" {
    write_maps
    cat >off.yaml <<'END'
verdicts: off
claims:
  - id: bench
    text: A bench under the tree
    challenges: [It is narrow]
views:
  silent: {focus: bench}
  telling: {focus: bench, verdicts: on}
END
    sed 's/verdicts: off/verdicts: on/; s/verdicts: on}/verdicts: off}/' off.yaml >on.yaml
    tells() {
        "$REBUT" render -q "$@" --id-prefix p -o out.svg
        [[ $(label bench) == 'Claim 1, contested: '* ]] && echo yes || echo no
    }
    [ "$(tells off.yaml) $(tells off.yaml --verdicts on) $(tells on.yaml) $(tells on.yaml --verdicts off)" = 'no yes yes no' ]
    [ "$(tells off.yaml --view silent) $(tells off.yaml --view telling)" = 'no yes' ]
    [ "$(tells off.yaml --view telling --verdicts off) $(tells off.yaml --view silent --verdicts on)" = 'no yes' ]
    sed -i '1s/.*/title: On/' on.yaml
    [ "$(tells on.yaml) $(tells on.yaml --view telling)" = 'yes no' ]
    lacks 'Challenges:' <out.svg
}

@test "outlines of a map without verdicts say none, and it is judged all the same" {
    write_maps
    printf 'verdicts: off\n' >>settled.yaml
    for form in text markdown html alt latex; do
        "$REBUT" outline -q --as $form settled.yaml | lacks -E 'answered|open|stands|contested'
        "$REBUT" outline -q --verdicts on --as $form settled.yaml | grep -Eq 'answered|open|stands|contested'
    done
    "$REBUT" outline -q --table settled.yaml | grep -qx '| Number | What it is | Text | Sources |'
    "$REBUT" outline -q --as json settled.yaml | grep -q '"word": "answered"'
    "$REBUT" verdict -q settled.yaml | grep -q 'as narrow is answered'
    "$REBUT" render -q settled.yaml -o page.html
    lacks 'class="verdict"' <page.html
}

@test "a part of a map shows how its cards stand in the whole" {
    write_maps
    "$REBUT" render -q settled.yaml --id-prefix p --depth 1 -o out.svg
    [[ $(label narrow) == 'Challenge 1.1, answered: It is narrow; 1 more below' ]]
}
