"""A team at work: 50 workers who answer at once, and a round of 100,000 from the team's database to the report.

The server is a real PostgreSQL with its own settings (every commit synced to disk) on the same two cores as the workers.
"""

from __future__ import annotations

import multiprocessing
import random
import statistics
import threading
import time
from collections.abc import Iterator
from multiprocessing.synchronize import Barrier
from pathlib import Path

import psycopg
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from intake.commands.round import report_text
from intake.conversation.events import Event
from intake.definitions import load_library
from intake.store.team import setup
from intake.store.team.connection import Line
from intake.store.team.sealing import Sealer
from intake.store.team.store import TeamStore
from tests.store.team import server as servers
from tests.store.team.conftest import KEY, Team

WORKERS = 50
PROCESSES = 2
ANSWERS = 40
PEOPLE = 100_000
WORDS = "Elke dag komt mijn dochter langs en ik kook, maar 's nachts slaap ik slecht omdat hij dwaalt."


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    why = servers.missing()
    if why:
        pytest.skip(why)
    server = servers.new_server(durable=True)
    with psycopg.connect(server.url("postgres", "postgres", servers.ADMIN), autocommit=True) as admin:
        admin.execute("CREATE DATABASE team")
    made = Team(server, "bench", tmp_path)
    line = Line(made.admin_url)
    setup.set_up(line, Sealer(KEY))
    line.close()
    yield made
    for store in made.opened:
        store.close()
    servers.remove(server)


def answers(
    url: str, home: Path, talk: str, start: Barrier, pause: float, out: list[float], problems: list[str]
) -> None:
    """One worker: opens, waits for all others, and answers one question after another."""
    chance = random.Random(talk)
    try:
        with TeamStore.open(url, KEY, home) as store:
            store.events(talk)
            store.append(talk, Event(1, "2026-11-25T10:00:00+01:00", "started", "carer", {"lang": "nl"}))
            start.wait(60)
            for seq in range(2, ANSWERS + 2):
                time.sleep(pause * 2 * chance.random())
                event = Event(
                    seq, "2026-11-25T10:00:00+01:00", "answered", "carer", {"question": f"q{seq}", "value": 3, "words": WORDS}
                )
                began = time.perf_counter()
                store.append(talk, event)
                out.append((time.perf_counter() - began) * 1000)
            assert store.waiting == 0
    except Exception as problem:
        problems.append(repr(problem))


def process(urls: list[tuple[str, Path, str]], start: Barrier, pause: float, queue: multiprocessing.Queue[object]) -> None:
    took: list[float] = []
    problems: list[str] = []
    threads = [threading.Thread(target=answers, args=(*one, start, pause, took, problems)) for one in urls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    queue.put((took, problems))


@pytest.mark.parametrize("pause", [0.0, 1.0], ids=["without a pause", "an answer a second each"])
def test_fifty_workers_answer_at_once(team: Team, pause: float, figures: dict[str, float]) -> None:
    places = []
    for number in range(WORKERS):
        store = team.open(f"w{number}")
        talk = store.new_conversation(store.new_dossier(f"dossier {number}"), "pom", "v1", {"a": "b"}, "nl", "worker")
        store.close()
        places.append((team.url(f"w{number}"), team.home / f"w{number}", talk))
    spawn = multiprocessing.get_context("spawn")
    queue: multiprocessing.Queue[object] = spawn.Queue()
    start = spawn.Barrier(WORKERS)
    running = [
        spawn.Process(target=process, args=(places[part::PROCESSES], start, pause, queue)) for part in range(PROCESSES)
    ]
    for one in running:
        one.start()
    found = [queue.get(timeout=180) for _ in running]
    for one in running:
        one.join()
    took = sorted(ms for part, _ in found for ms in part)  # type: ignore[attr-defined, misc]
    problems = [problem for _, part in found for problem in part]  # type: ignore[attr-defined, misc]
    assert problems == []
    assert len(took) == WORKERS * ANSWERS
    p95 = took[int(len(took) * 0.95)]
    figures[f"team.p95[{pause}]"] = p95 / 1000
    print(f"\n{WORKERS} workers, pause {pause} s: median {statistics.median(took):.1f} ms, p95 {p95:.1f} ms, most {took[-1]:.1f} ms")
    assert p95 <= 50
    last = team.open("w0")
    assert all(row.current == f"q{ANSWERS + 1}" for row in last.conversations())


@pytest.mark.benchmark(group="round of 100,000 in a team", timer=time.perf_counter)
def test_from_the_team_to_the_report(benchmark: BenchmarkFixture, team: Team) -> None:
    chance = random.Random(1)
    flow = load_library().flows["contactladder"]
    store = team.open("els")
    made = store.new_round("groot", flow.id, flow.version, flow.source)
    scales = [name for name, question in flow.questions.items() if question.kind == "scale"]

    def responses() -> Iterator[dict[str, object]]:
        for n in range(PEOPLE):
            values = {name: chance.randint(1, 5) for name in scales} | {"cl_problem": chance.random() < 0.4}
            group = chance.choice(["under_30", "from_30", "from_50", "from_70"])
            yield {"key": str(n), "street": f"Straat {n % 400}", "group": group, "at": "2026-11-25", "values": values}

    assert store.add_responses(made, responses()) == PEOPLE
    text = benchmark.pedantic(lambda: report_text(flow, "groot", store.responses(made), "html", "nl"), rounds=3, iterations=1)
    assert "Straat 399" in text
