"""Damaged and hostile input for every door that reads: nothing may come out but an answer or a sentence of ours.

    python -m tests.torture.fuzz [INPUTS] [--door NAME] [--seed N] [--atheris]

A door is a function of bytes. It may raise what its callers turn into a sentence (named in `Door.says`); all else is a fault,
and so is an input that takes more than `SECONDS` of processor time. Input is made by changing real files and sentences;
with --atheris (pip install atheris) coverage leads the way instead, for one door.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from types import FrameType, FunctionType
from typing import Any, NoReturn

from intake.commands import fill as filling
from intake.commands.invite import ANSWERS, _invitation, read_answers
from intake.commands.parser import KINDS
from intake.commands.problems import Refused
from intake.commands.report import dossier_row
from intake.commands.suggest import read_profile
from intake.commands.understand import as_object
from intake.conversation.compiled import CompiledFlow, compile_flow
from intake.conversation.dialogue import Dialogue
from intake.definitions import load_library, load_pinned
from intake.definitions.errors import DefinitionErrors
from intake.definitions.expressions import ExpressionError, parse
from intake.exchange.fhir.importing import import_json
from intake.exchange.fhir.response_in import read_response
from intake.exchange.fhir.xlsform import read_xlsform
from intake.exchange.files import read_bytes
from intake.rounds.gathering import decoded, gather
from intake.store import backup
from intake.store.errors import StoreError
from intake.store.files import KEYS
from intake.store.keys import Cost, Slots
from intake.store.vault import Vault
from intake.understanding.answers import Context, understand
from intake.understanding.text import clean
from tests.conversation.talking import dialogue
from tests.hostile import WORDS

SECONDS = 2.0
LONGEST = 2_000
"""Signs of a typed line; longer ones are pasted, and have tests of their own."""
ROOT = Path(__file__).parents[2]
TOKENS = (
    *(word.encode("utf-8", "surrogatepass") for word in WORDS),
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xc3(", b"\r\n", b"\n", b"\t", b": ", b"- ", b"[", b"]", b"{", b"}", b'"', b"'", b"\\", b"|", b";", b",", b"9" * 40,
    b"1e999", b"-0", b"NaN", b"null", b"true", b"&a [*a, *a]", b"!!binary x", b"\\ud800", b"\\u0000", b"(" * 200, b"[" * 300, b"0 @", b" TRLR", b"not ", b"**", b"\xe2\x80\xae",
)  # fmt: skip


class Hang(BaseException):
    """It took too long. No Exception, so that no door can swallow it."""


@dataclass(frozen=True)
class Door:
    """says: what a caller turns into a sentence. seeds: good input to begin from. share: of all inputs, a part of 100."""

    read: Callable[[bytes], object]
    says: tuple[type[Exception], ...]
    seeds: Callable[[], list[bytes]]
    share: float


@dataclass
class Found:
    inputs: int = 0
    taken: int = 0
    slowest: float = 0.0
    faults: list[str] = field(default_factory=list)


LIBRARY = cache(load_library)


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="fuzz"))


def _file(name: str, data: bytes) -> Path:
    path = _folder() / name
    path.write_bytes(data)
    return path


def _words(data: bytes) -> str:
    """As a terminal gives them to Python: what is no UTF-8 comes as lone surrogates."""
    return data[:LONGEST].decode("utf-8", "surrogateescape")


# The doors


class _Talks:
    """A talk that goes on for some lines, then another one at another place."""

    def __init__(self) -> None:
        self.chance = random.Random(1)
        self.talk: Dialogue | None = None
        self.left = 0

    def __call__(self, data: bytes) -> None:
        if self.talk is None or self.left == 0 or self.talk.state.status != "asking":
            names = [name for name, flow in LIBRARY().flows.items() if flow.stages]
            flow = LIBRARY().flows[self.chance.choice(names)]
            self.talk = dialogue(flow, LIBRARY(), lang=self.chance.choice(("nl", "en")))
            self.talk.move("goto", self.chance.choice(list(flow.questions)))
            self.left = 12
        self.left -= 1
        for message in self.talk.hear(_words(data)):
            assert isinstance(message.text, str)
            message.text.encode("utf-8")


def _understood(data: bytes) -> None:
    chance = random.Random(len(data))
    options = (("a", "heel vaak", ()), ("b", "soms", ()), ("c", "nooit [x]", ()))
    context = Context(chance.choice(("nl", "en")), date(2026, 3, 1), options=options)
    found = understand(chance.choice(KINDS), clean(_words(data)).replace("\n", " "), context)
    json.dumps(as_object("number", found), ensure_ascii=False).encode("utf-8")


def _definitions(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    load_pinned({"flows/x/pom.yaml": text, **_sets()}, "pom")


@cache
def _sets() -> dict[str, str]:
    return {name: text for name, text in LIBRARY().flows["pom"].source.items() if not name.endswith("pom.yaml")}


def _expression(data: bytes) -> None:
    made = parse(_words(data))
    made.evaluate(lambda name: 3 if name == "a" else None, _NoFunctions())


class _NoFunctions(dict[str, Callable[..., object]]):
    """Knows nobody and nothing."""

    def __missing__(self, name: str) -> Callable[..., object]:
        return lambda *given, **named: None


def _response(data: bytes) -> None:
    value = json.loads(data)
    read_response(value, LIBRARY().flows["pom"], "r.json", "nl")


@cache
def _round_flow() -> Any:
    return LIBRARY().flows["contactladder"]


def _round(data: bytes) -> None:
    gather(decoded(data, "nl"), _round_flow(), "nl", "2026-03-01")


@cache
def _pom() -> CompiledFlow:
    return compile_flow(LIBRARY().flows["pom"])


@lru_cache(maxsize=1)
def _vault() -> Vault:
    return Vault.create(_folder() / "home", "een lange zin", cost=Cost(64, 1, 1))[0]


def _report_id(data: bytes) -> None:
    dossier_row(_vault(), _words(data), "nl")


# What they begin from


def _texts(*patterns: str) -> list[bytes]:
    return [path.read_bytes() for pattern in patterns for path in sorted(ROOT.glob(pattern))]


def _lines() -> list[bytes]:
    data = ROOT / "tests" / "understanding" / "data"
    return [line.strip().encode() for name in ("people", "short_answers", "danger") for line in (data / f"{name}.yaml").read_text().splitlines() if len(line) > 12]  # fmt: skip


def _networks(ending: str) -> list[bytes]:
    from intake.exchange.csv_file import write_csv
    from intake.exchange.gedcom_write import write_gedcom
    from tests.exchange.test_commands import FAMILY

    network = read_bytes(FAMILY.encode(), "own", Path("f.yaml"), "nl")
    match ending:
        case "csv":
            return [write_csv(network, "nl")[0], write_csv(network, "en")[0]]
        case "ged":
            return [write_gedcom(network, version, "nl")[0] for version in ("5.5.1", "7.0")]
    return [FAMILY.encode(), json.dumps({"people": [{"id": "client", "name": "Ria"}], "ties": []}).encode()]


def _forms() -> list[bytes]:
    from tests.exchange.fhir.test_hostile import FORM

    return [json.dumps(FORM).encode()]


def _answers() -> list[bytes]:
    events = [
        {"at": "2026-01-12T10:00:00+01:00", "kind": "started", "by": "client", "data": {"lang": "nl", "audience": "client", "by": "client"}},
        {"at": "2026-01-12T10:00:01+01:00", "kind": "answered", "by": "client", "data": {"question": "carer_age", "value": 45, "words": "45"}},
        {"at": "2026-01-12T10:00:02+01:00", "kind": "noted", "by": "client", "data": {"question": "sleep", "text": "x"}},
        {"at": "2026-01-12T10:00:03+01:00", "kind": "person_added", "by": "client", "data": {"person": {"id": "p1", "name": "Jo"}}},
        {"at": "2026-01-12T10:00:03+01:00", "kind": "undone", "by": "client", "data": {"seq": 2}},
    ]  # fmt: skip
    return [json.dumps({"schema": ANSWERS, "id": "x", "events": events}).encode()]


def _invitations() -> list[bytes]:
    return [json.dumps({"schema": "draagwijzer-invitation/1", "lang": "nl", "who": "client", "id": "x", "flow": "pom", "version": "v", "recipient": "age1x", "source": {"a": "b"}}).encode()]  # fmt: skip


@cache
def _key() -> tuple[str, str]:
    """(identity, recipient): who made the backup has the key, so the seal keeps nothing out."""
    import pyrage

    identity = pyrage.x25519.Identity.generate()
    return str(identity), str(identity.to_public())


@cache
def _xforms() -> list[bytes]:
    from pyxform.xls2xform import convert

    rows = ("| survey |", "| | type | name | label | relevant |", "| | select_one yn | a | Heb je hulp? | |", "| | integer | b | Hoeveel? | ${a} = 'y' |", "| choices |", "| | list_name | name | label |", "| | yn | y | ja |", "| | yn | n | nee |")  # fmt: skip
    return [convert("\n".join(rows)).xform.encode()]


def _backup(data: bytes) -> None:
    identity, recipient = _key()
    backup.read(_file("b.dwbackup", backup.sealed(data, recipients=[recipient])), identity=identity)


def _backups() -> list[bytes]:
    identity, recipient = _key()
    keys = _keys()[0]
    return [backup.unsealed(backup.seal("2026-03-01T10:00:00", keys, b"x" * 300, recipients=[recipient]), identity=identity)]


def _keys() -> list[bytes]:
    _vault()
    return [(_folder() / "home" / KEYS).read_bytes()]


DOORS: dict[str, Door] = {
    "typed": Door(_Talks(), (), _lines, 18),
    "understand": Door(_understood, (), _lines, 25),
    "definitions": Door(_definitions, (DefinitionErrors,), lambda: _texts("flows/*/pom.yaml"), 4),
    "expressions": Door(_expression, (ExpressionError,), lambda: [b"a + 1 > 2 and known(b)", b"has(a, 'x') or count(b) >= 2", b"people(sector='family', alive=true) / max(a, 1)"], 15),
    "network": Door(lambda data: read_bytes(data, "own", Path("n.yaml"), "nl"), (Refused,), lambda: _networks("yaml"), 8),
    "csv": Door(lambda data: read_bytes(data, "csv", Path("n.csv"), "nl"), (Refused,), lambda: _networks("csv"), 8),
    "gedcom": Door(lambda data: read_bytes(data, "gedcom", Path("n.ged"), "nl"), (Refused,), lambda: _networks("ged"), 6),
    "fhir": Door(lambda data: import_json(data, "f.json", "nl"), (Refused,), _forms, 3),
    "response": Door(_response, (Refused, ValueError, RecursionError), lambda: [json.dumps(_a_response()).encode()], 3),
    "xlsform": Door(lambda data: read_xlsform(_file("x.xml", data), "nl"), (Refused,), _xforms, 1),
    "answers file": Door(lambda data: read_answers(data, "x", _pom()), (ValueError,), _answers, 4),
    "invitation": Door(lambda data: _invitation(_file("i.dwinvite", data), "nl"), (Refused,), _invitations, 2),
    "answers": Door(lambda data: filling.fill(LIBRARY().flows["pom"], LIBRARY(), _file("a.yaml", data), "nl"), (Refused,), lambda: [b"carer_name: Ria\ncarer_age: 45\nsleep: well\nhealth: ja\nstep_1_when: 2026-04-01\n"], 1),
    "profile": Door(lambda data: read_profile(_file("p.yaml", data), "nl"), (Refused,), lambda: [*_texts("tests/advice/profiles.yaml"), b"audience: worker\nhas: [family]\n"], 1),
    "round": Door(_round, (Refused, ValueError), lambda: [b"form,straat,groep,cl_problem\n1,Kerkstraat,30 tot 50,ja\n2,Plein,70+,nee\n"], 2),
    "backup": Door(_backup, (StoreError,), _backups, 1),
    "keys": Door(Slots.from_bytes, (StoreError,), _keys, 1),
    "report id": Door(_report_id, (Refused,), lambda: [b"0017b1ad9f25ef15", b"R. Jansen"], 1),
}  # fmt: skip
def _a_response() -> dict[str, Any]:
    from tests.exchange.fhir.test_hostile import RESPONSE

    return RESPONSE


# Changing input


def changed(chance: random.Random, seeds: list[bytes]) -> bytes:
    """One of the seeds with one to six things done to it; now and then no seed at all."""
    data = bytearray(chance.choice(seeds)) if chance.random() < 0.95 else bytearray(chance.randbytes(chance.randrange(200)))
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        at = chance.randrange(len(data) + 1)
        match chance.randrange(8):
            case 0 | 1:
                data[at:at] = chance.choice(TOKENS)
            case 2:
                data[at : at + chance.randrange(1, 40)] = b""
            case 3:
                data[at:at] = data[at : at + chance.randrange(1, 60)] * chance.choice((1, 2, 20))
            case 4 if data:
                data[min(at, len(data) - 1)] ^= 1 << chance.randrange(8)
            case 5:
                data[at : at + chance.randrange(1, 12)] = chance.choice(TOKENS)
            case 6:
                other = chance.choice(seeds)
                begin = chance.randrange(len(other) + 1)
                data[at:at] = other[begin : begin + chance.randrange(1, 80)]
            case 7 if chance.random() < 0.2:
                del data[at:]
    return bytes(data)


def fuzz(name: str, inputs: int, seed: int, most_faults: int = 10) -> Found:
    door, chance, found = DOORS[name], random.Random(f"{name} {seed}"), Found()
    seeds = door.seeds()
    before = signal.signal(signal.SIGPROF, _too_long)
    try:
        for _ in range(inputs):
            data = changed(chance, seeds)
            _try(door, data, found)
            if len(found.faults) >= most_faults:
                break
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    return found


def _try(door: Door, data: bytes, found: Found) -> None:
    found.inputs += 1
    began = time.process_time()
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        door.read(data)
        found.taken += 1
    except door.says as said:
        if "Traceback" in str(said):
            found.faults.append(f"a traceback in a sentence: {data!r}")
    except Hang:
        found.faults.append(f"longer than {SECONDS} s: {data!r}")
    except Exception as fault:
        place = _place(fault)
        if not any(place in one for one in found.faults):
            found.faults.append(f"{type(fault).__name__}: {str(fault)[:200]} at {place} for {data[:3_000]!r}")
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    found.slowest = max(found.slowest, time.process_time() - began)


def _place(fault: BaseException) -> str:
    trace, where = fault.__traceback__, ""
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        where = f"{Path(file).name}:{trace.tb_lineno}" if "/intake/" in file or not where else where
        trace = trace.tb_next
    return where


def _too_long(number: int, frame: FrameType | None) -> None:
    raise Hang


def with_atheris(name: str, inputs: int, seed: int) -> NoReturn:
    """Coverage leads: atheris (libFuzzer) changes the input towards code not yet reached.

    Ends the process after so many inputs: libFuzzer never comes back. Exit code 1 when there were faults.
    """
    import atheris

    door, found = DOORS[name], Found()
    corpus = _folder() / "corpus"
    corpus.mkdir()
    for number, good in enumerate(door.seeds()):
        (corpus / str(number)).write_bytes(good)
        _try(door, good, Found())  # what a door brings in late is there now, and is watched too
    words = _folder() / "words"
    words.write_text("".join(f'"{_escaped(token)}"\n' for token in TOKENS))
    _watch(atheris.instrument_func)
    signal.signal(signal.SIGPROF, _too_long)
    began = time.monotonic()

    def one(data: bytes) -> None:
        _try(door, data, found)
        if found.inputs >= inputs:
            print(_told(name, found, began), flush=True)
            os._exit(1 if found.faults else 0)

    seeds = door.seeds()

    def changes(data: bytes, longest: int, number: int) -> bytes:
        """In turns libFuzzer's own changes and ours, which know what a file of this kind is made of."""
        chance = random.Random(number)
        return bytes(atheris.Mutate(data, longest)) if chance.random() < 0.5 else changed(chance, [data, data, chance.choice(seeds)])[:longest]

    limits = ("-timeout=60", f"-seed={seed + 1}", "-max_len=20000", "-len_control=0", "-rss_limit_mb=4096")
    atheris.Setup([sys.argv[0], str(corpus), f"-dict={words}", *limits], one, custom_mutator=changes)
    atheris.Fuzz()
    raise AssertionError("libFuzzer came back")


