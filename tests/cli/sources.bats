# The files that sources name: which are read, which are not, and what is said of each.
load common

# A map that quotes $2 from the file $1.
write_map() {
    printf 'claims:\n  - text: Meadows are rich\n    source: {cite: s, quote: "%s"}\n    challenges: [They are not]\nsources: {s: {title: Survey, file: "%s"}}\n' \
        "$2" "$1" >map.yaml
}

write_source() {
    printf 'Orchids came back\nwithin ten years.\n\nGoats grazed.\n' >"$1"
}

holds() { # [OPTION]...
    succeeds timeout 20 "$REBUT" check "$@" map.yaml
    [ "${lines[0]}" = 'map.yaml: 1 of 1 quotes hold' ]
}

refuses() { # CODE WORDS [OPTION]...
    local code=$1 words=$2
    shift 2
    fails 1 timeout 20 "$REBUT" check "$@" map.yaml
    grep -qF "error[$code]: $words" <<<"$stderr" || { echo "$stderr" >&2 && false; }
    [[ $stderr == map.yaml:5:*"could not be looked up"* ]]
}

@test "a source is found from the map's folder, whatever the working directory is" {
    mkdir -p maps/texts elsewhere
    write_map texts/survey.txt 'orchids came back within ten years'
    write_source maps/texts/survey.txt
    mv map.yaml maps/
    cd elsewhere
    succeeds "$REBUT" check ../maps/map.yaml
    [ "${lines[0]}" = '../maps/map.yaml: 1 of 1 quotes hold' ]
    cd ../maps
    succeeds "$REBUT" check - <map.yaml
    [ "${lines[0]}" = '<stdin>: 1 of 1 quotes hold' ]
}

@test "what holds is told on stdout, and nothing with -q or for programs" {
    write_map survey.txt 'Goats grazed'
    write_source survey.txt
    holds
    [ "${lines[1]}" = '[1] Survey (survey.txt): 1 (quote holds)' ]
    [ -z "$stderr" ]
    for option in -q --messages=json; do
        succeeds "$REBUT" check "$option" map.yaml
        [ -z "$output$stderr" ]
    done
    fails 3 bash -c '"$0" check map.yaml >/dev/full' "$REBUT"
    printf 'claims: [{text: A, challenges: [B]}]\nsources: {s: Survey}\n' >map.yaml
    succeeds "$REBUT" check map.yaml
    [ "$output$stderr" = '[-] Survey: no item' ]
    sed -i /sources/d map.yaml
    succeeds "$REBUT" check map.yaml
    [ -z "$output$stderr" ]
}

@test "a quote that fails stops a drawing, unless quotes are not looked up" {
    write_map survey.txt 'Sheep grazed'
    write_source survey.txt
    fails 1 "$REBUT" render map.yaml -o map.svg
    grep -qF 'it has "Goats" where the quote has "Sheep"' <<<"$stderr"
    [ ! -e map.svg ]
    "$REBUT" render --quotes off map.yaml -o map.svg
    [ -s map.svg ]
    succeeds "$REBUT" check --quotes off map.yaml
    [ "${lines[0]}" = 'map.yaml: 0 of 1 quotes hold, 1 could not be looked up' ]
}

@test "nothing outside of the map's folder is read, by whatever way" {
    mkdir -p inner/deep
    write_source outside.txt
    ln -s ../outside.txt inner/link.txt
    ln -s "$PWD/outside.txt" inner/absolute.txt
    ln -s .. inner/up
    ln -s /proc/self inner/self
    cd inner
    for name in ../outside.txt "$PWD/../outside.txt" deep/../../outside.txt link.txt absolute.txt \
        up/outside.txt up/inner/../outside.txt /etc/passwd self/environ ./../outside.txt; do
        write_map "$name" 'Goats grazed'
        refuses E0603 "the source file \`$name\` lies outside the map's folder"
    done
    write_map link.txt 'Goats grazed'
    holds --allow-outside
    write_map "$BATS_TEST_TMPDIR/outside.txt" 'Goats grazed'
    holds --allow-outside
    write_source deep/in.txt
    ln -s deep/in.txt in.txt
    for name in deep/in.txt in.txt deep/../in.txt ./deep/in.txt; do
        write_map "$name" 'Goats grazed'
        holds
    done
}

