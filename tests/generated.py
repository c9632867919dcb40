"""Questionnaires of any length, as the benchmarks and property tests need them."""

from __future__ import annotations

from intake.definitions.model import (
    Balance,
    Card,
    Domain,
    Fit,
    Flow,
    Item,
    Library,
    Place,
    Question,
    Range,
    Scale,
    Stage,
    Text,
)  # fmt: skip

HERE = Place("generated.yaml", 1, 1)


def text(words: str) -> Text:
    return Text({"nl": words, "en": words})


def card() -> Card:
    return Card(
        text("t"), text("s"), text("w"), text("b"), text("k"), "described", text("e"), "o", "s", text("p")
    )


def questionnaire(count: int, balance: bool = False) -> Flow:
    """`count` items of 0..4; every fifth only if its predecessor is above 1; ten sub-scores of count/10 items each."""
    questions = {}
    for index in range(count):
        name = f"q{index}"
        when = f"q{index - 1} > 1" if index % 5 == 4 else None
        questions[name] = Question(
            name, "scale", text(name), text("why"), text("help"), HERE, range=Range(0, 4), when=when
        )
    names = list(questions)
    scales = {}
    for part in range(10):
        items = tuple(Item(("question", name), HERE) for name in names[part::10])
        scales[f"s{part}"] = Scale(
            f"s{part}",
            text("s"),
            "sum",
            items,
            0,
            4 * len(items),
            "none",
            text("own"),
            HERE,
            missing_allowed=len(items),
        )
    stages = tuple(
        Stage(f"stage{start}", text("stage"), None, 5, tuple(names[start : start + 20]), HERE)
        for start in range(0, count, 20)
    )
    return Flow(
        f"generated{count}{balance}", "t", "instrument", card(), Fit(), HERE, stages=stages, questions=questions, scales=scales,
        balance=_balance(names) if balance else None, version=f"generated-{count}-{balance}",
    )  # fmt: skip


def _balance(names: list[str]) -> Balance:
    half = len(names) // 2
    curve = ((0.0, 0.0), (4.0, 100.0))

    def domain(id: str, weight: float, chosen: list[str]) -> Domain:
        return Domain(
            id, text(id), weight, tuple(Item(("question", name), HERE, points=curve) for name in chosen), HERE
        )

    load = (domain("a", 2, names[: half // 2]), domain("b", 1, names[half // 2 : half]))
    return Balance(load, (domain("c", 1, names[half:]),), 50, 50, HERE)


EMPTY = Library({}, {}, {}, ())
