#!/usr/bin/env bash
# Makes .venv hold exactly what a requirements file pins, and does nothing when it already does.
#
#   scripts/environment.sh requirements.txt|requirements-dev.txt
#
# A copy of each installed file stays in .venv as the stamp: what counts is what the file says, not its date.
set -euo pipefail
cd "$(dirname "$0")/.."

wanted="${1:?say which requirements file}"
if ! .venv/bin/python -c '' >/dev/null 2>&1; then
    python="$(scripts/find_python.sh)"
    echo "Making .venv with $("$python" --version)"
    rm -rf .venv
    "$python" -m venv .venv
fi
if cmp -s "$wanted" ".venv/$wanted"; then exit 0; fi

echo "Installing what $wanted pins"
.venv/bin/python -m pip install -qq --disable-pip-version-check --require-hashes \
    --only-binary :all: -r "$wanted"
cp "$wanted" ".venv/$wanted"
# The developers' file pins all that the bench runs with, at the same versions.
if [ "$wanted" = requirements-dev.txt ]; then cp requirements.txt .venv/requirements.txt; fi
