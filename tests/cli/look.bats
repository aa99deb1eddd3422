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
        # The double border is a second rect without a fill, in card and legend.
        [ "$(grep -c '<rect [^>]*fill="none"' "$theme.svg")" -eq 2 ]
    done
    run ! cmp -s light.svg dark.svg
}

@test "a class that no drawn card has is not in the legend" {
    cp "$SOURCE/examples/classes.yaml" .
    "$REBUT" render -q --depth 1 classes.yaml -o out.svg
    run ! grep -q '>costly<' out.svg
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
