# Packbench: everything a person types. `make` alone lists it.
.DEFAULT_GOAL := help
.PHONY: help demo test test-fast check format bench lock words clean
SHELL := bash
PY := .venv/bin/python

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: ## open the kiosk on a demo shop; without a screen, play the tour into demo-output/
	@scripts/system_packages.sh demo
	@scripts/environment.sh requirements.txt
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname -s)" != Linux ]; \
	then exec $(PY) main.py demo; \
	else exec $(PY) main.py tour --out demo-output; fi

test: ## every check and every test, from a fresh clone
	@scripts/system_packages.sh test
	@$(MAKE) --no-print-directory check
	$(PY) -m pytest --durations=15

test-fast: dev ## the unit tests alone, a matter of seconds
	$(PY) -m pytest tests/unit -q

check: dev ## format, lint, types and imports; no tests
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	.venv/bin/lint-imports --no-logo

format: dev ## lay the code out, and mend what can be mended by itself
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .

bench: dev ## measure: start, scan, queue, store
	$(PY) -m tests.bench

# The flags keep the two files true on every machine: no index, no folder, every platform's hashes.
LOCK = uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	--no-emit-index-url --no-emit-find-links

lock: ## pin anew what pyproject.toml asks for (needs uv; UPGRADE=--upgrade takes the newest)
	@command -v uv >/dev/null || { echo "make lock needs uv: pip install uv"; exit 1; }
	$(LOCK) $(UPGRADE) pyproject.toml -o requirements.txt
	$(LOCK) $(UPGRADE) pyproject.toml --group dev -c requirements.txt -o requirements-dev.txt

WORDS = assets/locale
BABEL = .venv/bin/pybabel --quiet

words: dev ## bring the sentences of the code into every language's .po, and compile each
	@mkdir -p test-output
	$(BABEL) extract --mapping-file pyproject.toml --no-default-keywords --keywords _ \
		--keywords _in:1c,2 --keywords count:1,2 --add-location file --sort-output --omit-header \
		--output-file test-output/packbench.pot .
	$(BABEL) update --domain packbench --input-file test-output/packbench.pot --output-dir $(WORDS) \
		--no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date
	$(BABEL) compile --domain packbench --directory $(WORDS)

clean: ## remove what checks, tests and demos left; .venv stays
	rm -rf demo-output .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find main.py kiosk tests scripts -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

.PHONY: dev
dev:
	@scripts/environment.sh requirements-dev.txt
