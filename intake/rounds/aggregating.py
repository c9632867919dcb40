"""The answers of many residents put together, by street and by group, with polars (imported when first needed).

Nobody can be told from the figures: streets and groups of fewer than SMALLEST people are put together until they are
large enough, and a question to which fewer answered shows no figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from intake.definitions.model import Compared, Flow, Question, Survey
from intake.rounds.matching import matching
from intake.rounds.model import SMALLEST, Aggregate, Gap, Slice, Spread

if TYPE_CHECKING:
    import polars as pl

Row = tuple[str, str, str, str]
"""key, street, group, and the answers as one line of JSON."""
IDEAS = 200
"""Ideas that are listed at most."""


class NoSurvey(ValueError):
    """The method is not one for many respondents."""


def aggregate(flow: Flow, rows: Sequence[Row]) -> Aggregate:
    """Put a round together. Raises NoSurvey; ImportError where polars is not installed."""
    survey = flow.survey
    if survey is None:
        raise NoSurvey(flow.id)
    frame = _frame(flow, survey, rows)
    whole = _slices(flow, survey, frame, "all", {"": [""]})
    return Aggregate(
        people=len(rows),
        whole=whole[0] if whole else Slice(("",), len(rows), (), ()),
        streets=_by(flow, survey, frame, "street"),
        groups=_by(flow, survey, frame, "group") if survey.group else (),
        matchings=tuple(matching(one, flow, frame) for one in survey.matched),
        ideas={name: _ideas(frame, name) for name in survey.ideas},
    )


def _frame(flow: Flow, survey: Survey, rows: Sequence[Row]) -> pl.DataFrame:
    """One row a respondent: key, street, group, all, and a column for each question of the survey."""
    import polars as pl

    names = _asked(survey)
    schema = {name: _type(flow.questions[name]) for name in names}
    lines = "\n".join(row[3] for row in rows)
    answers = pl.read_ndjson(lines.encode(), schema=schema) if rows else pl.DataFrame(schema=schema)
    about = pl.DataFrame(
        {"key": [row[0] for row in rows], "street": [row[1] for row in rows], "group": [row[2] for row in rows]},
        schema={"key": pl.String, "street": pl.String, "group": pl.String},
    )
    return pl.concat([about, answers.rename({name: f"q_{name}" for name in names})], how="horizontal").with_columns(
        pl.lit("").alias("all")
    )


def _asked(survey: Survey) -> list[str]:
    pairs = (name for one in survey.compared for name in (one.now, one.wish, one.importance) if name)
    matched = (name for one in survey.matched for name in (one.offer, one.demand))
    return list(dict.fromkeys((*pairs, *survey.spread, *matched, *survey.ideas)))


def _type(question: Question) -> Any:
    import polars as pl

    kinds: Mapping[str, Any] = {"scale": pl.Float64, "number": pl.Float64, "yesno": pl.Boolean, "choices": pl.List(pl.String)}
    return kinds.get(question.kind, pl.String)


def _by(flow: Flow, survey: Survey, frame: pl.DataFrame, column: str) -> tuple[Slice, ...]:
    """Slices of at least SMALLEST people, largest first; the small ones together at the end."""
    counts = [
        (str(name), int(people)) for name, people in frame.group_by(column).len().iter_rows() if str(name).strip()
    ]
    bundles = together(counts)
    return tuple(_slices(flow, survey, frame, column, bundles)) if bundles else ()


def together(counts: Iterable[tuple[str, int]]) -> dict[str, list[str]]:
    """The first name of each slice -> the names in it. Names of fewer than SMALLEST people go together, with as many of the
    next larger ones as it takes; where all of them are fewer than SMALLEST there is no slice at all."""
    large = sorted((one for one in counts if one[1] >= SMALLEST), key=lambda one: (-one[1], one[0]))
    small = sorted((one for one in counts if 0 < one[1] < SMALLEST), key=lambda one: one[0])
    while small and sum(people for _, people in small) < SMALLEST and large:
        small.insert(0, large.pop())
    bundles = {name: [name] for name, _ in large}
    if small and sum(people for _, people in small) >= SMALLEST:
        names = sorted(name for name, _ in small)
        bundles[names[0]] = names
    return bundles


def _slices(
    flow: Flow, survey: Survey, frame: pl.DataFrame, column: str, bundles: Mapping[str, list[str]]
) -> list[Slice]:
    import polars as pl

    first_of = {name: first for first, names in bundles.items() for name in names}
    cut = frame.with_columns(pl.col(column).replace_strict(first_of, default=None).alias("slice")).filter(
        pl.col("slice").is_not_null()
    )
    people = dict(cut.group_by("slice").len().iter_rows())
    gaps = [_gaps(cut, one, flow) for one in survey.compared]
    spreads = [_spreads(cut, flow.questions[name]) for name in survey.spread]
    return [
        Slice(
            tuple(names), int(people.get(first, 0)),
            tuple(found.get(first) or _unknown(one) for found, one in zip(gaps, survey.compared, strict=True)),
            tuple(
                found.get(first) or Spread(name, 0, {}) for found, name in zip(spreads, survey.spread, strict=True)
            ),
        )
        for first, names in bundles.items()
        if people.get(first)
    ]  # fmt: skip


def _unknown(one: Compared, people: int = 0) -> Gap:
    return Gap(one.id, people, None, None, None, None, {}, {})


def _gaps(cut: pl.DataFrame, one: Compared, flow: Flow) -> dict[str, Gap]:
    """slice -> gap, of those who said both how it is and how they wish it."""
    import polars as pl

    now, wish = pl.col(f"q_{one.now}"), pl.col(f"q_{one.wish}")
    both = cut.filter(now.is_not_null() & wish.is_not_null())
    weight = _weight(one, flow)
    figures = both.group_by("slice").agg(
        pl.len(), now.mean().alias("now"), wish.mean().alias("wish"), ((now - wish) * weight).mean().alias("weighted")
    )
    counts = [_points(both, name) for name in (one.now, one.wish)]
    found = {}
    for first, people, is_now, wished, weighted in figures.iter_rows():
        if people < SMALLEST:
            found[first] = _unknown(one, people)
            continue
        found[first] = Gap(
            one.id, people, is_now, wished, is_now - wished, weighted, counts[0].get(first, {}), counts[1].get(first, {})
        )
    return found


def _weight(one: Compared, flow: Flow) -> pl.Expr:
    """importance / its highest value; 1 where it was not asked; left out of the mean where it was not answered."""
    import polars as pl

    if one.importance is None:
        return pl.lit(1.0)
    given = flow.questions[one.importance].range
    return pl.col(f"q_{one.importance}") / (given.high if given else 1.0)


def _points(both: pl.DataFrame, name: str) -> dict[str, dict[int, int]]:
    import polars as pl

    counted = both.group_by("slice", pl.col(f"q_{name}").round().cast(pl.Int64).alias("point")).len()
    found: dict[str, dict[int, int]] = {}
    for first, point, people in counted.sort("point").iter_rows():
        found.setdefault(first, {})[point] = people
    return found


def _spreads(cut: pl.DataFrame, question: Question) -> dict[str, Spread]:
    """slice -> how often each option was chosen."""
    import polars as pl

    column = f"q_{question.id}"
    said = cut.filter(pl.col(column).is_not_null())
    people = dict(said.group_by("slice").len().iter_rows())
    each = said.explode(column) if question.kind == "choices" else said
    counts: dict[str, dict[str, int]] = {}
    for first, option, count in each.group_by("slice", column).len().iter_rows():
        if option is not None:
            counts.setdefault(first, {})[_option(option)] = count
    options = ["yes", "no"] if question.kind == "yesno" else [option.id for option in question.options]
    return {
        first: Spread(
            question.id, total, {option: counts.get(first, {}).get(option, 0) for option in options} if total >= SMALLEST else {}
        )
        for first, total in people.items()
    }


def _option(value: object) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def _ideas(frame: pl.DataFrame, name: str) -> tuple[str, ...]:
    """Each once, by the alphabet: the order of the forms would tell whose they are. [] for fewer than SMALLEST people."""
    said = [text.strip() for text in frame[f"q_{name}"].drop_nulls().to_list() if text.strip()]
    if len(said) < SMALLEST:
        return ()
    return tuple(sorted({text.casefold(): text for text in said}.values(), key=str.casefold)[:IDEAS])
