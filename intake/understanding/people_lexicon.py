"""The words for people of one language, read from YAML when first needed; an organisation's own words are added."""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import yaml

from intake.definitions.folders import organisation_folder
from intake.understanding.forms import Form, Forms
from intake.understanding.text import fold

RELATION_WORDS = {"any": None, "woman": "woman", "man": "man", "plural": None, "women": "woman", "men": "man"}
_PLURAL = frozenset({"plural", "women", "men"})
LISTS = ("relations", "pets", "places", "towns", "not_names", "circles")
PHRASES = ("support", "bonds")
LONGEST_PLACE = 4
"""Words: "Alphen aan den Rijn"."""
_APART = str.maketrans("", "", "-.' ")


@dataclass(frozen=True, slots=True)
class Relation:
    """id in English; gender None where the word does not tell; plural: the word stands for several; collective: for all
    of a kind (family). near: the word as typed was not this one, but a slip away."""

    id: str
    gender: str | None
    sector: str
    plural: bool = False
    collective: bool = False
    near: bool = False


class PeopleLexicon:
    """Word lists as sets, forms as compiled patterns, each made when first asked for."""

    def __init__(self, lang: str, data: Mapping[str, Any], names: Mapping[str, str]) -> None:
        self.lang = lang
        self._data = data
        self._names = names
        self._sets: dict[str, frozenset[str]] = {}
        self._patterns: dict[str, re.Pattern[str]] = {}
        self.single: dict[str, Relation] = {}
        self.phrases: dict[str, Relation] = {}
        self.by_id: dict[str, Relation] = {}
        self.labels: dict[str, Relation] = {}
        for id, entry in data["relations"].items():
            self._add(id, entry)
        self.longest = 4

    def _add(self, id: str, entry: Mapping[str, Any]) -> None:
        for kind, gender in RELATION_WORDS.items():
            for word in split(str(entry.get(kind) or "")):
                relation = Relation(
                    id, gender, entry["sector"], kind in _PLURAL, bool(entry.get("collective", False))
                )
                joined = word.translate(_APART)
                self.single.setdefault(joined, relation)
                self.labels.setdefault(word, relation)
                if "-" in word:
                    self.phrases.setdefault(joined, relation)
                self.by_id.setdefault(id, Relation(id, gender, entry["sector"]))

    def words(self, key: str) -> frozenset[str]:
        """A word list as a set of folded words."""
        found = self._sets.get(key)
        if found is None:
            found = self._sets[key] = frozenset(split(str(self._data[key])))
        return found

    def first_words(self, key: str) -> frozenset[str]:
        """The first word of each phrase of a list."""
        found = self._sets.get(f"{key} first")
        if found is None:
            found = self._sets[f"{key} first"] = frozenset(phrase.split()[0] for phrase in self.words(key))
        return found

    def table(self, key: str) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self._data[key]
        return found

    def circle(self, low: str) -> str | None:
        """What a circle makes of who is from there: "kerk" a church member, and so "dorpskerk"; "duivenclub" a club member."""
        table = self.table("circles")
        known = table.get(low)
        if known is None:
            known = next((id for ending, id in self.table("circle_endings").items() if low.endswith(ending) and len(low) > len(ending) + 2), None)
        return str(known) if known is not None else None

    def form(self, key: str) -> re.Pattern[str]:
        """A pattern for folded text: `died`."""
        found = self._patterns.get(key)
        if found is None:
            found = self._patterns[key] = re.compile(f"(?:{self._fill(str(self._data[key]))})")
        return found

    def _fill(self, source: str) -> str:
        """A pattern with the `pieces` it names put in: "{me}"; a piece may name those before it."""
        for piece, words in reversed(self._data["pieces"].items()):
            source = source.replace(f"{{{piece}}}", words)
        return source

    @cached_property
    def forms(self) -> Forms:
        """The long lists of what is said of someone, by "deeds.care", "support.care", "bonds.strong", "outright.strong"."""
        named = ((key, name) for key in ("deeds", "support", "bonds", "outright") for name in self._data[key])
        return Forms({f"{key}.{name}": str(self._data[key][name]) for key, name in named}, self._fill)

    def filled(self, key: str, name: str) -> str:
        """The source of a long list, with its pieces put in."""
        return self._fill(str(self._data[key][name]))

    def told(self, key: str, name: str) -> Form:
        """A long list for folded text: `bonds` with `strong`."""
        return self.forms[f"{key}.{name}"]

    @cached_property
    def given_names(self) -> Mapping[str, str]:
        """A first name -> woman, man or "" (either)."""
        return _given_names(tuple(self._names.items()))

    @cached_property
    def capital_names(self) -> frozenset[str]:
        """First names that are words too: names only with their capital."""
        kinds = _by_kind(tuple(self._names.items()))
        return kinds["capital"].difference(kinds["any"], kinds["woman"], kinds["man"])

    @cached_property
    def places(self) -> frozenset[str]:
        """Countries and large cities: never somebody's name, nor the end of one."""
        return self.words("places")

    @cached_property
    def towns(self) -> Mapping[str, str]:
        """Every place that is known when typed small, as it is written: "alphen aan den rijn". Many are surnames as well."""
        written = (word.strip() for key in ("places", "towns") for word in str(self._data[key]).split(","))
        return {fold(word): word for word in written}

    @cached_property
    def by_letter(self) -> dict[str, tuple[str, ...]]:
        """Relation words of five letters and more, by their first letter: for slips of the finger."""
        table: dict[str, list[str]] = {}
        for word in self.single:
            if len(word) >= 5:
                table.setdefault(word[0], []).append(word)
        return {letter: tuple(words) for letter, words in table.items()}


