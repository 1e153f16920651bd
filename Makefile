# Two commands matter: `make report` and `make test`. Each sets up what it needs.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$p"; break; }; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header
export PYTHONDONTWRITEBYTECODE =

.PHONY: report test test-all build check lab bench repro audit quality lock help clean
.DEFAULT_GOAL := help

report: .venv/run.done  ## make all reports into reports/
	$(BIN)/nkrefugees report

test: .venv/dev.done .venv/validators.done  ## run linters, types and tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

test-all: .venv/dev.done .venv/validators.done  ## the same with the long forms of tests, some ten minutes more
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -m ""

build: .venv/run.done  ## seeds/ -> data/
	$(BIN)/nkrefugees build

check: .venv/dev.done  ## every fault in seeds/ and data/
	$(BIN)/nkrefugees check

lab: .venv/run.done  ## open the notebooks in JupyterLab
	$(BIN)/nkrefugees lab

bench: .venv/dev.done  ## print timings, as ratios within one run
	$(BIN)/python -m tests.bench

repro: .venv/dev.done  ## make all reports twice, elsewhere the second time, and compare every byte
	$(BIN)/python -m tests.repro

audit: .venv/dev.done  ## draw random claims to be read again against their pages
	$(BIN)/python -m tests.audit

quality: .venv/dev.done  ## renew what docs/ shows of the record
	$(BIN)/python -m tests.audit --measure

lock: .venv/dev.done  ## renew requirements/*.txt
	$(LOCK) pyproject.toml requirements/build.in -o requirements/run.txt
	$(LOCK) pyproject.toml requirements/build.in --extra dev -c requirements/run.txt -o requirements/dev.txt
	$(LOCK) requirements/validators.in -o requirements/validators.txt

clean:  ## remove the environment and all that was made
	rm -rf .venv reports/*/ reports/index.html .nkrefugees dist

help:  ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; none was found on the PATH." >&2; exit 1; }
	$(PYTHON) -m venv .venv

# Validators of published standards that do not share an environment with the notebooks' libraries.
.venv/validators.done: requirements/validators.txt | .venv/bin/python
	$(PYTHON) -m venv .venv/validators
	.venv/validators/bin/python -m pip --disable-pip-version-check install --quiet --require-hashes -r $<
	@touch $@

.venv/%.done: requirements/%.txt pyproject.toml | .venv/bin/python
	$(PIP) install --quiet --require-hashes -r requirements/$*.txt
	$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@touch $@
