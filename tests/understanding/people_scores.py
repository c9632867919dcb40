"""Measures the reading of people against marked sentences: who is found, and what is said of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from intake.network.model import Person
from intake.understanding.people import read_people
from intake.understanding.readings import Context, PersonReading

DATA = Path(__file__).parent / "data"
TODAY = date(2026, 11, 24)
ATTRIBUTES = ("rel", "of", "age", "place", "dead", "often", "vague", "gives", "receives", "bond", "more", "since", "group")  # fmt: skip
ACCEPT = 0.85


@dataclass
class Scores:
    """Persons found rightly, too many, missed; per attribute how often said and how often right; silent: accepted
    without asking and wrong in who or what. wrong: one line for each fault."""

    right: int = 0
    extra: int = 0
    missed: int = 0
    silent: int = 0
    said: Counter[str] = field(default_factory=Counter)
    good: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.extra)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)

    def rate(self, attribute: str) -> float:
        """Right values among all where it is said, or was made up."""
        return self.good[attribute] / max(1, self.said[attribute])

    def table(self) -> str:
        rates = ", ".join(f"{one} {self.rate(one):.2f}/{self.said[one]}" for one in ATTRIBUTES)
        who = f"P {self.precision:.3f} R {self.recall:.3f} F1 {self.f1:.3f} ({self.right}+{self.missed})"
        return f"{who} silent {self.silent}; {rates}"


def load(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = yaml.safe_load((DATA / name).read_text(encoding="utf-8"))
    return rows


def context_of(row: dict[str, Any]) -> Context:
    return Context(
        row["lang"],
        TODAY,
        of=row.get("of", "client"),
        relations=tuple(row.get("relations", ())),
        sector=row.get("sector"),
        people=tuple(Person(**known) for known in row.get("known", ())),
        client_names=tuple(row.get("two", ())),
    )


def measure(rows: list[dict[str, Any]]) -> Scores:
    scores = Scores()
    for row in rows:
        context = context_of(row)
        _measure_one(row, context, read_people(row["text"], context), scores)
    return scores


def _measure_one(
    row: dict[str, Any], context: Context, readings: tuple[PersonReading, ...], scores: Scores
) -> None:
    found = [reading for reading in readings if reading.confidence >= 0.5]
    left = list(range(len(found)))
    for wanted in row["people"]:
        index = next((i for i in left if _same(wanted, found[i].person, context)), None)
        if index is None:
            if not wanted.get("maybe"):
                scores.missed += 1
                scores.wrong.append(f"missed {wanted.get('name') or wanted.get('rel')}: {row['text']}")
            continue
        left.remove(index)
        if wanted.get("maybe"):
            continue
        scores.right += 1
        _compare(wanted, found[index], found, context, row["text"], scores)
    for index in left:
        scores.extra += 1
        scores.silent += found[index].confidence >= ACCEPT and not found[index].unsure
        scores.wrong.append(f"extra {found[index].person.name}/{found[index].person.relation}: {row['text']}")


def _same(wanted: dict[str, Any], person: Person, context: Context) -> bool:
    if wanted.get("id"):
        return bool(person.id == wanted["id"])
    if wanted.get("name"):
        return person.name.casefold() == str(wanted["name"]).casefold()
    return not person.name and ("rel" not in wanted or person.relation == wanted["rel"])


def _values(person: Person, found: list[PersonReading]) -> dict[str, Any]:
    of = found[int(person.of[1:])].person.name if person.of.startswith("#") else person.of
    return {
        "rel": person.relation,
        "of": of,
        "age": person.age,
        "place": person.place,
        "dead": (person.died or True) if person.alive is False else None,
        "often": person.per_month,
        "vague": True if person.vague else None,
        "gives": sorted(person.gives) or None,
        "receives": sorted(person.receives) or None,
        "bond": person.bond,
        "more": person.could_do_more,
        "since": person.since,
        "group": True if person.group else None,
    }


def _compare(
    wanted: dict[str, Any],
    reading: PersonReading,
    found: list[PersonReading],
    context: Context,
    text: str,
    scores: Scores,
) -> None:
    values = _values(reading.person, found)
    skip = {*wanted.get("free", ()), *(("rel", "of") if wanted.get("id") else ())}
    for attribute in ATTRIBUTES:
        if attribute in skip:
            continue
        want = wanted.get(attribute)
        if attribute == "of":
            want = want or context.of
        if attribute == "rel":
            want = want or ""
        if attribute in ("gives", "receives") and want:
            want = sorted(want)
        got = values[attribute]
        if want in (None, "") and got in (None, ""):
            continue
        scores.said[attribute] += 1
        if _equal(attribute, want, got):
            scores.good[attribute] += 1
        else:
            scores.silent += reading.confidence >= ACCEPT and not reading.unsure and got not in (None, "")
            scores.wrong.append(f"{attribute} {got!r} for {want!r} ({reading.person.name}): {text}")


def _equal(attribute: str, want: Any, got: Any) -> bool:
    if attribute == "often" and want is not None and got is not None:
        return abs(float(want) - float(got)) <= 0.02 * max(1.0, float(want))
    if attribute == "dead" and want is True:
        return got is not None
    if attribute == "place" and want and got:
        return str(want).casefold() == str(got).casefold()
    return bool(want == got)
