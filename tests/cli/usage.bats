# What the command line may say, and what help, manual and completions say of it.
load common

commands() {
    "$REBUT" --help | sed -n 's/^  \([a-z][a-z]*\) .*/\1/p'
}

# The long options of command $1, by its help.
options() {
    "$REBUT" "$1" --help | grep -o -- '^  \(-., \)\?--[a-z-]*' | grep -o -- '--.*' | sort -u
}

@test "each help fits a tall window of 60 lines and 80 columns" {
    [ "$(commands | wc -l)" -ge 7 ]
    for command in '' $(commands); do
        help=$("$REBUT" $command --help)
        [ "$(wc -l <<<"$help")" -le 60 ]
        [ "$(wc -L <<<"$help")" -le 80 ]
    done
}

@test "the manual page has exactly the commands and options of the help" {
    in_help=$(for command in $(commands); do options "$command"; done | sort -u)
    in_manual=$(sed -n '/^# OPTIONS/,/^# MESSAGES/p' "$SOURCE/docs/rebut.1.scd" | grep '^\*-' | grep -o -- '--[a-z-]*' | sort -u)
    diff <(echo "$in_help") <(echo "$in_manual")
    diff <(commands | sort) <(sed -n '/^# COMMANDS/,/^# OPTIONS/s/^\*\(.*\)\*$/\1/p' "$SOURCE/docs/rebut.1.scd" | sort)
}

