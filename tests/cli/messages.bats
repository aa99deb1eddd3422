# How messages are shown.
load common

faulty() {
    cat >hubs.yaml <<'END'
title: Should the city centre be car-free?
claims:
  - id: close
    text: Close the city centre to private cars
    challenges:
      - text: Shops would lose trade
        countermeasures:
          - id: hubs
            text: Parking hubs at the edge of town
      - text: Disabled people lose access
        countermeasures:
          - ref: hub
END
}

@test "the line as written, a caret below, and help" {
    faulty
    fails 1 "$REBUT" check hubs.yaml
    diff <(echo "$stderr") - <<'END'
hubs.yaml:12:18: error[E0207]: no item has the id `hub`
   |
12 |           - ref: hub
   |                  ^^^ not defined
   = help: did you mean `hubs`? it is defined at line 8
END
}

@test "carets stand below wide characters, combining ones and tabs" {
    printf 'claims:\n  - {text: "中文 e\u0301 🚗", ref2: hub, text: a}\n' >wide.yaml
    fails 1 "$REBUT" check wide.yaml
    line=$(grep -n -F 'ref2' <<<"$stderr" | head -n 1)
    shown=$(grep -F 'text: "' <<<"$stderr" | head -n 1)
    caret=$(grep -F '^^^^' <<<"$stderr" | head -n 1)
    /usr/bin/python3 - "$shown" "$caret" <<'END'
import sys, unicodedata
def columns(text):
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
shown, caret = sys.argv[1:]
assert columns(shown[:shown.index("ref2")]) == caret.index("^"), (shown, caret)
assert caret.count("^") == 4, caret
END
}

@test "short messages are one line each" {
    faulty
    echo '          - ref: town' >>hubs.yaml
    fails 1 "$REBUT" check --messages short hubs.yaml
    [ "$(wc -l <<<"$stderr")" -eq 2 ]
    [ "$(grep -cE '^hubs.yaml:1[23]:[0-9]+: error\[E[0-9]{4}\]: ' <<<"$stderr")" -eq 2 ]
}

@test "JSON messages are one object a line" {
    faulty
    name=$'tab\there \x1b \xff.yaml'
    mv hubs.yaml "$name"
    fails 3 "$REBUT" check --messages json "$name" missing.yaml
    /usr/bin/python3 - "$stderr" <<'END'
import json, sys
first, second = map(json.loads, sys.argv[1].splitlines())
assert list(first) == ["severity", "code", "file", "message", "place", "second", "help"], first
assert first["severity"] == "error" and first["code"] == "E0207"
assert first["place"]["line"] == 12 and first["place"]["column"] == 18 and first["place"]["length"] == 3
assert second["code"] is None and second["message"].startswith("cannot read missing.yaml")
END
}

@test "no control character reaches the terminal" {
    name=$'a\nb\x1b[31m\x07\u202e.yaml'
    printf 'claims:\n  - text: "x\\e[31m"\n    t\xc2\x9bst: 1\n    r\xe2\x80\xaeef: \x1b[31m\n' >"$name"
    for style in human short json; do
        fails 1 "$REBUT" check --messages "$style" "$name"
        LC_ALL=C lacks -P '[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80\xae' <<<"$stderr"
    done
    fails 3 "$REBUT" check $'\x1b[31m\n'
    says 'cannot read \x1B[31m\x0A: No such file or directory'
    fails 2 "$REBUT" render --for $'\x1b' city.yaml
    fails 2 "$REBUT" $'\x1b'
    says 'there is no command `\x1B`; `rebut --help` lists them'
    fails 2 "$REBUT" render $'--\x1b' city.yaml
    lacks $'\x1b' <<<"$stderr"
}

@test "colour only where it is wanted" {
    faulty
    fails 1 "$REBUT" check hubs.yaml
    lacks $'\x1b' <<<"$stderr"
    fails 1 "$REBUT" check --color always hubs.yaml
    grep -q $'\x1b\[1;31merror\[E0207\]' <<<"$stderr"
    on_terminal() {
        script -qec "$* check hubs.yaml" /dev/null </dev/null || true
    }
    export TERM=xterm
    on_terminal "$REBUT" | grep -q $'\x1b\[1;31m'
    on_terminal NO_COLOR=1 "$REBUT" | lacks $'\x1b'
    on_terminal TERM=dumb "$REBUT" | lacks $'\x1b'
}

