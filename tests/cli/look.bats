# What themes and classes make of a map.
load common

@test "classes are drawn in every theme, named in the legend, and heard" {
    cp "$SOURCE/examples/classes.yaml" .
    for theme in light dark print contrast auto; do
        "$REBUT" render -q --theme "$theme" classes.yaml -o "$theme.svg"
        for class in costly free tonight; do
            grep -q "<text class=\"legend[^>]*>$class</text>" "$theme.svg"
        done
        grep -q 'aria-label="Claim 1.2: Open the windows at night and close them at eight; free; tonight"' "$theme.svg"
        # The double border is a second outline, in card and legend.
        [ "$(grep -A1 'class="\([^"]* \)*outline' "$theme.svg" | grep -c '^<path class="\([^"]* \)*outline')" -eq \
            "$(($(grep -c 'class="card ' "$theme.svg") + 3 + 2))" ]
    done
    run -1 cmp -s light.svg dark.svg
}

@test "a class that no drawn card has is not in the legend" {
    cp "$SOURCE/examples/classes.yaml" .
    "$REBUT" render -q --show challenges --show countermeasures classes.yaml -o out.svg
    grep -q '<text class="legend[^>]*>tonight</text>' out.svg
    lacks '>costly<' out.svg
}

@test "dark colours of a class are for dark screens" {
    cp "$SOURCE/examples/classes.yaml" .
    sed -i 's/border: double}/border: double, dark: {fill: brown}}/' classes.yaml
    "$REBUT" render -q --theme auto classes.yaml -o auto.svg
    "$REBUT" render -q --theme dark classes.yaml -o dark.svg
    grep -q 'fill="#fff2ad"' auto.svg
    grep -q '{ fill: #402f20 }' auto.svg
    grep -q 'fill="#402f20"' dark.svg
}

@test "the name of a class is an author's: it is escaped, and cut where it is long" {
    printf '%s\n' 'claims:' '  - text: A claim' '    class: ["<b>&", abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz]' \
        '    supports: [Another]' 'classes:' '  "<b>&": {fill: red}' '  abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz: {line: red}' >long.yaml
    "$REBUT" render -q long.yaml -o out.svg
    grep -q '>&lt;b&gt;&amp;</text>' out.svg
    grep -q '>abcdefghijklmnopqrstuvwxyzabcde…</text>' out.svg
    xmllint --noout out.svg
}

@test "auto adds to light but a style sheet and classes" {
    cp "$SOURCE/examples/classes.yaml" .
    "$REBUT" render -q --theme light classes.yaml -o light.svg
    "$REBUT" render -q --theme auto classes.yaml -o auto.svg
    sed -e '/^<style>$/,/^<\/style>$/d' -e 's/ class="classes\( classes-ink[0-9]*\)*"//' \
        -e 's/ classes\( classes-ink[0-9]*\)*"/"/' auto.svg | diff - light.svg
    "$REBUT" render -q --theme auto classes.yaml -o auto.pdf -o auto.png
    "$REBUT" render -q --theme light classes.yaml -o light.pdf -o light.png
    cmp auto.png light.png
    cmp auto.pdf light.pdf
}

# theme LINE...: writes theme.yaml.
theme() {
    printf '%s\n' "$@" >theme.yaml
}

@test "a theme file changes what it names, over its base or the theme of the options" {
    theme 'base: dark' 'claim: {line: "#c0FFee"}'
    succeeds "$REBUT" render city.yaml --verdicts off --theme-file theme.yaml -o own.svg
    "$REBUT" render -q city.yaml --verdicts off --theme dark -o dark.svg
    # Links from claims and the marks of claims follow.
    sed 's/#c5c5c9/#c0ffee/g' dark.svg | diff - own.svg
    theme 'claim: {line: "#c0ffee"}'
    "$REBUT" render -q city.yaml --verdicts off --theme dark --theme-file theme.yaml -o over.svg
    cmp own.svg over.svg
    theme 'base: print'
    "$REBUT" render -q city.yaml --verdicts off --theme dark --theme-file theme.yaml -o base.svg
    "$REBUT" render -q city.yaml --verdicts off --theme print -o print.svg
    cmp base.svg print.svg
}

@test "a link may have a colour of its own" {
    theme 'challenge: {line: "#a61c1c"}' 'links: {challenges: "#7a0000"}'
    "$REBUT" render -q city.yaml --verdicts off --theme-file theme.yaml -o own.svg
    grep -A4 'class="link challenges"' own.svg | grep -q 'stroke="#7a0000"'
    grep -q 'class="card challenge"' own.svg
    grep -A3 'class="card challenge"' own.svg | grep -q 'stroke="#a61c1c"'
}

@test "colours for dark screens make a style sheet" {
    theme 'dark: {ground: "#101418"}'
    "$REBUT" render -q city.yaml --verdicts off --theme-file theme.yaml -o own.svg
    "$REBUT" render -q city.yaml --verdicts off --theme auto -o auto.svg
    sed 's/fill: #17181b/fill: #101418/' auto.svg | diff - own.svg
    theme 'base: auto' 'text: "#000000"'
    "$REBUT" render -q city.yaml --verdicts off --theme-file theme.yaml -o own.svg
    grep -q 'prefers-color-scheme' own.svg
}

@test "what is wrong with a theme file is said at its place, all at once" {
    theme 'base: lihgt' 'grund: "#ffffff"' 'text: red' 'faint: ccc' 'claim: {fil: "#ffffff"}' \
        'challenge: "#ffffff"' 'text: "#000000"' 'evidence: {line: "0f4c46"}' 'x-note: mine'
    fails 1 "$REBUT" render --messages short city.yaml --theme-file theme.yaml -o out.svg
    [ ! -e out.svg ]
    diff - <(echo "$stderr") <<'END'
theme.yaml:1:7: error[E0217]: `lihgt` is no value of `base`
theme.yaml:2:1: error[E0202]: the theme has no key `grund`
theme.yaml:3:7: error[E0410]: `text` must be a colour such as "#c2410c"
theme.yaml:4:8: error[E0410]: `faint` must be a colour such as "#c2410c"
theme.yaml:5:9: error[E0202]: `claim` has no key `fil`
theme.yaml:6:12: error[E0204]: `challenge` must be a map of keys, but this is a text
theme.yaml:7:1: error[E0203]: the key `text` is given twice
theme.yaml:8:18: error[E0410]: `line` must be a colour such as "#c2410c"
END
    fails 1 "$REBUT" render city.yaml --theme-file theme.yaml -o out.svg
    diff - <(sed -n 's/^ *= help: //p' <<<"$stderr") <<'END'
did you mean `light`?
did you mean `ground`?
write `#` and six hexadecimal digits, two each for red, green and blue, in quotation marks
did you mean "#cccccc"?
did you mean `fill`?
did you mean "#0f4c46"?
END
}

@test "colours without enough contrast are refused, lines warned of, with one that will do" {
    theme 'ground: "#fdf6e3"' 'text: "#586e75"' 'faint: "#93a1a1"' 'region: {line: "#eeeeee"}' \
        'claim: {line: "#93a1a1", fill: "#fdf6e3"}'
    fails 1 "$REBUT" render --messages short city.yaml --theme-file theme.yaml -o out.svg
    diff - <(echo "$stderr") <<'END'
theme.yaml:2:7: error[E0411]: `text` has a contrast of 4.19 with `claim.main`, which is #e3e3e3; it needs 4.5
theme.yaml:3:8: error[E0411]: `faint` has a contrast of 2.42 with `region.fill`, which is #f4f4f2; it needs 4.5
theme.yaml:4:16: warning[W0410]: `region.line` has a contrast of 1.05 with `region.fill`, which is #f4f4f2; it needs 3
theme.yaml:5:15: error[E0411]: `claim.line` has a contrast of 2.08 with `claim.main`, which is #e3e3e3; it needs 4.5
END
    fails 1 "$REBUT" render city.yaml --theme-file theme.yaml -o out.svg
    diff - <(sed -n 's/^ *= help: //p' <<<"$stderr") <<'END'
"#54696f" has enough
"#677171" has enough
"#8c8c8c" has enough
"#5e6767" has enough
END
    theme 'ground: "#fdf6e3"' 'text: "#54696f"' 'faint: "#677171"' 'region: {line: "#8c8c8c"}' \
        'claim: {line: "#5e6767", fill: "#fdf6e3"}'
    succeeds "$REBUT" render --messages short city.yaml --theme-file theme.yaml -o out.svg
    [ -z "$stderr" ]
    # The same over `contrast`, which asks for more.
    fails 1 "$REBUT" render -q city.yaml --theme contrast --theme-file theme.yaml -o out.svg
}

@test "the ground is of the base's kind, and shows what classes draw" {
    theme 'ground: "#101010"'
    fails 1 "$REBUT" render city.yaml --theme-file theme.yaml -o out.svg
    [[ "$stderr" == 'theme.yaml:1:9: error[E0411]: `ground` is dark, but '*'begin with `base: dark`' ]]
    theme 'ground: "#c8c8c8"' 'claim: {line: "#333333"}' 'faint: "#333333"' 'challenge: {line: "#7a1d00"}' 'region: {line: "#444444"}'
    succeeds "$REBUT" render --messages short city.yaml --theme-file theme.yaml -o out.svg
    [[ "$stderr" == *'warning[W0410]: on `ground`, lines of the colour `white` in the `classes` of a map are hard to see'* ]]
    fails 1 "$REBUT" render -q --strict city.yaml --theme-file theme.yaml -o out.svg
}

@test "a theme file is read like a map: limits, pipes, what is no file" {
    printf 'base: dark\n' >theme.yaml
    "$REBUT" render -q city.yaml --theme-file theme.yaml -o own.svg
    "$REBUT" render -q city.yaml --theme-file - -o piped.svg <theme.yaml
    cmp own.svg piped.svg
    cp city.yaml town.yaml
    "$REBUT" render -q city.yaml town.yaml -j 2 --theme-file <(cat theme.yaml) -o '{name}-own.svg'
    grep -q 'fill="#17181b"' city-own.svg
    grep -q 'fill="#17181b"' town-own.svg
    fails 2 "$REBUT" render - --theme-file - -o out.svg
    says 'stdin can be read only once'
    fails 3 "$REBUT" render city.yaml --theme-file nowhere -o out.svg
    says 'cannot read nowhere: No such file or directory'
    fails 3 "$REBUT" render city.yaml --theme-file . -o out.svg
    says 'cannot read .: Is a directory'
    fails 1 "$REBUT" render city.yaml --theme-file /dev/zero --limit bytes=1000 -o out.svg
    [[ "$stderr" == '/dev/zero:1:1: error[E0101]: the input is larger than 1000 bytes'* ]]
    : >theme.yaml
    fails 1 "$REBUT" render city.yaml --theme-file theme.yaml -o out.svg
    [[ "$stderr" == *'error[E0108]'* ]]
    printf -- '- base\n' >theme.yaml
    fails 1 "$REBUT" render city.yaml --theme-file theme.yaml -o out.svg
    [[ "$stderr" == *'error[E0201]: a theme begins with keys such as `base:` and `ground:`, but this is a list'* ]]
    [ ! -e out.svg ]
}

@test "a number that a cut of a stack brings stands before the verdict" {
    {
        printf 'title: Deep\nclaims:\n  - text: The top claim\n'
        indent='    '
        for i in $(seq 60); do
            [ $((i % 2)) -eq 1 ] && kind=challenges || kind=countermeasures
            printf "$indent%s:\n$indent  - text: Item %d that says something of a length that takes room\n" $kind "$i"
            indent+='    '
        done
    } >deep.yaml
    "$REBUT" render -q deep.yaml --layout tree --numbers off -o deep.svg
    grep -q 'data-continues' deep.svg
    [ "$(grep -c '<text class="number"' deep.svg)" -gt 1 ]
    grep -A1 '<text class="number"' deep.svg | grep -q '<text class="status"'
    grep -A1 '<text class="status"' deep.svg | lacks '<text class="number"'
}
