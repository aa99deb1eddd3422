# `rebut watch`: it draws again after every way of saving, keeps the last good drawing, and serves a page to
# this machine alone. How fast it is, is measured by tests/bench/watch.
load common

teardown() {
    [ ! -e pid ] || kill "$(cat pid)" 2>/dev/null || true
}

# Starts `rebut watch` with these arguments, behind it what it says; waits until it has drawn or served.
watch() {
    "$REBUT" watch "$@" 2>said 3>&- &
    echo $! >pid
    waits 'drawn in\|error' said
}

# At most ten seconds, until file $2 has $3 lines (or one) that match $1.
waits() {
    for ((i = 0; i < 500; i++)); do
        [ ! -e "$2" ] || [ "$(grep -c -- "$1" "$2")" -lt "${3:-1}" ] || return 0
        sleep 0.02
    done
    echo "waited in vain for $1 in $2:" >&2
    cat "$2" >&2
    return 1
}

# Waits for drawing $1, counted from 1.
drawn() {
    waits 'drawn in [0-9]* ms$' said "$1"
}

# Asks the page's server: ask PATH [HEADER VALUE]...; prints status, headers and body.
ask() {
    python3 - "$(sed -n 's/.*127.0.0.1:\([0-9]*\).*/\1/p' said)" "$@" <<'P'
import http.client, sys
port, path, rest = sys.argv[1], sys.argv[2], sys.argv[3:]
headers = dict(zip(rest[::2], rest[1::2]))
connection = http.client.HTTPConnection('127.0.0.1', port, timeout=5)
connection.putrequest(headers.pop('Method', 'GET'), path, skip_host=True, skip_accept_encoding=True)
headers.setdefault('Host', '127.0.0.1:' + port)
for name, value in headers.items():
    connection.putheader(name, value)
connection.endheaders()
answer = connection.getresponse()
print(answer.status)
print(answer.headers)
print(answer.readline().decode() if path == '/events' else answer.read().decode())
P
}

@test "every way of saving is seen" {
    watch city.yaml -o out.svg
    sed 's/Sundays/Mondays/' city.yaml >other.yaml
    mv other.yaml city.yaml # another file of that name
    drawn 2
    grep -q Mondays out.svg
    sed 's/Mondays/Tuesdays/' city.yaml >other.yaml
    cat other.yaml >city.yaml # emptied, and written into
    drawn 3
    grep -q Tuesdays out.svg
    mv city.yaml city.yaml~ # moved away first
    sleep 0.1
    sed 's/Tuesdays/Fridays/' other.yaml >city.yaml
    drawn 4
    grep -q Fridays out.svg
    lacks 'cannot read' said
    printf '# end\n' >>city.yaml
    drawn 5
    [ "$(wc -l <said)" -eq 5 ] # a line each
    leaves_nothing
}

@test "an empty file is told of when it stays empty" {
    watch city.yaml -o out.svg
    cp city.yaml whole.yaml
    : >city.yaml
    waits 'the file is empty' said
    cat whole.yaml >city.yaml
    drawn 2
}

@test "what is saved as it was is not drawn again" {
    watch city.yaml -o out.svg
    touch other
    "$REBUT" render -q city.yaml -o out.png
    sleep 0.6
    [ "$(grep -c 'drawn in' said)" -eq 1 ]
}

@test "a link to a map in another folder is followed" {
    mkdir maps
    mv city.yaml maps/
    ln -s maps/city.yaml city.yaml
    watch city.yaml -o out.svg
    sed -i 's/Sundays/Mondays/' maps/city.yaml
    drawn 2
    grep -q Mondays out.svg
}

@test "errors stand over the last good drawing, and go" {
    watch city.yaml -o out.svg -o out.png -o out.dot
    cp out.svg good.svg
    cp city.yaml good.yaml
    sed -i 's/challenges:/chal<b>*x*:/' city.yaml
    waits '1 error; the last drawing without any shows them$' said
    grep -q 'E0202' said
    xmllint --noout out.svg
    grep -q 'class="notice" role="note"' out.svg
    grep -q 'The map has 1 error. This is the last drawing without any.' out.svg
    grep -q 'city.yaml:[0-9:]* error\[E0202\]: an item has no key `chal&lt;b&gt;' out.svg
    [ "$(grep -c 'class="card' out.svg)" -eq "$(grep -c 'class="card' good.svg)" ]
    cp good.yaml city.yaml
    drawn 2
    cmp out.svg good.svg
}

