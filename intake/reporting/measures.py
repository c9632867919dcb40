"""Load, capacity and scales in the report: each figure with its range, its answers and its rule."""

from __future__ import annotations

from intake.conversation.wording import number_words
from intake.definitions.model import Band, Domain, Item, Scale
from intake.reporting.model import ContributionRow, DomainRow, MeasureTable, ScaleRow
from intake.reporting.view import View
from intake.scoring.balance import fields_within
from intake.scoring.results import BalanceResult, Contribution, DomainResult, Measure, ScaleResult


def whole(number: float | None) -> str:
    """A score without decimals; "" for none."""
    return "" if number is None else f"{number:.0f}"


def sentence(text: str) -> str:
    """With a capital and a full stop."""
    text = text[:1].upper() + text[1:]
    return text if not text or text.endswith((".", "!", "?")) else f"{text}."


def span_words(view: View, low: float, high: float) -> str:
    """Where a score can still come out; "" when it is fixed."""
    if whole(low) == whole(high):
        return ""
    return view.say("span", low=whole(low), high=whole(high))


def score_words(view: View, score: float | None) -> str:
    return view.say("unknown") if score is None else view.say("of_100", n=whole(score))


def percent(view: View, share: float) -> str:
    return view.say("percent", n=whole(share * 100))


def measure_tables(view: View) -> tuple[MeasureTable, ...]:
    """Load first, then capacity; nothing for a flow without them."""
    balance, result = view.state.flow.balance, view.state.balance()
    if balance is None or result is None:
        return ()
    return (
        _measure(view, "load", result.load, balance.load),
        _measure(view, "capacity", result.capacity, balance.capacity),
    )


def _measure(view: View, id: str, measure: Measure, domains: tuple[Domain, ...]) -> MeasureTable:
    rows = tuple(
        _domain(view, domain, result) for domain, result in zip(domains, measure.domains, strict=True)
    )
    return MeasureTable(
        id, view.say(id), view.say(f"{id}_explained"), measure.score, measure.low, measure.high,
        score_words(view, measure.score), span_words(view, measure.low, measure.high), percent(view, measure.coverage), rows,
    )  # fmt: skip


def _domain(view: View, domain: Domain, result: DomainResult) -> DomainRow:
    items = () if view.for_client else tuple(
        _contribution(view, item, part) for item, part in zip(domain.items, result.items, strict=True)
    )  # fmt: skip
    return DomainRow(
        domain.id, view.text(domain.title), result.score, result.low, result.high, score_words(view, result.score),
        span_words(view, result.low, result.high), percent(view, result.coverage), percent(view, result.weight), items,
    )  # fmt: skip


def _contribution(view: View, item: Item, part: Contribution) -> ContributionRow:
    kind, name = item.source
    sources = () if kind == "scale" else view.sources(part.questions)
    source = view.say("calculated", source=name) if kind == "value" and not sources else ""
    if kind == "scale":
        row = _scale(view, view.state.flow.scales[name], view.state.scale(name))
        source = f"{row.title}: {row.score}"
    points = number_words(round(part.points, 1), view.lang) if part.points is not None else ""
    could = "" if part.points is not None else span_words(view, part.low, part.high)
    if part.hidden:
        points = f"{points} ({view.say('hidden')})"
    return ContributionRow(
        sources,
        source,
        points,
        could,
        percent(view, part.weight),
        rule_words(view, item),
    )


def rule_words(view: View, item: Item) -> str:
    """How an answer becomes points, in words."""
    if item.points:
        corners = "; ".join(
            view.say("gives", x=number_words(x, view.lang), y=number_words(y, view.lang))
            for x, y in item.points
        )
        return view.say("rule_curve", corners=corners)
    if not item.scores:
        return view.say("rule_reverse" if item.reverse else "rule_plain")
    scores = "; ".join(
        view.say("gives", x=label, y=number_words(points, view.lang))
        for label, points in _labelled(view, item)
    )
    question = view.state.flow.questions.get(item.source[1])
    if question is not None and question.kind == "choices":
        return view.say("rule_sum", scores=scores, most=number_words(item.most, view.lang))
    return view.say("rule_scores", scores=scores)


