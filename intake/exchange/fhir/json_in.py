"""JSON from outside: read within bounds, and asked for by kind, so that every oddity is one sentence with its JSON path."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

from intake.commands.problems import Refused
from intake.exchange.files import read_bounded
from intake.understanding.text import clean
from intake.words import Words

MAX_BYTES = 16_000_000
MAX_DEPTH = 60
"""Levels of objects and lists in the file."""
MOST_SHOWN = 20
LONGEST = 4_000
"""Characters of one text."""

say = Words(
    {
        "large": ("{path}: dit bestand is groter dan {most} MB. Maak er kleinere vragenlijsten van.", "{path}: this file is larger than {most} MB. Make smaller questionnaires of it."),
        "not_json": ("{path}:{line}:{column}: dit is geen JSON. Bewaar de vragenlijst opnieuw als JSON.", "{path}:{line}:{column}: this is no JSON. Save the questionnaire as JSON again."),
        "not_utf8": ("{path}: dit is geen UTF-8-tekst. Bewaar het bestand als UTF-8.", "{path}: this is no UTF-8 text. Save the file as UTF-8."),
        "deep": ("{path}: de waarden zitten dieper dan {most} lagen in elkaar. Maak het bestand platter.", "{path}: the values are nested deeper than {most} levels. Make the file flatter."),
        "double": ("{path}: de sleutel {field} staat twee keer in hetzelfde object. Laat er één staan.", "{path}: the key {field} stands twice in one object. Keep one."),
        "number": ("{path}: er staat een getal in dat JSON niet kent of dat te groot is. Verander het.", "{path}: it holds a number that JSON does not know or that is too large. Change it."),
        "wrong_type": ("{path}: dit is een {found}, geen {wanted}. Kies een ander bestand.", "{path}: this is a {found}, not a {wanted}. Choose another file."),
        "no_type": ("{path}: dit is geen FHIR-bestand: resourceType ontbreekt. Kies een {wanted} als JSON.", "{path}: this is no FHIR file: resourceType is missing. Choose a {wanted} as JSON."),
        "kind": ("{where}: hier hoort {wanted}", "{where}: here {wanted} is needed"),
        "missing": ("{where}: hier ontbreekt {field}", "{where}: {field} is missing here"),
        "code": ("{where}: {word} is niet bekend; kies uit: {known}", "{where}: {word} is not known; choose from: {known}"),
        "more": ("en nog {count} andere punten.", "and {count} more."),
        "a str": ("een tekst", "a text"), "a bool": ("true of false", "true or false"),
        "a dict": ("een object", "an object"), "a list": ("een lijst", "a list"), "a number": ("een getal", "a number"),
    }
)  # fmt: skip


class _Double(ValueError):
    pass


def read_json(path: Path, lang: str) -> Any:
    """The JSON of a file. Raises Refused."""
    if path.exists() and path.is_file() and path.stat().st_size > MAX_BYTES:
        raise Refused(say("large", lang, path=path, most=MAX_BYTES // 1_000_000))
    return parse_json(read_bounded(path, "fhir", lang), str(path), lang)


def parse_json(raw: bytes, path: str, lang: str) -> Any:
    """Bytes as JSON of bounded size and depth, without double keys, NaN or infinite numbers. Raises Refused."""
    if len(raw) > MAX_BYTES:
        raise Refused(say("large", lang, path=path, most=MAX_BYTES // 1_000_000))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise Refused(say("not_utf8", lang, path=path)) from problem
    try:
        value = json.loads(text, object_pairs_hook=_unique, parse_constant=_no_constant)
    except _Double as problem:
        raise Refused(say("double", lang, path=path, field=shown(str(problem)))) from problem
    except json.JSONDecodeError as problem:
        raise Refused(say("not_json", lang, path=path, line=problem.lineno, column=problem.colno)) from problem
    except RecursionError as problem:
        raise Refused(say("deep", lang, path=path, most=MAX_DEPTH)) from problem
    except ValueError as problem:
        raise Refused(say("number", lang, path=path)) from problem
    _check(value, path, lang)
    return value


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _Double(next(key for key in keys if keys.count(key) > 1))
    return found


def _no_constant(word: str) -> NoReturn:
    raise ValueError(word)


def _check(value: Any, path: str, lang: str) -> None:
    """Depth and size of numbers, without recursion."""
    level = [value]
    for _ in range(MAX_DEPTH):
        inner: list[Any] = []
        for one in level:
            if isinstance(one, dict):
                inner += one.values()
            elif isinstance(one, list):
                inner += one
            elif isinstance(one, (int, float)) and not abs(one) < 1e15:
                raise Refused(say("number", lang, path=path))
        if not inner:
            return
        level = inner
    raise Refused(say("deep", lang, path=path, most=MAX_DEPTH))


def resource(value: Any, wanted: str, path: str, lang: str) -> dict[str, Any]:
    """The value as that resource; a Bundle with one of it gives that one. Raises Refused."""
    if isinstance(value, dict) and value.get("resourceType") == "Bundle" and wanted != "Bundle":
        entries = value.get("entry")
        found = [one.get("resource") for one in entries if isinstance(one, dict)] if isinstance(entries, list) else []
        for one in found:
            if isinstance(one, dict) and one.get("resourceType") == wanted:
                return one
    if not isinstance(value, dict) or not isinstance(value.get("resourceType"), str):
        raise Refused(say("no_type", lang, path=path, wanted=wanted))
    if value["resourceType"] != wanted:
        raise Refused(say("wrong_type", lang, path=path, found=shown(value["resourceType"]), wanted=wanted))
    return value


def shown(word: object) -> str:
    """A word from the file as it may stand in a sentence: cleaned, short, on one line."""
    return " ".join(clean(str(word), 200).split())[:60]


@dataclass(slots=True)
class Notes:
    """problems: what is wrong, for which the file is refused. left_out: what is not supported, and how it was taken."""

    path: str
    lang: str
    words: Words
    problems: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    def wrong(self, key: str, where: str, **values: object) -> None:
        self.problems.append(self.words(key, self.lang, where=where, **{k: shown(v) for k, v in values.items()}))

    def leave(self, key: str, where: str, **values: object) -> None:
        self.left_out.append(self.words(key, self.lang, where=where, **{k: shown(v) for k, v in values.items()}))

    def basic(self, key: str, where: str, **values: object) -> None:
        self.problems.append(say(key, self.lang, where=where, **{k: shown(v) for k, v in values.items()}))

    def refuse(self) -> None:
        """Raises Refused where anything is wrong."""
        if self.problems:
            raise Refused(listed(self.problems, self.path, self.lang))


def listed(sentences: list[str], path: str, lang: str) -> str:
    kept = [f"{path}: {one}" for one in dict.fromkeys(sentences)]
    more = [say("more", lang, count=len(kept) - MOST_SHOWN)] if len(kept) > MOST_SHOWN else []
    return "\n".join(kept[:MOST_SHOWN] + more)


class Object:
    """A JSON object with its path; `rest` then gives the keys that nobody asked for."""

    def __init__(self, value: Any, where: str, notes: Notes) -> None:
        self.where = where
        self.notes = notes
        self.taken: set[str] = {"id", "fhir_comments"}
        if not isinstance(value, dict):
            notes.basic("kind", where, wanted=say("a dict", notes.lang))
            value = {}
        self.value: dict[str, Any] = value

    def at(self, key: str) -> str:
        return f"{self.where}.{key}" if self.where else key

    def take(self, key: str, kind: type | tuple[type, ...], name: str, required: bool = False) -> Any:
        self.taken |= {key}
        found = self.value.get(key)
        if found is None:
            if required:
                self.notes.basic("missing", self.where or "Questionnaire", field=key)
            return None
        if not isinstance(found, kind) or (isinstance(found, bool) and bool not in (kind if isinstance(kind, tuple) else (kind,))):
            self.notes.basic("kind", self.at(key), wanted=say(name, self.notes.lang))
            return None
        return found

    def text(self, key: str, required: bool = False, limit: int = LONGEST) -> str:
        return clean(self.take(key, str, "a str", required) or "", limit).strip()

    def flag(self, key: str) -> bool:
        return bool(self.take(key, bool, "a bool"))

    def number(self, key: str) -> float | None:
        found: float | None = self.take(key, (int, float), "a number")
        return found

    def code(self, key: str, known: tuple[str, ...], required: bool = False) -> str:
        word = self.text(key, required)
        if word and word not in known:
            self.notes.basic("code", self.at(key), word=word, known=", ".join(known))
            return ""
        return word

    def objects(self, key: str) -> Iterator[Object]:
        found = self.take(key, list, "a list") or []
        return (Object(one, f"{self.at(key)}[{n}]", self.notes) for n, one in enumerate(found))

    def object(self, key: str) -> Object | None:
        found = self.take(key, dict, "a dict")
        return None if found is None else Object(found, self.at(key), self.notes)

    def rest(self) -> list[str]:
        return [key for key in self.value if key not in self.taken and not key.startswith("_")]