def _escaped(token: bytes) -> str:
    """As a dictionary of libFuzzer writes it."""
    return "".join(f"\\x{byte:02x}" for byte in token[:64])


WATCHED = ("intake.", "yaml.", "ged4py.", "fhirpathpy.")


def _watch(instrument: Callable[[FunctionType], object]) -> None:
    """Coverage is counted in what reads, and not in this file or in Python's own library."""
    for one in gc.get_objects():
        if isinstance(one, FunctionType) and (one.__module__ or "").startswith(WATCHED):
            instrument(one)


def _told(name: str, found: Found, began: float) -> str:
    line = f"{name}: {found.inputs} inputs, {found.taken} taken, slowest {found.slowest:.2f} s, {time.monotonic() - began:.0f} s, {len(found.faults)} faults"
    return "\n  ".join((line, *found.faults))


def main() -> int:
    parser = argparse.ArgumentParser(description="Damaged and hostile input for every door that reads.")
    parser.add_argument("inputs", type=int, nargs="?", default=100_000)
    parser.add_argument("--door", choices=DOORS, action="append")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--atheris", action="store_true")
    given = parser.parse_args()
    if given.atheris:
        with_atheris((given.door or ["network"])[0], given.inputs, given.seed)
    total, faults = 0, 0
    shares = sum(door.share for door in DOORS.values())
    for name in given.door or DOORS:
        began = time.monotonic()
        found = fuzz(name, max(1, round(given.inputs * DOORS[name].share / shares)) if not given.door else given.inputs, given.seed)
        total, faults = total + found.inputs, faults + len(found.faults)
        print(_told(name, found, began), flush=True)
    print(f"{total} inputs, {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
