# Equal input gives equal bytes, wherever and whenever it is drawn.
load common

draw() {
    "$@" "$REBUT" render -q city.yaml -o out.svg -o out.png -o out.pdf -o out.pptx -o out.dot
    cat out.svg out.png out.pdf out.pptx out.dot | sha256sum
}

@test "twice, in many locales, zones, days and surroundings" {
    want=$(draw env)
    [ "$(draw env)" = "$want" ]
    for locale in C POSIX C.UTF-8 en_US.UTF-8 de_DE.UTF-8 fr_FR.UTF-8 de_DE.ISO-8859-1 tr_TR.UTF-8 ar_EG.UTF-8 \
        zh_CN.GB18030 no_SUCH; do
        [ "$(draw env LC_ALL=$locale LANGUAGE=$locale)" = "$want" ]
    done
    [ "$(draw env TZ=Asia/Jakarta)" = "$want" ]
    [ "$(draw setarch -R)" = "$want" ]
    [ "$(draw env MALLOC_PERTURB_=77 MALLOC_ARENA_MAX=1)" = "$want" ]
    is_sanitized || [ "$(draw faketime '2001-02-03 04:05:06')" = "$want" ]
    [ "$(umask 077 && draw env)" = "$want" ]
}

@test "in another folder, by another path, with other threads" {
    want=$(draw env)
    mkdir -p far/away
    cp city.yaml far/away
    "$REBUT" render -q far/away/city.yaml "$SOURCE/graphs/own-design.yaml" -j 2 \
        -o '{name}.svg' -o '{name}.png' -o '{name}.pdf' -o '{name}.pptx' -o '{name}.dot'
    [ "$(cat city.svg city.png city.pdf city.pptx city.dot | sha256sum)" = "$want" ]
    cd far/away
    [ "$(draw env)" = "$want" ]
}

@test "many maps at once, or one after the other" {
    maps=("$SOURCE"/graphs/*.yaml "$SOURCE"/examples/*.yaml)
    [ "${#maps[@]}" -ge 20 ]
    for jobs in 1 2 7; do
        mkdir "$jobs"
        "$REBUT" render -v "${maps[@]}" -j "$jobs" -o '{name}.svg' -o '{name}.pdf' -o '{name}.dot' 2>"$jobs/said"
        mv ./*.svg ./*.pdf ./*.dot "$jobs"
        diff -r 1 "$jobs"
    done
}

@test "the date of a PDF" {
    SOURCE_DATE_EPOCH=1000000000 "$REBUT" render -q city.yaml -o out.pdf
    [[ $(TZ=UTC pdfinfo out.pdf) == *CreationDate:*"2001"* ]]
    "$REBUT" render -q city.yaml -o out.pdf
    [[ $(pdfinfo out.pdf) != *CreationDate:* ]]
}

@test "without a home, an environment or a font" {
    "$REBUT" render -q city.yaml -o want.svg --id-prefix p
    HOME=/nonexistent "$REBUT" render -q city.yaml -o out.svg --id-prefix p
    cmp want.svg out.svg
    env -i LSAN_OPTIONS="${LSAN_OPTIONS:-}" "$REBUT" render -q city.yaml -o out.svg --id-prefix p
    cmp want.svg out.svg
    echo '<fontconfig/>' >empty.conf
    FONTCONFIG_FILE=$PWD/empty.conf "$REBUT" render city.yaml -o out.svg -o out.pdf -o out.png 2>said
    grep -q 'warning\[W04' said
    xmllint --noout out.svg
    grep -q 'Sunday' out.svg
}
