# Two commands matter: `make report` and `make test`. Each sets up what it needs.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$p"; break; }; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
# $(call install,ENVIRONMENT,WHAT): uv takes a fifth of pip's time; pip, which knows more ways to packages, does what uv cannot.
install = $(BIN)/uv pip install --quiet --python $1/bin/python $2 || \
	$(PIP) --python $1/bin/python install --quiet --no-compile $2
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header
# Many tests wait for kernels: one process more than there are cores.
WORKERS := $(shell expr $$(getconf _NPROCESSORS_ONLN) + 1)
export PYTHONDONTWRITEBYTECODE =

.PHONY: report pdf test test-all build check lab bench coverage repro repro-pythons audit quality pictures system \
	browser set-up lint pytest lock help clean
.DEFAULT_GOAL := help

report: .venv/run.done  ## make all reports into reports/
	$(BIN)/nkrefugees report

pdf: .venv/run.done system  ## make all reports, each as PDF as well; with what of Debian that needs, where root
	$(BIN)/nkrefugees report --pdf

test: set-up  ## run linters, types and tests
	@$(MAKE) --no-print-directory -j2 lint pytest

test-all: set-up  ## the same with the long forms of tests
	@EXAMPLES=200 MARKED='-m ""' $(MAKE) --no-print-directory -j2 lint pytest

set-up: .venv/bin/python
	@$(MAKE) --no-print-directory -j3 .venv/dev.done .venv/validators.done browser

lint:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

pytest:
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder $(MARKED)

build: .venv/run.done  ## seeds/ -> data/
	$(BIN)/nkrefugees build

check: .venv/dev.done  ## every fault in seeds/ and data/
	$(BIN)/nkrefugees check

lab: .venv/lab.done  ## open the notebooks in JupyterLab
	$(BIN)/nkrefugees lab

bench: .venv/dev.done .venv/peers.done  ## print timings, as ratios within one run
	$(BIN)/python -m tests.bench

coverage: .venv/dev.done  ## measure whether intervals cover, on invented records; takes long
	$(BIN)/python -m tests.coverage --anew

repro: .venv/dev.done  ## make all reports twice, elsewhere the second time, and compare every byte
	$(BIN)/python -m tests.repro

repro-pythons: .venv/dev.done .venv/py311.done .venv/py313.done  ## count what is equal between two Pythons
	$(BIN)/python -m tests.repro .venv/py311/bin/python .venv/py313/bin/python

audit: .venv/dev.done  ## draw random claims to be read again against their pages
	$(BIN)/python -m tests.audit

quality: .venv/dev.done  ## renew what docs/ shows of the record
	$(BIN)/python -m tests.audit --measure

pictures: .venv/dev.done browser  ## renew the pictures of the site in docs/pictures/
	$(BIN)/python -m tests.browser.pictures

lock: .venv/dev.done  ## renew requirements/*.txt
	$(LOCK) pyproject.toml requirements/build.in --extra pdf -o requirements/run.txt
	$(LOCK) pyproject.toml requirements/build.in --extra pdf --extra lab -c requirements/run.txt -o requirements/lab.txt
	$(LOCK) pyproject.toml requirements/build.in --extra dev -c requirements/run.txt -o requirements/dev.txt
	$(LOCK) requirements/uv.in -c requirements/dev.txt -o requirements/uv.txt
	$(LOCK) requirements/validators.in -o requirements/validators.txt
	$(LOCK) requirements/peers.in -o requirements/peers.txt
	cd requirements/browser && npm install --package-lock-only

clean:  ## remove the environment and all that was made
	rm -rf .venv reports/*/ reports/*.html .nkrefugees dist

help:  ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 15

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; none was found on the PATH." >&2; exit 1; }
	$(PYTHON) -m venv .venv
	-$(PIP) install --quiet --no-compile --require-hashes -r requirements/uv.txt

# What does not share an environment with the notebooks' libraries: validators of published standards, and
# the programs that `make bench` compares with.
.venv/validators.done .venv/peers.done: .venv/%.done: requirements/%.txt | .venv/bin/python
	$(PYTHON) -m venv --without-pip .venv/$*
	$(call install,.venv/$*,--require-hashes -r $<)
	@touch $@

# Libraries, fonts and programs that no package of Python brings; where they cannot be installed they are named.
system:
	@-$(MAKE) --no-print-directory --silent .venv/system.done

# Tests of the pages also need two packages of npm; without them they are left out by name.
browser: system
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory --silent .venv/browser.done; \
	else echo "npm (of Node.js) is needed for axe-core and the Nu checker; it was not found on the PATH." >&2; fi

.venv/system.done: requirements/system.txt requirements/system.sh | .venv/bin/python
	sh requirements/system.sh $<
	@touch $@

.venv/browser.done: requirements/browser/package.json requirements/browser/package-lock.json | .venv/bin/python
	@mkdir -p .venv/browser
	cp requirements/browser/.npmrc requirements/browser/*.json .venv/browser/
	cd .venv/browser && npm ci --silent
	@touch $@

.venv/py3%.done: requirements/run.txt pyproject.toml | .venv/bin/python
	@python3.$* -c "" || { echo "Python 3.$* is needed for this; it was not found on the PATH." >&2; exit 1; }
	python3.$* -m venv --without-pip .venv/py3$*
	$(call install,.venv/py3$*,--require-hashes -r $<)
	$(call install,.venv/py3$*,--no-deps --no-build-isolation -e .)
	@touch $@

.venv/%.done: requirements/%.txt pyproject.toml | .venv/bin/python
	$(call install,.venv,--require-hashes -r requirements/$*.txt)
	$(call install,.venv,--no-deps --no-build-isolation -e .)
	@touch $@
