# What there is to do here. `make demo` on a fresh clone needs Python >= 3.11 and make, nothing else.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
# Two passes of linking: the reader's memory holds what was chosen before.
.PHONY: help weights doubt train demo serve web test lint check bench floors docs lock wheel clean

# The first Python on the path that is new enough; PYTHON=... overrides.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && command -v $$p && break; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check
COMPILE := CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host

help: ## Show this list
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

demo: .venv/.installed ## Read the bundled articles and print what they add up to
	@$(BIN)/musterbook demo

serve: .venv/.pages ## Read the bundled articles and open what they add up to in the browser
	@[ -e demo.db ] || $(BIN)/musterbook demo --book demo.db > /dev/null
	@$(BIN)/musterbook --outlets src/musterbook/views/demo/outlets.csv serve --book demo.db --open

web: ## Build the pages' scripts, map and symbols anew (needs Node 20; users need none)
	cd web && npm ci --no-fund --no-audit && npm run build

test: .venv/.dev ## Run every test that needs no benchmark
	@$(BIN)/python -m pytest --ignore tests/quality

check: lint test ## Lint, types, import contract and the tests

lint: .venv/.dev ## Lint, types, import contract
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

bench: .venv/.dev ## Score reading and reasoning on ../shared/bench and print the tables
	@$(BIN)/python bench/measure.py

floors: .venv/.dev ## Raise the quality floors to what is reached now (never lowers one)
	@$(BIN)/python bench/measure.py --raise-floors

docs: .venv/.dev ## Draw the picture, fill the README's session, write the page of rules
	@$(BIN)/python docs/draw.py
	@$(BIN)/python docs/write_rules.py

weights: .venv/.dev ## Refit all weights of the reader (whose, where, how sure), on ../shared/bench/dev and training/texts (installs the extra `train`)
	$(PIP) install --editable '.[train]'
	@$(BIN)/python training/linking.py ../shared/bench --write
	@$(BIN)/python training/linking.py ../shared/bench --write
	@$(MAKE) doubt

doubt: .venv/.dev ## Refit only how sure the reader may be
	@$(BIN)/python training/confidence.py ../shared/bench --write

train: .venv/.dev ## Rebuild the language model and then the weights (about 40 minutes; installs the extra `train`)
	$(PIP) install --editable '.[train]'
	$(BIN)/python training/parser.py ../shared/corpora build/language
	cp -r build/language/model/. src/musterbook/claims/language/
	@$(MAKE) weights

lock: .venv/.dev ## Pin the requirements anew
	$(COMPILE) --all-build-deps --output-file requirements/base.txt pyproject.toml
	$(COMPILE) --extra pages --constraint requirements/base.txt --output-file requirements/pages.txt pyproject.toml
	$(COMPILE) --extra test --extra dev --extra pages --constraint requirements/pages.txt --output-file requirements/dev.txt pyproject.toml

wheel: .venv/.dev ## Build the wheel into dist/
	@$(BIN)/python -m build --wheel --no-isolation --outdir dist . > dist.log 2>&1 || { cat dist.log; exit 1; }
	@rm dist.log; ls dist/*.whl

clean: ## Remove what was made here
	rm -rf .venv build dist src/*.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

.venv/bin/python:
	@if [ -z "$(PYTHON)" ]; then echo "Musterbook needs Python 3.11 or later on the path; found $$(python3 --version 2>&1 || true)" >&2; exit 1; fi
	@echo "Making .venv with $(PYTHON)"
	@"$(PYTHON)" -m venv .venv || { echo "python3 -m venv failed: on Debian and Ubuntu, install the package python3-venv" >&2; exit 1; }

.venv/.base: requirements/base.txt | .venv/bin/python
	@echo "Installing the pinned requirements"
	@$(PIP) install --require-hashes -r requirements/base.txt
	@touch $@

# An editable install: a change of the source needs no second one.
.venv/.installed: .venv/.base pyproject.toml
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.pages: .venv/.installed requirements/pages.txt
	@echo "Installing what pages need"
	@$(PIP) install --require-hashes -r requirements/pages.txt
	@touch $@

.venv/.dev: .venv/.installed requirements/dev.txt
	@echo "Installing the pinned tools"
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@
