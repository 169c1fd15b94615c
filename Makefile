# Everything a newcomer or a build server does. `make` alone lists it.
SHELL := /bin/sh
PORT ?= 8000
UV := $(shell command -v uv 2>/dev/null || echo .uv/bin/uv)
PYTHON := .venv/bin/python
export PORT
# Where no bytecode is kept, as in many containers, each process of the tests would compile everything again.
test coverage: export PYTHONDONTWRITEBYTECODE =

.PHONY: help setup run test coverage check bench waiting race strangers messages lock

help: ## List the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

setup: .venv/installed ## Make the environment in .venv/

.venv/installed: requirements.lock .python-version
	@command -v uv >/dev/null 2>&1 || test -x .uv/bin/uv || { python3 -m venv .uv && .uv/bin/pip install --quiet uv; }
	@test -x $(PYTHON) || $(UV) venv --quiet .venv || $(UV) venv --quiet --python '>=3.12' .venv
	@$(UV) pip sync --quiet --python $(PYTHON) --require-hashes requirements.lock
	@touch $@

run: export FACTCHECK_HTTPS = off
run: export FACTCHECK_REQUIRE_MFA = off
run: export FACTCHECK_SITE_URL = http://127.0.0.1:$(PORT)
run: setup ## Migrate, load the seeds and serve them (PORT=8000), for trying out on this machine
	@$(PYTHON) manage.py demo --unless-in-use
	@exec $(PYTHON) manage.py serve

test: setup ## Every test that needs no server of its own
	$(PYTHON) -m pytest

coverage: setup ## The tests, and which lines, branches and templates they reach; not fewer than pyproject.toml says
	$(PYTHON) -m pytest --ds=tests.measured --cov

check: setup ## Format, lint, types, architecture, migrations, deployment settings
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .
	$(PYTHON) -m mypy
	.venv/bin/lint-imports --no-cache
	$(PYTHON) manage.py makemigrations --check --dry-run

bench: setup ## Speed and memory on this machine
	$(PYTHON) -m tests.load.bench

waiting: setup ## How long others wait while the densest article of 1 MB comes in
	$(PYTHON) -m tests.load.intake

race: setup ## 16 reviewers on 400 claims: nothing leased twice, nothing lost; 64 callers at a limit: exactly so many pass
	$(PYTHON) -m tests.load.race
	$(PYTHON) -m tests.load.limits

strangers: setup ## Ten minutes of slow, large, odd and guessing strangers while people work and read (SECONDS=600, ON=SQLite)
	$(PYTHON) -m tests.load.strangers_hour $(or $(SECONDS),600) $(if $(ON),--on $(ON))

messages: setup ## Gather what people read into the catalogues, and compile them
	$(PYTHON) -m factcheck.messages

lock: ## Resolve the dependencies again
	$(UV) pip compile pyproject.toml --group dev --universal --python-version 3.12 --generate-hashes --no-annotate --no-header --upgrade --quiet -o requirements.lock
