#!/usr/bin/env bats
# Our own words: in the language `x-long`, which is English with words 1.8 times as long, nothing is said in words
# of usual length, whatever the format.
load common

write_map() {
    cat >long.yaml <<'MAP'
title: T
lang: x-long
claims:
  - id: a
    text: One
    note: N
    supports:
      - {text: Three, source: {cite: s, at: i, quote: q}}
      - {together: [Four, Five], challenges: [Nine]}
    challenges:
      - {id: b, text: Two, countermeasures: [{text: Six, parts: [Seven], challenges: [Eight], for: a}]}
steps: [a, rest]
sources: {s: {title: S}}
groups: {g: {label: G, members: [b]}}
MAP
}

plain='[Cc]laims?\b|[Cc]hallenges?\b|[Cc]ountermeasures?\b|\b([Cc]ontested|[Oo]pen|[Aa]nswered|[Ss]tands|[Ss]upports?|[Cc]ounters|part of|together|Note|Quote|Sources?|Groups?|Top|Argument|Legend|none|and|more|From|Links|Reworded|Pages?|Search|Steps?)\b'

# What people read and hear of XML: texts between tags, labels and descriptions, without style and script.
said() {
    python3 - "$1" <<'END'
import re, sys
text = open(sys.argv[1], encoding='utf-8').read()
text = re.sub(r'<(style|script)\b.*?</\1>', '', text, flags=re.S)
for label, words in re.findall(r'(?:aria-label|descr)="([^"]*)"|>([^<]+)<', text):
    print(label or words)
END
}

@test "outlines, verdicts and differences take all their words from the lexicon" {
    write_map
    for form in text markdown alt latex html; do
        "$REBUT" outline -q --as $form long.yaml >out.$form
        grep -q 'coonntteestteedd' out.$form
    done
    lacks -E "$plain" <out.text
    lacks -E "$plain" <out.alt
    lacks -E "$plain" <out.markdown
    lacks -E "$plain" <out.latex
    said out.html | lacks -E "$plain"
    "$REBUT" outline -q --table long.yaml | lacks -E "$plain"
    "$REBUT" verdict -q long.yaml | lacks -E "$plain"
    sed 's/text: One/text: Another/; s/Eight/Ten/' long.yaml >longer.yaml
    "$REBUT" diff -q long.yaml longer.yaml >told || true
    grep -q Another told
    lacks -E "$plain" <told
}

@test "drawings take all their words from the lexicon, and JSON and classes none" {
    write_map
    "$REBUT" render -q long.yaml -o out.svg -o out.pptx -o out.json
    said out.svg | grep -q 'Chhaallllennggee 1.*, oppeenn: Two'
    said out.svg | lacks -E "$plain"
    grep -q 'class="card challenge"' out.svg
    grep -q '"kind": "challenge".*"word": "open"' out.json
    mkdir slides
    (cd slides && python3 -m zipfile -e ../out.pptx .)
    said slides/ppt/slides/slide1.xml | lacks -E "$plain"
    "$REBUT" render -q long.yaml -o out.html
    grep -o 'data-words="[^"]*"' out.html | tr '|' '\n' | cut -d= -f2- | lacks -E "$plain"
    said out.html | grep -v '=' | lacks -E "$plain"
}
