"""YAML nodes into question sets, flows, safety cards and support options."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, cast

from intake.definitions.errors import Problem
from intake.definitions.fields import (
    HYPHENS,
    MISSING_TEXT,
    Fields,
    as_expression,
    as_number,
    as_string,
    parts_of,
)
from intake.definitions.foreign import read_foreign
from intake.definitions.model import (
    ASKS,
    AUDIENCES,
    LANGS,
    LEADS,
    QUESTION_KINDS,
    Balance,
    Band,
    Card,
    Compared,
    Domain,
    Fit,
    Flow,
    Guide,
    HelpLine,
    Item,
    Matched,
    Option,
    PeopleHint,
    Place,
    PlanStep,
    Question,
    Range,
    Rule,
    SafetyCard,
    Scale,
    Stage,
    SupportOption,
    Survey,
    Text,
    Tip,
    Unasked,
)  # fmt: skip
from intake.definitions.nodes import Node
from intake.definitions.vocabulary import PROFILE_KEYS
from intake.network.model import (
    BONDS,
    CIRCLES,
    DISTANCES,
    DOMAINS,
    EMOTIONS,
    ENERGIES,
    INITIATIVES,
    QUADRANTS,
    SECTORS,
    SUPPORT,
    ZONES,
)

EVIDENCE = ("described", "esi", "effect_study")
POINT_KINDS = ("carries", "weighs", "chance", "open")
SIGNAL_KINDS = ("urgent", "attention")
MARKS: Mapping[str, tuple[str, ...]] = {
    "bond": BONDS, "circle": CIRCLES, "quadrant": QUADRANTS, "domain": DOMAINS, "distance": DISTANCES,
    "initiative": INITIATIVES, "energy": ENERGIES, "zone": ZONES,
}  # fmt: skip
"""Fields of a person that being named in an answer can fill, with their words."""
NAMED_TIES = ("knows", "lives_with", *EMOTIONS)
ABOUT = ("client", "carer", "cared_for", "professional", "network")


@dataclass(slots=True)
class Part:
    """What a question set, or the same keys inside a flow, adds."""

    questions: dict[str, Question] = field(default_factory=dict)
    scales: dict[str, Scale] = field(default_factory=dict)
    balance: Balance | None = None
    values: dict[str, str] = field(default_factory=dict)
    value_places: dict[str, Place] = field(default_factory=dict)
    points: tuple[Rule, ...] = ()
    signals: tuple[Rule, ...] = ()


@dataclass(slots=True)
class FlowDraft:
    """A flow as its file gives it, before the question sets it uses are brought in."""

    flow: Flow
    part: Part
    uses: tuple[tuple[str, Place], ...]
    profile_places: Mapping[str, Place]


def read_part(fields: Fields) -> Part:
    part = Part()
    problems = fields.problems
    for question in fields.each("questions", lambda node: read_question(node, problems)):
        _add(part.questions, question.id, question, question.place, "question", problems)
    for scale in fields.each("scales", lambda node: _read_scale(node, problems)):
        _add(part.scales, scale.id, scale, scale.place, "scale", problems)
    if (node := fields.take("balance", kind="map")) is not None:
        part.balance = _read_balance(node, problems)
    if (node := fields.take("values", kind="map")) is not None:
        for name, value in node.items():
            part.values[name] = as_expression(value, problems)
            part.value_places[name] = value.place
    part.points = fields.each("points", lambda node: _read_rule(node, problems, POINT_KINDS))
    part.signals = fields.each("signals", lambda node: _read_rule(node, problems, SIGNAL_KINDS))
    return part


def _add(
    found: dict[str, Any], id: str, value: object, place: Place, what: str, problems: list[Problem]
) -> None:
    if id in found:
        problems.append(
            Problem(place, f"the {what} {id!r} was already given at {found[id].place}; rename one")
        )
    found[id] = value


def read_question(node: Node, problems: list[Problem]) -> Question:
    fields = Fields(node, "a question", problems)
    kind = fields.one_of("kind", QUESTION_KINDS, required=True)
    of = fields.one_of("of", ABOUT, "client")
    options = fields.each("options", lambda part: _read_option(part, problems))
    question = Question(
        id=fields.id("id"), kind=cast("Any", kind), text=fields.needed_text("text"), why=fields.needed_text("why"),
        help=fields.needed_text("help"), place=node.place, example=fields.text("example"), options=options,
        range=_read_range(fields), people=_read_people(fields), when=fields.expression("when"), of=of,
        unasked=_read_unasked(fields, of),
    )  # fmt: skip
    fields.done()
    _check_question(question, fields)
    return question


def _check_question(question: Question, fields: Fields) -> None:
    takes_options = question.kind in ("choice", "choices")
    if takes_options and len(question.options) < 2:
        fields.problem(
            question.place, f"the {question.kind} question {question.id!r} needs at least two options"
        )
    if not takes_options and question.options:
        fields.problem(
            fields.at("options"), f"a {question.kind} question has no options; use choice or choices"
        )
    ids = [option.id for option in question.options]
    for id in {id for id in ids if ids.count(id) > 1}:
        fields.problem(fields.at("options"), f"the option {id!r} is given twice; rename one")
    if question.kind == "scale" and question.range is None:
        fields.problem(question.place, f"the scale question {question.id!r} needs a range with low and high")


def _read_option(node: Node, problems: list[Problem]) -> Option:
    fields = Fields(node, "an option", problems)
    also: dict[str, tuple[str, ...]] = {}
    if (words := fields.group("also", "'also'")) is not None:
        also = {lang: words.strings(lang) for lang in LANGS}
        words.done()
    option = Option(fields.id("id"), fields.needed_text("label"), also)
    fields.done()
    return option


def _read_range(fields: Fields) -> Range | None:
    inner = fields.group("range", "a range")
    if inner is None:
        return None
    low, high = inner.number("low", required=True), inner.number("high", required=True)
    found = Range(
        low, high, inner.number("step", 1), inner.text("unit"), inner.text("low_label"), inner.text("middle_label"),
        inner.text("high_label"),
    )  # fmt: skip
    inner.done()
    if low >= high or found.step <= 0:
        inner.problem(inner.place, "a range needs low below high and a step above 0")
    return found


def _read_people(fields: Fields) -> PeopleHint | None:
    inner = fields.group("people", "'people'")
    if inner is None:
        return None
    sector = inner.one_of("sector", SECTORS) or None
    hint = PeopleHint(
        inner.one_of("of", ("client", "cared_for"), "client"), inner.strings("relations"), sector, inner.flag("many", True),
        _read_marks(inner), inner.one_of("asks", ASKS), inner.one_of("wants", ("per_month",)), inner.one_of("with_client", NAMED_TIES),
        inner.one_of("among", NAMED_TIES), inner.string("named_by"), inner.flag("offer"), inner.strings("refuse", SECTORS),
        inner.text("refuse_why"), inner.strings("needs", SECTORS), inner.text("needs_why"),
    )  # fmt: skip
    inner.done()
    for who, why in ((hint.refuse, hint.refuse_why), (hint.needs, hint.needs_why)):
        if who and why is None:
            inner.problem(inner.place, "say why: give refuse_why with refuse, and needs_why with needs")
    return hint


def _read_marks(fields: Fields) -> dict[str, object]:
    """What being named says about someone."""
    marks: dict[str, object] = {
        key: said for key, known in MARKS.items() if (said := fields.one_of(key, known))
    }
    for key in ("gives", "receives"):
        if kinds := fields.strings(key, SUPPORT):
            marks[key] = kinds
    if fields.flag("could_do_more"):
        marks["could_do_more"] = True
    if fields.node.get("close") is not None:
        marks["close"] = fields.flag("close")
    if not fields.flag("alive", True):
        marks["alive"] = False
    if often := fields.number("per_month", 0):
        marks["per_month"] = often
    return marks


def _read_unasked(fields: Fields, of: str) -> Unasked | None:
    inner = fields.group("unasked", "'unasked'")
    if inner is None:
        return None
    whose = "cared_for" if of == "cared_for" else "client"
    found = Unasked(
        inner.needed_text("label"),
        {lang: inner.strings(lang) for lang in LANGS},
        inner.one_of("of", ("client", "cared_for", "both", "anyone"), whose),
    )
    inner.done()
    return found


def _read_item(node: Node, problems: list[Problem]) -> Item:
    fields = Fields(node, "an item", problems)
    sources = [(kind, source) for kind in ("question", "scale") if (source := fields.string(kind))]
    if (expression := fields.expression("value")) is not None:
        sources.append(("value", expression))
    if len(sources) != 1:
        fields.problem(node.place, "an item needs exactly one of question, scale or value")
    scores: dict[str, float] = {}
    if (table := fields.take("scores", kind="map")) is not None:
        scores = {key: as_number(value, problems, key) for key, value in table.items()}
    points = fields.each("points", lambda part: _read_corner(part, problems))
    item = Item(
        sources[0] if sources else ("value", "false"), node.place, fields.number("weight", 1), scores, points,
        fields.flag("reverse"), fields.number("most", 100),
    )  # fmt: skip
    fields.done()
    if item.weight <= 0:
        fields.problem(fields.at("weight"), "a weight must be above 0")
    if any(b[0] <= a[0] for a, b in pairwise(points)):
        fields.problem(fields.at("points"), "the first numbers of the points must rise")
    return item


def _read_corner(node: Node, problems: list[Problem]) -> tuple[float, float]:
    pair = parts_of(node, 2, problems, "a point as two numbers, [value, points],")
    x, y = (as_number(part, problems, "point") for part in pair) if pair else (0, 0)
    return (x, y)


def _read_scale(node: Node, problems: list[Problem]) -> Scale:
    fields = Fields(node, "a scale", problems)
    scale = Scale(
        fields.id("id"), fields.needed_text("title"), cast("Any", fields.one_of("method", ("sum", "mean"), "sum")),
        fields.each("items", lambda part: _read_item(part, problems)), fields.number("low", required=True),
        fields.number("high", required=True), fields.string("reference", required=True), fields.needed_text("wording"),
        node.place, fields.whole("missing_allowed"), fields.each("bands", lambda part: _read_band(part, problems)),
    )  # fmt: skip
    fields.done()
    if not scale.items:
        fields.problem(node.place, f"the scale {scale.id!r} needs items")
    return scale


def _read_band(node: Node, problems: list[Problem]) -> Band:
    fields = Fields(node, "a band", problems)
    band = Band(fields.number("low", required=True), fields.needed_text("label"))
    fields.done()
    return band


def _read_balance(node: Node, problems: list[Problem]) -> Balance:
    fields = Fields(node, "balance", problems)
    balance = Balance(
        fields.each("load", lambda part: _read_domain(part, problems)),
        fields.each("capacity", lambda part: _read_domain(part, problems)),
        fields.number("load_high", 50), fields.number("capacity_high", 50), node.place,
    )  # fmt: skip
    fields.done()
    if not (balance.load and balance.capacity):
        fields.problem(node.place, "balance needs domains under both load and capacity")
    return balance


def _read_domain(node: Node, problems: list[Problem]) -> Domain:
    fields = Fields(node, "a domain", problems)
    domain = Domain(
        fields.id("id"), fields.needed_text("title"), fields.number("weight", 1),
        fields.each("items", lambda part: _read_item(part, problems)), node.place,
    )  # fmt: skip
    fields.done()
    if not domain.items or domain.weight <= 0:
        fields.problem(node.place, f"the domain {domain.id!r} needs items and a weight above 0")
    return domain


def _read_rule(node: Node, problems: list[Problem], kinds: tuple[str, ...] = ()) -> Rule:
    fields = Fields(node, "a rule", problems)
    rule = Rule(
        fields.id("id"), fields.expression("when", required=True) or "false", fields.needed_text("text"), node.place,
        fields.one_of("kind", kinds, required=True) if kinds else "", fields.number("weight", 1),
        fields.strings("sources"), fields.texts("steps"),
    )  # fmt: skip
    fields.done()
    return rule


def read_card(fields: Fields | None, place: Place) -> Card:
    if fields is None:
        empty = MISSING_TEXT
        return Card(empty, empty, empty, empty, empty, EVIDENCE[0], empty, "", "", empty)
    minutes = fields.whole("minutes")
    card = Card(
        fields.needed_text("title"), fields.needed_text("summary"), fields.needed_text("for_whom"),
        fields.needed_text("by_whom"), fields.needed_text("takes"), fields.one_of("evidence", EVIDENCE, required=True),
        fields.needed_text("evidence_text"), fields.string("organisation", required=True), fields.string("site"),
        fields.needed_text("product"), fields.text("needs"), fields.text("not_when"), minutes or None,
    )  # fmt: skip
    fields.done()
    return card


def _read_fit(fields: Fields | None) -> Fit:
    if fields is None:
        return Fit()
    problems = fields.problems
    fit = Fit(
        *(
            fields.each(key, lambda node: _read_rule(node, problems))
            for key in ("requires", "reasons", "against")
        )
    )
    fields.done()
    return fit


def _read_stage(node: Node, problems: list[Problem]) -> Stage:
    fields = Fields(node, "a stage", problems)
    stage = Stage(
        id=fields.id("id"), title=fields.needed_text("title"), intro=fields.text("intro"),
        minutes=fields.whole("minutes", required=fields.node.get("stages") is None), questions=fields.strings("questions"),
        place=node.place, when=fields.expression("when"),
        order=cast("Any", fields.one_of("order", ("guided", "free"), "guided")), closing=fields.text("closing"),
        stages=fields.each("stages", lambda part: _read_stage(part, problems)), audience=fields.strings("audience", AUDIENCES),
        guide=_read_guide(fields), meeting=fields.flag("meeting"), repeat=fields.flag("repeat"),
    )  # fmt: skip
    fields.done()
    if not stage.stages and not stage.questions:
        fields.problem(node.place, f"the stage {stage.id!r} needs questions or stages")
    return stage


def _read_guide(fields: Fields) -> Guide | None:
    goal = fields.text("goal")
    guide = Guide(
        goal or MISSING_TEXT, fields.one_of("lead", LEADS, "professional"), fields.texts("prepare"), fields.texts("say"),
        fields.texts("record"), fields.text("done"), fields.expression("done_when"),
    )  # fmt: skip
    if goal is None and guide != Guide(MISSING_TEXT):
        fields.problem(fields.place, "a stage with lead, prepare, say, record or done needs a goal; add it")
    return guide if goal is not None else None


def _read_survey(fields: Fields | None) -> Survey | None:
    if fields is None:
        return None
    problems = fields.problems
    survey = Survey(
        fields.string("street", required=True), fields.string("group") or None,
        fields.each("compared", lambda part: _read_compared(part, problems)), fields.strings("spread"),
        fields.each("matched", lambda part: _read_matched(part, problems)), fields.strings("ideas"),
        fields.needed_text("advice"), fields.place,
    )  # fmt: skip
    fields.done()
    return survey


def _read_compared(node: Node, problems: list[Problem]) -> Compared:
    fields = Fields(node, "a comparison", problems)
    compared = Compared(
        fields.id("id"), fields.needed_text("title"), fields.string("now", required=True), fields.string("wish", required=True),
        node.place, fields.string("importance") or None, cast("Any", fields.one_of("better", ("more", "less"), "more")),
    )  # fmt: skip
    fields.done()
    return compared


def _read_matched(node: Node, problems: list[Problem]) -> Matched:
    fields = Fields(node, "a match", problems)
    matched = Matched(
        fields.id("id"), fields.needed_text("title"), fields.string("offer", required=True),
        fields.string("demand", required=True), node.place,
    )  # fmt: skip
    fields.done()
    return matched


def _read_plan(node: Node, problems: list[Problem]) -> PlanStep:
    fields = Fields(node, "a plan step", problems)
    step = PlanStep(
        fields.string("step", required=True), fields.string("goal") or None, fields.string("who") or None,
        fields.string("when") or None,
    )  # fmt: skip
    fields.done()
    return step


def _read_profile(fields: Fields) -> tuple[dict[str, str | tuple[tuple[str, str], ...]], dict[str, Place]]:
    node = fields.take("profile", kind="map")
    if node is not None:
        node.expect(keys=PROFILE_KEYS)
    found: dict[str, str | tuple[tuple[str, str], ...]] = {}
    places: dict[str, Place] = {}
    for key, value in node.items() if node else ():
        places[key] = value.place
        if value.kind == "list":
            found[key] = tuple(_read_pair(pair, fields.problems) for pair in value.elements())
        else:
            found[key] = as_expression(value, fields.problems)
        value.expect(shape="profile")
    return found, places


def _read_pair(node: Node, problems: list[Problem]) -> tuple[str, str]:
    pair = parts_of(node, 2, problems, '[value, "expression"]')
    return (as_string(pair[0], problems), as_expression(pair[1], problems)) if pair else ("", "false")


def read_flow(node: Node, theme: str, problems: list[Problem]) -> FlowDraft:
    """A flow file; `theme` is the folder it is in."""
    fields = Fields(node, "a flow", problems)
    part = read_part(fields)
    uses = fields.take("use", kind="list")
    profile, places = _read_profile(fields)
    flow = Flow(
        id=fields.id("flow", HYPHENS), theme=theme,
        kind=cast("Any", fields.one_of("kind", ("instrument", "trajectory", "referral", "choice"), required=True)),
        card=read_card(fields.group("card", "the card", required=True), node.place),
        fit=_read_fit(fields.group("fit", "fit")), place=node.place,
        order=cast("Any", fields.one_of("order", ("guided", "free", "fixed"), "guided")),
        stages=fields.each("stages", lambda part_: _read_stage(part_, problems)), profile=profile,
        plan=fields.each("plan", lambda part_: _read_plan(part_, problems)),
        respondents=fields.strings("respondents") or ("client",), variant_of=fields.string("variant_of"),
        survey=_read_survey(fields.group("survey", "the survey")), sheet=fields.strings("sheet"),
        foreign=read_foreign(fields.group("foreign", "foreign")),
    )  # fmt: skip
    fields.done()
    named = tuple((as_string(part_, problems), part_.place) for part_ in uses.elements()) if uses else ()
    return FlowDraft(flow, part, named, places)


def read_question_set(node: Node, problems: list[Problem]) -> tuple[str, Part]:
    fields = Fields(node, "a question set", problems)
    id = fields.id("question_set", HYPHENS)
    fields.text("title", required=True)
    part = read_part(fields)
    fields.done()
    return id, part


def read_safety(node: Node, problems: list[Problem]) -> tuple[dict[str, HelpLine], dict[str, SafetyCard]]:
    outer = Fields(node, "the safety file", problems)
    fields = outer.group("safety", "safety", required=True)
    outer.done()
    if fields is None:
        return {}, {}
    lines = {line.id: line for line in fields.each("lines", lambda part: _read_line(part, problems))}
    cards = {card.id: card for card in fields.each("cards", lambda part: _read_safety_card(part, problems))}
    fields.done()
    for card in cards.values():
        for name in card.lines:
            if name not in lines:
                problems.append(Problem(card.place, f"the card {card.id!r} names an unknown line {name!r}"))
    return lines, cards


def _read_line(node: Node, problems: list[Problem]) -> HelpLine:
    fields = Fields(node, "a help line", problems)
    line = HelpLine(
        fields.id("id"), fields.needed_text("name"), fields.string("number"), fields.needed_text("hours")
    )
    fields.done()
    return line


def _read_safety_card(node: Node, problems: list[Problem]) -> SafetyCard:
    fields = Fields(node, "a safety card", problems)
    card = SafetyCard(
        fields.id("id"), fields.needed_text("title"), fields.needed_text("now"), fields.strings("lines"), node.place,
        fields.texts("steps"),
    )  # fmt: skip
    fields.done()
    return card


def read_support(node: Node, problems: list[Problem]) -> tuple[SupportOption, ...]:
    fields = Fields(node, "the support file", problems)
    found = fields.each("support", lambda part: _read_support_option(part, problems))
    fields.done()
    return found


def _read_support_option(node: Node, problems: list[Problem]) -> SupportOption:
    fields = Fields(node, "a support option", problems)
    option = SupportOption(
        fields.id("id"), fields.needed_text("title"), fields.needed_text("text"), node.place, fields.string("municipality") or None,
        fields.string("site"), fields.expression("when"),
    )  # fmt: skip
    fields.done()
    return option


def read_tips(node: Node, problems: list[Problem]) -> tuple[Tip, ...]:
    fields = Fields(node, "the tips file", problems)
    found = fields.each("tips", lambda part: _read_tip(part, problems))
    fields.done()
    return found


def _read_tip(node: Node, problems: list[Problem]) -> Tip:
    fields = Fields(node, "a tip", problems)
    tip = Tip(
        fields.id("id"), fields.needed_text("text"), node.place, fields.strings("at"), fields.expression("when")
    )
    fields.done()
    return tip


def texts_of(flow: Flow) -> list[tuple[str, Text, Place]]:
    """Every text people read in a flow, with where it is used: for checks of placeholders and reading level."""
    found: list[tuple[str, Text, Place]] = []
    for question in flow.questions.values():
        for what, text in (
            ("text", question.text),
            ("why", question.why),
            ("help", question.help),
            ("example", question.example),
        ):
            if text is not None:
                found.append((f"{question.id}.{what}", text, question.place))
        found += [(f"{question.id}.{option.id}", option.label, question.place) for option in question.options]
        if (hint := question.people) is not None:
            found += [(question.id, why, question.place) for why in (hint.refuse_why, hint.needs_why) if why]
    for stage in walk(flow.stages):
        found += [
            (stage.id, text, stage.place)
            for text in (
                stage.title,
                stage.intro,
                stage.closing,
                *(stage.guide.texts() if stage.guide else ()),
            )
            if text is not None
        ]
    for rule in flow.points + flow.signals:
        found += [(rule.id, text, rule.place) for text in (rule.text, *rule.steps)]
    return found


def walk(stages: tuple[Stage, ...]) -> list[Stage]:
    """All stages, outer before inner, in order."""
    return [found for stage in stages for found in (stage, *walk(stage.stages))]
