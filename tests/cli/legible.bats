#!/usr/bin/env bats
# tests/bench/legible: every measure of a page beside its bound, and whether it is kept.
load common

LEGIBLE=$BATS_TEST_DIRNAME/../bench/legible
MAP=$BATS_TEST_DIRNAME/../../examples/undercuts.yaml

# held MEASURE FIGURE BOUND WORD: such a line is in $output.
held() {
    if ! grep -Eq "^  $1 +$2   $3 +$4\$" <<<"$output"; then
        printf 'no line: %s %s %s %s\n%s\n' "$@" "$output" >&2
        return 1
    fi
}

# overlaps FIGURE WORD: there is that line on overlaps for each of the three pages.
overlaps() {
    [ "$(grep -Ec "^  overlaps +$1   0 +$2\$" <<<"$output")" -eq 3 ]
}

@test "each page has its figures, with their bounds and whether they are kept" {
    succeeds "$LEGIBLE" "$REBUT" "$MAP"
    overlaps 0 kept
    for page in slide page column; do
        [[ "$output" == *$'\n'"for $page, 1 maps"$'\n'* ]]
        read -r _ _ cards refs size file base best to_best _ < <(grep "^undercuts $page " <<<"$output")
        [ "$cards $refs $base" = '3 0 -' ]
        awk -v s="$size" -v f="$file" -v b="$best" -v q="$to_best" \
            'BEGIN { exit !(f > 0 && s >= f && (s / b - q) ^ 2 < .006 ^ 2) }'
    done
    held 'gap, least' '0\.[4-9][0-9]+' 'at least 0.45' kept
    held 'lines out of 30 to 64, mean' '[01]\.[0-9]+' 'at most 0.25' '(not )?kept'
}

@test "a card moved onto another is found on each page" {
    cat >moved <<'EOS'
#!/bin/bash
set -o pipefail
"$REBUT" "$@" | sed '/id="m-always"/,/<rect/s/<rect x="[^"]*" y="[^"]*"/<rect x="2" y="40"/'
EOS
    chmod +x moved
    succeeds "$LEGIBLE" ./moved "$MAP"
    overlaps '[1-9]' 'not kept'
    held 'cards astray' '[1-9]' 0 'not kept'
}

@test "sizes are held against a baseline" {
    baseline() {
        printf '{"undercuts": {"page": {"legible_pt": %s, "in_file_pt": %s}}}' "$1" "$2" >sizes.json
        succeeds "$LEGIBLE" "$REBUT" --page page --baseline sizes.json "$MAP"
    }
    baseline 2 2
    held 'of the baseline, least' '[1-9][0-9]*\.[0-9]+' 'at least 0.75' kept
    baseline 900 2
    held 'of the baseline, least' '0\.0[0-9]+' 'at least 0.75' 'not kept'
    baseline 2 900 # a baseline at the page's cap
    held 'of 1 maps at the cap, smaller \(least\)' '1 \(0\.0[0-9]+\)' 0 'not kept'
}

@test "a map that is not there is named, and the others are measured" {
    fails 1 "$LEGIBLE" "$REBUT" --page page none.yaml "$MAP"
    [[ "$stderr" == "none.yaml: "* ]]
    [[ "$output" == *$'\nfor page, 1 maps\n'* ]]
    held overlaps 0 0 kept
}

# Words of ours stand in the middle of their boxes whatever their script is: by the ink in a picture.
@test "verdicts stand in the middle of their boxes in every script" {
    for lang in zh ja ko th hi ar; do
        sed "1i lang: $lang" "$SOURCE/examples/undercuts.yaml" >map.yaml
        succeeds "$REBUT" render -q map.yaml -o map.svg
        succeeds "$REBUT" render -q --dpi 432 map.yaml -o map.png
        /usr/bin/python3 - <<'CODE'
import re
from PIL import Image
SCALE = 432 / 72
picture = Image.open("map.png").convert("L")
number = r'="(-?[\d.]+)"'
boxes = [[float(value) for value in box]
         for *box, fill in re.findall(rf'<rect class="slot" x{number} y{number} width{number} height{number} '
                                      r'rx="[\d.]+" fill="(#\w+)"', open("map.svg", encoding="utf-8").read())]
assert len(boxes) == 2, boxes
for x, y, width, height in boxes:
    # Between the rounded ends: white words on a dark box.
    inner = picture.crop([round(edge * SCALE) for edge in (x + 5, y, x + width - 5, y + height)])
    ground = inner.getpixel((0, inner.height // 2))
    rows = [row for row in range(inner.height)
            if max(inner.crop((0, row, inner.width, row + 1)).getdata()) > (ground + 255) / 2]
    assert rows, "no ink"
    middle = (rows[0] + rows[-1] + 1) / 2 / inner.height
    assert abs(middle - 0.5) < 0.08, (boxes, middle)
CODE
    done
}
