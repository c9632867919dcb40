"""Load against capacity as SVG: two axes, four fields, a point and the rectangle it can still move in.

Readable in black and white: fields carry their names, the range is hatched, nothing is told by colour alone.
Load runs from left to right, capacity from bottom to top. Sizes in SVG units, about a millimetre / 4.
"""

from __future__ import annotations

from html import escape

from intake.definitions.model import Balance
from intake.reporting.model import Picture
from intake.reporting.view import View
from intake.scoring.results import BalanceResult

LEFT, TOP, SIDE = 56.0, 12.0, 320.0
WIDTH, HEIGHT = LEFT + SIDE + 16, TOP + SIDE + 52
INK, SOFT, FAINT = "#1d2b2a", "#5b6b69", "#c9d2cf"
FONT = "font-family=\"'Segoe UI', 'Helvetica Neue', Arial, sans-serif\""


def picture_of(view: View) -> Picture | None:
    """The drawing, or None for a flow without load and capacity."""
    balance, result = view.state.flow.balance, view.state.balance()
    if balance is None or result is None:
        return None
    title = view.say("picture_title")
    description = _description(view, result)
    parts = [
        *_ground(view, balance),
        *_axes(view),
        *_range(result),
        *_point(result),
        *_names(view, balance),
    ]
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="balance-title balance-desc" '
        f'viewBox="0 0 {WIDTH:g} {HEIGHT:g}" {FONT}>'
        f'<title id="balance-title">{escape(title)}</title><desc id="balance-desc">{escape(description)}</desc>'
        + "".join(parts)
        + "</svg>"
    )
    return Picture("balance", svg, title, description)


def _description(view: View, result: BalanceResult) -> str:
    if result.field is None:
        where = view.say("picture_no_point")
    else:
        where = view.say("picture_point", field=view.say(result.field))
    return view.say(
        "picture_both", where=where, could=view.say("picture_range") if _moves(result) else ""
    ).strip()


def _moves(result: BalanceResult) -> bool:
    return any(f"{m.low:.0f}" != f"{m.high:.0f}" for m in (result.load, result.capacity))


def x_at(load: float) -> float:
    return LEFT + SIDE * load / 100


def y_at(capacity: float) -> float:
    return TOP + SIDE * (100 - capacity) / 100


def _line(x1: float, y1: float, x2: float, y2: float, style: str) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" {style}/>'


def _box(left: float, bottom: float, right: float, top: float, style: str) -> str:
    """A rectangle in the scores of load (left, right) and capacity (bottom, top)."""
    x, y = x_at(left), y_at(top)
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{x_at(right) - x:.1f}" height="{y_at(bottom) - y:.1f}" {style}/>'


def _text(x: float, y: float, words: str, size: float, fill: str, more: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" fill="{fill}" {more}>{escape(words)}</text>'


def _ground(view: View, balance: Balance) -> list[str]:
    load, capacity = balance.load_high, balance.capacity_high
    edge = f'stroke="{SOFT}" stroke-width="1" stroke-dasharray="2 4"'
    return [
        '<defs><pattern id="balance-hatch" width="7" height="7" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="7" stroke="{SOFT}" stroke-width="1.4"/>'
        "</pattern></defs>",
        _box(0, 0, 100, 100, 'fill="#ffffff"'),
        _box(0, capacity, load, 100, 'fill="#eef5f1"'),
        _box(load, 0, 100, capacity, 'fill="#f3ebe4"'),
        _line(x_at(load), y_at(0), x_at(load), y_at(100), edge),
        _line(x_at(0), y_at(capacity), x_at(100), y_at(capacity), edge),
        _box(0, 0, 100, 100, f'fill="none" stroke="{FAINT}" stroke-width="1"'),
    ]


def _axes(view: View) -> list[str]:
    axis = f'stroke="{INK}" stroke-width="1.6"'
    bottom, left = y_at(0), x_at(0)
    parts = [_line(left, bottom, x_at(100), bottom, axis), _line(left, bottom, left, y_at(100), axis)]
    for mark in (0, 50, 100):
        parts.append(_line(x_at(mark), bottom, x_at(mark), bottom + 4, axis))
        parts.append(_text(x_at(mark), bottom + 17, str(mark), 11, SOFT, 'text-anchor="middle"'))
        parts.append(_line(left - 4, y_at(mark), left, y_at(mark), axis))
        parts.append(_text(left - 8, y_at(mark) + 4, str(mark), 11, SOFT, 'text-anchor="end"'))
    parts.append(
        _text(
            x_at(50), bottom + 40, f"{view.say('load')} →", 13, INK, 'text-anchor="middle" font-weight="600"'
        )
    )
    up = f'text-anchor="middle" font-weight="600" transform="rotate(-90 16 {y_at(50):.1f})"'
    parts.append(_text(16, y_at(50), f"{view.say('capacity')} →", 13, INK, up))
    return parts


def _names(view: View, balance: Balance) -> list[str]:
    """The names of the fields in the outer corners, with a white rim so that a hatched range never hides them."""
    rim = 'font-weight="600" paint-order="stroke" stroke="#ffffff" stroke-width="4" stroke-linejoin="round"'
    end = f'{rim} text-anchor="end"'
    high, low = y_at(100) + 18, y_at(0) - 9
    left, right = x_at(0) + 8, x_at(100) - 8
    places = (
        ("in_balance", left, high, rim, balance.load_high, 1),
        ("strong_but_stretched", right, high, end, 100 - balance.load_high, 1),
        ("vulnerable", left, low, rim, balance.load_high, -1),
        ("at_risk", right, low, end, 100 - balance.load_high, -1),
    )
    parts = []
    for name, x, y, style, room, down in places:
        lines = fold_words(view.say(name), max(8, int(room * SIDE / 100 / 6.4)))
        start = y if down > 0 else y - 15 * (len(lines) - 1)
        parts += [_text(x, start + 15 * row, words, 12, INK, style) for row, words in enumerate(lines)]
    return parts


def fold_words(words: str, width: int) -> list[str]:
    """The words over lines of at most `width` characters; a longer word keeps a line to itself."""
    lines: list[str] = []
    for word in words.split():
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _range(result: BalanceResult) -> list[str]:
    if not _moves(result):
        return []
    style = f'fill="url(#balance-hatch)" fill-opacity="0.45" stroke="{INK}" stroke-width="1" stroke-dasharray="5 3"'
    load, capacity = result.load, result.capacity
    return [_box(load.low, capacity.low, load.high, capacity.high, style)]


def _point(result: BalanceResult) -> list[str]:
    load, capacity = result.load.score, result.capacity.score
    if load is None or capacity is None:
        return []
    x, y = x_at(load), y_at(capacity)
    guide = f'stroke="{INK}" stroke-width="0.8" stroke-dasharray="1 3"'
    return [
        _line(x, y, x, y_at(0), guide),
        _line(x, y, x_at(0), y, guide),
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="8" fill="{INK}" stroke="#ffffff" stroke-width="2.5"/>',
    ]
