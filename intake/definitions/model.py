"""What an author writes, as plain frozen data: texts, questions, scales, load and capacity, stages, cards, flows.

Nothing here reads a file; `intake.definitions.reading` makes these from YAML and refuses what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Lang = Literal["nl", "en"]
Audience = Literal["worker", "volunteer", "client"]
LANGS: tuple[Lang, ...] = ("nl", "en")
LEADS: tuple[str, ...] = ("professional", "volunteer", "coordinator", "chair", "client", "network", "expert")
"""Who leads a stage; expert: someone who knows it from experience."""
AUDIENCES: tuple[Audience, ...] = ("worker", "volunteer", "client")

QuestionKind = Literal[
    "yesno", "choice", "choices", "scale", "number", "frequency", "duration", "date", "text", "people", "info"
]
QUESTION_KINDS: tuple[str, ...] = (
    "yesno", "choice", "choices", "scale", "number", "frequency", "duration", "date", "text", "people", "info",
)  # fmt: skip

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\|([^{}|]*)\}")
"""`{cared_for_name|je naaste}`: the answer to that question as typed, or the words after the bar."""


@dataclass(slots=True, unsafe_hash=True)
class Place:
    """Where in a file something was written. line and column count from 1. Nobody changes it; not frozen, as there are a
    hundred thousand of them and each would take three times as long to make."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Text:
    """One text in both languages, possibly different for each audience.

    `words[lang]` is a str, or a dict audience -> str with at least "worker"; a missing audience reads the worker's text.
    """

    words: Mapping[str, str | Mapping[str, str]]

    def get(self, lang: str, audience: str = "worker") -> str:
        said = self.words[lang]
        if isinstance(said, str):
            return said
        return said.get(audience) or said["worker"]

    def variants(self, lang: str) -> Mapping[str, str]:
        """audience -> text for each text that differs; {"worker": text} where there is one text for all."""
        said = self.words[lang]
        return {"worker": said} if isinstance(said, str) else said


@dataclass(frozen=True, slots=True)
class Option:
    """A choice a person can make. `also` holds other words that mean it, per language."""

    id: str
    label: Text
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Range:
    """The numbers a scale or number question takes, ends included; worded ends and middle for a scale."""

    low: float
    high: float
    step: float = 1
    unit: Text | None = None
    low_label: Text | None = None
    middle_label: Text | None = None
    high_label: Text | None = None


ASKS: tuple[str, ...] = (
    "since", "note", "has_met", "face", "phone", "online", "affection", "connection", "preference", "practical",
)  # fmt: skip
"""What a people question can ask of each: since when, a remark, how they met; how often in one of network.WAYS; or 1 to 5 for
one of network.FUNCTIONS."""


@dataclass(frozen=True, slots=True)
class PeopleHint:
    """What a people question is about: whose people, which relations and sector it expects.

    of: "client" or "cared_for": whom the relations are seen from ("his sister" of the person cared for).
    many: False where one line says it all: the talk does not ask on for more.
    facts: what being named here says about someone: field of network.Person -> value. gives and receives add kinds.
    wants: the one fact that matters most here, asked once of someone of whom it was not said: per_month, or "" for none.
    asks: what is told per person here, "Els 12 years, Wim since 2015": one of ASKS, "" for nothing.
    with_client, among: the tie that being named makes, with the client or with the others of the same sentence: one of
    network.EMOTIONS, knows or lives_with; "" for none. named_by: the question that says who supplied these names.
    offer: show who is known already, to choose from. refuse: sectors that may not be named here (who may be present at a
    meeting), with the reason; needs: sectors of which someone has to be named, with the reason.
    """

    of: str = "client"
    relations: tuple[str, ...] = ()
    sector: str | None = None
    many: bool = True
    facts: Mapping[str, object] = field(default_factory=dict)
    asks: str = ""
    wants: str = ""
    with_client: str = ""
    among: str = ""
    named_by: str = ""
    offer: bool = False
    refuse: tuple[str, ...] = ()
    refuse_why: Text | None = None
    needs: tuple[str, ...] = ()
    needs_why: Text | None = None


