# `rebut outline`: which form goes where, and what is refused. The words themselves are in tests/cases.
load common

@test "without options an outline is text on stdout" {
    succeeds "$REBUT" outline city.yaml
    [ "${lines[0]}" = 'Should our library open on Sundays?' ]
    [ -z "$stderr" ]
    [ "$("$REBUT" outline --as text - <city.yaml)" = "$output" ]
    [ "$("$REBUT" outline -o - city.yaml)" = "$output" ]
    [ "$("$REBUT" outline -o /dev/stdout city.yaml | cat)" = "$output" ]
    succeeds "$REBUT" outline -v city.yaml
    [ "$stderr" = 'city.yaml: 7 cards, 7 links, 0 warnings' ]
}

@test "a file has the form of its extension, unless --as says another" {
    "$REBUT" outline city.yaml -o city.txt -o city.md -o city.html -o city.json -o '{name}.tex' -o upper.MD
    diff city.txt <("$REBUT" outline city.yaml)
    for form in md:markdown html:html json:json tex:latex; do
        diff "city.${form%:*}" <("$REBUT" outline --as "${form#*:}" city.yaml)
    done
    diff upper.MD city.md
    "$REBUT" outline --as alt city.yaml -o city.alt -o odd
    diff city.alt <("$REBUT" outline --as alt city.yaml)
    diff city.alt odd
    fails 2 "$REBUT" outline city.yaml -o city.alt
    says 'the form of city.alt cannot be told: its name should end in .txt, .md, .html, .json or .tex, or --as should say it'
    fails 2 "$REBUT" outline --as yaml city.yaml
    [[ $stderr == *'--as has no value `yaml`'*'text, markdown, html, alt, json, latex'* ]]
}

@test "--table is Markdown" {
    succeeds "$REBUT" outline --table city.yaml
    [ "$output" = "$("$REBUT" outline --as markdown --table city.yaml)" ]
    grep -qF '| 1.1 | Claim that supports 1 | stands | Families have time on Sundays | |' <<<"$output"
    "$REBUT" outline --table city.yaml -o table.md
    diff table.md <(echo "$output")
    fails 2 "$REBUT" outline --table --as html city.yaml
    says '--table is for Markdown, and stdout is html'
    fails 2 "$REBUT" outline --table city.yaml -o table.txt
    says '--table is for Markdown, and table.txt is text'
}

@test "ids in HTML begin with the prefix, by itself the name of the map" {
    "$REBUT" outline --as html city.yaml | grep -q '<li id="city_item-open" class="claim">'
    "$REBUT" outline --as html --id-prefix m city.yaml | grep -q '<li id="m_item-open" class="claim">'
    fails 2 "$REBUT" outline --as html --id-prefix '1"' city.yaml
}

@test "rendering writes words beside drawings, and lays nothing out for words alone" {
    "$REBUT" render -q city.yaml -o city.svg -o city.txt -o city.md -o city.json -o city.tex
    [ -s city.svg ]
    for form in txt:text md:markdown json:json tex:latex; do
        diff "city.${form%:*}" <("$REBUT" outline --as "${form#*:}" city.yaml)
    done
    succeeds "$REBUT" render --focus cost city.yaml -o part.txt
    diff part.txt city.txt
    [ -z "$stderr" ]
    # A map whose text comes out too small is warned of only where it is drawn.
    /usr/bin/python3 "$SOURCE/tests/bench/generate.py" 200 >large.yaml
    fails 1 "$REBUT" render --strict large.yaml -o large.svg
    grep -q W0404 <<<"$stderr"
    succeeds "$REBUT" render -v large.yaml -o large.txt
    lacks W0404 <<<"$stderr"
    grep -qx 'large.txt: the whole map in words' <<<"$stderr"
}

@test "a map with errors, or with a quote that is not there, has no outline" {
    printf 'claims: [{text: A, challenges: [{ref: b}]}]\n' >wrong.yaml
    printf 'claims: [{text: A, source: {cite: s, quote: not there}, challenges: [B]}]\nsources: {s: {title: S, file: s.txt}}\n' >quote.yaml
    echo 'something else' >s.txt
    for map in wrong quote; do
        fails 1 "$REBUT" outline "$map.yaml" -o out.txt
        [ ! -e out.txt ]
        fails 1 "$REBUT" outline "$map.yaml"
        [ -z "$output" ]
    done
    grep -q E0601 <<<"$stderr"
    succeeds "$REBUT" outline --quotes off quote.yaml
    fails 1 "$REBUT" outline --strict --quotes off <(echo 'claims: [A]')
    [[ $stderr == *W0304* ]]
}

@test "what cannot be read or written is told, and nothing is half-written" {
    fails 3 "$REBUT" outline nowhere.yaml
    [[ $stderr == *'cannot read nowhere.yaml'* ]]
    fails 3 bash -c '"$0" outline city.yaml >/dev/full' "$REBUT"
    fails 3 "$REBUT" outline city.yaml -o no/where.txt
    mkdir folder.txt
    fails 3 "$REBUT" outline city.yaml -o city.txt -o folder.txt
    [ ! -e city.txt ]
    fails 3 "$REBUT" outline --as text city.yaml -o city.yaml
    grep -q 'title: Should our library' city.yaml
    fails 2 "$REBUT" outline city.yaml -o a.txt -o ./a.txt
    fails 2 "$REBUT" outline city.yaml city.yaml
    fails 2 "$REBUT" outline
    leaves_nothing
}

@test "the locale has no say" {
    "$REBUT" outline city.yaml -o a.json -o a.txt
    LC_ALL=de_DE.UTF-8 "$REBUT" outline city.yaml -o b.json -o b.txt
    LC_ALL=tr_TR.ISO-8859-9 "$REBUT" outline city.yaml -o c.json -o c.txt
    for file in b c; do
        diff a.json $file.json
        diff a.txt $file.txt
    done
}

# Time may not grow faster than the map does, whatever shape that has.
@test "a hundred thousand cards, in a tree, in a chain and round one card" {
    for shape in tree chain star; do
        n=100000
        ! is_sanitized || n=10000
        /usr/bin/python3 "$SOURCE/tests/bench/generate.py" $n $shape >large.yaml
        for form in text json html; do
            succeeds timeout 60 /usr/bin/time -f %e -o used "$REBUT" outline -q --as $form -o out large.yaml
            [ "$(stat -c %s out)" -lt $((n * 1000)) ]
            is_sanitized || awk 'END {exit !($1 < 15)}' used
        done
    done
}

@test "links from one item to very many others" {
    n=20000
    { printf 'claims:\n'; seq -f '  - {id: c%.0f, text: C}' $n; printf '  - {id: all, text: All, for: ['; seq -s , -f 'c%.0f' $n; printf ']}\n'; } >many.yaml
    succeeds timeout 20 "$REBUT" outline -q many.yaml
    [ "$(grep -c 'See 1.1, which supports' <<<"$output")" -eq $((n - 1)) ]
    grep -qF '1.1 Claim that supports 1 (also supports 2, supports 3, supports 4, and more), stands' <(tr -s '\n ' ' ' <<<"$output")
}
