# Kring's workshop. `make run` needs git, make and Python 3.11 or later; the rest installs itself.

PYTHON ?= python3
PIP = .venv/bin/pip --disable-pip-version-check -qq
PORT ?= 8000

# Some machines forbid Python to keep what it compiled. Then each start, each worker and each test that begins
# a Kring compiles 700 files again: twice the time.
export PYTHONDONTWRITEBYTECODE =

## help: this list
help:
	@sed -n 's/^## //p' Makefile

.PHONY: help
.PHONY: run install test fuzz crash airgap replay matrix tamper check bench pictures messages docs lock format clean

## run: serve Kring with the demo on http://localhost:8000
run: .venv/run.stamp
	@.venv/bin/kring serve --demo --port $(PORT)

## install: everything that tests and checks need, into .venv
install: .venv/dev.stamp

## test: install a browser and a PostgreSQL server where that may, and run every test
test: .venv/dev.stamp
	@.ci/system
	@.venv/bin/python -m pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder --durations=40

## fuzz: what is tried on cases made up at random (networks, families, files), with cases nobody met before
fuzz: .venv/dev.stamp
	@KRING_FUZZ=1 .venv/bin/python -m pytest -q -m hypothesis -n auto --maxprocesses 4

## tamper: a thousand times somebody without the key does something to the log, and each time it is found
tamper: .venv/dev.stamp
	@KRING_TAMPERINGS=1000 .venv/bin/python -m pytest -q tests/store/test_chain.py -k whatever

## matrix: every address, method and kind of visitor, every rule turned once, every link, canaries; takes long
matrix: .venv/dev.stamp
	@KRING_MATRIX=1 .venv/bin/python -m pytest tests/pages/test_every_door.py tests/pages/test_confidential.py -q -n auto --maxprocesses 4
	@KRING_MATRIX=1 .venv/bin/python -m pytest tests/pages/test_canaries.py tests/pages/test_every_link.py \
		tests/pages/test_many_at_once.py -q -s -n auto --maxprocesses 4
	@.venv/bin/python -m tests.house.mutants

## crash: Kring and its tables are killed at random while people write: nothing that was saved is lost; hours
crash: .venv/dev.stamp
	@.ci/system
	@.venv/bin/python -m tests.journeys.crash late 10
	@.venv/bin/python -m tests.journeys.crash careless 10
	@.venv/bin/python -m tests.journeys.crash sqlite $(or $(KILLS),1000)
	@.venv/bin/python -m tests.journeys.crash postgres $(or $(KILLS),100)

## airgap: every journey in a network without a way out: browser and server meet each other and nobody else
airgap: .venv/dev.stamp
	@.ci/system
	@unshare --net --map-root-user sh -c 'ip link set lo up && ! ip route show default | grep . && \
		.venv/bin/python -m pytest -q $(or $(FILES),tests/journeys)'

## replay: every form of every page is sent three times, and what happened more than once is named
replay: .venv/dev.stamp
	@KRING_MATRIX=1 .venv/bin/python -m pytest tests/pages/test_every_post.py -q -n auto --maxprocesses 4 --show-capture=no

## check: format, lint, types, floors, templates, migrations, translations
check: .venv/dev.stamp
	@.ci/check

## bench: what Kring costs, beside what others cost, in one run
bench: .venv/dev.stamp
	@.venv/bin/python -m bench

## pictures: the screenshots in README.md and docs/, from the demo
pictures: .venv/dev.stamp
	@.ci/system
	@.venv/bin/python -m bench.pictures

## messages: collect the sentences of templates and code, and compile the catalogues
messages: .venv/dev.stamp
	@.venv/bin/python -m tests.house.messages

## docs: write the pages of docs/ that come from registers
docs: .venv/dev.stamp
	@.venv/bin/python -m tests.house.registers

## assets: the letters of pages and of paper and the icon sprite, from the packages they come in
assets: .venv/dev.stamp
	@.venv/bin/python -m kring.site.fonts
	@.venv/bin/python -m kring.site.letters
	@.venv/bin/python -m kring.site.icons

## format: lay the code out
format: .venv/dev.stamp
	@.venv/bin/ruff check --fix --quiet . ; .venv/bin/ruff format --quiet .

## lock: choose the versions again after pyproject.toml changed
lock: .venv/lock.stamp
	@.venv/lock/bin/uv pip compile pyproject.toml --group build --universal --python-version 3.11 \
		--generate-hashes --no-header --quiet -o requirements/run.txt
	@.venv/lock/bin/uv pip compile pyproject.toml --group build --group dev --universal --python-version 3.11 \
		--generate-hashes --no-header --quiet -o requirements/dev.txt

.venv/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Kring needs Python 3.11 or later; name one with: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 2; }
	@$(PYTHON) -m venv .venv || \
		{ echo "Python cannot make a virtual environment here; on Debian: apt-get install python3-venv"; rm -rf .venv; exit 2; }

# Everything of run.txt is in dev.txt with the same versions, so whoever has the one needs no second install.
.venv/run.stamp: requirements/run.txt pyproject.toml | .venv/bin/pip
	@echo "Installing what Kring needs …"
	@$(PIP) install --require-hashes -r requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev.stamp: requirements/dev.txt pyproject.toml | .venv/bin/pip
	@echo "Installing what Kring and its workshop need …"
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@ .venv/run.stamp

.venv/lock.stamp: | .venv/bin/pip
	@$(PYTHON) -m venv .venv/lock
	@.venv/lock/bin/pip --disable-pip-version-check -qq install uv==0.13.9
	@touch $@

clean:
	@rm -rf .venv build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
