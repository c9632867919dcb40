"""Measures the reading of people against marked sentences: who is found, and what is said of them. Rules: RULES.md."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import yaml

from intake.network.model import Person
from intake.understanding.people import read_people
from intake.understanding.readings import Context, PersonReading, is_sure

DATA = Path(__file__).parent / "data"
TODAY = date(2026, 11, 24)
ATTRIBUTES = ("rel", "of", "age", "place", "dead", "often", "vague", "gives", "receives", "bond", "more", "since", "group")  # fmt: skip


@dataclass
class Scores:
    """Persons found rightly, too many, missed; per attribute how often said and how often right; silent: accepted
    without asking and wrong; asked: read back, because something in the line is not sure. wrong: one line for each fault."""

    right: int = 0
    extra: int = 0
    missed: int = 0
    silent: int = 0
    asked: int = 0
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

    @property
    def silent_wrong(self) -> float:
        """Share of all persons found."""
        return self.silent / max(1, self.right + self.extra)

    @property
    def clarified(self) -> float:
        return self.asked / max(1, self.right + self.extra)

    def rate(self, attribute: str) -> float:
        """Right values among all where it is said, or was made up. `support` is giving and receiving together."""
        names = ("gives", "receives") if attribute == "support" else (attribute,)
        return sum(self.good[one] for one in names) / max(1, sum(self.said[one] for one in names))

    def table(self) -> str:
        rates = ", ".join(f"{one} {self.rate(one):.2f}/{self.said[one]}" for one in ATTRIBUTES)
        who = f"P {self.precision:.3f} R {self.recall:.3f} F1 {self.f1:.3f} ({self.right}+{self.missed})"
        return f"{who} silent {self.silent_wrong:.3f} asked {self.clarified:.3f}; {rates}"


def total(parts: Iterable[Scores]) -> Scores:
    whole = Scores()
    for part in parts:
        whole.right += part.right
        whole.extra += part.extra
        whole.missed += part.missed
        whole.silent += part.silent
        whole.asked += part.asked
        whole.said += part.said
        whole.good += part.good
        whole.wrong += part.wrong
    return whole


def load(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = yaml.load((DATA / name).read_text(encoding="utf-8"), yaml.CSafeLoader)
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
    return total(map(measure_row, rows))


def measure_row(row: dict[str, Any]) -> Scores:
    context, scores = context_of(row), Scores()
    found = [one for one in read_people(row["text"], context) if one.confidence >= 0.5]
    left, asked = list(range(len(found))), not is_sure(found)
    for wanted in row["people"]:
        index = next((i for i in left if _same(wanted, found[i].person)), None)
        if index is None:
            if not wanted.get("maybe"):
                scores.missed += 1
                scores.wrong.append(f"missed {wanted.get('name') or wanted.get('rel')}: {row['text']}")
            continue
        left.remove(index)
        if not wanted.get("maybe"):
            scores.right += 1
            scores.asked += asked
            _compare(wanted, found[index], found, context, row["text"], scores)
    for index in left:
        scores.extra += 1
        scores.asked += asked
        scores.silent += not asked
        scores.wrong.append(f"extra {found[index].person.name}/{found[index].person.relation}: {row['text']}")
    return scores


def _same(wanted: dict[str, Any], person: Person) -> bool:
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
    silently = False
    for attribute in ATTRIBUTES:
        want, got = _wanted(attribute, wanted, context), values[attribute]
        if attribute in skip or (want in (None, "") and got in (None, "")):
            continue
        scores.said[attribute] += 1
        if _equal(attribute, want, got):
            scores.good[attribute] += 1
            continue
        silently |= is_sure(found) and got not in (None, "")
        scores.wrong.append(f"{attribute} {got!r} for {want!r} ({reading.person.name}): {text}")
    scores.silent += silently


def _wanted(attribute: str, wanted: dict[str, Any], context: Context) -> Any:
    want = wanted.get(attribute)
    if attribute == "of":
        return want or context.of
    if attribute == "rel":
        return want or ""
    return sorted(want) if attribute in ("gives", "receives") and want else want


def _equal(attribute: str, want: Any, got: Any) -> bool:
    if attribute == "often" and want is not None and got is not None:
        return abs(float(want) - float(got)) <= 0.02 * max(1.0, float(want))
    if attribute == "dead" and want is True:
        return got is not None
    if attribute == "place" and want and got:
        return str(want).casefold() == str(got).casefold()
    return bool(want == got)


MEASURES = (
    ("people P", lambda s: s.precision), ("people R", lambda s: s.recall), ("people F1", lambda s: s.f1),
    *((name, lambda s, key=key: s.rate(key)) for name, key in (
        ("relation", "rel"), ("frequency", "often"), ("support", "support"), ("bond", "bond"), ("age", "age"),
        ("place", "place"), ("deceased", "dead"), ("group", "group"), ("vague", "vague"))),
    ("silent-wrong", lambda s: s.silent_wrong), ("asked", lambda s: s.clarified),
)  # fmt: skip


def report(rounds: int = 400, seed: int = 1) -> list[tuple[str, str, str, float, float, float]]:
    """(set, language, measure, value, low, high) with a 95% bootstrap interval over the sentences."""
    lines = []
    for name, title in (("people.yaml", "people, tuning"), ("people_held_out.yaml", "people, held out")):
        for lang in ("nl", "en"):
            parts = [measure_row(row) for row in load(name) if row["lang"] == lang]
            random = Random(seed)
            drawn = [total(random.choices(parts, k=len(parts))) for _ in range(rounds)]
            for measure_name, value in MEASURES:
                spread = sorted(value(one) for one in drawn)
                low, high = spread[int(0.025 * rounds)], spread[int(0.975 * rounds) - 1]
                lines.append((title, lang, measure_name, value(total(parts)), low, high))
    return lines
