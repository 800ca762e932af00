#!/usr/bin/env bash
# Sees to the system packages that a demo or the tests need: installs those that are missing where it
# may (Debian, as root), and names them where it may not.
#
#   scripts/system_packages.sh demo|test
#
# A package is looked for by what it brings (a library, a command), so that a machine which has it from
# elsewhere is left alone, and nothing at all is run on one that has everything.
set -euo pipefail

purpose="${1:?say for what: demo or test}"
case "$purpose" in demo | test) ;; *) echo "system_packages: demo or test, not '$purpose'" >&2; exit 2 ;; esac
[ "$(uname -s)" = Linux ] || exit 0

export PATH="$PATH:/usr/sbin:/sbin"
libraries="$(ldconfig -p 2>/dev/null || true)"
missing=()

library() { grep -qF "$1" <<<"$libraries" || missing+=("$2"); }
command_() { command -v "$1" >/dev/null 2>&1 || missing+=("$2"); }
installed() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

# The window: OpenGL, EGL (drawing without a screen), and the touch panel's protocol.
library libGL.so.1 libgl1
library libEGL.so.1 libegl1
library libmtdev.so.1 libmtdev1
# A screen for a machine that has none.
if [ "$purpose" = test ] || [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    command_ Xvfb xvfb
fi
if [ "$purpose" = test ]; then
    command_ xdotool xdotool        # a finger and a scanner for the journeys
    command_ pdftoppm poppler-utils # papers as pictures
    command_ zbarimg zbar-tools     # a second reader of bar codes
    command_ lp cups-client         # a real print queue, and a printer of paper that is a file
    command_ cupsd cups
    [ -e /usr/lib/cups/backend/cups-pdf ] || missing+=(printer-driver-cups-pdf)
    # The database of many benches; the tests run one of their own.
    compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command_ initdb postgresql
    # Checks the simulator against Amazon's published models.
    if ! command -v node >/dev/null 2>&1; then missing+=(nodejs npm); fi
fi
# Debian splits venv off. Any other Python that can make an environment will do as well.
if ! "$(dirname "$0")/find_python.sh" >/dev/null 2>&1; then missing+=(python3 python3-venv); fi

[ "${#missing[@]}" -gt 0 ] || exit 0
names="${missing[*]}"

if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    echo "Installing system packages: $names"
    export DEBIAN_FRONTEND=noninteractive
    options=(-qq -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300)
    log="$(mktemp)"
    trap 'rm -f "$log"' EXIT
    if ! { apt-get "${options[@]}" update \
        && apt-get "${options[@]}" install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1
    then
        tail -n 30 "$log" >&2
        echo "Could not install them: see above." >&2
        exit 1
    fi
    for name in "${missing[@]}"; do
        installed "$name" || echo "Note: apt-get did not report $name as installed."
    done
    exit 0
fi

if command -v apt-get >/dev/null 2>&1; then
    echo "Packbench misses some system packages. To install them: sudo apt-get install $names" >&2
else
    echo "Packbench misses some system packages, which Debian calls: $names" >&2
fi
case " $names " in
    *" libgl1 "* | *" libegl1 "*) echo "Without OpenGL no window can open." >&2; exit 1 ;;
    *) echo "Going on without them." >&2 ;;
esac
