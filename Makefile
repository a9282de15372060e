# Needs Python 3.11 or newer and make; everything else goes into .venv: for the program from
# requirements.lock, for work on it from requirements-dev.lock.
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
BIN := .venv/bin
READY := .venv/.ready
READY_DEV := .venv/.ready-dev
# A file's tests stay with one worker, which prepares once what they share.
PYTEST := $(BIN)/pytest -n auto --dist loadfile
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
LOCK := $(BIN)/uv pip compile pyproject.toml --upgrade --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-header --no-annotate --quiet

CHARTS := tracks/render/html/echarts

.PHONY: demo test lint slow check check-real thorough bench golden schema lock echarts clean

demo: export TRACKS_DB := .demo/tracks.db
demo: $(READY)  ## import taxonomies/ into a database of its own, show two diffs and a changelog
	@rm -rf .demo && mkdir .demo
	$(BIN)/tracks import taxonomies
	$(BIN)/tracks diff 2024 2025
	$(BIN)/tracks diff 2021 2025
	$(BIN)/tracks changelog 2022..2024 -t shenzhen-20-8 --audit none

test: $(READY_DEV)  ## pass the tests, but for those that are slow by nature
	$(PYTEST) -m "not slow"

slow: $(READY_DEV)  ## pass the tests that are slow by nature: kills, processes, packages, a browser
	$(PYTEST) -m slow

check: demo lint slow test  ## all that CI runs

check-real: $(READY_DEV)  ## hold every report of the classifications in ../shared/data against their files
	$(BIN)/pytest tests/test_check_real.py

thorough: export KILLS := 25
thorough: $(READY_DEV)  ## for a night: the same with twenty times the examples, 200 kills, the large fuzz
	$(PYTEST) --hypothesis-profile=thorough
	$(BIN)/python -m tests.fuzz 20000 1

lint: $(READY_DEV)  ## style, types, layers
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY_DEV)  ## measure whole commands beside their peers; fetches 200 MB the first time
	$(BIN)/uv pip install --quiet --python $(BIN)/python --group bench
	$(BIN)/python -m benchmarks .bench

golden: $(READY_DEV)  ## write the golden files anew; read the difference before you commit it
	$(PYTEST) --update-golden

schema: $(READY_DEV)  ## write docs/schema/ anew from the models
	$(BIN)/python docs/schema/generate.py

lock: $(READY_DEV)  ## lock the newest versions that pyproject.toml allows
	$(LOCK) --group checkout --extra postgres --extra report -o requirements.lock
	$(LOCK) --group dev --all-extras --constraints requirements.lock -o requirements-dev.lock

echarts:  ## bundle what the HTML pages use of ECharts, with Node.js; the versions are these
	rm -rf .echarts && mkdir .echarts && cp $(CHARTS)/bundle.js .echarts/
	npm install --prefix .echarts --no-save --no-audit --no-fund \
		echarts@6.1.0 zrender@6.1.0 tslib@2.3.0 esbuild@0.28.2
	cd .echarts && node_modules/.bin/esbuild bundle.js --bundle --minify --format=iife --global-name=echarts \
		--target=es2018 --charset=utf8 --legal-comments=none --define:process.env.NODE_ENV='"production"' \
		--banner:js='/*! Apache ECharts 6.1.0, Apache-2.0, with zrender and tslib: see the licences beside this file */' \
		--outfile=../$(CHARTS)/echarts.min.js
	cd .echarts/node_modules && cp echarts/LICENSE echarts/NOTICE echarts/licenses/LICENSE-d3 ../../$(CHARTS)/
	cp .echarts/node_modules/zrender/LICENSE $(CHARTS)/LICENSE-zrender
	cp .echarts/node_modules/tslib/LICENSE.txt $(CHARTS)/LICENSE-tslib

clean:
	rm -rf .venv .demo .echarts dist build .*_cache .hypothesis

$(READY): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo 'Python 3.11 or newer is needed: make PYTHON=/path/to/python'; exit 1; }
	$(PYTHON) -m venv .venv
	$(INSTALL) --require-hashes -r requirements.lock
	$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

$(READY_DEV): $(READY) requirements-dev.lock
	$(INSTALL) --require-hashes -r requirements-dev.lock
	@touch $@
