# Output files are complete or absent, whatever happens.
load common

old=old
formats='svg png pdf'

setup_file() {
    # The leak checker and strace exclude each other.
    export ASAN_OPTIONS=${ASAN_OPTIONS:-}:detect_leaks=0
}

# Injects a fault into the Nth call of a system call: inject CALL:FAULT N COMMAND... Only the main process is
# traced, which writes all files; those that draw stay as they are.
inject() {
    strace -o trace -e trace="${1%%:*}" -e inject="$1:when=$2" "${@:3}"
}

# How often the command calls $1.
count_calls() {
    strace -o trace -e trace="$1" "${@:2}" 2>/dev/null
    grep -c "$1(" trace
}

old_file_is_whole() {
    [ "$(<out.svg)" = "$old" ] && leaves_nothing
}

@test "a full device, by name and as stdout" {
    for format in $formats; do
        ln -s /dev/full "full.$format"
        fails 3 "$REBUT" render city.yaml -o "full.$format"
        says "cannot write full.$format: No space left on device"
        [ -L "full.$format" ]
        "$REBUT" render city.yaml -o "-.$format" >/dev/full 2>said && false
        [ "$(<said)" = 'rebut: cannot write stdout: No space left on device' ]
    done
    fails 3 "$REBUT" render city.yaml -o /dev/full
    [ -c /dev/full ]
    leaves_nothing
}

@test "each system call on the way failing once" {
    for fault in write:error=ENOSPC write:error=EIO fsync:error=EIO close:error=EIO rename:error=EIO \
        openat:error=EMFILE fchmod:error=EPERM; do
        call=${fault%%:*}
        echo "$old" >out.svg
        n=$(count_calls "$call" "$REBUT" render -q city.yaml -o out.svg)
        [ "$n" -ge 1 ]
        for i in $(seq 1 "$n"); do
            echo "$old" >out.svg
            code=0
            inject "$fault" "$i" "$REBUT" render -q city.yaml -o out.svg 2>said || code=$?
            leaves_nothing
            # A fault elsewhere (in a library that copes, in a helper) may not matter; then the file is new.
            if [ "$code" -eq 0 ]; then
                xmllint --noout out.svg
            else
                old_file_is_whole
            fi
        done
        # The last one is ours, but for calls that libraries make at the end as well.
        if [[ $call =~ ^(write|fsync|rename)$ ]]; then
            [ "$code" -eq 3 ]
            grep -q '^rebut: cannot write out.svg: ' said
        fi
    done
}

@test "interrupted and short calls are repeated" {
    "$REBUT" render -q city.yaml -o whole.svg
    for i in 1 2 3; do
        inject write:error=EINTR "$i" "$REBUT" render -q city.yaml -o out.svg --id-prefix whole
        cmp <(sed s/city/whole/g whole.svg) <(sed s/city/whole/g out.svg)
    done
}

@test "a signal at each write leaves the old file and ends with 128 + n" {
    for signal in INT:130 TERM:143 HUP:129; do
        echo "$old" >out.svg
        n=$(count_calls fsync "$REBUT" render -q city.yaml -o out.svg -o out.png -o out.pdf)
        [ "$n" -eq 3 ]
        rm out.png out.pdf
        for i in 1 2 3; do
            echo "$old" >out.svg
            code=0
            inject "fsync:signal=${signal%:*}" "$i" "$REBUT" render -q city.yaml -o out.svg -o out.png -o out.pdf ||
                code=$?
            [ "$code" -eq "${signal#*:}" ]
            old_file_is_whole
            [ ! -e out.png ]
            [ ! -e out.pdf ]
        done
    done
}

@test "signals at random moments leave the old file or the new one" {
    "$REBUT" render -q city.yaml -o out.svg
    new=$(<out.svg)
    for i in $(seq 60); do
        echo "$old" >out.svg
        timeout -s INT "0.00$((RANDOM % 9))$i" "$REBUT" render -q city.yaml -o out.svg || true
        leaves_nothing
        [ "$(<out.svg)" = "$old" ] || [ "$(<out.svg)" = "$new" ]
    done
}

@test "killed at any call, the file is old or new" {
    "$REBUT" render -q city.yaml -o out.svg
    new=$(<out.svg)
    for call in openat write fsync close rename; do
        n=$(count_calls "$call" "$REBUT" render -q city.yaml -o out.svg)
        for i in $(seq 1 $((n / 12 + 1)) "$n") "$n"; do
            echo "$old" >out.svg
            inject "$call:signal=KILL" "$i" "$REBUT" render -q city.yaml -o out.svg || true
            [ "$(<out.svg)" = "$old" ] || [ "$(<out.svg)" = "$new" ]
        done
    done
}

