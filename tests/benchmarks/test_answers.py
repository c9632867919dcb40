"""What an answer costs, by the length of the questionnaire, and with its commit. Run by `make bench`."""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import pytest
import yaml

from intake.conversation.compiled import compile_flow
from intake.conversation.dialogue import Dialogue
from intake.conversation.events import Event
from intake.conversation.fold import Conversation
from intake.definitions import library, load_library
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


def _row_commit(connection: Any) -> Callable[[], None]:
    """A row of the size of an event in a transaction of its own."""
    connection.execute("CREATE TABLE events (n INTEGER PRIMARY KEY, data TEXT)")

    def commit() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO events (data) VALUES (?)", ('{"question": "q1", "value": 3}' * 8,))
        connection.execute("COMMIT")

    return commit


def _plain_sqlite(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    return connection


def test_answer_commit_fold_and_next_question(tmp_path: Path, figures: dict[str, float]) -> None:
    """Beside a bare commit of the same library, key and pragmas, and of plain SQLite: in turns, so that the disk is as busy for each.

    By the clock on the wall: waiting for the disk is no time of the processor.
    """
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
    encrypted, plain = connect(tmp_path / "encrypted.db", bytes(32)), _plain_sqlite(tmp_path / "plain.db")
    acts: dict[str, Callable[[], object]] = {
        "answer": lambda: talk.answer(3), "sqlcipher": _row_commit(encrypted), "sqlite": _row_commit(plain),
    }  # fmt: skip
    times: dict[str, list[float]] = {name: [] for name in acts}
    for _ in range(500):
        for name, act in acts.items():
            began = time.perf_counter()
            act()
            times[name].append(time.perf_counter() - began)
    for name, took in times.items():
        figures[f"commit.{name}"] = median(took)
        figures[f"commit.{name}.p99"] = sorted(took)[int(len(took) * 0.99)]
    assert len(talk.state.answers) == 500
    encrypted.close()
    plain.close()
    vault.close()


def test_reading_all_talks(benchmark: Any) -> None:
    """What is read while the passphrase is typed."""
    benchmark.pedantic(load_library, setup=_as_in_a_new_process, rounds=3)


def _as_in_a_new_process() -> None:
    """A process reads each file once."""
    library.library_of_files.cache_clear()
    library._in_file.cache_clear()


def test_loading_two_thousand_questions(benchmark: Any, tmp_path: Path) -> None:
    both = {"nl": "Een vraag?", "en": "A question?"}
    questions = [
        {
            "id": f"bench_{n}",
            "kind": "scale",
            "text": both,
            "why": both,
            "help": both,
            "range": {"low": 0, "high": 4},
        }
        for n in range(2_000)
    ]
    dumper = yaml.SafeDumper
    dumper.ignore_aliases = lambda self, data: True  # type: ignore[assignment,method-assign]
    path = tmp_path / "bench.yaml"
    path.write_text(
        yaml.dump({"question_set": "bench", "title": both, "questions": questions}, Dumper=dumper),
        encoding="utf-8",
    )
    found = benchmark.pedantic(lambda: library.gather([path]), setup=_as_in_a_new_process, rounds=3, iterations=1)
    assert not found.problems
