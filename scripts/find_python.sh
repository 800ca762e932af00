#!/usr/bin/env bash
# Prints a Python that can run Packbench and make an environment, or says in a sentence that there is none.
# 3.11 to 3.13: for these Kivy comes ready built. PYTHON=/path/to/python overrides the search.
set -euo pipefail

fits='import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))'
for candidate in ${PYTHON:-python3.11 python3.12 python3.13 python3 python}; do
    # A name on the path may be a mere shim that knows no such version, so it is tried.
    if "$candidate" -c "$fits" >/dev/null 2>&1; then
        command -v "$candidate"
        exit 0
    fi
done
echo "Packbench needs Python 3.11, 3.12 or 3.13 with its venv module, and found none" \
    "(tried: ${PYTHON:-python3.11 python3.12 python3.13 python3 python})." \
    "On Debian: sudo apt-get install python3 python3-venv" >&2
exit 1
