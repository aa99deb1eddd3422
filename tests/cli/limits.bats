# Limits of what is read: each is refused with its own message, and `--limit` changes it.
load common

setup_map() {
    cat >map.yaml <<'END'
claims:
  - text: One
    supports: [Two, Three]
END
}

refuses() { # LIMIT CODE
    fails 1 "$REBUT" check --limit "$1" map.yaml
    grep -qF "error[$2]" <<<"$stderr"
    grep -qF -- "--limit ${1%=*}=N" <<<"$stderr"
}

@test "each limit has its own message and option" {
    setup_map
    refuses bytes=20 E0101
    refuses nesting=3 E0105
    refuses cards=2 E0106
    refuses text=4 E0107
    "$REBUT" check --limit bytes=60 --limit nesting=4 --limit cards=3 --limit text=8 map.yaml
}

@test "a limit that is none is wrong usage" {
    setup_map
    for value in cards cards= cards=0 cards=-1 cards=x nesting=1001 lines=3 =3 ''; do
        fails 2 "$REBUT" check --limit "$value" map.yaml
    done
}

# Processor seconds that a command takes, as a whole number that is rounded down.
processor_seconds() {
    local TIMEFORMAT=%U
    { time "$@" 2>/dev/null >&2; } 2>&1 | cut -d. -f1
}

@test "a clique and thousands of groups are drawn soon, with any budget of work" {
    python3 - <<'END'
with open('clique.yaml', 'w') as out:
    print('claims:', file=out)
    for i in range(80):
        against = ', '.join(f'c{j}' for j in range(80) if j != i)
        print(f'  - {{id: c{i}, text: Number {i} of the clique, against: [{against}]}}', file=out)
with open('groups.yaml', 'w') as out:
    print('claims:', file=out)
    for i in range(5000):
        print(f'  - {{id: c{i}, text: Claim {i} says something}}', file=out)
    print('groups:', file=out)
    for i in range(5000):
        print(f'  g{i}: {{label: Group {i}, members: [c{i}]}}', file=out)
END
    # Bounds are four times what is promised, for slow and busy machines, and sanitizers have one of their own.
    seconds=8
    ! is_sanitized || seconds=60
    for map in clique groups; do
        [ "$(processor_seconds "$REBUT" render -q "$map.yaml" -o "$map.svg")" -lt "$seconds" ]
        [ -s "$map.svg" ]
    done
    "$REBUT" render -q --limit work=1 clique.yaml -o spent.svg
    [ "$(grep -o 'class="card' spent.svg | wc -l)" -eq "$(grep -o 'class="card' clique.svg | wc -l)" ]
    "$REBUT" render -q --limit work=1 clique.yaml -o again.svg --id-prefix spent
    "$REBUT" render -q --limit work=1 clique.yaml -o spent.svg --id-prefix spent
    cmp spent.svg again.svg
}
