"""A graph as SVG: boxes from top to bottom, stages within stages framed, what is passed over at the right, what comes back at
the left. By svg.py; readable in black and white, no script and no fonts from outside."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from intake.authoring.graph import Asked, Box, Graph
from intake.authoring.graph_words import facts, head, marks, order_words, say, warnings
from intake.network.svg import FONT_FAMILY, INK, breadth, safe

if TYPE_CHECKING:
    import svg as s

TITLE, SMALL = 15, 13
LINE = 19
PAD = 10
GAP = 26
LEFT, WIDE = 120, 560
"""Room at the left for what comes back, and the breadth of a box."""
LANE = 22
QUIET, WARN = "#555", "#a3001b"


@dataclass(slots=True)
class _Row:
    """A box on the page. lines: (text, size, bold, ink)."""

    box: Box | None
    x: float
    y: float
    w: float
    h: float
    lines: list[tuple[str, int, bool, str]] = field(default_factory=list)

    @property
    def middle(self) -> float:
        return self.y + self.h / 2


def as_svg(graph: Graph) -> str:
    """One svg element with a title and a description in words."""
    import svg as s

    from intake.authoring.graph_words import as_text

    rows, frames, bottom = _placed(graph)
    lanes = _lanes(graph, rows)
    width = LEFT + WIDE + 40 + LANE * (1 + max((lane for _, lane in lanes), default=0)) + 50
    elements: list[s.Element] = [
        s.Title(id="flow-title", text=safe(head(graph))),
        s.Desc(id="flow-desc", text=safe(as_text(graph))),
        _arrow_head(),
        *(_line(LEFT, 28 + 21 * n, line, 17, True, INK) for n, line in enumerate(_heading(graph))),
        _line(LEFT, 29 + 21 * len(_heading(graph)), order_words(graph), SMALL, False, QUIET),
    ]
    for frame in frames:
        elements += _frame(frame)
    elements += _arrows(graph, rows, lanes)
    for row in rows.values():
        elements += _drawn(row)
    root = s.SVG(
        xmlns="http://www.w3.org/2000/svg", viewBox=s.ViewBoxSpec(0, 0, width, bottom + 20), elements=elements,
        extra={"role": "img", "aria-labelledby": "flow-title flow-desc", "fill": "none", "stroke": INK, "font-family": FONT_FAMILY},
    )  # fmt: skip
    return root.as_str()


def _placed(graph: Graph) -> tuple[dict[str, _Row], list[_Row], float]:
    """Rows by id ("" and "end" are the pills), the frames of stages of stages, and where it all ends."""
    lang = graph.lang
    rows = {"": _pill(say("begin", lang), 45 + 21 * len(_heading(graph)))}
    frames: list[_Row] = []
    open_frames: list[_Row] = []
    y = rows[""].y + rows[""].h + GAP
    for box in graph.boxes:
        y = _close(open_frames, box.depth, y)
        inset = 14 * box.depth
        row = _Row(box, LEFT + inset, y, WIDE - 2 * inset, 0, _written(graph, box, WIDE - 2 * inset - 2 * PAD))
        row.h = PAD + LINE * len(row.lines) + (PAD if not box.group else 4)
        if box.group:
            frames.append(row)
            open_frames.append(row)
            y += row.h + 6
        else:
            rows[box.id] = row
            y += row.h + GAP
    y = _close(open_frames, 0, y)
    rows["end"] = _pill(say("end", lang), y)
    return rows, frames, y + rows["end"].h


def _heading(graph: Graph) -> list[str]:
    return _wrapped(head(graph), 17, WIDE)


def _close(frames: list[_Row], depth: int, y: float) -> float:
    while len(frames) > depth:
        frame = frames.pop()
        frame.h = y - GAP + 12 - frame.y
        y = frame.y + frame.h + GAP
    return y


def _pill(words: str, y: float) -> _Row:
    wide = breadth(words, SMALL) + 44
    return _Row(None, LEFT + (WIDE - wide) / 2, y, wide, 30, [(words, SMALL, True, INK)])


def _written(graph: Graph, box: Box, room: float) -> list[tuple[str, int, bool, str]]:
    lang = graph.lang
    found = [(line, TITLE, True, INK) for line in _wrapped(box.title, TITLE, room)]
    found += [(line, SMALL, False, QUIET) for line in _wrapped(facts(box, lang), SMALL, room)]
    for words in marks(graph, box):
        found += [(line, SMALL, False, INK) for line in _wrapped(words, SMALL, room)]
    for one in () if box.never else box.questions:
        if one.when or one.never:
            found += _conditional(one, lang, room)
    for words in warnings(box, lang):
        found += [(line, SMALL, True, WARN) for line in _wrapped(f"! {words}", SMALL, room)]
    return found


def _conditional(one: Asked, lang: str, room: float) -> list[tuple[str, int, bool, str]]:
    """A question with its condition, behind a dot."""
    when = say("only_if", lang, words=one.when)
    said = f"{one.text} - {say('never', lang) if one.never else when}"
    first, *more = _wrapped(said, SMALL, room - 16)
    ink = WARN if one.never else QUIET
    return [(f"• {first}", SMALL, one.never, ink), *((f"   {line}", SMALL, one.never, ink) for line in more)]


def _wrapped(text: str, size: int, room: float) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        if lines and breadth(f"{lines[-1]} {word}", size) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _lanes(graph: Graph, rows: dict[str, _Row]) -> list[tuple[int, int]]:
    """(arrow, lane) of what is passed over: arrows that overlap take lanes of their own, the nearest first."""
    spans: list[tuple[float, float, int]] = []
    found: list[tuple[int, int]] = []
    for place, arrow in enumerate(graph.arrows):
        if arrow.kind != "skip":
            continue
        top, low = rows[arrow.a].middle, rows[arrow.b].middle
        lane = next(n for n in range(99) if not any(one[2] == n and one[0] < low and top < one[1] for one in spans))
        spans.append((top, low, lane))
        found.append((place, lane))
    return found


# Drawing


def _arrow_head() -> s.Element:
    import svg as s

    tip = s.Path(extra={"d": "M0 0L9 4.5L0 9Z", "fill": INK, "stroke": "none"})
    sides = {"markerWidth": "9", "markerHeight": "9", "refX": "8", "refY": "4.5", "orient": "auto", "markerUnits": "userSpaceOnUse"}
    return s.Defs(elements=[s.Marker(id="tip", elements=[tip], extra=sides)])


def _line(x: float, y: float, text: str, size: int, bold: bool, ink: str, anchor: str = "start") -> s.Element:
    import svg as s

    options = {"font-size": str(size), "text-anchor": anchor} | ({"font-weight": "bold"} if bold else {})
    return s.Text(x=round(x, 1), y=round(y, 1), text=safe(text), fill=ink, stroke="none", extra=options)


def _drawn(row: _Row) -> list[s.Element]:
    import svg as s

    box = row.box
    look = {"fill": "#fff", "stroke-width": "1.4"}
    if box is None:
        found: list[s.Element] = [s.Rect(x=row.x, y=row.y, width=row.w, height=row.h, rx=15, extra=look)]
        words, size, bold, ink = row.lines[0]
        return [*found, _line(row.x + row.w / 2, row.y + 20, words, size, bold, ink, "middle")]
    if box.never or box.end:
        look |= {"stroke": WARN, "stroke-width": "2"}
    if box.never or box.when:
        look["stroke-dasharray"] = "7 5"
    found = [s.Rect(x=row.x, y=row.y, width=row.w, height=row.h, rx=6, extra=look)]
    return [*found, *_words(row)]


def _words(row: _Row) -> list[s.Element]:
    return [
        _line(row.x + PAD, row.y + PAD + LINE * number + 14, text, size, bold, ink)
        for number, (text, size, bold, ink) in enumerate(row.lines)
    ]


def _frame(row: _Row) -> list[s.Element]:
    import svg as s

    look = {"fill": "#f4f4f1", "stroke": "#8a8a85", "stroke-width": "1"}
    return [s.Rect(x=row.x, y=row.y, width=row.w, height=row.h, rx=10, extra=look), *_words(row)]


def _arrows(graph: Graph, rows: dict[str, _Row], lanes: list[tuple[int, int]]) -> list[s.Element]:
    found: list[s.Element] = _rail(graph, rows) if graph.order == "free" else []
    lane_of = dict(lanes)
    for place, arrow in enumerate(graph.arrows):
        a, b = rows[arrow.a], rows[arrow.b]
        if arrow.kind == "skip":
            found += _around(a, b, lane_of[place], graph.lang)
        elif arrow.kind == "again":
            found += _again(a)
        elif arrow.kind == "back":
            found += _back(a, b)
        elif graph.order != "free":
            x = LEFT + WIDE / 2
            found.append(_path(f"M{x:g} {a.y + a.h:g}V{b.y:g}"))
    return found


def _rail(graph: Graph, rows: dict[str, _Row]) -> list[s.Element]:
    """Beside cards on a table: from the beginning to each, and on to the report."""
    x, begin, end = LEFT - 30, rows[""], rows["end"]
    found = [_path(f"M{begin.x:g} {begin.middle:g}H{x + 8:g}Q{x:g} {begin.middle:g} {x:g} {begin.middle + 8:g}V{end.middle - 8:g}Q{x:g} {end.middle:g} {x + 8:g} {end.middle:g}H{end.x - 1:g}")]
    return found + [_path(f"M{x:g} {rows[box.id].middle:g}H{rows[box.id].x - 1:g}") for box in graph.leaves]


def _path(d: str, dashed: bool = False) -> s.Element:
    import svg as s

    options = {"d": d, "stroke-width": "1.4", "marker-end": "url(#tip)"}
    return s.Path(extra=options | ({"stroke-dasharray": "5 4"} if dashed else {}))


def _around(a: _Row, b: _Row, lane: int, lang: str) -> list[s.Element]:
    """Past the boxes between, at the right."""
    x = LEFT + WIDE + 20 + LANE * lane
    top, low = a.middle + (4 if a.box else 0), b.middle - (4 if b.box else 0)
    path = _path(f"M{a.x + a.w:g} {top:g}H{x - 8:g}Q{x:g} {top:g} {x:g} {top + 8:g}V{low - 8:g}Q{x:g} {low:g} {x - 8:g} {low:g}H{b.x + b.w + 1:g}", True)
    return [path, _line(x + 5, (top + low) / 2 + 4, say("else", lang), SMALL - 1, False, QUIET)]


def _again(row: _Row) -> list[s.Element]:
    x, top, low = row.x, row.middle - 9, row.middle + 9
    return [_path(f"M{x:g} {low:g}C{x - 34:g} {low + 8:g} {x - 34:g} {top - 8:g} {x - 1:g} {top:g}")]


def _back(a: _Row, b: _Row) -> list[s.Element]:
    """Up along the left."""
    x = LEFT - 46
    if a is b:
        return _again(a)
    return [_path(f"M{a.x:g} {a.middle:g}H{x + 8:g}Q{x:g} {a.middle:g} {x:g} {a.middle - 8:g}V{b.middle + 8:g}Q{x:g} {b.middle:g} {x + 8:g} {b.middle:g}H{b.x - 1:g}", True)]