@dataclass(frozen=True, slots=True)
class Unasked:
    """How to hear that someone answers a question before it is asked. Without it a question is only answered when asked.

    label: what it is about, in a word or two, to read back. words: language -> phrases that show that a clause is about it
    (see `intake.conversation.topics` for `*`, `#`, `@` and `=`). of: whose clause it has to be: client (also the carer),
    cared_for, both (either of the two), or anyone.
    """

    label: Text
    words: Mapping[str, tuple[str, ...]]
    of: str = "client"


@dataclass(frozen=True, slots=True)
class Question:
    id: str
    kind: QuestionKind
    text: Text
    why: Text
    help: Text
    place: Place
    example: Text | None = None
    options: tuple[Option, ...] = ()
    range: Range | None = None
    people: PeopleHint | None = None
    when: str | None = None
    of: str = "client"
    """Whom the answer is about: client, carer, cared_for, professional, network."""
    unasked: Unasked | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One contribution to a scale or domain: where its value comes from and how that becomes points.

    source: ("question" | "scale" | "value", name or expression).
    scores: option id (or "yes"/"no") -> points; for `choices` the points of what was chosen add up, capped at `most`.
    points: corners (x, y) of a piecewise linear curve, x rising; beyond its ends the curve stays flat.
    Without scores and points the value itself counts.
    """

    source: tuple[str, str]
    place: Place
    weight: float = 1
    scores: Mapping[str, float] = field(default_factory=dict)
    points: tuple[tuple[float, float], ...] = ()
    reverse: bool = False
    most: float = 100
    """What the points of a `choices` item add up to at most."""


@dataclass(frozen=True, slots=True)
class Band:
    """low <= score < next band's low has this label."""

    low: float
    label: Text


@dataclass(frozen=True, slots=True)
class Scale:
    """A published scoring rule over questions. low and high bound the score; `reference` says where it was published."""

    id: str
    title: Text
    method: Literal["sum", "mean"]
    items: tuple[Item, ...]
    low: float
    high: float
    reference: str
    wording: Text
    place: Place
    missing_allowed: int = 0
    bands: tuple[Band, ...] = ()


