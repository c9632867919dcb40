"""A report as plain frozen data: every text ready to print, nothing left to decide for a template."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Reader = Literal["professional", "client"]
Format = Literal["html", "md", "txt", "json"]
FORMATS: tuple[Format, ...] = ("html", "md", "txt", "json")


@dataclass(frozen=True, slots=True)
class Source:
    """An answer that something rests on. number: its place in the report's list of answers; 0 where it is not in it."""

    question: str
    number: int
    text: str
    answer: str


@dataclass(frozen=True, slots=True)
class PointRow:
    """Something that carries, weighs, is a chance or is open."""

    id: str
    text: str
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Front:
    """The front page: the talk at a glance. A text that does not apply is ""."""

    name: str
    people: tuple[str, ...]
    dates: str
    status: str
    balance: str
    field: str
    field_text: str
    sure: str
    first: str
    carries: tuple[str, ...]
    weighs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing as SVG whose texts are escaped; description says the same in words."""

    id: str
    svg: str
    title: str
    description: str


@dataclass(frozen=True, slots=True)
class ThenAndNow:
    """The network of an earlier talk beside that of this one. changed: who came and went and which ties changed, in sentences."""

    changed: tuple[str, ...]
    picture: Picture


@dataclass(frozen=True, slots=True)
class OverTimeRow:
    """One measure at several moments. sentence: what changed; told: each measurement in words."""

    id: str
    title: str
    sentence: str
    told: tuple[str, ...]
    picture: Picture


@dataclass(frozen=True, slots=True)
class ContributionRow:
    """One item of a domain or scale. points, range, share: words, "" where they do not apply. rule: how an answer becomes points."""

    sources: tuple[Source, ...]
    source: str
    points: str
    range: str
    share: str
    rule: str


@dataclass(frozen=True, slots=True)
class DomainRow:
    """value, low, high: 0..100 as numbers for a bar (value None while unknown); score, range, coverage, share: words."""

    id: str
    title: str
    value: float | None
    low: float
    high: float
    score: str
    range: str
    coverage: str
    share: str
    items: tuple[ContributionRow, ...]


@dataclass(frozen=True, slots=True)
class MeasureTable:
    """Load or capacity."""

    id: str
    title: str
    explained: str
    value: float | None
    low: float
    high: float
    score: str
    range: str
    coverage: str
    domains: tuple[DomainRow, ...]


@dataclass(frozen=True, slots=True)
class ScaleRow:
    """A scale: score says "incomplete" where too much is missing, never 0. computed: how; wording: whose words they are."""

    id: str
    title: str
    score: str
    band: str
    complete: bool
    answered: str
    range: str
    computed: str
    wording: str
    reference: str
    items: tuple[ContributionRow, ...]


@dataclass(frozen=True, slots=True)
class OpenRow:
    question: str
    text: str
    stage: str
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class OpenGroup:
    """Open questions of one kind: withheld in one of its ways, or not answered yet."""

    kind: str
    title: str
    rows: tuple[OpenRow, ...]


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person of the network, in words; deceased is "" for the living."""

    id: str
    name: str
    relation: str
    about: str
    contact: str
    support: str
    bond: str
    more: str
    note: str
    deceased: str


@dataclass(frozen=True, slots=True)
class SectorTable:
    sector: str
    title: str
    people: tuple[PersonRow, ...]


@dataclass(frozen=True, slots=True)
class CharacteristicRow:
    """One characteristic of the network: own: what the person said of it; figure: what was counted; meaning: sentences."""

    id: str
    title: str
    own: str
    figure: str
    meaning: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FunctionRow:
    """What a network gives. given: who gives it, or that nobody was named (then missing); own: what the person said of it."""

    id: str
    title: str
    what: str
    own: str
    given: str
    missing: bool