@test "many errors are counted" {
    watch city.yaml -o out.svg
    printf 'claims:\n' >city.yaml
    for i in 1 2 3 4 5; do printf '  - {text: a, wrong%s: b}\n' $i >>city.yaml; done
    waits '5 errors; the last drawing' said
    [ "$(grep -c 'error\[E0202\]' out.svg)" -eq 3 ]
    grep -q 'and 2 more' out.svg
}

@test "a map that is faulty from the start is waited for" {
    cp city.yaml good.yaml
    printf 'claims: [\n' >city.yaml
    watch city.yaml -o out.svg
    waits '1 error; nothing is drawn yet' said
    [ ! -e out.svg ]
    cp good.yaml city.yaml
    drawn 1
    [ -s out.svg ]
}

@test "a folder that vanishes and comes back" {
    mkdir maps
    mv city.yaml maps/
    watch maps/city.yaml -o out.svg
    cp out.svg good.svg
    mv maps gone
    waits '^rebut: cannot read maps/city.yaml: No such file or directory; it is waited for$' said
    cmp out.svg good.svg
    mkdir maps
    sed 's/Sundays/Mondays/' gone/city.yaml >maps/city.yaml
    drawn 2
    grep -q Mondays out.svg
    sed -i 's/Mondays/Tuesdays/' maps/city.yaml # the folder is watched as the first was
    drawn 3
    kill -0 "$(cat pid)"
}

@test "the place for the drawing vanishes and comes back" {
    mkdir out
    watch city.yaml -o out/map.svg
    rm -r out
    printf '# one\n' >>city.yaml
    waits '^rebut: cannot write out/map.svg' said
    mkdir out
    printf '# two\n' >>city.yaml
    drawn 2
    [ -s out/map.svg ]
}

@test "a source that is quoted, and a theme file, are looked out for" {
    printf 'It was in the shed.\n' >shed.txt
    printf 'claims:\n  - text: It is there\n    source: {cite: shed, quote: in the shed}\n' >m.yaml
    printf 'sources:\n  shed: {title: The shed, file: shed.txt}\n' >>m.yaml
    printf 'ground: "#ffffee"\n' >theme.yaml
    watch m.yaml -o out.svg --theme-file theme.yaml
    printf 'It was in the barn.\n' >shed.txt
    waits '1 error; the last drawing' said
    printf 'It was in the shed, yes.\n' >shed.txt
    drawn 2
    printf 'ground: "#eeffee"\n' >theme.yaml
    drawn 3
    grep -q '#eeffee' out.svg
}

@test "it ends by a signal, and leaves nothing behind" {
    watch city.yaml -o out.svg
    [ "$(ls "/proc/$(cat pid)/task" | wc -l)" -eq 1 ] # it forks, so it has no threads
    kill "$(cat pid)"
    watch city.yaml -o out.svg --serve=0
    [ "$(ls "/proc/$(cat pid)/task" | wc -l)" -le 2 ] # but GIO's, which sleeps
    for signal in TERM HUP; do
        kill -$signal "$(cat pid)"
        code=0
        wait "$(cat pid)" || code=$?
        [ "$code" -eq $((128 + $(kill -l $signal))) ]
        watch city.yaml -o out.svg --serve=0
    done
    leaves_nothing
}

@test "wrong usage is refused" {
    fails 2 "$REBUT" watch -
    says "stdin cannot be watched: name a file"
    fails 2 "$REBUT" watch city.yaml -o -
    says "\`rebut watch\` draws again and again, and stdout can be written once"
    fails 2 "$REBUT" watch city.yaml --serve=70000
    says "--serve has no value \`70000\`; it may be a number from 0 to 65535"
    fails 2 "$REBUT" watch city.yaml -o a.svg -o a.svg
    fails 2 "$REBUT" watch city.yaml city.yaml
    fails 3 "$REBUT" watch none.yaml
    says "cannot read none.yaml: No such file or directory"
    fails 3 "$REBUT" watch city.yaml -o none/a.svg
}

