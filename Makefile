# Two commands for a newcomer: `make run` starts the program, `make test` passes the tests. Both set everything up.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: torture fuzz run test lint bench evaluate methods-table clean

run: $(READY)
	$(BIN)/draagwijzer

test: $(READY)
	tests/needs.sh
	$(BIN)/ruff check intake tests
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/draagwijzer check
	$(BIN)/python -m pytest -q -n auto --dist worksteal

lint: $(READY)
	$(BIN)/ruff format intake tests
	$(BIN)/ruff check --fix intake tests
	$(BIN)/mypy

torture: $(READY)
	$(BIN)/python -m tests.torture.kills 1000
	$(BIN)/python -m pytest -q tests/torture/test_disasters.py tests/torture/test_written.py

fuzz: $(READY)
	$(BIN)/python -m tests.torture.fuzz 100000

bench: $(READY)
	$(BIN)/python -m pytest tests/benchmarks -q --benchmark-only --override-ini addopts=

evaluate: $(READY)
	$(BIN)/python -m tests.understanding.evaluate

methods-table: $(READY)
	$(BIN)/python -m tests.renew_methods_table

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("Draagwijzer needs Python 3.11 or newer; this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

clean:
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
