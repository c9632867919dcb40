"""Our own network file: `people` and `ties` as YAML or JSON, read strictly, every problem with its place and what to do."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from intake.commands.problems import Refused
from intake.definitions.errors import Problem
from intake.definitions.model import Place
from intake.definitions.nodes import Node, did_you_mean, read_bytes, read_text
from intake.exchange.fields import (
    ID_PATTERN,
    MAX_PEOPLE,
    PERSON,
    STATUSES,
    TIE,
    Field,
    died_before_birth,
    is_date,
)  # fmt: skip
from intake.exchange.network import THE_TWO, Network, check_ancestors
from intake.network.model import Person, Tie
from intake.understanding.text import clean
from intake.words import Words

MOST_SHOWN = 20
"""So many problems are shown at once."""
MOST_VALUES = 300_000
"""Commas and lines in a file: each may be a value, and a few million would take a minute and all memory."""
MOST_TO_GUESS = 500
"""Among more words than this none is looked for that is like the one that was written."""

say = Words(
    {
        "empty": ("het bestand is leeg; schrijf people: met een lijst van personen", "the file is empty; write people: with a list of persons"),
        "values": ("dit zijn meer dan {most} regels en waarden; maak er kleinere bestanden van", "these are more than {most} lines and values; make smaller files of it"),
        "mapping": ("dit is geen netwerk; schrijf people: en ties:", "this is no network; write people: and ties:"),
        "people": ("people: geef een lijst van personen, elk met een id", "people: give a list of persons, each with an id"),
        "ties": ("ties: geef een lijst van banden, elk met a, b en kind", "ties: give a list of ties, each with a, b and kind"),
        "many": ("dit zijn meer dan {most} personen; maak er kleinere bestanden van", "these are more than {most} persons; make smaller files of it"),
        "group": ("hier hoort een groep van {keys}", "here a group of {keys} is needed"),
        "unknown": ("de sleutel {field} is hier niet bekend{guess}", "the key {field} is not known here{guess}"),
        "needs": ("hier ontbreekt {field}; voeg het toe", "{field} is missing here; add it"),
        "text": ("{field}: geef hier gewone tekst", "{field}: give plain text here"),
        "long": ("{field}: maak dit korter, hoogstens {high} tekens", "{field}: make this shorter, at most {high} characters"),
        "id": ("{field}: een id bestaat uit letters, cijfers, _ . en -, hoogstens {high}", "{field}: an id consists of letters, digits, _ . and -, at most {high}"),
        "date": ("{field}: {word} is geen datum; schrijf 1948, 1948-03, 1948-03-05, 1948~ (ongeveer), ../1950 (voor) of 1948/1950", "{field}: {word} is no date; write 1948, 1948-03, 1948-03-05, 1948~ (about), ../1950 (before) or 1948/1950"),
        "flag": ("{field}: schrijf true of false", "{field}: write true or false"),
        "whole": ("{field}: schrijf een heel getal van {low} tot {high}", "{field}: write a whole number from {low} to {high}"),
        "number": ("{field}: schrijf een getal van {low} tot {high}", "{field}: write a number from {low} to {high}"),
        "one": ("{field}: {word} is niet bekend{guess}; kies uit: {known}", "{field}: {word} is not known{guess}; choose from: {known}"),
        "many_of": ("{field}: geef een lijst, met woorden uit: {known}", "{field}: give a list, with words from: {known}"),
        "levels": ("{field}: geef een groep met getallen van {low} tot {high} bij: {known}", "{field}: give a group with numbers from {low} to {high} for: {known}"),
        "double": ("de id {id} komt twee keer voor (ook op regel {line}); geef elke persoon een eigen id", "the id {id} occurs twice (also on line {line}); give each person an id of their own"),
        "dangling": ("{field}: er is geen persoon met de id {id}{guess}; zet die onder people of verander de id", "{field}: there is no person with the id {id}{guess}; put them under people or change the id"),
        "self": ("een band is tussen twee personen; a en b zijn hier dezelfde", "a tie is between two persons; a and b are the same here"),
        "status": ("status: bij kind {kind} past {word} niet{known}", "status: {word} does not fit the kind {kind}{known}"),
        "none": ("; laat status weg", "; leave status out"),
        "choose": ("; kies uit: {known}", "; choose from: {known}"),
        "twice": ("deze band staat er al (op regel {line}); houd er een", "this tie was given already (on line {line}); keep one"),
        "born_after": ("de geboorte ({born}) is na het overlijden ({died}); kijk beide na", "the birth ({born}) is after the death ({died}); check both"),
        "known": ("; bekend: {known}", "; known: {known}"),
        "guess": (" (bedoel je {near}?)", " (do you mean {near}?)"),
        "more": ("... en nog {count} fouten.", "... and {count} more problems."),
    }
)  # fmt: skip

_TRUTH = {"true": True, "yes": True, "ja": True, "false": False, "no": False, "nee": False}
_NOTHING = ("", "null", "~", "Null", "NULL")


def read_own(raw: bytes, path: str, lang: str) -> Network:
    """The network in YAML or JSON. Raises Refused with every problem as path:line:column: what, and what to do."""
    reader = _Reader(path, lang)
    root = reader.root(raw)
    people = reader.people(root) if root is not None else {}
    ties = reader.ties(root, people) if root is not None else ()
    if reader.problems:
        raise Refused(reader.said())
    network = Network(people, ties, lines={id: place.line for id, place in reader.places.items()})
    check_ancestors(network, path, lang)
    return network


def shown(sentences: Sequence[str], lang: str) -> list[str]:
    """The first of them, and how many more there are."""
    more = len(sentences) - MOST_SHOWN
    return [*sentences[:MOST_SHOWN], *([say("more", lang, count=more)] if more > 0 else [])]


_DUTCH = tuple(
    (re.compile(english), dutch)
    for english, dutch in (
        (r"this is not UTF-8 text; save the file as UTF-8 and try again", "dit is geen UTF-8-tekst; bewaar het bestand als UTF-8 en probeer het opnieuw"),
        (r"(?:the values are )?nested deeper than (\d+) levels; make (?:them|it) flatter", r"dit is dieper genest dan \1 niveaus; maak het vlakker"),
        (r"this is not valid YAML \((.*)\); check .*", r"dit is geen geldige YAML (\1); kijk aanhalingstekens en inspringen na"),
        (r"aliases \(\*name\) are not allowed; write the value out here", "verwijzingen (*naam) mogen niet; schrijf de waarde hier voluit"),
        (r"the tag (.*) is not allowed; write a plain value", r"de tag \1 mag niet; schrijf een gewone waarde"),
        (r"a key must be a plain word", "een sleutel is een gewoon woord"),
        (r"the key (.*) was already given on line (\d+); keep one of the two", r"de sleutel \1 staat er al op regel \2; houd er een"),
        (r"the file is empty; .*", "het bestand is leeg; schrijf people: met een lijst van personen"),
    )
)  # fmt: skip
"""What the reader of YAML says, which speaks to authors of methods in English, for those who hand in a network."""


def in_language(message: str, lang: str) -> str:
    """A problem of the YAML in Dutch where Dutch is spoken; our own problems are already."""
    for english, dutch in _DUTCH if lang == "nl" else ():
        if english.fullmatch(message):
            return english.sub(dutch, message)
    return message


def guess(word: str, known: Collection[str], lang: str) -> str:
    """` (do you mean this?)` where a known word is like it, else nothing."""
    near = re.search(r"'(.*)'", did_you_mean(word, known)) if len(known) <= MOST_TO_GUESS else None
    return say("guess", lang, near=near[1]) if near else ""


class _Reader:
    def __init__(self, path: str, lang: str) -> None:
        self.path, self.lang = path, lang
        self.problems: list[Problem] = []
        self.places: dict[str, Place] = {}

    def problem(self, place: Place, what: str, /, **values: object) -> None:
        self.problems.append(Problem(place, say(what, self.lang, **values)))

    def said(self) -> str:
        found = sorted(dict.fromkeys(self.problems), key=lambda one: (one.place.line, one.place.column))
        return "\n".join(shown([f"{one.place}: {in_language(one.message, self.lang)}" for one in found], self.lang))

    def guess(self, word: str, known: Collection[str]) -> str:
        return guess(word, known, self.lang) if len(self.problems) < MOST_SHOWN else ""

    # The file

    def root(self, raw: bytes) -> Node | None:
        start = Place(self.path, 1, 1)
        if not raw.removeprefix(b"\xef\xbb\xbf").strip():
            self.problem(start, "empty")
            return None
        if raw.count(b",") + raw.count(b"\n") > MOST_VALUES:
            self.problem(start, "values", most=MOST_VALUES)
            return None
        root = self._parsed(raw)
        if root is not None and root.kind != "map":
            self.problem(start, "mapping")
            return None
        if root is not None:
            self._check_keys(root, ("title", "people", "ties"))
        return root

    def _parsed(self, raw: bytes) -> Node | None:
        if raw.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
            try:
                return read_text(_json_as_yaml(raw.decode("utf-8-sig")), self.path, self.problems)
            except UnicodeDecodeError:
                pass
        return read_bytes(raw, self.path, self.problems)

    def _check_keys(self, node: Node, known: tuple[str, ...]) -> None:
        for key, _ in node.items():
            if key not in known:
                guess = self.guess(key, known) or say("known", self.lang, known=", ".join(known))
                self.problem(node.key_place(key), "unknown", field=key[:60], guess=guess)

    def people(self, root: Node) -> dict[str, Person]:
        rows = root.get("people")
        if rows is None or rows.kind != "list" or not rows.elements():
            self.problem(rows.place if rows else root.place, "people")
            return {}
        if len(rows.elements()) > MAX_PEOPLE:
            self.problem(rows.place, "many", most=MAX_PEOPLE)
            return {}
        people: dict[str, Person] = {}
        for row in rows.elements():
            data = self._group(row, PERSON, ("id",))
            id = data.get("id")
            if id is None:
                continue
            if id in people:
                self.problem(row.place, "double", id=id, line=self.places[id].line)
                continue
            self.places[id] = row.place
            people[id] = Person(**data)
            if died_before_birth(data.get("born"), data.get("died")):
                self.problem(row.place, "born_after", born=data["born"], died=data["died"])
        self._check_of(rows, people)
        return people

    def _check_of(self, rows: Node, people: Mapping[str, Person]) -> None:
        for row in rows.elements():
            of = row.get("of") if row.kind == "map" else None
            if of is not None and of.kind == "text":
                self._known(of, "of", people)

    def _known(self, node: Node, key: str, people: Mapping[str, Person]) -> bool:
        id = str(node.value)
        if id in people or (key == "of" and id in THE_TWO):
            return True
        self.problem(node.place, "dangling", field=key, id=id[:60], guess=self.guess(id, people))
        return False

    def ties(self, root: Node, people: Mapping[str, Person]) -> tuple[Tie, ...]:
        rows = root.get("ties")
        if rows is None or (rows.kind == "text" and str(rows.value) in _NOTHING):
            return ()
        if rows.kind != "list":
            self.problem(rows.place, "ties")
            return ()
        found: dict[tuple[str, str, str], int] = {}
        ties = []
        for row in rows.elements():
            before = len(self.problems)
            data = self._group(row, TIE, ("a", "b", "kind"))
            if len(self.problems) > before or not self._tie_fits(row, data, people):
                continue
            key = (data["a"], data["b"], data["kind"])
            if key in found:
                self.problem(row.place, "twice", line=found[key])
                continue
            found[key] = row.place.line
            ties.append(Tie(**data))
        return tuple(ties)

    def _tie_fits(self, row: Node, data: Mapping[str, Any], people: Mapping[str, Person]) -> bool:
        known = [self._known(node, key, people) for key in ("a", "b") if (node := row.get(key)) is not None]
        if not all(known):
            return False
        if data["a"] == data["b"]:
            self.problem(row.place, "self")
            return False
        status, fitting = data.get("status"), STATUSES.get(data["kind"], ())
        if status is not None and status not in fitting:
            advice = say("choose", self.lang, known=", ".join(fitting)) if fitting else say("none", self.lang)
            node = row.get("status")
            place = node.place if node else row.place
            self.problem(place, "status", kind=data["kind"], word=status, known=advice)
            return False
        return True

    # Values

    def _group(self, row: Node, fields: Mapping[str, Field], required: tuple[str, ...]) -> dict[str, Any]:
        """The fields of one person or tie that are given and right."""
        if row.kind != "map":
            self.problem(row.place, "group", keys=", ".join(required))
            return {}
        self._check_keys(row, tuple(fields))
        data: dict[str, Any] = {}
        for key, node in row.items():
            nothing = node.kind == "text" and not node.quoted and str(node.value) in _NOTHING
            if key in fields and not nothing:
                value = self._value(key, node, fields[key])
                if value is not None:
                    data[key] = value
        for key in required:
            if row.get(key) is None:
                self.problem(row.place, "needs", field=key)
        return data

    def _value(self, key: str, node: Node, field: Field) -> Any:
        if field.kind == "many":
            return self._many(key, node, field)
        if field.kind in ("levels", "amounts"):
            return self._levels(key, node, field)
        if node.kind != "text":
            self.problem(node.place, "text", field=key)
            return None
        word = clean(str(node.value)).strip()
        value, wrong = parse_value(word, field)
        if wrong:
            guess = self.guess(word, field.values)
            self.problem(
                node.place, wrong, field=key, word=word[:60], guess=guess, known=", ".join(field.values),
                low=field.low, high=field.high,
            )  # fmt: skip
        return value

    def _many(self, key: str, node: Node, field: Field) -> tuple[str, ...] | None:
        parts = node.elements() if node.kind == "list" else (node,)
        words = [str(part.value) for part in parts if part.kind == "text"]
        if node.kind == "map" or len(words) < len(parts) or any(word not in field.values for word in words):
            self.problem(node.place, "many_of", field=key, known=", ".join(field.values))
            return None
        return tuple(dict.fromkeys(words))

    def _levels(self, key: str, node: Node, field: Field) -> tuple[tuple[str, float], ...] | None:
        parts = dict(node.items()) if node.kind == "map" else {}
        numbers = {
            name: _number(str(part.value), field)[0] for name, part in parts.items() if part.kind == "text"
        }
        fits = (
            len(numbers) == len(parts) and set(numbers) <= set(field.values) and None not in numbers.values()
        )
        if node.kind != "map" or not fits:
            known = ", ".join(field.values)
            self.problem(node.place, "levels", field=key, known=known, low=field.low, high=field.high)
            return None
        return tuple(numbers.items())


_TWO_HALVES = re.compile(r"(?<!\\)((?:\\\\)*)\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})", re.IGNORECASE)


def _json_as_yaml(text: str) -> str:
    """JSON is YAML but for two things: a tab before a line, which becomes a blank, and a sign written as two surrogates."""
    text = re.sub(r"^[\t ]+", lambda found: " " * len(found[0]), text, flags=re.MULTILINE)
    return _TWO_HALVES.sub(lambda found: found[1] + _joined(found[2], found[3]), text)


def _joined(high: str, low: str) -> str:
    return chr(0x10000 + ((int(high, 16) - 0xD800) << 10) + int(low, 16) - 0xDC00)


def parse_value(word: str, field: Field) -> tuple[Any, str]:
    """(value, "") of one written word, or (None, the key of what is wrong in the tables of the readers)."""
    match field.kind:
        case "id":
            fits = re.fullmatch(ID_PATTERN, word) and len(word) <= field.high
            return (word, "") if fits else (None, "id")
        case "date":
            return (word, "") if is_date(word) else (None, "date")
        case "flag":
            truth = _TRUTH.get(word.casefold())
            return (None, "flag") if truth is None else (truth, "")
        case "whole" | "number":
            return _number(word, field)
        case "one":
            return (word, "") if word in field.values else (None, "one")
    return (word, "") if len(word) <= field.high else (None, "long")


def _number(word: str, field: Field) -> tuple[Any, str]:
    if not re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,9})?", word):
        return None, field.kind
    number = float(word)
    if not field.low <= number <= field.high or (
        field.kind in ("whole", "levels") and not number.is_integer()
    ):
        return None, field.kind
    return (int(number) if number.is_integer() else number), ""


# Out


def as_data(network: Network) -> dict[str, Any]:
    """People and ties as plain data, what is unknown left out."""
    people = [_person_data(person) for person in network.people.values()]
    ties = [{key: value for key in TIE if (value := getattr(tie, key)) is not None} for tie in network.ties]
    return {"people": people, **({"ties": ties} if ties else {})}


def _person_data(person: Person) -> dict[str, Any]:
    empty = Person(person.id)
    data: dict[str, Any] = {}
    for key, field in PERSON.items():
        value = getattr(person, key)
        if key != "id" and value == getattr(empty, key):
            continue
        data[key] = (
            dict(value)
            if field.kind in ("levels", "amounts")
            else list(value)
            if field.kind == "many"
            else value
        )
    return data


def write_json(network: Network) -> bytes:
    return (json.dumps(as_data(network), ensure_ascii=False, indent=2) + "\n").encode()


def write_yaml(network: Network) -> bytes:
    import yaml

    class Plain(yaml.SafeDumper):
        def ignore_aliases(self, data: Any) -> bool:
            return True

    text: str = yaml.dump(as_data(network), Dumper=Plain, sort_keys=False, allow_unicode=True, width=110)
    return text.encode()