@dataclass(frozen=True, slots=True)
class SignalBox:
    """A signal by a rule over the answers, and what to do about it, first thing first."""

    id: str
    kind: str
    label: str
    text: str
    steps: tuple[str, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class SafetyBox:
    """A safety card that typed words brought up. For the professional only."""

    card: str
    title: str
    words: str
    said: str
    question: str
    steps: tuple[str, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepRow:
    """how: how it went, said at a later meeting; "" while nobody asked. open: still to be done."""

    goal: str
    step: str
    who: str
    when: str
    how: str = ""
    open: bool = True


@dataclass(frozen=True, slots=True)
class MethodRow:
    """A method that may fit, with why, what speaks against it, what it takes and how strong the evidence is."""

    id: str
    title: str
    summary: str
    because: tuple[str, ...]
    against: tuple[str, ...]
    takes: str
    evidence: str
    evidence_text: str


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Methods beside each other: heads are their titles, each row a label and one cell a method."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class SupportRow:
    id: str
    title: str
    text: str
    site: str
    place: str


@dataclass(frozen=True, slots=True)
class SupportList:
    """Kinds of support; fill_in: what is to be written in by hand for the municipality, "" where it is known."""

    rows: tuple[SupportRow, ...]
    fill_in: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page to take along to a referral. A text that was not said is "".

    told: what those who offer it should know. further: the steps after the first. agreed: who helps, who may look. how: how it went. Line by line.
    """

    method: str
    name: str
    what: str
    for_whom: str
    takes: str
    where: str
    hope: str
    worry: str
    told: tuple[str, ...]
    arrange: tuple[str, ...]
    along: str
    step: str
    who: str
    when: str
    further: tuple[str, ...]
    agreed: tuple[str, ...]
    how: tuple[str, ...]
    local: str
    made: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Something said in the client's own words, with the question it answered."""

    question: str
    words: str


@dataclass(frozen=True, slots=True)
class Booklet:
    """What the booklet for the client adds to their report. lines: whom to phone, a line each. meeting: the next one, or ()."""

    quotes: tuple[Quote, ...]
    lines: tuple[str, ...]
    meeting: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Saying:
    """What one person answered. typed: the words as typed, "" where they say no more than the answer itself."""

    who: str
    answer: str
    typed: str
    at: str
    counts: bool


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """number counts the answers of the report from 1. said: the answer that counts first, others beside it."""

    number: int
    question: str
    text: str
    said: tuple[Saying, ...]
    differs: str


@dataclass(frozen=True, slots=True)
class StageBlock:
    id: str
    title: str
    rows: tuple[AnswerRow, ...]


@dataclass(frozen=True, slots=True)
class NoteRow:
    text: str
    about: str
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """what was changed from old to new, by whom and when."""

    what: str
    old: str
    new: str
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Which definitions made this report."""

    program: str
    flow: str
    version: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report. words: headings and labels by key, in the report's language. balance_told: what the picture shows, in words."""

    title: str
    method: str
    lang: str
    reader: Reader
    made: str
    words: Mapping[str, str]
    front: Front
    picture: Picture | None
    balance_told: str
    measures: tuple[MeasureTable, ...]
    scales: tuple[ScaleRow, ...]
    over_time: tuple[OverTimeRow, ...]
    carries: tuple[PointRow, ...]
    weighs: tuple[PointRow, ...]
    chances: tuple[PointRow, ...]
    open_points: tuple[PointRow, ...]
    open_questions: tuple[OpenGroup, ...]
    signals: tuple[SignalBox, ...]
    safety: tuple[SafetyBox, ...]
    steps: tuple[StepRow, ...]
    meetings: tuple[str, ...]
    sheet: Sheet | None
    booklet: Booklet | None
    people: tuple[SectorTable, ...]
    ties: tuple[str, ...]
    maps: tuple[Picture, ...]
    then_and_now: ThenAndNow | None
    characteristics: tuple[CharacteristicRow, ...]
    functions: tuple[FunctionRow, ...]
    methods: tuple[MethodRow, ...]
    side_by_side: SideBySide | None
    advice: tuple[str, ...]
    support: SupportList | None
    stages: tuple[StageBlock, ...]
    set_aside: tuple[AnswerRow, ...]
    notes: tuple[NoteRow, ...]
    corrections: tuple[CorrectionRow, ...]
    origin: Origin
    sources: tuple[str, ...] = field(default=())
