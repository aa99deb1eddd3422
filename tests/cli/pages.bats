#!/usr/bin/env bats
# Drawings of several pages: --split, --steps, --view, --show, and the files that they go into.
load common

setup() {
    cd "$BATS_TEST_TMPDIR"
    cat >map.yaml <<'END'
title: A map
claims:
  - id: top
    text: The top claim
    supports:
      - id: reason
        text: A reason that stands below it
        evidence:
          - id: proof
            text: A proof of the reason
      - together: [{id: one, text: One premise}, {id: two, text: Another premise}]
        id: both
    challenges:
      - id: doubt
        text: A doubt about the claim
        countermeasures:
          - id: answer
            text: An answer to the doubt
steps:
  - top
  - [reason, proof, one]
  - [doubt, two]
  - rest
views:
  reasons: {focus: reason, page: column, theme: print}
  doubts: {show: [claims, challenges], depth: 1, detail: full}
groups:
  facts: {label: Facts, members: [proof]}
END
}

# The ids of the cards that a drawing shows, in order.
cards() {
    grep -o 'id="map-[a-z-]*" class="card' "$1" | sed 's/id="map-\([a-z-]*\)".*/\1/' | tr '\n' ' '
}

# Where the cards stand: "id x y width height".
places() {
    grep -h -A3 'class="card ' "$1" | tr -d '\n' | grep -o 'id="[^"]*" class="card\|<rect [^>]*height="[0-9.]*"' |
        sed 's/ fill=.*//' | paste -d' ' - - | sort
}

# long N: a map of a claim with N reasons of many words, each with two of evidence and one more below.
long() {
    echo 'title: Long'
    echo 'claims:'
    echo '  - text: The claim that stands above all the others'
    echo '    supports:'
    for i in $(seq "$1"); do
        echo "      - text: Reason $i, which is written out at such a length that not many of its kind have room on one slide"
        echo '        evidence:'
        echo "          - text: Evidence $i, which is likewise written out at some length, so that it takes room on the page"
        echo "          - text: Further evidence $i, which is likewise written out at some length, so that it takes room, too"
        echo '            evidence:'
        echo "              - text: Evidence below $i, which is likewise written out at some length, so that it takes room, too"
    done
}

@test "steps show what they name, and what was shown before" {
    "$REBUT" render -q map.yaml --steps list -o 'map-{n}.svg'
    [ "$(ls map-*.svg | wc -l)" -eq 4 ]
    [ "$(cards map-1.svg)" = "top " ]
    [ "$(cards map-2.svg)" = "top reason proof one " ]
    [ "$(cards map-3.svg)" = "top reason proof one two doubt " ]
    [ "$(cards map-4.svg)" = "top reason proof one two doubt answer " ]
    "$REBUT" render -q map.yaml -o map.svg
    [ "$(cards map-4.svg)" = "$(cards map.svg)" ]
}