def _labelled(view: View, item: Item) -> list[tuple[str, float]]:
    question = view.state.flow.questions.get(item.source[1])
    labels = {"yes": view.say("yes"), "no": view.say("no")}
    if question is not None:
        labels |= {option.id: view.text(option.label) for option in question.options}
    return [(labels.get(name, name), points) for name, points in item.scores.items()]


# Scales


def scale_rows(view: View) -> tuple[ScaleRow, ...]:
    """The scales of which at least one question applies and may be seen by this reader."""
    return tuple(
        _scale(view, view.state.flow.scales[result.id], result)
        for result in view.state.scales()
        if any(view.state.visible(source.question) for source in view.sources([result.id]))
    )


def _scale(view: View, scale: Scale, result: ScaleResult) -> ScaleRow:
    low, high = number_words(scale.low, view.lang), number_words(scale.high, view.lang)
    if result.score is None:
        score = view.say("incomplete")
    else:
        score = view.say("scale_score", n=number_words(result.score, view.lang), low=low, high=high)
    could = view.say(
        "span", low=number_words(result.low, view.lang), high=number_words(result.high, view.lang)
    )
    items = () if view.for_client else tuple(
        _contribution(view, item, part) for item, part in zip(scale.items, result.items, strict=True)
    )  # fmt: skip
    one = len(scale.items) == 1
    computed = view.say(
        "scale_one" if one else f"scale_{scale.method}", n=len(scale.items), low=low, high=high, missing=_missing(view, scale)
    )
    return ScaleRow(
        scale.id, view.text(scale.title), score, _band(view, scale.bands, result), result.score is not None,
        _answered(view, result),
        "" if result.low == result.high else view.say("scale_could", range=could),
        computed, sentence(view.text(scale.wording)), scale.reference, items,
    )  # fmt: skip


def _missing(view: View, scale: Scale) -> str:
    key = {0: "missing_none", 1: "missing_one"}.get(scale.missing_allowed, "missing_some")
    return view.say(key, n=scale.missing_allowed)


def _answered(view: View, result: ScaleResult) -> str:
    if result.total == 1:
        return view.say("scale_answered_one" if result.answered else "scale_open_one")
    return view.say("scale_answered", n=result.answered, total=result.total)


def _band(view: View, bands: tuple[Band, ...], result: ScaleResult) -> str:
    return "" if result.band is None or not bands else view.text(bands[int(result.band)].label)


# The balance in words


def balance_sentence(view: View, result: BalanceResult) -> str:
    """Load and capacity in one breath, each with where it can still come out."""
    if result.field is None:
        return view.say("none_known")
    if view.for_client:
        return view.say(f"{result.field}_text")
    load, capacity = (_with_range(view, measure) for measure in (result.load, result.capacity))
    return view.say("both", load=load, capacity=capacity)


def balance_told(view: View) -> str:
    """What the picture of load and capacity shows, for where there is no picture: from where it counts as high, the field, and
    the fields it can still come out in. "" for a flow without them."""
    balance, result = view.state.flow.balance, view.state.balance()
    if balance is None or result is None:
        return ""
    high = view.say("src_high", load=f"{balance.load_high:g}", capacity=f"{balance.capacity_high:g}")
    if result.field is None:
        return f"{high} {view.say('none_known')}"
    now = view.say("told_now", field=view.say(result.field))
    others = [view.say(field) for field in fields_within(result.load, result.capacity, balance) if field != result.field]
    later = view.say("told_could", fields="; ".join(others)) if others else view.say("told_stays")
    return f"{high} {now} {later}"


def _with_range(view: View, measure: Measure) -> str:
    could = span_words(view, measure.low, measure.high)
    if not could:
        return score_words(view, measure.score)
    return view.say("with_range", n=whole(measure.score), range=could)
