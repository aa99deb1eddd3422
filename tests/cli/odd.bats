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
