# What draws an SVG as a PNG of $dpi dots an inch, one function a viewer. To be sourced; needs `fail`, `dpi`
# and `work`, a folder for what the viewers leave behind.
#
# With FONTCONFIG_FILE set, each sees only the fonts that it names.

# A screenshot whose window is as large as the drawing: CSS pixels are 1/96 inch. No wider, as one that is read from
# right to left stands at the right of its window.
draw_chromium() { # SVG PNG WIDTH HEIGHT (of the PNG, in pixels)
    timeout 120 chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
        --disable-background-networking --disable-component-update --disable-sync \
        --user-data-dir="$work/profile" --hide-scrollbars --force-device-scale-factor=1.5 \
        --window-size="$((($3 * 96 + dpi - 1) / dpi)),$(((($4 * 96 + dpi - 1) / dpi) + 1))" \
        --screenshot="$2" "file://$(readlink -f "$1")" >"$work/chromium.log" 2>&1 ||
        { cat "$work/chromium.log" >&2; fail "chromium failed"; }
}

draw_librsvg() { # SVG PNG
    rsvg-convert -d "$dpi" -p "$dpi" "$1" -o "$2" || fail "rsvg-convert failed"
}

draw_inkscape() { # SVG PNG
    HOME=$work timeout 120 inkscape "$1" --export-type=png --export-filename="$2" -d "$dpi" \
        --export-area-page >"$work/inkscape.log" 2>&1 && [ -s "$2" ] ||
        { cat "$work/inkscape.log" >&2; fail "inkscape failed"; }
}

# By way of PDF, as it would print.
draw_libreoffice() { # SVG PNG WIDTH HEIGHT
    local pdf
    pdf=$work/$(basename "${1%.svg}").pdf
    rm -f "$pdf"
    HOME=$work timeout 120 soffice "-env:UserInstallation=file://$work/office" --headless --convert-to pdf \
        --outdir "$work" "$1" >"$work/office.log" 2>&1 && [ -s "$pdf" ] ||
        { cat "$work/office.log" >&2; fail "soffice failed"; }
    pdftoppm -scale-to-x "$3" -scale-to-y "$4" -png -singlefile "$pdf" "${2%.png}"
}

size_of() { /usr/bin/python3 -c 'import sys; from PIL import Image; print(*Image.open(sys.argv[1]).size)' "$1"; }