@dataclass(frozen=True, slots=True)
class Domain:
    """A named part of load or capacity, 0-100, with its weight in the whole."""

    id: str
    title: Text
    weight: float
    items: tuple[Item, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Balance:
    """Load (draaglast) and capacity (draagkracht): each 0-100 from weighted domains; from `high` on each counts as high."""

    load: tuple[Domain, ...]
    capacity: tuple[Domain, ...]
    load_high: float
    capacity_high: float
    place: Place


@dataclass(frozen=True, slots=True)
class Rule:
    """Something that holds when `when` does. Used for signals, for what carries and weighs, and for fit.

    weight: how much it counts (fit). side/level: what it is (see Flow.points, Flow.signals).
    sources: the questions it leads back to.
    """

    id: str
    when: str
    text: Text
    place: Place
    kind: str = ""
    weight: float = 1
    sources: tuple[str, ...] = ()
    steps: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Fit:
    """When a method fits, in terms of the profile (see intake.advice.profile).

    requires: all must hold, else it is never suggested (unknown facts do not hold unless the rule says `unknown(x) or ...`).
    reasons: each that holds adds its weight and its sentence; against: each that holds subtracts and is shown.
    """

    requires: tuple[Rule, ...] = ()
    reasons: tuple[Rule, ...] = ()
    against: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """What a method is. `evidence` is one of: effect_study, esi, described (in rising order: described < esi < effect_study).

    minutes: what one use takes at least, or None where the guide gives none. organisation and site: who stands behind it.
    """

    title: Text
    summary: Text
    for_whom: Text
    by_whom: Text
    takes: Text
    evidence: str
    evidence_text: Text
    organisation: str
    site: str
    product: Text
    needs: Text | None = None
    not_when: Text | None = None
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Guide:
    """What a stage of a protocol asks of the one who leads it (lead: one of LEADS).

    prepare: before the meeting. say: to say and ask. record: to write down. done: when the stage is done, in words;
    done_when: the same as a condition, None where only the leader can tell.
    """

    goal: Text
    lead: str = "professional"
    prepare: tuple[Text, ...] = ()
    say: tuple[Text, ...] = ()
    record: tuple[Text, ...] = ()
    done: Text | None = None
    done_when: str | None = None

    def texts(self) -> tuple[Text, ...]:
        return (self.goal, *self.prepare, *self.say, *self.record, *((self.done,) if self.done else ()))


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of a conversation. questions are ids in order; order "free" lets the person take them as cards on a table.

    minutes: how long it takes. audience: who sees it (empty: everyone). guide: for the one who leads a protocol.
    meeting: a meeting of its own, for which a date is agreed. repeat: may be done again, the earlier round is kept.
    """

    id: str
    title: Text
    intro: Text | None
    minutes: int
    questions: tuple[str, ...]
    place: Place
    when: str | None = None
    order: Literal["guided", "free"] = "guided"
    closing: Text | None = None
    stages: tuple[Stage, ...] = ()
    audience: tuple[str, ...] = ()
    guide: Guide | None = None
    meeting: bool = False
    repeat: bool = False


@dataclass(frozen=True, slots=True)
class PlanStep:
    """Which answers together make one agreed step: question ids for goal, step, who and when."""

    step: str
    goal: str | None = None
    who: str | None = None
    when: str | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """Two questions of many respondents against each other: as it is, and as it is wished for.

    now, wish, importance: ids of scale questions (importance None: all weigh the same). better: "more" where more of it is
    good, "less" where it is a nuisance.
    """

    id: str
    title: Text
    now: str
    wish: str
    place: Place
    importance: str | None = None
    better: Literal["more", "less"] = "more"


@dataclass(frozen=True, slots=True)
class Matched:
    """Two `choices` questions with the same options: what people offer and what people ask for."""

    id: str
    title: Text
    offer: str
    demand: str
    place: Place


@dataclass(frozen=True, slots=True)
class Survey:
    """How the answers of many respondents are put together: by street and by group.

    street: the question that names it. group: a choice question that makes groups, None where there are none.
    spread: choice, choices and yesno questions whose answers are counted. ideas: text questions listed without a name.
    """

    street: str
    group: str | None
    compared: tuple[Compared, ...]
    spread: tuple[str, ...]
    matched: tuple[Matched, ...]
    ideas: tuple[str, ...]
    advice: Text
    place: Place


@dataclass(frozen=True, slots=True)
class ForeignItem:
    """Where a question or a named value stands in the form it came from.

    path: its links from the outermost group to itself. type: the form's own word for its kind. codes: option id -> (kind of
    value, system, code, points as text); under "" the unit of a quantity: (unit, system, code, ""). initial: the value it starts with, None for none. other: the question for words that are no option.
    """

    path: tuple[str, ...]
    type: str
    codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    initial: object = None
    other: str = ""


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula in FHIRPath that our own language cannot say; looked at again when one of `needs` changes.

    variables: name -> FHIRPath of what it may call by %name, in order. truth: it decides whether something applies.
    """

    source: str
    needs: tuple[str, ...]
    variables: tuple[tuple[str, str], ...] = ()
    truth: bool = False


