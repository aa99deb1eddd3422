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

# long NAME: an item with eight reasons of many words, each with two of evidence, under the id NAME.
long() {
    echo "  - id: $1"
    echo "    text: The claim $1 that stands above all the others"
    echo '    supports:'
    for i in $(seq 8); do
        echo "      - text: Reason $i of $1, which is written out at such a length that not many have room on one slide"
        echo "        evidence: [Evidence $i of $1 which is likewise written out at some length so that it takes room on the page,"
        echo "                   Further evidence $i of $1 which is likewise written out at some length so that it takes room]"
    done
}

@test "what shows nothing is refused, not drawn as nothing" {
    printf 'claims: [{id: top, text: Top, supports: [One]}]\nviews:\n  facts: {show: evidence}\n' >map.yaml
    for options in '' '--steps depth' '--steps fragments' '--focus top'; do
        fails 2 "$REBUT" render -q map.yaml --show evidence $options -o map.svg
        [[ "$stderr" == *'error[E0407]: none of the items is of a kind that `--show` names'* ]]
    done
    fails 1 "$REBUT" render -q --messages short map.yaml --view all -o map.svg
    [[ "$stderr" == 'map.yaml:3:3: error[E0407]: none of the items of the view `facts`'* ]]
    [ ! -e map.svg ]
}

@test "a drawing of very many pages is refused before it is drawn" {
    steps 400 >map.yaml
    for by in list branch; do
        fails 1 timeout 20 "$REBUT" render -q map.yaml --steps $by -o map.pdf
        [[ "$stderr" == *'error[E0406]: the drawing would have more than 300 pages'* ]]
    done
    succeeds "$REBUT" render -q map.yaml --steps fragments -o map.svg
    { printf 'claims: [{id: top, text: Top}]\nviews:\n'; for i in $(seq 301); do echo "  v$i: {}"; done; } >views.yaml
    fails 1 "$REBUT" render -q views.yaml --view all -o map.pdf
    [[ "$stderr" == *'error[E0406]'*'draw views by their names'* ]]
}

@test "pages of a split tell the pages of the whole drawing, behind other views, too" {
    { echo 'claims:'; long one; long two; printf 'views:\n  all-of-one: {focus: one}\n  all-of-two: {focus: two}\n'; } >map.yaml
    "$REBUT" render -q map.yaml --split --view all -o '{n}.svg' -o map.pdf
    qpdf --check map.pdf >/dev/null
    python3 - <<'END'
import glob, re
import xml.etree.ElementTree as ET
n = len(glob.glob('*.svg'))
shown, told = {}, []
for page in range(1, n + 1):
    for element in ET.parse(f'{page}.svg').getroot().iter():
        if 'card' in (element.get('class') or '').split():
            shown.setdefault(element.get('id'), set()).add(page)
            told += [(element.get('id'), int(number)) for number in re.findall(r'on page (\d+)', element.get('aria-label'))]
assert len(shown) == 50 and len(told) >= 2, (len(shown), told)
assert max(number for _, number in told) > n / 2
for card, number in told:
    assert number in shown[card], (card, number)
END
}

@test "a card whose children take several pages names another page on each" {
    { echo 'claims:'; echo '  - text: The hub'; echo '    supports:'
      for i in $(seq 150); do echo "      - Reason number $i is short"; done; } >star.yaml
    "$REBUT" render -q star.yaml --split -o '{n}.svg'
    n=$(ls -- *.svg | wc -l)
    [ "$n" -ge 3 ]
    for i in $(seq "$n"); do
        grep -q "more below, on page $((i % n + 1))\"" "$i.svg"
    done
}

# Every region's title lies in its region, and under no joint.
check_regions() {
    python3 - "$1" <<'END'
import sys
import xml.etree.ElementTree as ET
SVG = '{http://www.w3.org/2000/svg}'
root = ET.parse(sys.argv[1]).getroot()
def box(element, *names):
    return [float(element.get(name)) for name in names]
regions = [g for g in root.iter(SVG + 'g') if g.get('class') == 'region']
shapes = [r for g in root.iter(SVG + 'g') if (g.get('class') or '').startswith('joint') for r in g.iter(SVG + 'rect')]
for region in regions:
    x, width = box(region.find(SVG + 'rect'), 'x', 'width')
    title = region.find(SVG + 'text')
    left, baseline, length, size = box(title, 'x', 'y', 'textLength', 'font-size')
    assert x < left and left + length < x + width, (title.text, left, length, x, width)
    for slot in (r for r in root.iter(SVG + 'rect') if r.get('class') == 'slot'):
        a, b, w, h = box(slot, 'x', 'y', 'width', 'height')
        assert not (a < left + length and left < a + w and b < baseline and baseline - size < b + h), title.text
    for shape in shapes:
        a, b, w, h = box(shape, 'x', 'y', 'width', 'height')
        assert not (a < left + length and left < a + w and b < baseline and baseline - size < b + h), title.text
print(len(regions), len(shapes))
END
}