@test "the kernel is asked for nothing outside" {
    mkdir inner
    write_source outside.txt
    ln -s ../outside.txt inner/link.txt
    cd inner
    write_map link.txt 'Goats grazed'
    fails 1 strace -f -e trace=open,openat,openat2 -o trace "$REBUT" check map.yaml
    [[ "$stderr" == *'error[E0603]'* ]]
    grep -q 'openat2.*link.txt.*EXDEV' trace || skip_without_openat2
    lacks 'outside.txt' trace
}

# A kernel or sandbox without openat2 compares names instead; then the call is refused in the trace.
skip_without_openat2() {
    grep -qE 'openat2.*(ENOSYS|EPERM)' trace
}

@test "a name without that call is compared" {
    mkdir inner
    write_source outside.txt
    write_source inner/in.txt
    ln -s ../outside.txt inner/link.txt
    cd inner
    for case in 'link.txt 1' 'in.txt 0' 'no.txt 1'; do
        write_map "${case% *}" 'Goats grazed'
        fails "${case#* }" env ASAN_OPTIONS=detect_leaks=0 \
            strace -f -o /dev/null -e inject=openat2:error=ENOSYS "$REBUT" check map.yaml
        [[ ${case% *} != link.txt || $stderr == *E0603* ]]
        [[ ${case% *} != no.txt || $stderr == *E0602* ]]
    done
}

@test "what is no readable file is told at once" {
    mkdir folder
    mkfifo pipe
    write_source secret.txt
    chmod 000 secret.txt
    /usr/bin/python3 -c 'import socket; socket.socket(socket.AF_UNIX).bind("socket")'
    write_map nowhere.txt words
    refuses E0602 'the source file `nowhere.txt` is not there'
    write_map nowhere/survey.txt words
    refuses E0602 'the source file `nowhere/survey.txt` is not there'
    write_map folder words
    refuses E0604 'the source file `folder` cannot be read: it is a folder'
    write_map pipe words
    refuses E0604 'the source file `pipe` cannot be read: it is a named pipe'
    write_map socket words
    refuses E0604 'the source file `socket` cannot be read: it is a socket or a device'
    write_map /dev/zero words
    refuses E0604 'the source file `/dev/zero` cannot be read: it is a device' --allow-outside
    write_map secret.txt words
    fails 1 without_privileges "$REBUT" check map.yaml
    [[ $stderr == *'E0602'*'cannot be read: Permission denied'* ]]
    ln -s loop loop
    write_map loop words
    refuses E0602 'the source file `loop` cannot be read: Too many levels of symbolic links'
}

@test "sources have a limit of size, and what is beyond is not read" {
    truncate -s 2G huge.txt
    write_map huge.txt words
    fails 1 /usr/bin/time -f '%e %M' -o used "$REBUT" check --messages short map.yaml
    grep -qF 'E0605' <<<"$stderr"
    awk 'END {exit !($1 < 1 && $2 < 30000)}' used || is_sanitized
    write_source survey.txt
    write_map survey.txt 'Goats grazed'
    holds --limit source-bytes=51
    refuses E0605 'the source file `survey.txt` goes beyond the 50 bytes' --limit source-bytes=50
    fails 2 "$REBUT" check --limit source-bytes=0 map.yaml
    # The kernel's own files tell no size.
    write_map /proc/self/maps words
    refuses E0605 'the source file `/proc/self/maps` goes beyond' --allow-outside --limit source-bytes=100
}