@dataclass(frozen=True, slots=True)
class Foreign:
    """What a flow made from another program's form keeps of it, to read and write answers in that form's words.

    canonical: the form's address and version. items: of each question and calculated value. groups: stage -> the path of its
    group; a stage for one repeating question has the path of that question. formulas: name -> a formula it is known by.
    """

    canonical: str
    items: Mapping[str, ForeignItem]
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    formulas: Mapping[str, Formula] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Flow:
    """One method. `stages` is empty for a method that has only a card.

    order: "guided" (may jump), "free" (stages in any order) or "fixed" (in order; a skip asks for a reason).
    profile: advice vocabulary key -> expression, or key -> ((value, expression), ...) for a list.
    kind choice: a talk that ends in the methods that fit. variant_of: the method that this is a form of for other people; it is not counted or advised apart.
    sheet: the questions whose answers those who offer it should know; they go on the one-page sheet.
    points: rules of kind carries | weighs | chance | open. signals: rules of kind urgent | attention.
    version: content hash over everything the flow uses; source: those files (path -> text), kept with a conversation.
    """

    id: str
    theme: str
    kind: Literal["instrument", "trajectory", "referral", "choice"]
    card: Card
    fit: Fit
    place: Place
    order: Literal["guided", "free", "fixed"] = "guided"
    stages: tuple[Stage, ...] = ()
    questions: Mapping[str, Question] = field(default_factory=dict)
    scales: Mapping[str, Scale] = field(default_factory=dict)
    balance: Balance | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    profile: Mapping[str, str | tuple[tuple[str, str], ...]] = field(default_factory=dict)
    points: tuple[Rule, ...] = ()
    signals: tuple[Rule, ...] = ()
    plan: tuple[PlanStep, ...] = ()
    variant_of: str = ""
    survey: Survey | None = None
    sheet: tuple[str, ...] = ()
    respondents: tuple[str, ...] = ("client",)
    foreign: Foreign | None = None
    version: str = ""
    source: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HelpLine:
    """A public help line: a service, never a person."""

    id: str
    name: Text
    number: str
    hours: Text


@dataclass(frozen=True, slots=True)
class SafetyCard:
    """What the program shows when words point at danger. steps are for professionals only (Meldcode)."""

    id: str
    title: Text
    now: Text
    lines: tuple[str, ...]
    place: Place
    steps: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class SupportOption:
    """A kind of support for carers. municipality None: national; else what is on offer there, filled in by an organisation."""

    id: str
    title: Text
    text: Text
    place: Place
    municipality: str | None = None
    site: str = ""
    when: str | None = None


@dataclass(frozen=True, slots=True)
class Tip:
    """A rule of the guide, for who leads the talk, at the moment it matters.

    at: ids of questions and stages where it belongs, with * for any ending; empty: everywhere. when: what the answers must say.
    """

    id: str
    text: Text
    place: Place
    at: tuple[str, ...] = ()
    when: str | None = None


def _is_method(flow: Flow) -> bool:
    return not flow.variant_of and flow.kind != "choice"


@dataclass(frozen=True, slots=True)
class Library:
    """All definitions found: the project's own and an organisation's overlay."""

    flows: Mapping[str, Flow]
    lines: Mapping[str, HelpLine]
    safety: Mapping[str, SafetyCard]
    support: tuple[SupportOption, ...]
    tips: tuple[Tip, ...] = ()
    cards_only: Mapping[str, Flow] | None = None
    """All flows with their card, kind and fit, where those are read apart (see `definitions.opening`)."""

    @property
    def methods(self) -> Mapping[str, Flow]:
        """The flows that are a method of their own: variants, and the talk that helps to choose one, are left out."""
        return {id: flow for id, flow in self.flows.items() if _is_method(flow)}

    @property
    def cards(self) -> Mapping[str, Flow]:
        """Every flow with its card, kind and fit; its questions and stages may be missing here."""
        return self.flows if self.cards_only is None else self.cards_only

    @property
    def method_cards(self) -> Mapping[str, Flow]:
        """`cards` of the methods."""
        return {id: flow for id, flow in self.cards.items() if _is_method(flow)}

    def variants(self, method: str) -> tuple[Flow, ...]:
        """The other forms of a method."""
        return tuple(flow for flow in self.flows.values() if flow.variant_of == method)
