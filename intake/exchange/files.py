"""A file in, of bounded size, by its kind; and a whole file out, or none."""

from __future__ import annotations

from pathlib import Path

from intake.commands.problems import Refused
from intake.exchange.network import Network
from intake.words import Words

MAX_BYTES = {"fhir": 16_000_000, "own": 8_000_000, "csv": 8_000_000, "gedcom": 32_000_000}
KINDS = {".yaml": "own", ".yml": "own", ".json": "own", ".csv": "csv", ".tsv": "csv", ".ged": "gedcom", ".gedcom": "gedcom"}  # fmt: skip

say = Words(
    {
        "no_file": ("{path} is er niet. Geef een bestand (.yaml, .json, .csv of .ged).", "{path} does not exist. Give a file (.yaml, .json, .csv or .ged)."),
        "unreadable": ("{path}: dit bestand kan niet gelezen worden ({why}).", "{path}: this file cannot be read ({why})."),
        "large": ("{path}: dit bestand is groter dan {most} MB. Maak er kleinere van.", "{path}: this file is larger than {most} MB. Make smaller ones of it."),
        "kind": ("{path}: wat voor bestand is dit? Geef het een naam op .yaml, .json, .csv of .ged.", "{path}: what kind of file is this? Give it a name that ends in .yaml, .json, .csv or .ged."),
        "binary": ("{path}: dit is geen tekst maar iets anders (een foto, een document?). Kies een netwerk als YAML, JSON, CSV of GEDCOM.", "{path}: this is no text but something else (a photo, a document?). Choose a network as YAML, JSON, CSV or GEDCOM."),
        "no_write": ("{path} kan niet geschreven worden ({why}). Kies een andere map.", "{path} cannot be written ({why}). Choose another folder."),
    }
)  # fmt: skip

_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def read_network(path: Path, lang: str) -> Network:
    """The network in a file, by its name's ending. Raises Refused."""
    kind = KINDS.get(path.suffix.lower(), "")
    raw = read_bounded(path, kind, lang)
    if not kind and raw.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"0 HEAD"):
        kind = "gedcom"
    if not kind:
        raise Refused(say("kind", lang, path=path))
    beside = ties_file(path)
    ties = read_bounded(beside, kind, lang) if kind == "csv" and beside.is_file() else None
    return read_bytes(raw, kind, path, lang, ties)


def read_bytes(raw: bytes, kind: str, path: Path, lang: str, ties: bytes | None = None) -> Network:
    """The network in these bytes; kind: own, csv or gedcom. path: its name in sentences; ties: the other file of a CSV.
    Raises Refused."""
    for one in (raw, ties or b""):
        if b"\0" in one and not (kind != "own" and _is_utf16(one)):
            raise Refused(say("binary", lang, path=path))
    if kind == "csv":
        from intake.exchange.csv_file import read_csv

        return read_csv(raw, path, lang, ties)
    if kind == "gedcom":
        from intake.exchange.gedcom_read import read_gedcom

        return read_gedcom(raw, str(path), lang)
    from intake.exchange.own_file import read_own

    return read_own(raw, str(path), lang)


def ties_file(path: Path) -> Path:
    """Where the ties of the people in a CSV are: people.csv has people-ties.csv."""
    return path.with_name(f"{path.stem}-ties{path.suffix}")


def _is_utf16(raw: bytes) -> bool:
    return raw.startswith(_UTF16) or raw[:4] in (b"0\0 \0", b"\x000\0 ")


def read_bounded(path: Path, kind: str, lang: str) -> bytes:
    """The bytes of a file that is not too large. Raises Refused."""
    most = MAX_BYTES.get(kind, MAX_BYTES["own"])
    try:
        with path.open("rb") as file:
            raw = file.read(most + 1)
    except FileNotFoundError as problem:
        raise Refused(say("no_file", lang, path=path)) from problem
    except OSError as problem:
        raise Refused(say("unreadable", lang, path=path, why=problem.strerror)) from problem
    if len(raw) > most:
        raise Refused(say("large", lang, path=path, most=most // 1_000_000))
    return raw


def write_whole(path: Path, content: bytes, lang: str) -> None:
    """Whole or not at all: written beside it first, then renamed. Raises Refused."""
    beside = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as problem:
        try:
            beside.unlink(missing_ok=True)
        except OSError:
            pass
        raise Refused(say("no_write", lang, path=path, why=problem.strerror)) from problem