@test "a PDF is read by its pages" {
    printf 'claims:\n  - text: Orchids came back within ten years of gentle grazing\n    challenges: [Nobody counted]\n' >drawn.yaml
    "$REBUT" render -q drawn.yaml -o one.pdf
    sed -i 's/Orchids/Sedges/' drawn.yaml
    "$REBUT" render -q drawn.yaml -o two.pdf
    qpdf --empty --pages one.pdf two.pdf -- survey.pdf
    write_map survey.pdf 'sedges came back [...] gentle grazing'
    holds
    write_map survey.pdf 'sedges went away within ten years'
    fails 1 "$REBUT" check map.yaml
    grep -qF 'the nearest passage is at survey.pdf, page 2: "Sedges came back within ten years"; it has "came back" where the quote has "went away"' <<<"$stderr"
    qpdf --encrypt a b 256 -- survey.pdf locked.pdf
    write_map locked.pdf words
    refuses E0607 'the source file `locked.pdf` cannot be read: it asks for a password'
    head -c 300 survey.pdf >damaged.pdf
    write_map damaged.pdf words
    refuses E0607 'the source file `damaged.pdf` cannot be read: it is damaged'
}

# Runs a copy of the command whose helper is this script.
with_helper() {
    mkdir -p copy/bin copy/libexec/rebut
    cp "$REBUT" copy/bin/rebut
    printf '#!/bin/bash\n%s\n' "$1" >copy/libexec/rebut/extract
    chmod +x copy/libexec/rebut/extract
    fails 1 timeout 60 copy/bin/rebut check map.yaml
    grep -qF "error[E0607]: the source file \`page.html\` cannot be read: $2" <<<"$stderr" || { echo "$stderr" && false; }
    if pgrep -f "$PWD/copy/libexec" >/dev/null; then
        return 1
    fi
}

@test "a helper may do what it likes" {
    printf '<p>Goats grazed.</p>' >page.html
    write_map page.html 'Goats grazed'
    holds
    with_helper 'exit 3' 'that took more time or memory than it is given'
    with_helper 'kill -SEGV $$' 'that took more time or memory than it is given'
    with_helper 'cat; yes' 'its words are more than is allowed, or make no sense'
    with_helper 'cat >/dev/null; printf "\0\0\0\0\1\0\0\0\377\377\377\377x"' 'its words are more than is allowed, or make no sense'
    with_helper 'cat >/dev/null; printf "\0\0\0\0\1\0\0\0\1\0\0\0\377"' 'its words are more than is allowed, or make no sense'
    with_helper 'cat >/dev/null; printf "\11\0\0\0\1\0\0\0\0\0\0\0"' 'its words are more than is allowed, or make no sense'
    rm -r copy/libexec
    fails 1 env PATH=/nonexistent copy/bin/rebut check map.yaml
}

@test "coverage lists items without a source, and passages without an item" {
    write_map survey.txt 'ten years'
    write_source survey.txt
    succeeds "$REBUT" check --coverage -q map.yaml
    diff - <(echo "$output") <<'END'
map.yaml: 1 of 1 quotes hold
[1] Survey (survey.txt): 1 (quote holds)
1 of 2 items have no source:
  1.1  They are not
1 of 2 passages of survey.txt are not referred to:
  survey.txt:4:1  Goats grazed.
END
    sed -i 's/quote: .*}$/at: l. 4}/' map.yaml
    succeeds "$REBUT" check --coverage map.yaml
    grep -qF 'survey.txt:1:1  Orchids came back within ten years.' <<<"$output"
    lacks 'Goats' <<<"$output"
}