@test "the title of a region stays in it, and is not covered" {
    cat >wide.yaml <<'END'
claims:
  - {id: a, text: A}
  - {id: b, text: B, supports: [{id: c, text: C}]}
groups:
  g: {label: "A label that is very much wider than a region can be that has but one card in it", members: [c]}
END
    cat >joint.yaml <<'END'
title: Depth and linked premises
claims:
  - text: Conclusion
    supports:
      - together:
          - {id: p1, text: First premise, supports: [{id: x, text: Reason for first}]}
          - Second premise
        scheme: expert opinion
        challenges: [{text: The expert is biased, countermeasures: [No he is not]}]
    challenges:
      - text: A challenge
        countermeasures:
          - text: A countermeasure
            challenges: [{text: Undercuts the counter, undercuts: true}]
groups:
  g: {label: Group of two, members: [p1, x]}
END
    for layout in tree layered; do
        "$REBUT" render -q --layout $layout wide.yaml joint.yaml -o '{name}.svg'
        [ "$(check_regions wide.svg)" = "1 0" ]
        grep -q '>A [^<]*…<' wide.svg
        check_regions joint.svg
        "$REBUT" render -q --layout $layout --kinds words joint.yaml wide.yaml -o '{name}.svg'
        check_regions joint.svg
        [ "$(check_regions wide.svg)" = "1 0" ]
    done
}

# keeps_ways DRAWING: no line runs through a card, and none crosses another.
keeps_ways() {
    PYTHONPATH=$SOURCE/tests/drawing python3 - "$1" <<'END'
import sys
from promises import crossings, overlaps, through
from svg import Drawing
drawing = Drawing(open(sys.argv[1]).read())
found = [fault for promise in (overlaps, through, crossings) for fault in promise(drawing)]
sys.exit('\n'.join(found) or 0)
END
}

@test "what stands below premises on the deepest levels of a phone keeps out of their bracket" {
    indent='' deep=''
    for i in $(seq 6); do
        deep+="$indent- text: Reason $i"$'\n'"$indent  supports:"$'\n'
        indent+='    '
    done
    cat >premises <<'END'
- together:
    - {text: First premise, evidence: [Of the first, {text: And more, evidence: [Deeper]}]}
    - text: Second premise
      supports:
        - {together: [{text: A premise of it, evidence: [Of that]}, {text: Another, evidence: [Of this]}]}
  challenges: [{text: That does not follow, countermeasures: [It does]}]
END
    { echo 'claims:'; printf '%s' "$deep"; sed "s/^/$indent/" premises; } >deep.yaml
    "$REBUT" render -q deep.yaml --id-prefix m --for phone --layout tree -o deep.svg
    grep -q '>level 8<' deep.svg
    keeps_ways deep.svg
}

# keeps_words DRAWING: no words lie on others or on a card, and none leave the sheet.
keeps_words() {
    PYTHONPATH=$SOURCE/tests/drawing python3 - "$1" <<'END'
import sys
from promises import sheet, words
from svg import Drawing
drawing = Drawing(open(sys.argv[1]).read())
sys.exit('\n'.join([*words(drawing), *sheet(drawing)]) or 0)
END
}

@test "a region covers neither the title of the map nor the name of a scheme" {
    cat >map.yaml <<'END'
title: A title
claims:
  - id: top
    text: Top claim
    supports:
      - together: [{id: p, text: One premise}, {id: q, text: Another premise}]
        scheme: expert opinion
groups:
  thesis: {label: The thesis, members: [top]}
  joint: {label: What it rests on, members: [p, q]}
END
    for layout in tree layered; do
        for title in auto none; do
            "$REBUT" render -q map.yaml --id-prefix m --layout $layout --title $title -o map.svg
            keeps_words map.svg
        done
    done
    "$REBUT" render -q map.yaml --layout tree -o map.svg
    [ "$(grep -c '<g class="region">' map.svg)" -eq 1 ]
    grep -q '>expert opinion<' map.svg
}

@test "pages of a split have names of their own, also where ids end in numbers" {
    {
        printf 'claims:\n  - id: top\n    text: Top claim\n    supports:\n'
        for branch in x x-2 x-3; do
            printf '      - id: %s\n        text: Branch %s\n        supports:\n' $branch $branch
            for i in $(seq 14); do
                printf '          - Reason %d of %s%s\n' "$i" $branch "$(printf ' that is written out%.0s' {1..8})"
            done
        done
    } >map.yaml
    "$REBUT" render -q map.yaml --split --min-font 24 -o '{view}.svg' -o 'page-{n}.svg'
    [ "$(ls -- *.svg | grep -vc page-)" -eq "$(ls -- page-*.svg | wc -l)" ]
    [ -e x.svg ] && [ -e x-2.svg ]
}

@test "a region covers no reference of another card" {
    cat >map.yaml <<'END'
claims:
  - id: top
    text: A claim
    supports:
      - {id: one, text: One, supports: [{ref: far}]}
      - {id: two, text: Two, supports: [{id: three, text: Three}]}
      - {id: far, text: Far}
groups:
  g: {label: The second, members: [two]}
  h: {label: The first, members: [one]}
END
    "$REBUT" render -q map.yaml --id-prefix m --layout tree --for phone -o map.svg
    PYTHONPATH=$SOURCE/tests/drawing python3 - <<'END'
from promises import overlap
from svg import SVG, Drawing, box_of
drawing = Drawing(open('map.svg').read())
assert drawing.references
for region in (g for g in drawing.root.iter(SVG + 'g') if g.get('class') == 'region'):
    for reference in drawing.references:
        assert not overlap(box_of(region.find(SVG + 'rect')), reference.box), reference
END
}

@test "an entry of the legend that is wider than the sheet is set smaller" {
    cat >map.yaml <<'END'
claims:
  - text: Top
    challenges: [No, {text: Well, parts: [It is dear, It is slow]}]
END
    for width in 0.5in 20mm 1in; do
        "$REBUT" render -q map.yaml --id-prefix m --for phone --width $width -o map.svg
        grep -q '>contested: ' map.svg
        keeps_words map.svg
    done
}
