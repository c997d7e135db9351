# `make app` opens the app, `make test` checks everything; each first installs what it needs into .venv.
# README.md has the plain commands for those without make.

# The first Python that will do.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && echo $$p && break; done)
RUN := .venv/bin/python -m
# The lists of requirements are complete, so that nothing has to be resolved.
INSTALL := $(RUN) pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r

.PHONY: app test

app: .venv/installed
	$(RUN) verifier app

test: .venv/installed-for-tests
	$(RUN) ruff format --check .
	$(RUN) ruff check .
	$(RUN) mypy
	$(RUN) pytest

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 is needed."; exit 1; }
	$(PYTHON) -m venv .venv

.venv/installed: .venv/bin/python requirements.txt
	$(INSTALL) requirements.txt
	@touch $@

.venv/installed-for-tests: .venv/installed requirements-dev.txt
	$(INSTALL) requirements-dev.txt
	@touch $@
