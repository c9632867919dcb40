"""A drawing as SVG, written by the XML library: every text is escaped there. Readable in black and white."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement, tostring

from intake.network.drawing import Drawing, Line, Node

CELL_W, CELL_H = 9, 18
_NOT_XML = re.compile("[^\\t\\n\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
"""What no XML file may hold (XML 1.0, 2.2)."""
_DASHES = {"dashed": "7 5", "dotted": "2 4", "broken": "10 6"}


def svg(drawing: Drawing, inline: bool = False) -> str:
    """One svg element with title and description, no script, no links, no fonts from outside. inline: to stand in HTML."""
    root = Element("svg", {
        **({} if inline else {"xmlns": "http://www.w3.org/2000/svg"}), "viewBox": f"0 0 {drawing.width * CELL_W} {drawing.height * CELL_H}",
        "role": "img", "aria-labelledby": f"{drawing.id}-title {drawing.id}-desc", "class": f"map {drawing.id}",
        "font-family": "system-ui, sans-serif", "font-size": "13", "fill": "none", "stroke": "#222", "stroke-width": "1.4",
    })  # fmt: skip
    SubElement(root, "title", {"id": f"{drawing.id}-title"}).text = _NOT_XML.sub("", drawing.title)
    SubElement(root, "desc", {"id": f"{drawing.id}-desc"}).text = _NOT_XML.sub("", drawing.description)
    for line in drawing.lines:
        _line(root, line)
    for node in drawing.nodes:
        _node(root, node)
    for caption in drawing.captions:
        x = caption.x + (len(caption.text) if caption.right else 0)
        _text(
            root,
            x * CELL_W,
            caption.y * CELL_H + 13,
            caption.text,
            "end" if caption.right else "start",
            caption.bold,
        )
    return tostring(root, encoding="unicode")


def _text(
    root: Element, x: float, y: float, text: str, anchor: str = "start", bold: bool = False, size: str = ""
) -> None:
    options = {"x": f"{x:g}", "y": f"{y:g}", "text-anchor": anchor, "fill": "#222", "stroke": "none"}
    if bold:
        options["font-weight"] = "bold"
    if size:
        options["font-size"] = size
    SubElement(root, "text", options).text = _NOT_XML.sub("", text)


def _node(root: Element, node: Node) -> None:
    x, y, w, h = node.x * CELL_W, node.y * CELL_H, node.w * CELL_W, node.h * CELL_H
    middle, centre = x + w / 2, y + h / 2
    if node.symbol == "none":
        _text(
            root,
            x + w if node.right else x,
            y + 13,
            node.inside,
            "end" if node.right else "start",
            bool(node.mark),
        )
        return
    for inset in (0, 4) if node.mark else (0,):
        _shape(root, node, x + inset, y + inset, w - 2 * inset, h - 2 * inset)
    if node.dead:
        side = min(w, h) / 2
        for way in (1, -1):
            SubElement(root, "line", {
                "x1": f"{middle - side:g}", "y1": f"{centre - way * side:g}", "x2": f"{middle + side:g}", "y2": f"{centre + way * side:g}",
            })  # fmt: skip
    elif node.inside:
        _text(root, middle, centre + 5, node.inside, "middle", bold=bool(node.mark))
    for index, label in enumerate(node.labels):
        _text(root, middle, y + h + 14 + index * CELL_H, label, "middle", bold=bool(node.mark) and not index)


def _shape(root: Element, node: Node, x: float, y: float, w: float, h: float) -> None:
    middle, centre, side = x + w / 2, y + h / 2, min(w, h)
    if node.symbol == "box":
        SubElement(
            root,
            "rect",
            {"x": f"{x:g}", "y": f"{y:g}", "width": f"{w:g}", "height": f"{h:g}", "rx": "10", "fill": "#fff"},
        )
    elif node.symbol == "square":
        SubElement(root, "rect", {"x": f"{middle - side / 2:g}", "y": f"{centre - side / 2:g}", "width": f"{side:g}", "height": f"{side:g}", "fill": "#fff"})  # fmt: skip
    elif node.symbol == "circle":
        SubElement(
            root, "circle", {"cx": f"{middle:g}", "cy": f"{centre:g}", "r": f"{side / 2:g}", "fill": "#fff"}
        )
    else:
        half = side / 2
        points = f"{middle:g},{centre - half:g} {middle + half:g},{centre:g} {middle:g},{centre + half:g} {middle - half:g},{centre:g}"
        SubElement(root, "polygon", {"points": points, "fill": "#fff"})


def _line(root: Element, line: Line) -> None:
    points = [(x * CELL_W + CELL_W / 2, y * CELL_H + CELL_H / 2) for x, y in line.points]
    if line.stroke == "zigzag":
        points = _zigzag(points[0], points[-1])
    path = "M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    options = {"d": path}
    if line.stroke in _DASHES:
        options["stroke-dasharray"] = _DASHES[line.stroke]
    if line.stroke == "double":
        SubElement(root, "path", {"d": path, "stroke-width": "5"})
        options |= {"stroke": "#fff", "stroke-width": "2"}
    SubElement(root, "path", options)
    (x0, y0), (x1, y1) = points[0], points[-1]
    mx, my = (x0 + x1) / 2, (points[1][1] if len(points) > 3 else (y0 + y1) / 2)
    if line.stroke == "broken":
        for way in (6, -6):
            SubElement(root, "path", {"d": f"M{mx - 6:.1f} {my - way:.1f} L{mx + 6:.1f} {my + way:.1f}"})
    for cut in range(line.cuts):
        at = mx + (cut - (line.cuts - 1) / 2) * 7
        SubElement(root, "path", {"d": f"M{at - 4:.1f} {my + 8:.1f} L{at + 4:.1f} {my - 8:.1f}"})
    if line.arrow in ("end", "both"):
        _arrow(root, points[-2], points[-1])
    if line.arrow in ("start", "both"):
        _arrow(root, points[1], points[0])


def _zigzag(start: tuple[float, float], end: tuple[float, float]) -> list[tuple[float, float]]:
    (x0, y0), (x1, y1) = start, end
    length = max(((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5, 1)
    nx, ny = -(y1 - y0) / length * 4, (x1 - x0) / length * 4
    count = max(4, int(length / 7))
    found = [start]
    for index in range(1, count):
        way = 1 if index % 2 else -1
        found.append((x0 + (x1 - x0) * index / count + nx * way, y0 + (y1 - y0) * index / count + ny * way))
    return [*found, end]


def _arrow(root: Element, before: tuple[float, float], tip: tuple[float, float]) -> None:
    (x0, y0), (x1, y1) = before, tip
    length = max(((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5, 1)
    dx, dy = (x1 - x0) / length, (y1 - y0) / length
    left = (x1 - 9 * dx + 4 * dy, y1 - 9 * dy - 4 * dx)
    right = (x1 - 9 * dx - 4 * dy, y1 - 9 * dy + 4 * dx)
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in (tip, left, right))
    SubElement(root, "polygon", {"points": points, "fill": "#222", "stroke": "none"})
