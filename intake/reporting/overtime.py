"""Measurements of one dossier beside each other: load, capacity, scales and the size of the network over time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from intake.conversation.fold import Conversation
from intake.conversation.wording import date_words, number_words
from intake.network.characteristics import characteristics
from intake.network.svg import FONT_FAMILY, INK
from intake.reporting.model import OverTimeRow, Picture
from intake.reporting.view import View
from intake.scoring.overtime import Point, Series

if TYPE_CHECKING:
    import svg as s

WIDTH, HEIGHT, LEFT, FOOT = 520, 150, 46, 26


def over_time(view: View, earlier: Sequence[Conversation]) -> tuple[OverTimeRow, ...]:
    """A row for each measure that was taken at least twice; [] where there is nothing to compare."""
    talks = sorted([*earlier, view.state], key=lambda talk: talk.started_at)
    rows = [_row(view, series) for series in _series(view, talks) if len(series.known()) >= 2]
    return tuple(rows)


def _series(view: View, talks: Sequence[Conversation]) -> list[Series]:
    found: dict[str, list[Point]] = {}
    ends: dict[str, tuple[float, float]] = {}
    for talk in talks:
        for id, point, low, high in _points(talk):
            found.setdefault(id, []).append(point)
            ends[id] = (low, high)
    now = {id for id, *_ in _points(view.state)}
    return [Series(id, *ends[id], tuple(points)) for id, points in found.items() if id in now]


def _points(talk: Conversation) -> list[tuple[str, Point, float, float]]:
    """What one talk measured: (id, point, ends of the scale)."""
    at = talk.started_at[:10]
    points: list[tuple[str, Point, float, float]] = []
    result = talk.balance()
    if result is not None:
        for id, measure in (("load", result.load), ("capacity", result.capacity)):
            points.append((id, Point(at, measure.score, measure.low, measure.high), 0, 100))
    for scale in talk.scales():
        ends = talk.flow.scales[scale.id]
        points.append((scale.id, Point(at, scale.score, scale.low, scale.high), ends.low, ends.high))
    size = characteristics(talk.people, talk.ties).size
    if size:
        points.append(("network", Point(at, size, size, size), 0, max(20, size)))
    return points


def _title(view: View, id: str) -> str:
    scale = view.state.flow.scales.get(id)
    return view.text(scale.title) if scale else view.say(id if id != "network" else "network_size")


def _row(view: View, series: Series) -> OverTimeRow:
    title = _title(view, series.id)
    known = series.known()
    told = tuple(
        view.say("measured", date=date_words(point.at, view.lang), n=_number(view, point)) for point in known
    )
    first, last = known[0], known[-1]
    sentence = view.say(
        f"change_{series.change()}", what=title, old=_number(view, first), new=_number(view, last),
    )  # fmt: skip
    shown = Picture(f"over-time-{series.id}", _drawn(view, series, title), title, " ".join((sentence, *told)))
    return OverTimeRow(series.id, title, sentence, told, shown)


def _number(view: View, point: Point) -> str:
    assert point.score is not None
    shown = number_words(round(point.score), view.lang)
    if round(point.low) == round(point.high):
        return shown
    return view.say("with_span", n=shown, low=round(point.low), high=round(point.high))


def _drawn(view: View, series: Series, title: str) -> str:
    """A line from moment to moment, with a bar for what it could still be; dots and numbers, no colour needed."""
    import svg as s

    known = series.known()
    days = [date.fromisoformat(point.at).toordinal() for point in known]
    wide = max(days[-1] - days[0], 1)

    def x(day: int) -> float:
        return LEFT + (WIDTH - LEFT - 40) * (day - days[0]) / wide

    def y(value: float) -> float:
        return 12 + (HEIGHT - FOOT - 12) * (1 - (value - series.low) / (series.high - series.low))

    elements: list[s.Element] = [s.Title(text=_escaped(title))]
    for value in (series.low, series.high):
        elements.append(
            s.Line(x1=LEFT - 8, y1=y(value), x2=WIDTH - 20, y2=y(value), stroke="#bbb", stroke_width=1)
        )
        elements.append(_text(f"{value:g}", LEFT - 14, y(value) + 4, "end"))
    dots = [(x(day), y(point.score or 0)) for day, point in zip(days, known, strict=True)]
    for (x1, y1), (x2, y2) in pairwise(dots):
        elements.append(s.Line(x1=x1, y1=y1, x2=x2, y2=y2, stroke=INK, stroke_width=1.6))
    for (across, up), point in zip(dots, known, strict=True):
        if round(point.low) != round(point.high):
            elements.append(
                s.Line(x1=across, y1=y(point.low), x2=across, y2=y(point.high), stroke="#888", stroke_width=5)
            )
        elements.append(s.Circle(cx=across, cy=up, r=4.5, fill=INK))
        elements.append(_text(number_words(round(point.score or 0), view.lang), across + 8, up - 8, "start"))
        elements.append(
            _text(
                date_words(point.at, view.lang),
                across,
                HEIGHT - 6,
                "middle" if across > LEFT + 20 else "start",
            )
        )
    root = s.SVG(
        viewBox=s.ViewBoxSpec(0, 0, WIDTH, HEIGHT),
        class_=["over-time"],
        elements=elements,
        extra={"role": "img"},
    )
    return root.as_str()


def _text(words: str, x: float, y: float, anchor: Literal["start", "middle", "end"]) -> s.Element:
    import svg as s

    return s.Text(
        x=x, y=y, text=_escaped(words), font_size=13, fill=INK, font_family=FONT_FAMILY, text_anchor=anchor,
    )  # fmt: skip


def _escaped(words: str) -> str:
    from xml.sax.saxutils import escape

    return escape(words)