@test "two hundred quotes in ten megabytes" {
    /usr/bin/python3 - <<'END'
import random
random.seed(7)
words = ['word%d' % random.randrange(3000) for _ in range(1_400_000)]
open('large.txt', 'w').write('\n'.join(' '.join(words[i:i + 14]) for i in range(0, len(words), 14)))
for name, is_wrong in (('right', False), ('wrong', True)):
    rows = []
    for i in range(200):
        start = random.randrange(len(words) - 40)
        quote = words[start:start + 30]
        quote[15] = 'changed' if is_wrong else quote[15]
        rows.append('  - {text: Claim %d, source: {cite: s, quote: "%s"}, challenges: [No]}\n' % (i, ' '.join(quote)))
    open(name + '.yaml', 'w').write('claims:\n' + ''.join(rows) + 'sources: {s: {title: S, file: large.txt}}\n')
END
    [ "$(stat -c %s large.txt)" -gt 10000000 ]
    succeeds /usr/bin/time -f %e -o used "$REBUT" check -q --coverage right.yaml
    [ "${lines[0]}" = 'right.yaml: 200 of 200 quotes hold' ]
    is_sanitized || awk 'END {exit !($1 < 4)}' used
    fails 1 /usr/bin/time -f %e -o used "$REBUT" check --messages short wrong.yaml
    [ "$(grep -c E0601 <<<"$stderr")" -eq 50 ]
    is_sanitized || awk 'END {exit !($1 < 4)}' used
}

write_cited() {
    cat >cited.yaml <<'END'
claims:
  - text: Meadows are rich in kinds of plants and animals
    source: [{cite: survey, at: p. 12}, "survey, p. 30", neighbour]
    challenges:
      - text: They are not
        source: {cite: survey, at: a locator that is much too long for this card, url: https://example.org/here}
sources:
  neighbour: Our neighbour
  survey: {title: Survey of meadows, author: A. Counter, year: 2019, url: https://example.org/survey}
  unused: {title: Nobody cites this}
END
}

# The words of an SVG's runs of the class $1, one a line.
runs() {
    sed -n "s/.*<text class=\"$1\".*>\(.*\)<\/text>.*/\1/p" "$2"
}

@test "cards carry the marks of their sources, which lead there" {
    write_cited
    # The word of a verdict would take the room of the long mark.
    "$REBUT" render cited.yaml --verdicts off -o plain.svg
    diff - <(runs source plain.svg) <<'END'
; 2]
[1, p. 12, p. 30
[1]
END
    [ "$(grep -c '<a href="https://example.org/survey" xlink:href=.*aria-label="Source 1: Survey of meadows, p. 12"' plain.svg)" -eq 1 ]
    [ "$(grep -c '<a href="https://example.org/here"' plain.svg)" -eq 1 ]
    [ "$(grep -c '<a ' plain.svg)" -eq 2 ]
    lacks 'A. Counter' plain.svg
}

@test "the list of sources stands below the map" {
    write_cited
    "$REBUT" render cited.yaml --sources --id-prefix m -o listed.svg -o listed.pdf
    [[ $(runs source listed.svg) == *'[1]'*'A. Counter: Survey of meadows, 2019. example.org/survey'*'[2]'*'Our neighbour' ]]
    lacks 'Nobody cites' listed.svg
    [ "$(grep -c '<a href="#m_source-1" xlink:href="#m_source-1"' listed.svg)" -eq 1 ]
    [ "$(grep -c '<a href="#m_source-2"' listed.svg)" -eq 1 ]
    [ "$(grep -c 'id="m_source-[12]" class="entry" role="listitem"' listed.svg)" -eq 2 ]
    [ "$(grep -c '<a href="https://example.org/survey"' listed.svg)" -eq 1 ]
    xmllint --noout listed.svg
    qpdf --check listed.pdf >/dev/null
    qpdf --qdf --object-streams=disable listed.pdf plain.pdf
    [ "$(grep -ac '/Dest (1-source-[12])' plain.pdf)" -eq 2 ]
    [ "$(grep -ac '/URI (https://example.org/survey)' plain.pdf)" -eq 1 ]
    pdftotext listed.pdf - | grep -q 'Survey of meadows, 2019'
}

@test "a source keeps its number in a drawing of a part" {
    write_cited
    sed -i 's/  - text: They are not/  - id: not\n        text: They are not/; s/cite: survey, at: a locator.*$/cite: neighbour}/' cited.yaml
    "$REBUT" render cited.yaml --focus not --sources -o part.svg
    diff - <(runs source part.svg | sort -u) <<'END'
Our neighbour
[2]
END
}
