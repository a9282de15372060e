# Needs Python 3.11 or newer and make; everything else goes into .venv from requirements.lock.
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
BIN := .venv/bin
READY := .venv/.ready

.PHONY: demo test lint bench golden schema lock clean

demo: export TRACKS_DB := .demo/tracks.db
demo: $(READY)  ## import taxonomies/ into a database of its own and show two diffs
	@rm -rf .demo && mkdir .demo
	$(BIN)/tracks import taxonomies
	$(BIN)/tracks diff 2024 2025
	$(BIN)/tracks diff 2021 2025

test: $(READY)  ## pass every test
	$(BIN)/pytest -n auto

lint: $(READY)  ## style, types, layers
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY)  ## measure whole commands beside their peers; fetches 200 MB the first time
	$(BIN)/uv pip install --quiet --python $(BIN)/python --group bench
	$(BIN)/python -m benchmarks .bench

golden: $(READY)  ## write the golden files anew; read the difference before you commit it
	$(BIN)/pytest -n auto --update-golden

schema: $(READY)  ## write docs/schema/ anew from the models
	$(BIN)/python docs/schema/generate.py

lock: $(READY)  ## lock the newest versions that pyproject.toml allows
	$(BIN)/uv pip compile pyproject.toml --group dev --all-extras --upgrade --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-header --no-annotate --quiet -o requirements.lock

clean:
	rm -rf .venv .demo dist build .*_cache .hypothesis

$(READY): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo 'Python 3.11 or newer is needed: make PYTHON=/path/to/python'; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
