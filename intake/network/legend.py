"""The legend of a genogram: only what occurs in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from intake.network.drawing import Line, Node, Sample, Stroke, Symbol
from intake.network.kin import Family
from intake.network.wording import person_name
from intake.words import Words

_say = Words(
    {
        "man": ("man", "man"), "woman": ("vrouw", "woman"), "unknown": ("niet bekend", "not known"), "other": ("anders", "other"),
        "pregnancy": ("zwanger", "pregnancy"), "lost": ("miskraam", "miscarriage"), "stillbirth": ("klein: doodgeboren", "small: stillborn"),
        "dead": ("overleden", "deceased"),
        "two": ("mantelzorger en naaste", "carer and person cared for"), "one": ("over wie dit gaat: {name}", "whom this is about: {name}"),
        "texts": (
            "In het teken de leeftijd, erboven het jaar van geboorte en van overlijden.",
            "In the symbol the age, above it the year of birth and of death.",
        ),
        "years": ("h getrouwd, s samen, p geregistreerd, u uit elkaar, g gescheiden: met jaar", "m married, t together, p registered, s separated, d divorced: with the year"),
        "married": ("paar, getrouwd of niet bekend", "couple, married or not known"),
        "together": ("samen, niet getrouwd", "together, not married"), "separated": ("uit elkaar", "separated"), "divorced": ("gescheiden", "divorced"),
        "raised": ("kind door adoptie of pleegzorg", "child by adoption or fostering"), "step": ("stiefkind of halfbroer, halfzus", "stepchild or half-sibling"),
        "twins": ("Tweeling: lijnen uit één punt; eeneiig: een streep ertussen.", "Twins: lines from one point; identical: a bar between them."),
        "close": ("hecht", "close"), "fused": ("heel hecht, versmolten", "very close, fused"), "distant": ("afstandelijk", "distant"),
        "hostile": ("gespannen of vijandig", "tense or hostile"), "close_hostile": ("hecht en vijandig", "close and hostile"),
        "cut_off": ("contact verbroken", "cut off"), "repaired": ("verbroken en hersteld", "cut off and repaired"),
        "household": ("wonen samen", "live together"),
    }
)  # fmt: skip
SIGN = 5
"""Cells of a sign with the blank after it."""
BETWEEN = 3
_EMOTIONS: tuple[Stroke, ...] = (
    "close",
    "fused",
    "distant",
    "hostile",
    "close_hostile",
    "cut_off",
    "repaired",
)


@dataclass(frozen=True, slots=True)
class _Entry:
    text: str
    stroke: Stroke | None = None
    symbol: Symbol | None = None
    cuts: int = 0
    dead: bool = False
    mark: bool = False

    @property
    def width(self) -> int:
        return len(self.text) + (SIGN if self.stroke or self.symbol else 0)


def legend(
    family: Family, lang: str, root: str, nodes: Sequence[Node], lines: Sequence[Line], y: int, width: int
) -> tuple[tuple[Sample, ...], int]:
    """The signs with their words from row y on, in columns within the width; and the height of the whole picture."""
    entries = [*_symbols(family, lang, root, nodes), *_lines(family, lang, lines)]
    notes = _notes(family, lang, nodes)
    found: list[Sample] = []
    each = max(entry.width for entry in entries) + BETWEEN
    columns = max(1, (width + BETWEEN - 1) // each)
    for index, entry in enumerate(entries):
        x, row = 1 + index % columns * each, y + index // columns
        found.append(
            Sample(x, row, entry.text, entry.stroke, entry.symbol, entry.cuts, entry.dead, entry.mark)
        )
    y += -(-len(entries) // columns)
    for index, note in enumerate(notes):
        found.append(Sample(1, y + index, note))
    return tuple(found), y + len(notes) + 1


def _symbols(family: Family, lang: str, root: str, nodes: Iterable[Node]) -> list[_Entry]:
    people = [family.people[node.id] for node in nodes]
    born = [node for node in nodes if family.people[node.id].kind in ("person", "stillbirth")]
    kinds = {person.kind for person in people}
    shown: dict[Symbol, str] = {"square": "man", "circle": "woman", "diamond": "unknown", "hexagon": "other"}
    found = [
        _Entry(_say(word, lang), symbol=symbol)
        for symbol, word in shown.items()
        if any(node.symbol == symbol for node in born)
    ]
    words = []
    if any(node.dead for node in nodes if family.people[node.id].kind == "person"):
        words.append(_say("dead", lang))
    if "stillbirth" in kinds:
        words.append(_say("stillbirth", lang))
    if words:
        found.append(_Entry(", ".join(words), symbol="square", dead=True))
    if "pregnancy" in kinds:
        found.append(_Entry(_say("pregnancy", lang), symbol="triangle"))
    if "miscarriage" in kinds:
        found.append(_Entry(_say("lost", lang), symbol="triangle", dead=True))
    two = {"client", "cared_for"} <= set(family.people)
    who = _say("two", lang) if two else _say("one", lang, name=person_name(family.people[root], lang))
    return [*found, _Entry(who, symbol=next(node.symbol for node in nodes if node.id == root), mark=True)]


def _lines(family: Family, lang: str, lines: Iterable[Line]) -> list[_Entry]:
    strokes = {line.stroke for line in lines}
    cuts = {line.cuts for line in lines}
    found = [_Entry(_say("married", lang), "married")] if "married" in strokes else []
    if {"together", "registered"} & strokes:
        found.append(_Entry(_say("together", lang), "together"))
    found += [
        _Entry(_say(word, lang), "married", cuts=cut)
        for cut, word in ((1, "separated"), (2, "divorced"))
        if cut in cuts
    ]
    found += [_Entry(_say(one, lang), one) for one in ("raised", "step") if one in strokes]
    found += [_Entry(_say(one, lang), one) for one in (*_EMOTIONS, "household") if one in strokes]
    return found


def _notes(family: Family, lang: str, nodes: Iterable[Node]) -> list[str]:
    found = [_say("twins", lang)] if family.twins else []
    if any(node.above[0] or node.above[1] for node in nodes):
        found.append(_say("texts", lang))
    if any(one.since or one.until for one in family.couples):
        found.append(_say("years", lang))
    return found
