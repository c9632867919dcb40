from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import pytest

from intake.store.team import setup
from intake.store.team.connection import Line
from intake.store.team.sealing import Sealer
from intake.store.team.store import TeamStore
from tests.store.team import server as servers

KEY = b"AGE-SECRET-KEY-1ONLYFORTESTSONLYFORTESTSONLYFORTESTS"
_number = itertools.count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[servers.Server]:
    why = servers.missing()
    if why:
        pytest.skip(why)
    made = servers.new_server()
    with psycopg.connect(made.url("postgres", "postgres", servers.ADMIN), autocommit=True) as admin:
        admin.execute("CREATE DATABASE team")
    yield made
    servers.remove(made)


@dataclass
class Team:
    """The tables of one test, with members made as they are asked for. Member names are the server's: each test has its own."""

    server: servers.Server
    test: str
    home: Path
    passwords: dict[str, str] = field(default_factory=dict)
    opened: list[TeamStore] = field(default_factory=list)

    @property
    def admin_url(self) -> str:
        return self.server.url("team", "postgres", servers.ADMIN)

    def name(self, name: str) -> str:
        return f"{name}_{self.test}"

    def url(self, name: str) -> str:
        return self.server.url("team", self.name(name), self.passwords[name])

    def add(self, name: str, role: str) -> None:
        line = Line(self.admin_url)
        self.passwords[name] = setup.add_member(line, self.name(name), role)
        line.close()

    def share(self, what: str, name: str) -> None:
        line = Line(self.admin_url)
        setup.share(line, what, self.name(name), Sealer(KEY), "2026-03-01T09:00:00+01:00")
        line.close()

    def open(self, name: str, role: str = "worker", home: str = "") -> TeamStore:
        if name not in self.passwords:
            self.add(name, role)
        store = TeamStore.open(self.url(name), KEY, self.home / (home or name))
        self.opened.append(store)
        return store

    def raw(self, name: str) -> psycopg.Connection[tuple[object, ...]]:
        return psycopg.connect(self.url(name), options="-c search_path=draagwijzer", autocommit=True)

    def sql(self, statement: str) -> list[tuple[object, ...]]:
        with psycopg.connect(self.admin_url, autocommit=True, options="-c search_path=draagwijzer") as admin:
            done = admin.execute(statement)
            return done.fetchall() if done.description else []


@pytest.fixture
def team(server: servers.Server, tmp_path: Path) -> Iterator[Team]:
    made = Team(server, f"t{next(_number)}", tmp_path)
    made.sql("DROP SCHEMA IF EXISTS draagwijzer CASCADE")
    line = Line(made.admin_url)
    setup.set_up(line, Sealer(KEY))
    line.close()
    yield made
    for store in made.opened:
        store.close()