@test "the live page" {
    watch city.yaml -o out.svg --serve=0
    grep -q '^city.yaml: live at http://127.0.0.1:[0-9]*/$' said
    ask / >page
    grep -qx 200 page
    grep -q '^Content-Security-Policy: default-src .none.;.* script-src .self.;.*frame-ancestors .none.' page
    grep -q '<title>city.yaml</title>' page
    lacks '<script>\|style=\|onload' page
    ask /live.js | grep -q EventSource
    ask /live.css | grep -q 'text/css'
    ask /picture/1 | sed '1,/^$/d' >picture.svg
    diff <(grep -c . out.svg) <(grep -c . picture.svg)
    ask /events | grep -qx 'data: {"version":1,"pictures":1,"problem":""}'
    sed -i 's/challenges:/challanges:/' city.yaml
    waits '1 error' said
    ask /events | grep -q '"version":2,"pictures":1,"problem":"city.yaml:[0-9:]* error'
    ask /picture/1 | grep -q 'This is the last drawing without any'
}

@test "the live page of several pages" {
    printf 'steps: [rest]\nviews: {all-of-it: {depth: 9}, top: {depth: 1}}\n' >>city.yaml
    watch city.yaml -o 'out-{n}.svg' --view all --serve=0
    ask /events | grep -q '"pictures":2'
    ask /picture/2 | grep -qx 200
    for path in /picture/3 /picture/0 /picture/ /picture/x /picture/18446744073709551617; do
        ask $path | grep -qx 404
    done
}

@test "the server gives nothing else, and to nobody else" {
    watch city.yaml -o out.svg --serve=0
    for path in /city.yaml /out.svg /etc/passwd /../../etc/passwd //etc/passwd /live.js/ /%2e%2e/x; do
        ask "$path" | grep -qx 404
    done
    ask / Host evil.example | grep -qx 403
    ask / Host 127.0.0.1 | grep -qx 403
    ask / Host '' | grep -qx 403
    ask / Origin http://evil.example | grep -qx 403
    ask / Sec-Fetch-Site cross-site | grep -qx 403
    ask / Sec-Fetch-Site same-origin | grep -qx 200
    ask / Method POST | grep -qx 405
    ask / Method HEAD | grep -qx 200
    port=$(sed -n 's/.*127.0.0.1:\([0-9]*\).*/\1/p' said)
    ask / Host "localhost:$port" | grep -qx 200
    printf 'nonsense\r\n\r\n' | python3 -c "
import socket, sys
s = socket.create_connection(('127.0.0.1', $port)); s.sendall(sys.stdin.buffer.read()); print(s.recv(99).decode())" |
        grep -q '^HTTP/1.1 400'
    python3 -c "
import socket
s = socket.create_connection(('127.0.0.1', $port)); s.sendall(b'GET / HTTP/1.1\r\nX: ' + b'x' * 9000); print(s.recv(99).decode())" |
        grep -q '^HTTP/1.1 400'
    # Only the loopback's address is bound.
    grep -q "0100007F:$(printf %04X "$port") .* 0A " /proc/net/tcp
}

@test "many and silent clients do not stop it" {
    watch city.yaml -o out.svg --serve=0
    port=$(sed -n 's/.*127.0.0.1:\([0-9]*\).*/\1/p' said)
    python3 -c "
import socket, time
held = [socket.create_connection(('127.0.0.1', $port)) for _ in range(100)]
for s in held[:30]: s.sendall(b'GET /events HTTP/1.1\r\nHost: 127.0.0.1:$port\r\n\r\n')
open('held', 'w').close()
time.sleep(1)" 3>&- &
    waits '' held 0
    for i in 2 3; do
        sleep 0.3
        printf '# %s\n' $i >>city.yaml
        drawn $i
    done
    wait $!
    ask / | grep -qx 200
    [ "$(ls "/proc/$(cat pid)/fd" | wc -l)" -lt 20 ]
}

@test "a port that is taken" {
    watch city.yaml -o out.svg --serve=0
    port=$(sed -n 's/.*127.0.0.1:\([0-9]*\).*/\1/p' said)
    fails 3 timeout 10 "$REBUT" watch -q city.yaml -o other.svg --serve="$port"
    says "cannot listen on 127.0.0.1:$port: the port is taken; choose another with --serve=PORT, or --serve=0 for any that is free"
    [ ! -e other.svg ]
}
