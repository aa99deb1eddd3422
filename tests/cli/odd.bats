#!/usr/bin/env bats
# Odd uses of pages, views, steps and groups: what a stranger would try.
load common

setup() {
    cd "$BATS_TEST_TMPDIR"
}

@test "a view's name leads into no other folder" {
    mkdir in
    cat >in/map.yaml <<'END'
claims:
  - id: top
    text: Top
views:
  ../evil: {depth: 0}
  a/b.c: {depth: 0}
  Übersicht 2: {depth: 0}
  "..": {depth: 0}
END
    cd in
    "$REBUT" render -q map.yaml --view all -o '{view}.svg' -o '{view}-{n}.svg'
    [ "$(ls ..)" = "in" ]
    [ "$(ls -- *.svg | LC_ALL=C sort | tr '\n' ' ')" = \
        "---4.svg ---evil-1.svg ---evil.svg --.svg a-b-c-2.svg a-b-c.svg Übersicht-2-3.svg Übersicht-2.svg " ]
}

# steps N: a map that is told in N steps.
steps() {
    printf 'claims:\n  - id: top\n    text: Top\n    supports:\n'
    for i in $(seq 2 "$1"); do printf '      - {id: r%d, text: Reason %d}\n' "$i" "$i"; done
    printf 'steps: [top'
    for i in $(seq 2 "$1"); do printf ', r%d' "$i"; done
    echo ']'
}

@test "two pages do not go into one file, be they of two maps" {
    steps 2 >a.yaml
    printf 'claims: [{id: top, text: Top}]\nsteps: [top]\n' >a-1.yaml
    for jobs in 1 2; do
        fails 2 "$REBUT" render -q -j $jobs --steps list a.yaml a-1.yaml
        says 'a-1.svg would be written for several pages; {n} in -o stands for a page'"'"'s number, {name} for the map'"'"'s name'
        [ "$(ls -- *.svg | tr '\n' ' ')" = "a-1.svg a-2.svg " ]
        rm -- *.svg
    done
    ln -s y-1.svg x-1.svg
    fails 2 "$REBUT" render -q --steps list a.yaml -o x.svg -o ./y.svg
    [ ! -e y-1.svg ]
    fails 2 "$REBUT" render -q --steps list a.yaml -o '-.{n}.svg'
    [ -z "$output" ]
}
