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

@test "the languages are listed, with all their words as a map may hold them" {
    printf 'claims: [{text: "1", challenges: ["2", {text: "3", countermeasures: ["4"]}], evidence: ["5"]}]\n' >shared.yaml
    succeeds "$REBUT" languages
    [ "$(wc -l <<<"$output")" -ge 24 ]
    grep -q '^zh-Hant  繁體中文          Chinese (traditional)$' <<<"$output"
    while read -r tag _; do
        { echo "lang: $tag" && cat shared.yaml; } >plain.yaml
        { "$REBUT" languages "$tag" && cat plain.yaml; } >worded.yaml
        "$REBUT" check -q --strict worded.yaml
        for form in text alt html; do
            cmp <("$REBUT" outline -q --as $form --id-prefix x plain.yaml) \
                <("$REBUT" outline -q --as $form --id-prefix x worded.yaml)
        done
    done <<<"$output"
    cmp <("$REBUT" languages ZH-hant) <("$REBUT" languages zh-Hant)
    fails 2 "$REBUT" languages zh-hent
    says 'there are no words in `zh-hent`; did you mean `zh-Hant`?'
    fails 2 "$REBUT" languages klingon
    says 'there are no words in `klingon`; `rebut languages` lists what there is'
}

write_worded() {
    cat >worded.yaml <<'MAP'
title: T
words:
  challenge: {one: objection, other: objections}
  slot-against: contra
  open: unsettled
  contested-means: "contested: an objection to it stands"
  map-challenges: "Objections: {answered} answered, {open} unsettled, {undecided} undecided."
claims:
  - id: a
    text: One
    challenges: [{text: Two, countermeasures: [Three]}, Four]
  - {id: b, text: Five, against: a}
MAP
}

@test "words of a map's own stand in every format, and in no name that programs read" {
    write_worded
    "$REBUT" render -q worded.yaml -o out.svg -o out.html -o out.json -o out.pptx
    said out.svg | grep -q '^Objection 1.2, unsettled: Four$'
    said out.svg | grep -qx 'contra'
    said out.svg | lacks -E '[Cc]hallenge|\bopen\b|against'
    said out.html >heard
    grep -q '^Objection 1.2, unsettled: Four$' heard
    grep -q 'class="card challenge' out.svg
    grep -q '"kind": "challenge"' out.json
    unzip -p out.pptx ppt/slides/slide1.xml | grep -q unsettled
    for form in text markdown alt latex html; do
        "$REBUT" outline -q --as $form worded.yaml >out
        grep -q '[Oo]bjection' out
        [ $form = alt ] || grep -q 'unsettled' out
    done
    "$REBUT" verdict -q worded.yaml | grep -q 'unsettled'
    grep -q '2 objections' <("$REBUT" outline -q --as alt worded.yaml)
    sed 's/Four]/Four, Six]/; s/contra/pro/; s/unsettled/pending/' worded.yaml >newer.yaml
    "$REBUT" diff -q worded.yaml newer.yaml >told || true
    "$REBUT" diff -q worded.yaml newer.yaml -o diff.svg || true
    grep -q 'Objection to a, pending): Six' told
    lacks unsettled <told
    said diff.svg | grep -q pending
}

@test "a language without a table has English words that are marked, but for those that the map gives" {
    write_worded
    { echo 'lang: cs' && sed '/^words/,/^  map-ch/d; s/^title.*/title: T/' worded.yaml; } >czech.yaml
    "$REBUT" render -q czech.yaml --kinds words -o out.svg -o out.html -o out.pptx
    for file in out.svg out.html; do
        grep -Eq '<text [^>]*lang="en"[^>]*>open<' $file
        grep -Eq '<text [^>]*lang="en"[^>]*>against<' $file
        grep -Eq '<desc [^>]*lang="en"' $file
        lacks -E '<text [^>]*lang="en"[^>]*>(One|Two|T)<' <$file
    done
    unzip -p out.pptx ppt/slides/slide1.xml | grep -q '<a:rPr lang="en"'
    unzip -p out.pptx ppt/slides/slide1.xml | grep -q '<a:rPr lang="cs"'
    { cat czech.yaml && printf 'words: {open: otevřená, map-counts: "Mapa: {counts}."}\n'; } >own.yaml
    "$REBUT" render -q own.yaml -o own.svg
    grep -q 'otevřená' own.svg
    lacks -E '<(text|desc) [^>]*lang="en"[^>]*>(otev|Mapa)' <own.svg
    { "$REBUT" languages de && cat czech.yaml; } >whole.yaml
    "$REBUT" render -q whole.yaml -o out.svg -o out.html
    lacks 'lang="en"' <out.svg
    grep -q 'data-words="lang=cs|' out.html
    sed -i 's/lang: cs/lang: de/' czech.yaml
    "$REBUT" render -q czech.yaml -o out.svg
    lacks 'lang="en"' <out.svg
}

@test "a map in other letters than those of its language is warned of, once" {
    hint() {
        "$REBUT" check --messages short map.yaml 2>&1 | grep -c W0310
    }
    letters() {
        printf 'claims:\n  - text: "%s"\n    supports: ["%s!"]\n' "$2" "$2" >map.yaml
        [ -z "$1" ] || echo "lang: $1" >>map.yaml
    }
    while IFS='|' read -r lang text; do
        letters "$lang" "$text"
        [ "$(hint)" = 1 ]
    done <<'MAPS'
|Закрыть центр города
en|Закрыть центр города
en-US|关闭市中心的汽车交通
zh|街の中心をくるまに閉ざす
ru|Close the city centre
sr-Latn|Затворити центар
hi|শহরের কেন্দ্র
|Κλείστε το κέντρο
MAPS
    while IFS='|' read -r lang text; do
        letters "$lang" "$text"
        [ "$(hint || true)" = 0 ]
    done <<'MAPS'
|Close the city centre
ru|Закрыть центр города
sr|Затворити центар
sr|Zatvoriti centar grada
uk-Cyrl|Закрити центр міста
zh-Hant|關閉市中心的汽車交通
ja|都市中心部自動車通行禁止
ja|街の中心をくるまに閉ざす
ko|도심을 자동차에 닫는다
tlh|Закрыть центр города
x-long|Закрыть центр города
en|α β γ
en|2 + 2 = 4
fa|مرکز شهر را ببندید
MAPS
}
