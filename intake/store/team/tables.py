"""The tables of a team for SQLAlchemy Core; `steps` makes them, and a test holds the two against each other."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Integer, LargeBinary, MetaData, Table, Text, text

from intake.store.team.steps import SCHEMA

_all = MetaData(schema=SCHEMA)


def _text(*names: str) -> list[Column[str]]:
    return [Column(name, Text) for name in names]


def _who() -> Column[str]:
    """Filled in by the server: nobody writes in another's name."""
    return Column("who", Text, primary_key=True, server_default=text("current_user"))


steps = Table("steps", _all, Column("number", Integer, primary_key=True), *_text("at"))
meta = Table("meta", _all, Column("key", Text, primary_key=True), Column("value", LargeBinary))
members = Table("members", _all, Column("name", Text, primary_key=True), *_text("role"))
dossiers = Table(
    "dossiers", _all, Column("id", Text, primary_key=True), Column("title", LargeBinary), *_text("created", "changed"),
    Column("touched", BigInteger), *_text("owner"),
)  # fmt: skip
definitions = Table("definitions", _all, Column("version", Text, primary_key=True), *_text("files"))
conversations = Table(
    "conversations", _all, Column("id", Text, primary_key=True), *_text("dossier", "flow", "version"),
    Column("place", LargeBinary), *_text("started", "changed"), Column("last_seq", Integer), *_text("last_hash"),
    Column("touched", BigInteger), *_text("owner"),
)  # fmt: skip
events = Table(
    "events", _all, Column("conversation", Text, primary_key=True), Column("seq", Integer, primary_key=True), *_text("at"),
    Column("said", LargeBinary), *_text("hash"),
)  # fmt: skip
shares = Table("shares", _all, *(Column(name, Text, primary_key=True) for name in ("dossier", "conversation", "name")))
log = Table(
    "log", _all, _who(), Column("n", BigInteger, primary_key=True),
    *_text("mark", "at", "dossier", "conversation"), Column("told", LargeBinary), *_text("hash"),
)  # fmt: skip
log_ends = Table("log_ends", _all, _who(), Column("n", BigInteger), *_text("hash"))
settings = Table(
    "settings", _all, _who(), Column("key", Text, primary_key=True), Column("value", LargeBinary)
)
rounds = Table(
    "rounds", _all, Column("id", Text, primary_key=True), Column("title", LargeBinary), *_text("flow", "version", "created")
)
responses = Table(
    "responses", _all, Column("round", Text, primary_key=True), Column("token", LargeBinary, primary_key=True),
    Column("form", LargeBinary),
)  # fmt: skip
consents = Table(
    "consents", _all, Column("id", Text, primary_key=True), *_text("dossier"), Column("agreed", LargeBinary),
    *_text("at", "withdrawn"),
)  # fmt: skip
TABLES = _all.tables
