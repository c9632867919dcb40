# Two commands for a newcomer: `make run` starts the program, `make test` passes the tests. Both set everything up.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# one more than there are cores: a test that waits for a terminal or a browser leaves its core to another
WORKERS = $(shell $(PYTHON) -c 'import os; print((os.cpu_count() or 1) + 1)')

# Some containers say that Python may not keep what it compiled; each of the many programs that the tests start would compile anew.
export PYTHONDONTWRITEBYTECODE =

.PHONY: torture fuzz run test lint bench evaluate methods-table pictures clean

run: $(READY)
	$(BIN)/draagwijzer

test: $(READY)
	tests/needs.sh
	$(BIN)/ruff check intake tests
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/draagwijzer check
	$(BIN)/python -m pytest -q -n $(WORKERS) --dist worksteal

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
	$(BIN)/python -m pytest tests/benchmarks -q --override-ini addopts= --benchmark-quiet --benchmark-timer=time.process_time

evaluate: $(READY)
	$(BIN)/python -m tests.understanding.evaluate

methods-table: $(READY)
	$(BIN)/python -m tests.renew_methods_table

pictures: $(READY)
	$(BIN)/python -m tests.pictures

# pip is silent (-q) and busy for some minutes: say so, or a newcomer thinks it hangs
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Draagwijzer needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". If you have one under another name: make PYTHON=python3.12") if sys.version_info < (3, 11) else None'
	@echo "Draagwijzer wordt klaargezet in $(VENV). Dat hoeft maar een keer en duurt een paar minuten. Even geduld ..."
	@echo "Setting up Draagwijzer in $(VENV). This happens once and takes a few minutes. One moment ..."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock || { echo "The parts could not be brought in. Is there a connection to the internet? Then try again; nothing is lost."; exit 1; }
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
	@echo "Klaar. / Ready."

clean:
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