@lru_cache(maxsize=2)
def _by_kind(names: tuple[tuple[str, str], ...]) -> Mapping[str, frozenset[str]]:
    """First names by kind: the same for both languages, so kept once."""
    return {kind: frozenset(split(listed)) for kind, listed in names}


@lru_cache(maxsize=2)
def _given_names(names: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    kinds = _by_kind(names)
    either = dict.fromkeys(kinds["capital"], "")
    return either | dict.fromkeys(kinds["woman"], "woman") | dict.fromkeys(kinds["man"], "man") | dict.fromkeys(kinds["any"], "")


def split(words: str) -> list[str]:
    return [bare for word in fold(words).split(",") if (bare := word.strip())]


@lru_cache(maxsize=2)
def people_lexicon(lang: str) -> PeopleLexicon:
    """The lexicon of "nl" or "en", with an organisation's own words. An own file that is not sound is left aside: a talk
    never stops for it (`own_problems` tells what is wrong with it)."""
    folder = Path(__file__).parent / "lexicons"
    data = _read(folder / f"people.{lang}.yaml")
    names = _read(folder / "names.yaml")
    own = organisation_folder()
    if own is not None:
        for file in (own / "lexicons" / f"people.{lang}.yaml", own / "lexicons" / "names.yaml"):
            if file.is_file():
                _add_own(data, names, file)
    return PeopleLexicon(lang, data, names)


def own_problems() -> list[str]:
    """What is wrong with the organisation's own word lists for people: file:line:column: what."""
    own = organisation_folder()
    problems: list[str] = []
    for lang in ("nl", "en") if own is not None else ():
        for name in (f"people.{lang}.yaml", "names.yaml"):
            file = own / "lexicons" / name if own is not None else Path(name)
            folder = Path(__file__).parent / "lexicons"
            try:
                if file.is_file():
                    _merge(
                        _read(folder / f"people.{lang}.yaml"), _read(folder / "names.yaml"), _read(file), file
                    )
            except ValueError as problem:
                problems.append(str(problem))
    return list(dict.fromkeys(problems))


def _add_own(data: dict[str, Any], names: dict[str, str], file: Path) -> None:
    tried, tried_names = deepcopy(data), dict(names)
    try:
        _merge(tried, tried_names, _read(file), file)
    except ValueError:
        return
    data.update(tried)
    names.update(tried_names)


def _read(file: Path) -> dict[str, Any]:
    try:
        data = yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError) as problem:
        mark = getattr(problem, "problem_mark", None)
        place = f":{mark.line + 1}:{mark.column + 1}" if mark else ":1:1"
        raise ValueError(f"{file}{place}: this is no YAML that can be read") from problem
    if not isinstance(data, dict):
        raise ValueError(f"{file}:1:1: lists of words by name are expected here")
    return data


def _merge(data: dict[str, Any], names: dict[str, str], own: Mapping[str, Any], file: Path) -> None:
    """Words are added, nothing is taken away; the words of an organisation are words, never patterns."""
    for key, value in own.items():
        if file.name == "names.yaml" and key in names:
            names[key] = f"{names[key]}, {value}"
        elif key == "relations" and isinstance(value, dict):
            _merge_relations(data["relations"], value, file)
        elif key == "circles" and isinstance(value, dict):
            data[key] |= {fold(str(word)): str(id) for word, id in value.items()}
        elif key in LISTS and isinstance(data[key], str):
            data[key] = f"{data[key]}, {value}"
        elif key in PHRASES and isinstance(value, dict) and set(value) <= set(data[key]):
            for kind, words in value.items():
                data[key][kind] += "".join(rf"|{re.escape(word)}\b" for word in split(str(words)))
        else:
            known = ", ".join((*LISTS, *PHRASES) if file.name != "names.yaml" else names)
            raise ValueError(f"{file}:1:1: unknown list {key!r}, or not in its form; there is: {known}")


def _merge_relations(relations: dict[str, Any], own: Mapping[str, Any], file: Path) -> None:
    for id, entry in own.items():
        if not isinstance(entry, dict) or (id not in relations and "sector" not in entry):
            raise ValueError(
                f"{file}:1:1: relation {id!r} needs a sector and words (any, woman, man, plural)"
            )
        known = relations.setdefault(id, {"sector": entry.get("sector", "other")})
        for kind in RELATION_WORDS:
            if kind in entry:
                known[kind] = ", ".join(filter(None, [str(known.get(kind) or ""), str(entry[kind])]))