@test "a signal that is ignored stays ignored" {
    (
        trap '' HUP
        inject fsync:signal=HUP 1 "$REBUT" render -q city.yaml -o out.svg
    )
    xmllint --noout out.svg
    leaves_nothing
}

@test "a closed pipe ends quietly with 3" {
    into_closed_pipe() {
        { sleep 0.1; code=0; "$@" 2>said || code=$?; echo "$code" >code; } | true
        [ ! -s said ]
        [ "$(<code)" -eq 3 ]
    }
    for format in $formats; do
        into_closed_pipe "$REBUT" render city.yaml -o "-.$format"
    done
    into_closed_pipe "$REBUT" schema
    for i in $(seq 20); do
        "$REBUT" render city.yaml -o -.png 2>said | head -c 10 >/dev/null
        [ ! -s said ]
    done
}

@test "what cannot be written is refused before anything is drawn" {
    mkdir folder folder.svg
    touch plain read-only.svg
    chmod 444 read-only.svg
    chmod 555 folder
    ln -s loop.svg loop.svg
    long=$(printf 'x%.0s' $(seq 300)).svg
    # The map is faulty: had it been read, its messages would be there.
    echo 'claims: [' >faulty.yaml
    refused() {
        fails 3 without_privileges "$REBUT" render faulty.yaml -o "$1"
        says "cannot write $1: $2"
    }
    refused folder.svg 'it is a directory'
    refused folder/out.svg 'folder folder: Permission denied'
    refused read-only.svg 'Permission denied'
    refused nowhere/out.svg 'folder nowhere: No such file or directory'
    refused plain/out.svg 'Not a directory'
    refused loop.svg 'Too many levels of symbolic links'
    refused "$long" 'File name too long'
    leaves_nothing
}

@test "a name as long as the file system allows" {
    name=$(printf 'x%.0s' $(seq 251)).svg
    "$REBUT" render -q city.yaml -o "$name"
    xmllint --noout "$name"
}

@test "the input is never overwritten" {
    mv city.yaml city.svg
    ln city.svg hard.svg
    ln -s city.svg soft.svg
    before=$(<city.svg)
    for name in city.svg ./city.svg hard.svg soft.svg; do
        fails 3 "$REBUT" render city.svg -o "$name"
        says "cannot write $name: it is the input city.svg"
    done
    # The drawing of one map would be the other map.
    cp city.svg city.yaml
    fails 3 "$REBUT" render city.yaml city.svg
    [[ $stderr == *"cannot write city.svg: it is the input city.svg"* ]]
    [ "$(<city.svg)" = "$before" ]
}

@test "a symbolic link stays one, and its file is replaced" {
    mkdir there
    echo "$old" >there/file.svg
    ln -s there/file.svg link.svg
    ln -s link.svg chain.svg
    ln -s there/new.svg dangling.svg
    "$REBUT" render -q city.yaml -o chain.svg -o dangling.svg
    [ -L chain.svg ]
    [ -L link.svg ]
    [ -L dangling.svg ]
    xmllint --noout there/file.svg there/new.svg
    leaves_nothing
}

@test "permissions: kept, or as the umask says" {
    touch kept.svg
    chmod 640 kept.svg
    (umask 027 && "$REBUT" render -q city.yaml -o kept.svg -o fresh.svg)
    [ "$(stat -c %a kept.svg)" = 640 ]
    [ "$(stat -c %a fresh.svg)" = 640 ]
    (umask 077 && "$REBUT" render -q city.yaml -o kept.svg -o other.svg)
    [ "$(stat -c %a kept.svg)" = 640 ]
    [ "$(stat -c %a other.svg)" = 600 ]
}

@test "devices and pipes are written where they are" {
    succeeds "$REBUT" render -q city.yaml -o /dev/null
    [ -c /dev/null ]
    mkfifo out.svg
    cat out.svg >copy.svg &
    "$REBUT" render -q city.yaml -o out.svg
    wait
    [ -p out.svg ]
    xmllint --noout copy.svg
}

@test "all outputs of a map, or none" {
    n=$(count_calls write "$REBUT" render -q city.yaml -o a.svg -o b.svg -o c.svg)
    rm ?.svg
    inject write:error=ENOSPC "$n" "$REBUT" render -q city.yaml -o a.svg -o b.svg -o c.svg && false
    [ -z "$(ls ?.svg 2>/dev/null)" ]
    leaves_nothing
}

