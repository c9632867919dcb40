"""A foreign questionnaire as plain data, before it becomes a flow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

Texts = Mapping[str, str]
"""language (nl, en) -> words; "" under the key "" where the form does not say its language."""


@dataclass(frozen=True, slots=True)
class Choice:
    """kind: valueCoding, valueString, valueInteger, valueDate or valueTime. points: its ordinal score."""

    kind: str
    system: str
    code: str
    label: Texts
    points: float | None = None
    initial: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One enableWhen: value is a (kind, ...) as read from answer[x]."""

    question: str
    operator: str
    kind: str
    value: object
    where: str


@dataclass(frozen=True, slots=True)
class Item:
    """type: of codes.ITEM_TYPES. where: its JSON path. formula_when, calculated: FHIRPath, "" for none."""

    link: str
    type: str
    text: Texts
    where: str
    control: str = ""
    repeats: bool = False
    read_only: bool = False
    hidden: bool = False
    choices: tuple[Choice, ...] = ()
    rows: tuple[Row, ...] = ()
    any_row: bool = False
    formula_when: str = ""
    calculated: str = ""
    variables: tuple[tuple[str, str], ...] = ()
    initial: tuple[tuple[str, object], ...] = ()
    unit: Texts = field(default_factory=dict)
    unit_code: tuple[str, str] = ("", "")
    low: float | None = None
    high: float | None = None
    step: float = 1
    children: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    title: Texts
    description: Texts
    canonical: str
    name: str
    publisher: str
    items: tuple[Item, ...]
    variables: tuple[tuple[str, str], ...] = ()


def walk(items: tuple[Item, ...], above: tuple[Item, ...] = ()) -> Iterator[tuple[Item, tuple[Item, ...]]]:
    """Every item with those it stands in, outermost first."""
    for item in items:
        yield item, above
        yield from walk(item.children, (*above, item))
