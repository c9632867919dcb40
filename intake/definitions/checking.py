"""What can be known to be wrong in a flow before anyone uses it: unknown names, dead questions, cycles, lost placeholders."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter

from intake.definitions.errors import Problem
from intake.definitions.expressions import Expression, parse
from intake.definitions.model import Flow, Item, Place, Question, Scale, Text
from intake.definitions.nodes import did_you_mean
from intake.definitions.reading import texts_of, walk
from intake.definitions.vocabulary import MEETING, PEOPLE_FILTERS, PROFILE_KEYS

_BRACES = re.compile(r"\{([^{}]*)\}|[{}]")
_ANSWER = re.compile(r"answer:([a-z][a-z0-9_]*)")
_FILLED = re.compile(r"([a-z][a-z0-9_]*)\|[^{}|]*")


def check_flow(flow: Flow, places: Mapping[str, Place]) -> list[Problem]:
    """All problems of an assembled flow. `places` gives the place of each named value and profile key."""
    return [
        *_check_stages(flow),
        *_check_expressions(flow, places),
        *_check_items(flow),
        *_check_texts(flow),
        *_check_plan(flow),
        *_check_survey(flow),
        *_check_sheet(flow),
        *_check_people(flow),
        *_check_fit(flow),
        *_check_foreign(flow),
        *_check_cycles(flow, places),
    ]


def known_names(flow: Flow) -> frozenset[str]:
    measures = ("load", "capacity") if flow.balance else ()
    formulas = flow.foreign.formulas if flow.foreign else ()
    return frozenset((*flow.questions, *flow.scales, *flow.values, *formulas, *measures, MEETING, "@people"))


def _check_stages(flow: Flow) -> Iterable[Problem]:
    seen: dict[str, Place] = {}
    stages: dict[str, Place] = {}
    for stage in walk(flow.stages):
        if stage.id in stages:
            yield Problem(
                stage.place, f"the stage {stage.id!r} was already given at {stages[stage.id]}; rename one"
            )
        stages[stage.id] = stage.place
        if stage.questions and stage.stages:
            yield Problem(
                stage.place, f"the stage {stage.id!r} has both questions and stages; keep one of the two"
            )
        for name in stage.questions:
            if name not in flow.questions:
                yield Problem(stage.place, f"unknown question {name!r}{did_you_mean(name, flow.questions)}")
            if name in seen:
                yield Problem(
                    stage.place, f"the question {name!r} is asked twice, also at {seen[name]}; ask it once"
                )
            seen[name] = stage.place


def _expressions(flow: Flow, places: Mapping[str, Place]) -> Iterable[tuple[str, Place]]:
    for question in flow.questions.values():
        if question.when:
            yield question.when, question.place
    for stage in walk(flow.stages):
        if stage.when:
            yield stage.when, stage.place
        if stage.guide and stage.guide.done_when:
            yield stage.guide.done_when, stage.place
    for name, source in flow.values.items():
        yield source, places.get(name, flow.place)
    for rule in flow.points + flow.signals:
        yield rule.when, rule.place
    for item in _items(flow):
        if item.source[0] == "value":
            yield item.source[1], item.place
    for key, wanted in flow.profile.items():
        for source in [wanted] if isinstance(wanted, str) else [pair[1] for pair in wanted]:
            yield source, places.get(key, flow.place)


def _items(flow: Flow) -> list[Item]:
    scales = [item for scale in flow.scales.values() for item in scale.items]
    domains = flow.balance.load + flow.balance.capacity if flow.balance else ()
    return scales + [item for domain in domains for item in domain.items]


def _check_expressions(flow: Flow, places: Mapping[str, Place]) -> Iterable[Problem]:
    known = known_names(flow)
    for source, place in _expressions(flow, places):
        expression = parse(source)
        for name in sorted(expression.names - known):
            yield Problem(place, f"unknown name {name!r} in {source!r}{did_you_mean(name, known)}")
        yield from _check_words(flow, expression, place)
    for key in flow.profile:
        if key not in PROFILE_KEYS:
            yield Problem(
                places.get(key, flow.place), f"unknown profile key {key!r}{did_you_mean(key, PROFILE_KEYS)}"
            )


def _check_words(flow: Flow, expression: Expression, place: Place) -> Iterable[Problem]:
    for function, words in expression.calls:
        if function == "people":
            for word in words:
                if word not in PEOPLE_FILTERS:
                    yield Problem(place, f"people() knows no {word!r}{did_you_mean(word, PEOPLE_FILTERS)}")
        elif not words:
            yield Problem(place, f"{function}() needs a question id")
        elif function == "has":
            yield from _check_option(flow, words[0], words[1] if len(words) > 1 else "", place)
    for name, word in expression.comparisons:
        if (question := flow.questions.get(name)) is not None and question.kind == "choice":
            yield from _check_option(flow, name, word, place)


def _check_option(flow: Flow, name: str, option: str, place: Place) -> Iterable[Problem]:
    question = flow.questions.get(name)
    ids = [known.id for known in question.options] if question else []
    if ids and option not in ids:
        yield Problem(
            place, f"{name!r} has no option {option!r}{did_you_mean(option, ids)}: this can never hold"
        )


def _check_items(flow: Flow) -> Iterable[Problem]:
    for item in _items(flow):
        kind, name = item.source
        if kind == "question" and name not in flow.questions:
            yield Problem(item.place, f"unknown question {name!r}{did_you_mean(name, flow.questions)}")
        elif kind == "scale" and name not in flow.scales:
            yield Problem(item.place, f"unknown scale {name!r}{did_you_mean(name, flow.scales)}")
        elif kind == "question":
            yield from _check_scores(flow.questions[name], item)
    for domain in flow.balance.load + flow.balance.capacity if flow.balance else ():
        for item in domain.items:
            heights = [y for _, y in item.points] + list(item.scores.values())
            if any(not 0 <= y <= 100 for y in heights):
                yield Problem(item.place, "points of load and capacity lie from 0 to 100")


def _check_scores(question: Question, item: Item) -> Iterable[Problem]:
    if question.kind in ("text", "info", "date", "people"):
        yield Problem(
            item.place, f"a {question.kind} question cannot be scored; use value: with count() or people()"
        )
    options = {"yes", "no"} if question.kind == "yesno" else {option.id for option in question.options}
    if not options:
        return
    if not item.scores:
        yield Problem(item.place, f"scores are needed for each option of {question.id!r}")
    for option in sorted(options ^ set(item.scores)) if item.scores else ():
        what = "has no score" if option in options else "is no option"
        yield Problem(item.place, f"{option!r} {what} in {question.id!r}")


def _check_texts(flow: Flow) -> Iterable[Problem]:
    for name, text, place in texts_of(flow):
        for said in _variants(text):
            for match in _BRACES.finditer(said):
                inner = match.group(1) or ""
                found = _ANSWER.fullmatch(inner) or _FILLED.fullmatch(inner)
                if found is None:
                    yield Problem(
                        place,
                        f"{name}: write {{question_id|other words}} or {{answer:question_id}}, not {match.group(0)!r}",
                    )
                elif found.group(1) not in flow.questions:
                    yield Problem(place, f"{name}: unknown question {found.group(1)!r} in {match.group(0)!r}")


def _variants(text: Text) -> list[str]:
    return [said for lang in text.words for said in text.variants(lang).values()]


def _check_plan(flow: Flow) -> Iterable[Problem]:
    wanted = [
        (name, flow.place)
        for step in flow.plan
        for name in (step.goal, step.step, step.who, step.when)
        if name
    ]
    wanted += [(name, rule.place) for rule in flow.points + flow.signals for name in rule.sources]
    for name, place in wanted:
        if name not in flow.questions:
            yield Problem(place, f"unknown question {name!r}{did_you_mean(name, flow.questions)}")


def _check_people(flow: Flow) -> Iterable[Problem]:
    for question in flow.questions.values():
        name = question.people.named_by if question.people else ""
        if name and name not in flow.questions:
            yield Problem(
                question.place, f"named_by: unknown question {name!r}{did_you_mean(name, flow.questions)}"
            )


def _check_sheet(flow: Flow) -> Iterable[Problem]:
    """Every question on the sheet is asked."""
    asked = {name for stage in walk(flow.stages) for name in stage.questions}
    for name in flow.sheet:
        if name not in asked:
            yield Problem(flow.place, f"the sheet names {name!r}, which is not asked{did_you_mean(name, asked)}")


def _check_survey(flow: Flow) -> Iterable[Problem]:
    """Every question a survey names is asked, and is of a kind that can be put together so."""
    survey = flow.survey
    if survey is None:
        return
    asked = {name for stage in walk(flow.stages) for name in stage.questions}
    scales, counted = ("scale", "number"), ("choice", "choices", "yesno")
    wanted: list[tuple[str | None, tuple[str, ...], Place]] = [
        (survey.street, ("text", "choice"), survey.place), (survey.group, ("choice",), survey.place),
        *((name, counted, survey.place) for name in survey.spread),
        *((name, ("text",), survey.place) for name in survey.ideas),
        *((name, scales, one.place) for one in survey.compared for name in (one.now, one.wish, one.importance)),
        *((name, ("choices",), one.place) for one in survey.matched for name in (one.offer, one.demand)),
    ]  # fmt: skip
    for name, kinds, place in wanted:
        if name is None:
            continue
        if name not in asked:
            yield Problem(place, f"the survey names {name!r}, which is not asked{did_you_mean(name, asked)}")
        elif flow.questions[name].kind not in kinds:
            yield Problem(place, f"the survey needs a {' or '.join(kinds)} question here; {name!r} is {flow.questions[name].kind}")
    for one in survey.matched:
        offer, demand = (flow.questions.get(name) for name in (one.offer, one.demand))
        if offer and demand and {o.id for o in offer.options} != {o.id for o in demand.options}:
            yield Problem(one.place, f"{one.offer!r} and {one.demand!r} need the same options")


def _check_fit(flow: Flow) -> Iterable[Problem]:
    for rule in flow.fit.requires + flow.fit.reasons + flow.fit.against:
        for name in sorted(parse(rule.when).names - PROFILE_KEYS):
            yield Problem(
                rule.place, f"unknown profile key {name!r} in {rule.when!r}{did_you_mean(name, PROFILE_KEYS)}"
            )


def _check_foreign(flow: Flow) -> Iterable[Problem]:
    """Everything that a form's part names is there."""
    if flow.foreign is None:
        return
    known = known_names(flow)
    stages = {stage.id for stage in walk(flow.stages)}
    named = {*flow.foreign.items, *(one.other for one in flow.foreign.items.values() if one.other)}
    named |= {name for formula in flow.foreign.formulas.values() for name in formula.needs}
    for name in sorted(named - known):
        yield Problem(flow.place, f"foreign: unknown name {name!r}{did_you_mean(name, known)}")
    for name in sorted(set(flow.questions) - set(flow.foreign.items)):
        if not any(item.other == name for item in flow.foreign.items.values()):
            yield Problem(flow.questions[name].place, f"foreign: say under items where {name!r} belongs in the form")
    for name in sorted(set(flow.foreign.groups) - stages):
        yield Problem(flow.place, f"foreign: unknown stage {name!r}{did_you_mean(name, stages)}")