@test "each value that the help names is accepted" {
    printf "steps: [rest]\n" >>city.yaml
    tried=0
    while read -r option values; do
        for value in ${values//,/}; do
            "$REBUT" render -q city.yaml "$option" "$value" -o out.svg
            tried=$((tried + 1))
        done
    done < <("$REBUT" render --help | tr '\n' '~' | sed 's/~   *\([^- ]\)/ \1/g' | tr '~' '\n' |
        sed -n 's/^ *\(--[a-z]*\) [A-Z]* .*: \(.*,.*\)$/\1 \2/p' | grep -v '160mm')
    [ "$tried" -ge 15 ]
}

@test "the version is the project's" {
    succeeds "$REBUT" --version
    [ "$output" = "rebut $(sed -n 's/^project(rebut VERSION \([0-9.]*\).*/\1/p' "$SOURCE/CMakeLists.txt")" ]
}

@test "a misspelt command, option or value is met with the near one" {
    fails 2 "$REBUT" rendr city.yaml
    says 'there is no command `rendr`; did you mean `render`?'
    fails 2 "$REBUT" render --thme light city.yaml
    says 'there is no option `--thme`; did you mean `--theme`?'
    fails 2 "$REBUT" render --for slde city.yaml
    says '--for has no value `slde`; did you mean `slide`?'
    fails 2 "$REBUT" render --messages xml city.yaml
    says '--messages has no value `xml`; it may be human, short, json'
    fails 2 "$REBUT" render --layout page city.yaml
    says '--layout has no value `page` any longer; `tree` has taken its place'
    fails 2 "$REBUT" city.yaml
    says 'there is no command `city.yaml`; did you mean `rebut render city.yaml`?'
    fails 2 "$REBUT" check --for slide city.yaml
    says 'there is no option `--for`; `--help` lists them'
}

@test "operands too few or too many" {
    fails 2 "$REBUT"
    says 'a command is missing; `rebut --help` lists them'
    fails 2 "$REBUT" render
    says '`rebut render` needs MAP.yaml...'
    fails 2 "$REBUT" schema city.yaml
    says '`rebut schema` has no use for `city.yaml`'
}

@test "lengths and numbers" {
    for width in 160mm 12cm 5in 400pt 99.5mm; do
        "$REBUT" render -q city.yaml --width "$width" -o out.svg
    done
    for width in 160 mm -5in 0mm 1e9in nan infmm '5 in' 5inch 0x10mm ''; do
        fails 2 "$REBUT" render city.yaml --width="$width"
        [[ $stderr == "rebut: --width needs a length"* ]]
    done
    for dpi in 0 9 2401 x 96x nan ''; do
        fails 2 "$REBUT" render city.yaml --dpi="$dpi"
    done
    for jobs in 0 -1 65 two ''; do
        fails 2 "$REBUT" render city.yaml -j "$jobs"
    done
    for prefix in '' 1a 'a b' 'a"' 'ä'; do
        fails 2 "$REBUT" render city.yaml --id-prefix "$prefix"
    done
    SOURCE_DATE_EPOCH=yesterday fails 2 "$REBUT" render city.yaml
    says 'SOURCE_DATE_EPOCH is not a number of seconds since 1970'
}

@test "the width asked for is the width drawn" {
    "$REBUT" render -v city.yaml --width 160mm --min-font 1 -o out.svg 2>said
    [[ $(<said) =~ ^out\.svg:\ ([0-9]+)\ x\ [0-9]+\ mm,\ [0-9]+\ cards,\ smallest\ text\ [0-9]+\.[0-9]\ pt$ ]]
    [ "${BASH_REMATCH[1]}" -le 160 ]
    grep -q 'width="[0-9.]*pt"\|width="[0-9.]*mm"\|width="[0-9.]*in"\|width="[0-9.]*"' out.svg
}

@test "the prefix of ids" {
    "$REBUT" render -q city.yaml --id-prefix figure-2 -o out.svg
    grep -q 'id="figure-2' out.svg
    [ -z "$(grep -o ' id="[^"]*"' out.svg | grep -v '"figure-2')" ]
}

@test "links of premises without an id do not carry an id of the author's" {
    cat >map.yaml <<'END'
claims:
  - text: One
    id: joint-1
    supports:
      - together: [Two, Three]
END
    "$REBUT" render -q map.yaml -o out.svg
    [ "$(grep -o 'data-from="joint[^"]*"' out.svg)" = 'data-from="joint:1"' ]
}

@test "the format follows the extension" {
    "$REBUT" render -q city.yaml -o a.svg -o a.png -o a.PDF -o a.dot
    [ "$(head -c 4 a.PDF)" = %PDF ]
    [ "$(head -c 4 a.png | tail -c 3)" = PNG ]
    grep -q '<svg' a.svg
    dot -Tsvg a.dot >/dev/null
    for name in a a.jpg .svg a.svg.; do
        fails 2 "$REBUT" render city.yaml -o "$name"
        [[ $stderr == "rebut: the format of $name cannot be told: its name should end in .svg"* ]]
    done
    fails 2 "$REBUT" render city.yaml -o ''
    says '-o needs the name of a file'
}

@test "where a drawing goes without -o, and with {name}" {
    mkdir maps out
    cp city.yaml maps/b.yml
    "$REBUT" render -q city.yaml maps/b.yml
    [ -s city.svg ]
    [ -s maps/b.svg ]
    "$REBUT" render -q city.yaml maps/b.yml -o 'out/{name}.svg' -o 'out/{name}-{name}.pdf'
    [ "$(ls out | tr '\n' ' ')" = 'b-b.pdf b.svg city-city.pdf city.svg ' ]
    "$REBUT" render -q - <city.yaml >stdin.svg
    grep -q '</svg>' stdin.svg
    "$REBUT" render -q - -o 'out/{name}.svg' <city.yaml
    [ -s out/map.svg ]
}

@test "two drawings in one file are refused" {
    cp city.yaml town.yaml
    fails 2 "$REBUT" render city.yaml town.yaml -o out.svg
    says 'out.svg would be written twice; {name} in -o stands for the map'"'"'s name'
    fails 2 "$REBUT" render city.yaml -o out.svg -o ./out.svg
    fails 2 "$REBUT" render city.yaml town.yaml -o -
    fails 2 "$REBUT" render city.yaml -o - -o -.png
    fails 2 "$REBUT" render - -
    says 'stdin can be read only once'
    [ ! -e out.svg ]
}

@test "stdout as each format" {
    "$REBUT" render -q city.yaml -o - | grep -q '</svg>'
    [ "$("$REBUT" render -q city.yaml -o -.pdf | head -c 4)" = %PDF ]
    [ "$("$REBUT" render -q city.yaml -o -.png | head -c 4 | tail -c 3)" = PNG ]
    "$REBUT" render -q city.yaml -o ./-.svg
    [ -s ./-.svg ]
    "$REBUT" render -q city.yaml -o /dev/stdout | grep -q '</svg>'
}

@test "odd operands" {
    cp city.yaml -- -x.yaml
    "$REBUT" render -q -o out.svg -- -x.yaml
    [ -s out.svg ]
    fails 2 "$REBUT" render -x.yaml
    fails 3 "$REBUT" render ''
    fails 3 "$REBUT" render "$(head -c 100000 /dev/zero | tr '\0' a)"
    [ "$(wc -l <<<"$stderr")" -eq 1 ]
    name=$'caf\xe9.yaml'
    cp city.yaml "$name"
    "$REBUT" render -q "$name"
    [ -s $'caf\xe9.svg' ]
    xmllint --noout $'caf\xe9.svg'
}

@test "new writes a map without warnings, and overwrites nothing" {
    succeeds "$REBUT" render --strict -v city.yaml
    succeeds "$REBUT" check --strict city.yaml
    [ -z "$stderr" ]
    [ "$("$REBUT" new)" = "$(<city.yaml)" ]
    echo mine >mine.yaml
    fails 3 "$REBUT" new mine.yaml
    says 'cannot write mine.yaml: it exists already'
    [ "$(<mine.yaml)" = mine ]
    leaves_nothing
}

@test "explain knows each code of its list" {
    "$REBUT" explain >codes
    [ "$(wc -l <codes)" -ge 30 ]
    while read -r code title; do
        "$REBUT" explain "${code,,}" >explained
        head -n 1 explained | grep -qE "^$code \((error|warning)\): "
        [ "$(wc -l <explained)" -ge 3 ]
    done <codes
    fails 2 "$REBUT" explain E9999x9999
    says 'there is no code `E9999x9999`; `rebut explain` lists them'
}

@test "schema is JSON Schema, draft 7" {
    "$REBUT" schema >schema.json
    /usr/bin/python3 -c 'import json, jsonschema; jsonschema.Draft7Validator.check_schema(json.load(open("schema.json")))'
}

@test "the themes are listed, each with a line, and views may name just these" {
    succeeds "$REBUT" themes
    [ "$(awk '{print $1}' <<<"$output" | paste -sd ' ')" = 'light dark print contrast auto' ]
    while read -r name about; do
        [ -n "$about" ]
        "$REBUT" render -q --theme "$name" city.yaml -o out.svg
    done <<<"$output"
    diff <("$REBUT" schema | /usr/bin/python3 -c 'import json, sys
print(*json.load(sys.stdin)["definitions"]["view"]["properties"]["theme"]["enum"], sep="\n")') \
        <(awk '{print $1}' <<<"$output")
    fails 2 "$REBUT" themes light
}

@test "bash completes commands, options, values and files" {
    source <("$REBUT" completions bash)
    completes() {
        COMP_WORDS=(rebut "${@:2}") COMP_CWORD=$(($# - 1))
        _rebut
        [ "${COMPREPLY[*]}" = "$1" ] || {
            echo "got: ${COMPREPLY[*]}"
            return 1
        }
    }
    completes 'render' rend
    completes '--theme --theme-file' render --th
    completes 'city.yaml' render --theme-file ci
    completes 'light' render --theme li
    completes 'city.yaml' render ci
    completes 'city.yaml' render -o ci
    completes 'fish' completions f
    rebut() { "$REBUT" "$@"; }
    completes 'zh zh-Hant' languages zh
    completes '' schema x
    for option in $(options render); do
        COMP_WORDS=(rebut render "$option") COMP_CWORD=2
        _rebut
        [[ " ${COMPREPLY[*]} " == *" $option "* ]] # one may begin like another
    done
}

@test "zsh and fish can read their completions, which know each option" {
    "$REBUT" completions zsh >_rebut
    zsh -n _rebut
    "$REBUT" completions fish >rebut.fish
    fish --no-config --no-execute rebut.fish
    for option in $(options render); do
        grep -q -- "'\*$option\[" _rebut
        grep -q -- " -l ${option#--} " rebut.fish
    done
    fish --no-config -c 'source rebut.fish; complete -C "rebut render --theme "' | grep -q print
    fails 2 "$REBUT" completions tcsh
}

@test "help is a command, too" {
    cmp <("$REBUT" help) <("$REBUT" --help)
    cmp <("$REBUT" help render) <("$REBUT" render --help)
    fails 2 "$REBUT" help rendr
    [[ $stderr == *'did you mean `render`?'* ]]
}

@test "results that cannot be written are a fault" {
    for arguments in --help --version 'render --help' new explain schema themes languages 'completions bash'; do
        "$REBUT" $arguments >/dev/full 2>said && false
        [ "$(<said)" = 'rebut: cannot write stdout: No space left on device' ]
    done
}
