"""What an answer costs, by the length of the questionnaire, and with its commit. Run by `make bench`."""

from __future__ import annotations

import random
import sqlite3
import time
from pathlib import Path
from typing import Any

import pytest

from intake.conversation.compiled import compile_flow
from intake.conversation.dialogue import Dialogue
from intake.conversation.events import Event
from intake.conversation.fold import Conversation
from intake.definitions import load_library
from intake.store.database import connect
from intake.store.keys import Cost
from intake.store.vault import Vault
from tests.conversation.talking import START
from tests.generated import EMPTY, questionnaire

SIZES = (20, 200, 2_000, 20_000)


def started(count: int) -> Conversation:
    flow = questionnaire(count)
    state = Conversation(compile_flow(flow))
    state.apply(Event(1, START.isoformat(), "started", "client", {"flow": flow.id, "version": flow.version}))
    return state


@pytest.mark.parametrize("count", SIZES)
def test_one_answer_without_the_commit(benchmark: Any, count: int) -> None:
    state = started(count)
    chance = random.Random(1)
    names = [f"q{chance.randrange(count)}" for _ in range(64)]
    turns = [0]

    def answer() -> None:
        turns[0] += 1
        name = names[turns[0] % 64]
        data = {"question": name, "value": turns[0] % 5, "words": ""}
        state.apply(Event(turns[0] + 1, START.isoformat(), "answered", "client", data))

    benchmark(answer)


@pytest.mark.parametrize("count", SIZES)
def test_one_answer_in_turn_with_the_next_question(benchmark: Any, count: int) -> None:
    state = started(count)
    turns = [0]

    def answer() -> None:
        turns[0] += 1
        name = state.current or "q0"
        if state.current is None:
            state._said = 0
        data = {"question": name, "value": turns[0] % 5, "words": ""}
        state.apply(Event(turns[0] + 1, START.isoformat(), "answered", "client", data))

    benchmark(answer)


WALL = pytest.mark.benchmark(timer=time.perf_counter)
"""Waiting for the disk is no time of the processor."""


@WALL
def test_answer_commit_fold_and_next_question(benchmark: Any, tmp_path: Path) -> None:
    flow = questionnaire(2_000)
    vault, _ = Vault.create(tmp_path / "home", "een lange zin", cost=Cost(memory_kib=64, passes=1, lanes=1))
    id = vault.new_conversation(vault.new_dossier("R."), flow.id, flow.version, {"x": "y"}, "nl", "worker")
    talk = Dialogue(
        compile_flow(flow),
        lambda event: vault.append(id, event),
        clock=lambda: START,
        new_id=lambda: "p",
        library=EMPTY,
    )
    talk.open()
    benchmark.pedantic(lambda: talk.answer(3), rounds=1_000, iterations=1)
    _note_p99(benchmark)
    vault.close()


def _note_p99(benchmark: Any) -> None:
    times = sorted(benchmark.stats.stats.data)
    benchmark.extra_info["p99_ms"] = round(times[int(len(times) * 0.99)] * 1000, 2)


def _rows_committed(benchmark: Any, connection: Any) -> None:
    """A row of the size of an event, each in a transaction of its own."""
    connection.execute("CREATE TABLE events (n INTEGER PRIMARY KEY, data TEXT)")

    def commit() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO events (data) VALUES (?)", ('{"question": "q1", "value": 3}' * 8,))
        connection.execute("COMMIT")

    benchmark.pedantic(commit, rounds=1_000, iterations=1)
    _note_p99(benchmark)
    connection.close()


@WALL
def test_plain_sqlcipher_commit(benchmark: Any, tmp_path: Path) -> None:
    """What an encrypted disk costs: the same library, key and pragmas as the vault, without the vault."""
    _rows_committed(benchmark, connect(tmp_path / "plain.db", bytes(32)))


@WALL
def test_plain_sqlite_commit(benchmark: Any, tmp_path: Path) -> None:
    """What the disk itself costs: WAL and synchronous=FULL as in the vault."""
    connection = sqlite3.connect(tmp_path / "plain.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    _rows_committed(benchmark, connection)


def test_reading_all_talks(benchmark: Any) -> None:
    """What is read while the passphrase is typed."""
    benchmark.pedantic(load_library, rounds=3)
