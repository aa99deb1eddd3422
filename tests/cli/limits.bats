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
