#!/usr/bin/env bats
# --svg-text: what stands in the file. How it looks is for tests/office to say.
load common

draw() { # MODE MAP
    succeeds "$REBUT" render -q --svg-text "$1" "$2" -o "$1.svg"
    xmllint --noout "$1.svg"
}

@test "equal input gives equal bytes in each mode" {
    for mode in text paths embed; do
        draw $mode city.yaml
        mv $mode.svg first.svg
        LC_ALL=de_DE.UTF-8 TZ=Asia/Tokyo draw $mode city.yaml
        cmp first.svg $mode.svg
    done
}

@test "text is what there is without the option" {
    draw text city.yaml
    succeeds "$REBUT" render -q city.yaml -o plain.svg
    cmp text.svg plain.svg
}

@test "outlines keep the words as labels, and no run is lost" {
    draw text city.yaml
    draw paths city.yaml
    lacks -E '<text|<style' <paths.svg
    [ "$(grep -c '<text' text.svg)" -eq "$(grep -c 'role="img"' paths.svg)" ]
    sed -n 's/.*<text[^>]*>\([^<]*\)<.*/\1/p' text.svg >words
    sed -n 's/.*role="img" aria-label="\([^"]*\)".*/\1/p' paths.svg >labels
    cmp words labels
}

@test "every glyph is in the file once and used" {
    draw paths city.yaml
    sed -n 's/.*<path id="\(city_g[0-9]*\)".*/\1/p' paths.svg | sort >defined
    sed -n 's/.*<use href="#\([^"]*\)".*/\1/p' paths.svg | sort -u >used
    cmp defined used
    sed -n 's/.* d="\([^"]*\)".*/\1/p' <(grep city_g paths.svg) | sort | uniq -d >twice
    lacks . <twice
}

@test "an embedded font holds the characters of the map, and few others" {
    draw embed "$SOURCE/examples/greek.yaml"
    [ "$(grep -c '@font-face' embed.svg)" -ge 2 ]
    sed -n 's/.*font-weight: 400; font-style: normal; src: url(data:font\/ttf;base64,\([^)]*\)).*/\1/p' embed.svg |
        head -n 1 | base64 -d >font.ttf
    fc-query -f '%{family} %{charset}\n' font.ttf >font
    grep -q '^Noto Sans ' font
    # α is there, Cyrillic is not; the whole font has some 3,000 characters.
    [ "$(wc -c <font.ttf)" -lt 40000 ]
    fc-query -f '%{charset}' font.ttf | grep -q '3b[0-9]'
    fc-query -f '%{charset}' font.ttf | tr ' ' '\n' | lacks '^4[0-9a-f][0-9a-f]'
}

@test "embedded fonts are asked for by classes that bear the prefix" {
    succeeds "$REBUT" render -q --svg-text embed --id-prefix town city.yaml -o embed.svg
    grep -q '<svg .*class="town town-fonts"' embed.svg
    grep -q '^\.town\.town-fonts { font-family: town-font1, Noto Sans, ' embed.svg
    lacks 'url(' < <(grep -v 'src: url(data:font/[to]tf;base64,[A-Za-z0-9+/=]*) }$' embed.svg)
}

@test "emoji stay text among outlines, and are not embedded" {
    draw paths "$SOURCE/examples/emoji.yaml"
    [ "$(grep -c '<text' paths.svg)" -gt 0 ]
    sed -n 's/.*<text[^>]*>\([^<]*\)<.*/\1/p' paths.svg | lacks '[A-Za-z]'
    draw embed "$SOURCE/examples/emoji.yaml"
    [ "$(wc -c <embed.svg)" -lt 200000 ]
}

@test "a machine without fonts draws in each mode" {
    cat >none.conf <<'EOF'
<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig></fontconfig>
EOF
    for mode in text paths embed; do
        FONTCONFIG_FILE=$PWD/none.conf run "$REBUT" render --svg-text $mode city.yaml -o $mode.svg
        [ "$status" -eq 0 ]
        xmllint --noout $mode.svg
        [ "$(grep -c '<text' $mode.svg)" -gt 10 ]
    done
}

@test "an unknown way names the near one" {
    fails 2 "$REBUT" render --svg-text path city.yaml -o x.svg
    says '--svg-text has no value `path`; did you mean `paths`?'
}
