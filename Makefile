# Chancery: two commands matter, `make run` and `make test`; the rest is listed by `make help`.
.DEFAULT_GOAL := help
SHELL := bash
PYTHON ?= python3
BIN := .venv/bin
.PHONY: help run test check lock pictures clean

help: ## list these commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 18

run: .venv/archive ## set up what is missing and open the archive at http://127.0.0.1:8000 (PORT, ARCHIVE_VAR)
	@exec $(BIN)/python manage.py start

test: .venv/tests ## run all tests (a real PostgreSQL, a real browser)
	@bash tests/browser.sh
	$(BIN)/python -m pytest $(ARGS)

check: .venv/tests ## run the checks that are not tests: style, types, walls, migrations, deployment
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djade --check --target-version 5.2 $$(git ls-files 'templates/*.html')
	$(BIN)/python manage.py makemigrations --check --dry-run
	ARCHIVE_HTTPS=1 $(BIN)/python manage.py check --deploy --fail-level WARNING

lock: .venv/tests ## write requirements/*.txt anew from the .in files, with hashes and without addresses
	$(BIN)/python -m pip install --quiet uv
	for name in archive tests; do $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-header --no-annotate \
	  requirements/$$name.in -o requirements/$$name.txt; done

pictures: .venv/tests ## make the pictures of docs/curating.md anew
	@bash tests/browser.sh
	$(BIN)/python -m docs.pictures

clean: ## remove the environment and all data of this checkout's own archive (asks nothing)
	rm -rf .venv var

.venv/python:
	@$(PYTHON) -c 'import sys; sys.exit("Chancery needs Python 3.11 or newer") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv .venv
	@touch $@

.venv/archive: .venv/python requirements/archive.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/archive.txt
	@touch $@

.venv/tests: .venv/python requirements/tests.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/tests.txt
	@touch $@ .venv/archive
