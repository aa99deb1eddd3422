# What can be read, and what cannot.
load common

# Runs a command that must refuse its input, on $1 hundredths of a second of processor and $2 MB.
refuses_cheaply() {
    local hundredths=$1 megabytes=$2
    shift 2
    fails 1 /usr/bin/time -f '%U %S %M' -o used timeout 60 "$@"
    [ "$(wc -l <<<"$stderr")" -eq 1 ]
    [[ $stderr == *":1:1: error[E0101]: the input is larger than "*" bytes" ]]
    is_sanitized ||
        awk -v h="$hundredths" -v m="$megabytes" 'END {exit !(($1 + $2) * 100 < h && $3 < m * 1000)}' used ||
        { cat used && false; }
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

@test "input without end is read up to the limit, and kept once" {
    mkfifo pipe
    (yes >pipe 2>/dev/null &)
    for input in /dev/zero pipe; do
        refuses_cheaply 100 90 "$REBUT" check --messages short "$input"
        [ "$input" = pipe ] || refuses_cheaply 20 20 "$REBUT" check --messages short --limit bytes=100000 "$input"
    done
}

@test "a file beyond the limit is refused by its size, and not read" {
    truncate -s 1G huge.yaml
    refuses_cheaply 20 20 "$REBUT" check --messages short huge.yaml
    refuses_cheaply 20 20 "$REBUT" render --messages short huge.yaml
    refuses_cheaply 20 20 "$REBUT" check --messages short - <huge.yaml
    fails 1 "$REBUT" check huge.yaml
    [ "${#stderr}" -lt 200 ]
    # As long as the limit allows is read, also from the middle of a file that is longer.
    length=$(stat -c %s city.yaml)
    "$REBUT" check --limit "bytes=$length" city.yaml
    fails 1 "$REBUT" check --limit "bytes=$((length - 1))" city.yaml
    { head -c 1000 /dev/zero && cat city.yaml; } >longer
    { dd of=/dev/null bs=1000 count=1 status=none && "$REBUT" check --limit "bytes=$length" -; } <longer
}

@test "a map on stdin that is a part of another file" {
    mkdir reports
    echo 'trees bear fruit' >reports/survey.txt
    printf '%s\n' 'claims:' '  - id: close' '    text: Close it' '    challenges:' '      - Shops lose trade' \
        '      - text: Trees' '        against: clsoe' >map
    fails 1 "$REBUT" check --messages short --stdin-name reports/a.md:40 - <map
    [[ $stderr == 'reports/a.md:46:18: error[E0207]: '* ]]
    fails 1 "$REBUT" check --stdin-name a:b.md:40 - <map
    [[ ${stderr_lines[0]} == 'a:b.md:46:18: error[E0207]: '* ]]
    [[ $stderr == *'46 |         against: clsoe'* ]]
    [[ $stderr == *'it is defined at line 41' ]]
    fails 1 "$REBUT" check --messages short --stdin-name a.md - <map
    [[ $stderr == 'a.md:7:18: error[E0207]: '* ]]
    fails 1 "$REBUT" check --messages short --stdin-name a.md:1000000000 - <<<$'claims:\n\n\t- a'
    [[ $stderr == 'a.md:1000000002:'*'error['* ]]
    succeeds "$REBUT" check --quiet --stdin-name reports/a.md - <<'END'
claims: [{text: Trees help, source: {cite: survey, quote: bear fruit}}, {text: So do shrubs}]
sources: {survey: {title: Survey, file: survey.txt}}
END
    fails 2 "$REBUT" check --stdin-name '' - <map
    says "--stdin-name needs the name of a file, not \`\`"
    fails 2 "$REBUT" check --stdin-name :7 - <map
}