@test "groups that share members are marks on cards, and what is beyond six is named" {
    cat >map.yaml <<'END'
claims:
  - {id: a, text: One}
  - {id: b, text: Two, for: a}
groups:
  first: {label: Both, members: [a, b]}
  second: {label: One of them, members: [b]}
END
    succeeds "$REBUT" render --messages short map.yaml -o map.svg
    [ -z "$stderr" ]
    [ "$(grep -c '<g class="region"' map.svg)" -eq 1 ]
    grep -q 'aria-label="Claim 1.1[^"]*: Two; in the group One of them"' map.svg
    lacks 'One; in the group' <map.svg
    grep -q '>One of them</text>' map.svg
    for i in 3 4 5 6 7 8; do echo "  g$i: {members: [b]}" >>map.yaml; done
    succeeds "$REBUT" render --messages short map.yaml -o map.svg
    [ "$stderr" = 'map.yaml:12:3: warning[W0403]: the group `g8` is not drawn' ]
    grep -q 'in the group One of them; in the group g3; .*; in the group g7"' map.svg
}

@test "a long line is cut around the caret" {
    printf 'claims:\n  - {text: "%s", wrong: 1, note: "%s"}\n' "$(printf 'ä%.0s' $(seq 3000))" "$(printf 'b%.0s' $(seq 3000))" >long.yaml
    fails 1 "$REBUT" check long.yaml
    [ "$(wc -L <<<"$stderr")" -le 130 ]
    grep -q '\.\.\..*wrong.*\.\.\.' <<<"$stderr"
    grep -q '^ *| *^^^^^' <<<"$stderr"
}

@test "quiet, verbose and strict" {
    printf 'claims:\n  - Alone\n' >warn.yaml
    succeeds "$REBUT" render warn.yaml
    [[ $stderr == *warning* ]]
    [[ $stderr != *"smallest text"* ]]
    succeeds "$REBUT" render -v warn.yaml
    [[ $stderr == *"warn.svg: "*" mm, 1 cards, smallest text "*" pt"* ]]
    succeeds "$REBUT" render -q warn.yaml
    [ -z "$stderr" ]
    rm warn.svg
    fails 1 "$REBUT" render --strict warn.yaml
    [[ $stderr == *warning*"rebut: warnings count as errors, since --strict was given" ]]
    [ ! -e warn.svg ]
}

@test "a batch: messages in order, one fault stops nothing, the worst code counts" {
    faulty
    mkdir out
    maps=()
    for i in $(seq 10 29); do
        cp city.yaml "m$i.yaml"
        [ $((i % 5)) -ne 0 ] || cp hubs.yaml "m$i.yaml"
        maps+=("m$i.yaml")
    done
    for jobs in 1 4; do
        rm -f out/*
        fails 1 "$REBUT" render --messages short -v "${maps[@]}" -o 'out/{name}.svg' -j "$jobs"
        [ "$(ls out | wc -l)" -eq 16 ]
        [ "$(grep -o 'm[0-9][0-9]' <<<"$stderr" | uniq | tr '\n' ' ')" = "$(printf '%s ' "${maps[@]%.yaml}")" ]
    done
    fails 3 "$REBUT" check -q missing.yaml hubs.yaml city.yaml
    fails 3 "$REBUT" check -q city.yaml hubs.yaml missing.yaml
    [[ $stderr == *"cannot read missing.yaml"* ]]
    mkdir m11.svg
    fails 3 "$REBUT" render -q m11.yaml m12.yaml
    [ -s m12.svg ]
}

@test "a batch: a process that dies costs its own map only" {
    mkfifo pipe.yaml
    sleep 60 >pipe.yaml &
    writer=$!
    "$REBUT" render -q -j 2 pipe.yaml city.yaml -o '{name}.svg' -o '{name}.png' 2>said &
    rebut=$!
    while [ ! -s city.png ]; do sleep 0.1; done
    # The worker that reads the pipe; the other has ended or waits.
    for pid in $(pgrep -P $rebut); do
        [[ $(readlink /proc/$pid/fd/*) != *pipe.yaml* ]] || kill -KILL "$pid"
    done
    code=0
    wait $rebut || code=$?
    [ "$code" -eq 70 ]
    kill "$writer"
    [ "$(<said)" = 'rebut: pipe.yaml could not be drawn: its process ended by signal 9' ]
    xmllint --noout city.svg
    [ ! -e pipe.svg ]
}

@test "a batch on a terminal shows how far it is" {
    cp city.yaml town.yaml
    script -qec "$REBUT render city.yaml town.yaml" /dev/null </dev/null >said
    grep -q '1 of 2 maps' said
    grep -q 'town.svg: .* mm, [0-9]* cards' said
    lacks $'\x1b' said
}
