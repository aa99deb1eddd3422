# Loaded by every suite: each test starts in an empty folder of its own with a sound map.
bats_require_minimum_version 1.5.0
SOURCE=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
# The leak checker cannot work beside strace and in processes that a signal ends.
export ASAN_OPTIONS=${ASAN_OPTIONS:-}:allocator_may_return_null=1

setup() {
    cd "$BATS_TEST_TMPDIR"
    unset NO_COLOR SOURCE_DATE_EPOCH
    "$REBUT" new city.yaml
}

# fails CODE COMMAND...: the command must end with CODE; stdout is in $output, stderr in $stderr.
fails() {
    local code=$1
    shift
    run --separate-stderr "-$code" "$@"
}

succeeds() {
    fails 0 "$@"
}

# One line on stderr, as a fault of usage or of the machine is reported.
says() {
    if [ "$stderr" != "rebut: $1" ]; then
        printf 'said: %s\nwanted: rebut: %s\n' "$stderr" "$1" >&2
        return 1
    fi
}

is_sanitized() {
    nm "$REBUT" 2>/dev/null | grep -q __asan_init
}

# No line matches, on stdin or in a file, which must be there. (`! grep` would not fail a test.)
lacks() {
    local code=0
    grep "$@" >&2 || code=$?
    [ "$code" -eq 1 ]
}

# No temporary is left in the folder $1 (or here).
leaves_nothing() {
    [ -z "$(find "${1:-.}" -name '.rebut-*')" ]
}

# Runs without root's right to ignore permissions.
without_privileges() {
    if [ "$(id -u)" -eq 0 ]; then
        setpriv --bounding-set=-dac_override,-dac_read_search --inh-caps=-dac_override,-dac_read_search "$@"
    else
        "$@"
    fi
}
