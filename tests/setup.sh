# What examples/quickstart and tests/run need of a Debian 12 machine. To be sourced; it is the only place
# where packages are named.

# To build rebut and to draw.
drawing_packages=(
    gcc libc6-dev cmake ninja-build pkgconf scdoc
    libglib2.0-dev libyaml-dev libgraphviz-dev libpango1.0-dev libharfbuzz-dev libfontconfig-dev libcairo2-dev zlib1g-dev libjansson-dev
    libminizip-dev
    libpoppler-glib-dev libxml2-dev
    fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji
)

# To test it: two compilers, test tools, and what others draw and read its files with.
testing_packages=(
    clang clang-format libclang-rt-14-dev llvm-14 valgrind strace
    libcmocka-dev bats cmark man-db libxml2-utils locales-all faketime
    graphviz librsvg2-bin poppler-utils qpdf chromium inkscape libreoffice-draw libreoffice-impress imagemagick
    fontconfig fonts-dejavu-core
    python3 python3-yaml python3-jsonschema python3-pil python3-uno
    zsh fish procps time util-linux bsdutils
    make cmark-gfm
)

# To test what embeds maps elsewhere; `tests/run --quick` leaves it out. npm also comes with nodejs of others.
heavy_packages=(
    pandoc texlive-latex-base texlive-latex-recommended texlive-pictures lmodern
    python3-sphinx asciidoctor
)
command -v npm >/dev/null || heavy_packages+=(npm)
npm_packages=(reveal.js@5.2.1)

# To make a fresh Debian 12 in a folder (tests/fresh/run).
fresh_packages=(debootstrap debian-archive-keyring git procps)

# Puts the npm packages into $1/node_modules, once.
install_npm_packages() {
    local log
    [ ! -e "$1/node_modules/.complete" ] || return 0
    log=$(npm install --prefix "$1" --ignore-scripts --no-audit --no-fund --no-save "${npm_packages[@]}" 2>&1) || {
        echo "$log" >&2
        return 1
    }
    touch "$1/node_modules/.complete"
}

# Installs those of the named packages that are missing. Says nothing when none is.
install_missing() {
    local missing
    missing=$(comm -23 <(printf '%s\n' "$@" | sort) \
        <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null |
            sed -n 's/^installed //p' | sort))
    [ -n "$missing" ] || return 0

    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            echo "These packages are missing; install them as root, or install sudo:" $missing >&2
            return 1
        fi
        as_root=(sudo)
    fi
    echo "Installing:" $missing
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086 # package names are words
    "${as_root[@]}" apt-get update -qq -o DPkg::Lock::Timeout=300 &&
        "${as_root[@]}" apt-get install -qq -y -o DPkg::Lock::Timeout=300 --no-install-recommends $missing >/dev/null
}

# Configures folder $2 of source $1 with the further arguments, and builds it on all cores.
configure_and_build() {
    local source=$1 build=$2 log
    shift 2
    if [ ! -e "$build/build.ninja" ]; then
        cmake -S "$source" -B "$build" -G Ninja "$@" >/dev/null || return
    fi
    log=$(ninja -C "$build" 2>&1) || {
        echo "$log" >&2
        return 1
    }
}