def dependencies(flow: Flow) -> dict[str, set[str]]:
    """name -> the names it depends on: a question on what its guards name, a scale on its items, load on its domains."""
    found: dict[str, set[str]] = {id: _named(question.when) for id, question in flow.questions.items()}
    for stage in walk(flow.stages):
        for question in {q for inner in walk((stage,)) for q in inner.questions} & set(found):
            found[question] |= _named(stage.when)
    found |= {name: _named(source) for name, source in flow.values.items()}
    if flow.foreign:
        found |= {name: set(formula.needs) for name, formula in flow.foreign.formulas.items()}
    for scale in flow.scales.values():
        found[scale.id] = _item_names(scale.items)
    if flow.balance:
        for measure, domains in (("load", flow.balance.load), ("capacity", flow.balance.capacity)):
            found[measure] = {name for domain in domains for name in _item_names(domain.items)}
    return found


def _named(source: str | None) -> set[str]:
    return set(parse(source).names) - {"@people"} if source else set()


def _item_names(items: Iterable[Item]) -> set[str]:
    return {
        name
        for item in items
        for name in (_named(item.source[1]) if item.source[0] == "value" else {item.source[1]})
    }


def _check_cycles(flow: Flow, places: Mapping[str, Place]) -> Iterable[Problem]:
    try:
        TopologicalSorter(dependencies(flow)).prepare()
    except CycleError as error:
        members = list(dict.fromkeys(reversed(error.args[1])))
        place = (
            flow.questions[members[0]].place
            if members[0] in flow.questions
            else places.get(members[0], flow.place)
        )
        yield Problem(
            place, f"these depend on each other in a circle: {' -> '.join((*members, members[0]))}; break it"
        )


def unused_parts(flow: Flow, scale: Scale) -> bool:
    """True when a scale of a shared set asks questions this flow does not have: the flow then goes without it."""
    return any(
        kind == "question" and name not in flow.questions
        for kind, name in (item.source for item in scale.items)
    )