@test "closed descriptors are nobody's file" {
    "$REBUT" render -q city.yaml -o whole.svg --id-prefix p
    for closed in '<&-' '>&-' '2>&-' '<&- >&-' '<&- 2>&-' '>&- 2>&-' '<&- >&- 2>&-'; do
        eval '"$REBUT" render -v city.yaml -o out.svg --id-prefix p '"$closed"
        cmp whole.svg out.svg
        rm out.svg
        # Messages go to no file either.
        code=0
        eval '"$REBUT" check missing.yaml '"$closed" || code=$?
        [ "$code" -eq 3 ]
    done
    "$REBUT" render -q city.yaml -o - >&- 2>said && false
    [ "$(<said)" = 'rebut: cannot write stdout: Bad file descriptor' ]
    "$REBUT" check - <&- 2>said && false
    [ "$(<said)" = 'rebut: cannot read <stdin>: Bad file descriptor' ]
}

@test "fifty at once leave one whole file" {
    "$REBUT" render -q city.yaml -o whole.svg --id-prefix p
    pids=()
    for i in $(seq 50); do
        "$REBUT" render -q city.yaml -o out.svg --id-prefix p &
        pids+=($!)
    done
    for pid in "${pids[@]}"; do # `wait` alone would tell nothing of a failure
        wait "$pid"
    done
    cmp whole.svg out.svg
    leaves_nothing
}

@test "small limits of the system" {
    "$REBUT" render -q city.yaml -o out.svg
    size=$(stat -c %s out.svg)
    echo "$old" >out.svg
    fails 3 prlimit --fsize=$((size / 2)) "$REBUT" render -q city.yaml -o out.svg
    says 'cannot write out.svg: File too large'
    old_file_is_whole
}

# Only single failures: fontconfig may wait for ever when memory stays out.
@test "no memory ends with words and 70" {
    is_sanitized && return 0
    cc -shared -fPIC -O1 "$BATS_TEST_DIRNAME/no_memory.c" -o no_memory.so
    with_failing() {
        NO_MEMORY_AT=$1 LD_PRELOAD=$PWD/no_memory.so timeout 20 "$REBUT" render -q city.yaml -o out.svg
    }
    # The number of allocations that one run makes.
    n=$(with_failing 0 2>&1 | sed -n 's/^allocations: //p')
    [ "$n" -gt 1000 ]
    "$REBUT" render -q city.yaml -o out.svg
    whole=$(<out.svg)
    ended=0
    for i in $(seq 1 20) $(seq 30 $((n / 100)) "$n"); do
        echo "$old" >out.svg
        code=0
        with_failing "$i" 2>said || code=$?
        leaves_nothing
        case $code in
        0) xmllint --noout out.svg ;;
        70)
            ended=$((ended + 1))
            # The very last allocations come when the new file is in place.
            [[ $(<out.svg) == "$old" || $(<out.svg) == "$whole" ]]
            # What a library says before it gives up stands above; a worker that fails at its very end
            # has its own line above ours.
            [[ $(tail -n 1 said) == *rebut:\ * && $(grep -c '' said) -le 4 ]] || {
                echo "allocation $i: $(<said)"
                false
            }
            ;;
        *)
            echo "allocation $i: $code $(<said)"
            false
            ;;
        esac
    done
    [ "$ended" -ge 20 ]
}

@test "a dot file alone is written without a layout, and beside drawings it is the same graph" {
    "$REBUT" render -v city.yaml --text full -o alone.dot 2>said
    grep -qx 'alone.dot: [0-9]* cards, not laid out' said
    lacks 'pt' said
    "$REBUT" render -q city.yaml --text full -o beside.dot -o beside.svg
    cmp alone.dot beside.dot
    # No page, and nothing that only a page could be too small for, has a say in it.
    "$REBUT" render city.yaml --for column --min-font 30 -o column.dot 2>said
    lacks W0404 said
    cmp alone.dot column.dot
    "$REBUT" render -q city.yaml --steps depth -o steps.dot
    cmp alone.dot steps.dot
    "$REBUT" outline -q --as json city.yaml >city.json
    /usr/bin/python3 - <<'CODE'
import json, re
told, dot = json.load(open("city.json")), open("alone.dot").read()
assert "pos=" not in dot and "bb=" not in dot and " width=" not in dot.replace("shape=point, width=", "")
assert {item["id"] for item in told["items"]} <= set(re.findall(r'^  "([^"]*)" \[label=', dot, re.M))
CODE
}

@test "a dot file of many cards takes no longer than to read and write them" {
    n=20000
    ! is_sanitized || n=1000
    { printf 'claims:\n  - text: Top\n    supports:\n'; seq -f "      - Sentence with %.0f things in it and more" $n; } >many.yaml
    succeeds timeout 60 /usr/bin/time -f %U -o used "$REBUT" render -q many.yaml -o many.dot
    [ "$(grep -c ' -> ' many.dot)" -eq $n ]
    is_sanitized || awk 'END {exit !($1 < 2)}' used
}