@test "positions never move from step to step" {
    "$REBUT" render -q map.yaml --steps list -o 'map-{n}.svg'
    places map-4.svg >last
    [ "$(wc -l <last)" -eq 7 ]
    for i in 1 2 3; do
        places map-$i.svg >here
        [ -s here ]
        [ -z "$(comm -23 here last)" ]
    done
    [ "$(grep -h -o 'viewBox="[^"]*"' map-?.svg | sort -u | wc -l)" -eq 1 ]
}

@test "a link appears with its second card, a joint with the first premise and its conclusion" {
    "$REBUT" render -q map.yaml --steps list -o 'map-{n}.svg'
    lacks 'class="link ' <map-1.svg
    [ "$(grep -c 'class="link ' map-2.svg)" -eq 4 ]
    grep -q 'data-from="one" data-to="both"' map-2.svg
    grep -q 'data-from="both" data-to="top"' map-2.svg
    lacks 'data-from="two"' <map-2.svg
    grep -q 'data-from="doubt" data-to="top"' map-3.svg
    lacks 'data-from="answer"' <map-3.svg
    lacks 'class="region"' <map-1.svg
    grep -q 'class="region"' map-2.svg
}

@test "what is new in a step is framed softly, and in no other step" {
    "$REBUT" render -q map.yaml --steps list -o 'map-{n}.svg'
    [ "$(grep -c 'class="halo ' map-1.svg)" -eq 0 ]
    [ "$(grep -c 'class="halo ' map-2.svg)" -eq 3 ]
    [ "$(grep -c 'class="halo ' map-3.svg)" -eq 2 ]
    [ "$(grep -c 'class="halo ' map-4.svg)" -eq 1 ]
}

# The summary of a drawing.
summary() {
    grep -o '<desc [^<]*' "$1" | sed 's/^[^>]*>//'
}

@test "the summary of a step counts what the step shows, as it stands by then" {
    "$REBUT" render -q map.yaml --steps list -o 'map-{n}.svg'
    [ "$(summary map-1.svg)" = 'Argument map: 1 claim.' ]
    [ "$(summary map-2.svg)" = 'Argument map: 3 claims, 1 piece of evidence.' ]
    [ "$(summary map-3.svg)" = 'Argument map: 4 claims, 1 challenge, 1 piece of evidence. Challenges: 0 answered, 1 open, 0 undecided.' ]
    "$REBUT" render -q map.yaml -o map.svg
    [ "$(summary map-4.svg)" = "$(summary map.svg)" ]
    "$REBUT" render -q map.yaml --steps fragments -o map.svg
    [ "$(summary map-4.svg)" = "$(summary map.svg)" ]
}

@test "the paper's map begins without verdicts, and ends as a whole" {
    paper=$SOURCE/graphs/digital-silk-road.yaml
    "$REBUT" render -q "$paper" --steps list -o 's{n}.svg' -o s.pdf -o s.pptx
    "$REBUT" render -q "$paper" -o s.svg
    summary s1.svg | lacks 'answered\|open\|undecided'
    lacks 'class="verdict' <s1.svg
    last=$(ls s[0-9]*.svg | sort -V | tail -1)
    [ "$(summary "$last")" = "$(summary s.svg)" ]
    # A file with all steps tells of the whole.
    [[ "$(unzip -p s.pptx docProps/core.xml)" == *"$(summary s.svg)"* ]]
    [[ "$(pdfinfo s.pdf)" == *"$(summary s.svg)"* ]]
}

@test "steps by depth and by branch need no list" {
    sed '/^steps/,/^views/{/^views/!d}' map.yaml >plain.yaml
    "$REBUT" render -q plain.yaml --id-prefix map --steps depth -o 'd{n}.svg'
    [ "$(ls d*.svg | wc -l)" -eq 3 ]
    [ "$(cards d2.svg)" = "top reason one two doubt " ]
    "$REBUT" render -q plain.yaml --id-prefix map --steps branch -o 'b{n}.svg'
    [ "$(ls b*.svg | wc -l)" -eq 5 ]
    [ "$(cards b2.svg)" = "top reason proof " ]
    [ "$(cards b5.svg)" = "top reason proof one two doubt answer " ]
    fails 2 "$REBUT" render -q plain.yaml --steps list
    [[ "$stderr" == *'error[E0404]: the map has no `steps` to show'* ]]
}

@test "a PDF has a page a step, with an outline of them" {
    "$REBUT" render -q map.yaml --steps list -o map.pdf
    [ "$(pdfinfo map.pdf | sed -n 's/^Pages: *//p')" -eq 4 ]
    qpdf --check map.pdf >/dev/null
    pdftotext -f 1 -l 1 map.pdf - | lacks 'A doubt'
    pdftotext -f 3 -l 3 map.pdf - | grep -q 'A doubt'
    qpdf --json map.pdf | python3 -c 'import json, sys
titles = [entry["title"] for entry in json.load(sys.stdin)["outlines"]]
assert titles == ["1. The top claim", "2. A reason that stands below it", "3. Another premise", "4. An answer to the doubt"], titles'
}

@test "fragments are one drawing whose parts name their step" {
    "$REBUT" render -q map.yaml --steps fragments -o map.svg
    [ "$(cards map.svg)" = "top reason proof one two doubt answer " ]
    xmllint --noout map.svg
    python3 - <<'END'
import xml.etree.ElementTree as ET
shown = {}
for group in ET.parse('map.svg').getroot().iter('{http://www.w3.org/2000/svg}g'):
    if {'card', 'fragment'} <= set((group.get('class') or '').split()):
        shown[group.get('id')] = group.get('data-fragment-index')
assert shown == {'map-reason': '0', 'map-proof': '0', 'map-one': '0', 'map-two': '1', 'map-doubt': '1',
                 'map-answer': '2'}, shown
END
    grep -q 'class="fragment current-visible" data-fragment-index="2"' map.svg
}

@test "a view shows its part, for its page, in its theme" {
    "$REBUT" render -q map.yaml --view reasons -o map.svg
    [ "$(cards map.svg)" = "reason proof " ]
    lacks 'viewBox="0 0 960 540"' <map.svg
    lacks '#595959' <map.svg
    "$REBUT" render -q map.yaml --view reasons --for slide --theme light -o map.svg
    grep -q 'viewBox="0 0 960 540"' map.svg
    grep -q '#595959' map.svg
    "$REBUT" render -q map.yaml --view doubts -o map.svg
    [ "$(cards map.svg)" = "top reason one two doubt " ]
}

@test "all views become files by their names, or pages of a PDF" {
    "$REBUT" render -q map.yaml --view all -o '{view}.svg' -o 'v{n}.svg' -o all.pdf -o 'p-{view}.pdf'
    [ "$(ls -- *.svg | tr '\n' ' ')" = "doubts.svg reasons.svg v1.svg v2.svg " ]
    [ "$(cards reasons.svg)" = "reason proof " ]
    cmp reasons.svg v1.svg
    [ "$(pdfinfo all.pdf | sed -n 's/^Pages: *//p')" -eq 2 ]
    [ "$(pdfinfo p-doubts.pdf | sed -n 's/^Pages: *//p')" -eq 1 ]
    "$REBUT" render -q map.yaml --view all --steps depth -o 's{n}-{view}.svg'
    [ "$(ls s*.svg | tr '\n' ' ')" = "s1-reasons-step-1.svg s2-reasons-step-2.svg s3-doubts-step-1.svg s4-doubts-step-2.svg " ]
}

@test "an unknown view is met with the near one" {
    fails 2 "$REBUT" render map.yaml --view raesons
    [[ "$stderr" == *'error[E0403]: `views` has no entry `raesons`'*'did you mean `reasons`?'* ]]
    "$REBUT" new city.yaml
    fails 2 "$REBUT" render city.yaml --view reasons
    [[ "$stderr" == *'error[E0403]: the map has no `views`'* ]]
}

@test "kinds are shown alone" {
    "$REBUT" render -q map.yaml --show claims --show challenges -o map.svg
    [ "$(cards map.svg)" = "top reason one two doubt " ]
    grep -q '>(+1)</text>' map.svg
    "$REBUT" render -q map.yaml --show countermeasures -o map.svg
    [ "$(cards map.svg)" = "answer " ]
}

@test "options that ask for different things are refused" {
    for options in '--split --steps depth' '--split --depth 2' '--view reasons --focus top' '--view all --show claims'; do
        fails 2 "$REBUT" render map.yaml $options -o map.svg
        [[ "$stderr" == *'error[E0405]'* ]]
        [ ! -e map.svg ]
    done
}

@test "several pages go into numbered files, and not into one" {
    "$REBUT" render -q map.yaml --steps list -o out.svg -o out.png --dpi 20
    [ "$(ls out* | tr '\n' ' ')" = "out-1.png out-1.svg out-2.png out-2.svg out-3.png out-3.svg out-4.png out-4.svg " ]
    rm out*
    fails 2 "$REBUT" render map.yaml --steps list -o -
    [[ "$stderr" == *'error[E0405]: the drawing has 4 pages'* ]]
    [ -z "$output" ]
    mkdir folder
    fails 2 "$REBUT" render -q map.yaml --steps list -o 'folder/{view}' -o 'x{view}.svg'
    "$REBUT" render -q map.yaml -o 'one-{n}.svg'
    [ -e one-1.svg ]
    mkdir taken-3.svg
    fails 3 "$REBUT" render -q map.yaml --steps list -o 'taken-{n}.svg'
    [ ! -e taken-1.svg ]
    leaves_nothing
}

@test "a map that its page can hold is not split" {
    "$REBUT" render -q map.yaml --split -o split.svg
    "$REBUT" render -q map.yaml -o whole.svg
    cmp split.svg whole.svg
}

# leads_hold PREFIX: each card on the pages PREFIX1.svg, PREFIX2.svg and so on that goes on elsewhere names another
# page, which shows the card and some of its children that its own page does not show.
leads_hold() {
    python3 - "$1" <<'END'
import glob, re, sys
import xml.etree.ElementTree as ET
shown, leads = {}, []
for page in range(1, 1 + len(glob.glob(sys.argv[1] + '[0-9]*.svg'))):
    for element in ET.parse(f'{sys.argv[1]}{page}.svg').getroot().iter():
        if 'card' not in (element.get('class') or '').split():
            continue
        number = re.match(r'\w+ ([\d.]+): ', element.get('aria-label'))[1]
        shown.setdefault(page, set()).add(number)
        found = re.search(r'(\d+) more below, on page (\d+)', element.get('aria-label'))
        if found:
            leads.append((number, page, int(found[1]), int(found[2])))
everything = set().union(*shown.values())
assert leads, 'no card goes on'
for number, page, n_more, target in leads:
    missing = {card for card in everything - shown[page] if card.startswith(number + '.')}
    children = {card for card in missing if card.count('.') == number.count('.') + 1}
    assert len(missing) == n_more, (number, page, n_more, missing)
    assert target != page and number in shown[target], (number, page, target)
    assert children & shown[target], (number, page, target, shown[target])
END
}

@test "a split shows every card, each page legible, and says where cards go on" {
    long 9 >long.yaml
    "$REBUT" render -v long.yaml --split -o 'p{n}.svg' -o long.pdf 2>said
    lacks W0404 <said
    pages=$(ls p*.svg | wc -l)
    [ "$pages" -ge 3 ]
    grep -q "long.pdf: .* $pages pages in all, 37 cards" said
    python3 - "$pages" <<'END'
import sys
import xml.etree.ElementTree as ET
seen = set()
for page in range(1, 1 + int(sys.argv[1])):
    for element in ET.parse(f'p{page}.svg').getroot().iter():
        words = (element.get('class') or '').split()
        if 'card' in words:
            seen.add(element.get('id'))
        if 'body' in words:
            assert float(element.get('font-size')) >= 11.9, (page, element.get('font-size'))
assert len(seen) == 37, len(seen)
END
    leads_hold p
}

@test "pages of a split end where a branch does, if that costs little" {
    for n in 8 14 20 24; do
        long $n >long.yaml
        "$REBUT" render -q long.yaml --split -o "$n-{n}.svg"
        python3 - $n <<'END'
import glob, re, sys
n = sys.argv[1]
seen = set()
names = sorted(glob.glob(n + '-*.svg'), key=lambda name: int(re.search(r'-(\d+)', name)[1]))
assert len(names) > 2, names
for name in names:
    new = [number for number in re.findall(r' class="card [^>]*aria-label="\w+ ([\d.]+): ', open(name).read())
           if number not in seen]
    # A page holds several reasons with all below them. None begins with the evidence below others: a
    # card before it there is a better place to end.
    assert new and new[0].count('.') <= 2, (name, new)
    seen.update(new)
assert len(seen) == 1 + 4 * int(n), len(seen)
END
    done
}

@test "pages of a split are linked in a PDF, and stand in its outline" {
    long 9 >long.yaml
    "$REBUT" render -q long.yaml --split -o long.pdf
    qpdf --check long.pdf >/dev/null
    qpdf --json long.pdf | python3 -c 'import json, sys
titles = [entry["title"] for entry in json.load(sys.stdin)["outlines"]]
assert titles[0] == "Overview" and titles[1].startswith("1."), titles'
    [ "$(qpdf --qdf --object-streams=disable long.pdf - | grep -ac '/Subtype /Link')" -ge 4 ]
}

@test "a star is split between its children, and a chain along its length" {
    { echo 'claims:'; echo '  - text: The hub'; echo '    supports:'
      for i in $(seq 150); do echo "      - Reason number $i is short"; done; } >star.yaml
    "$REBUT" render -q star.yaml --split -o 's{n}.svg'
    [ "$(cat s*.svg | grep -o ': Reason number [0-9]* is short"' | sort -u | wc -l)" -eq 150 ]
    leads_hold s
    { echo 'claims:'; indent='  '
      for i in $(seq 60); do echo "$indent- text: Link number $i of a long chain"; echo "$indent  supports:"; indent="$indent    "; done
      echo "$indent- The end"; } >chain.yaml
    "$REBUT" render -q chain.yaml --split -o 'c{n}.svg'
    [ "$(cat c*.svg | grep -o 'aria-label="Claim [^:]*: Link number [0-9]*' | sed 's/.*number //' | sort -u | wc -l)" -eq 60 ]
}

@test "pages of one deck have titles of one size, and text of about one" {
    { long 12; printf '      - {id: few, text: A last reason}\nviews:\n  part: {focus: few}\n  whole: {}\n'; } >views.yaml
    "$REBUT" render -q views.yaml --view all -o 'v{n}.svg'
    python3 - <<'END'
import glob
import xml.etree.ElementTree as ET
texts, titles = [], set()
for name in glob.glob('v*.svg'):
    for element in ET.parse(name).getroot().iter():
        words = (element.get('class') or '').split()
        if 'body' in words and element.get('font-size'):
            texts.append(float(element.get('font-size')))
        if 'title' in words and element.get('font-size'):
            titles.add(element.get('font-size'))
assert len(titles) == 1, titles
assert max(texts) <= 1.4 * 1.2 * min(texts) + 0.05, (min(texts), max(texts))
END
}

@test "a split into too many pages is refused" {
    python3 -c 'print("claims:\n  - text: The hub\n    supports:")
for i in range(1500): print("      - Reason number %d is short" % i)' >star.yaml
    fails 1 "$REBUT" render -q star.yaml --split --min-font 70 -o star.pdf
    [[ "$stderr" == *'error[E0406]: the map would be split into more than 300 pages'* ]]
    [ ! -e star.pdf ]
}

@test "what leads to a card that a step does not show yet is plain" {
    cp "$SOURCE/examples/ref.yaml" map.yaml
    "$REBUT" render -q map.yaml --layout tree --steps depth -o 'map-{n}.svg'
    for page in map-?.svg; do
        while read -r target; do
            grep -q " id=\"$target\"" "$page"
        done < <(grep -o ' href="#[^"]*"' "$page" | sed 's/.*#//; s/"//')
    done
    lacks ' href="#' map-2.svg
    [ "$(grep -c ' href="#map-' map-3.svg)" -eq 2 ]
}
