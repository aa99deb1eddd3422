# What can be read, and what cannot.
load common

# By the file `used`: less than a second of processor, and 500 MB (a table of lines stands beside the text).
is_cheap() {
    is_sanitized || awk 'END {exit !($1 + $2 < 1 && $3 < 500000)}' used
}

@test "what is no readable file" {
    mkdir folder.yaml
    cp city.yaml secret.yaml
    chmod 000 secret.yaml
    fails 3 "$REBUT" check missing.yaml
    says 'cannot read missing.yaml: No such file or directory'
    fails 3 "$REBUT" check folder.yaml
    says 'cannot read folder.yaml: Is a directory'
    fails 3 without_privileges "$REBUT" check secret.yaml
    says 'cannot read secret.yaml: Permission denied'
    fails 3 "$REBUT" check city.yaml/x
    says 'cannot read city.yaml/x: Not a directory'
    /usr/bin/python3 -c 'import socket; socket.socket(socket.AF_UNIX).bind("socket")'
    fails 3 "$REBUT" check socket
    says 'cannot read socket: No such device or address'
}

@test "pipes and stdin" {
    mkfifo pipe
    cat city.yaml >pipe &
    succeeds "$REBUT" check pipe
    wait
    "$REBUT" check - <city.yaml
    cat city.yaml | "$REBUT" check -
    "$REBUT" check <(cat city.yaml)
    echo 'claims: [' | "$REBUT" check - 2>said && false
    grep -q '^<stdin>:' said
}

@test "input without end is bounded" {
    for input in /dev/zero pipe; do
        [ "$input" = /dev/zero ] || { mkfifo pipe && (yes >pipe 2>/dev/null &); }
        fails 1 /usr/bin/time -f '%U %S %M' -o used timeout 60 "$REBUT" check --messages short "$input"
        [ "$(wc -l <<<"$stderr")" -eq 1 ]
        [[ $stderr == *"error[E01"* ]]
        is_cheap
    done
}

@test "a file of one gigabyte is refused at once, and not read as a whole" {
    truncate -s 1G huge.yaml
    fails 1 /usr/bin/time -f '%U %S %M' -o used "$REBUT" check --messages short huge.yaml
    [[ $stderr == *"error[E01"* ]]
    is_cheap
}
