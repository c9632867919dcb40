"""A drawing in a window: scrolls by keys and mouse, and someone in it can be chosen."""

from __future__ import annotations

from rich.segment import Segment
from textual import events
from textual.binding import Binding
from textual.geometry import Region, Size, Spacing
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from intake.network.cells import terminal
from intake.network.drawing import Drawing, Node, wide

CENTRE = ("client", "cared_for")
WAYS = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}


class Canvas(ScrollView, can_focus=True):
    """Draws only the rows in sight. The chosen one stands between brackets and reversed: not by colour alone."""

    COMPONENT_CLASSES = {"canvas--line", "canvas--person", "canvas--title", "canvas--chosen", "canvas--centre"}
    DEFAULT_CSS = """
    Canvas { height: 1fr; background: $background; scrollbar-size: 1 1; }
    Canvas .canvas--line { color: $foreground 70%; background: $background; }
    Canvas .canvas--person { color: $foreground; background: $background; }
    Canvas .canvas--centre { color: $primary; background: $background; text-style: bold; }
    Canvas .canvas--title { color: $accent; background: $background; text-style: bold; }
    Canvas .canvas--chosen { color: $foreground; background: $background; text-style: bold reverse; }
    """
    BINDINGS = [
        *(Binding(way, f"walk('{way}')", show=False) for way in WAYS),
        *(Binding(f"shift+{way}", f"scroll_{way}", show=False) for way in WAYS),
        Binding("shift+pageup", "page_left", show=False),
        Binding("shift+pagedown", "page_right", show=False),
    ]

    class Chosen(Message):
        """Someone was chosen; open: with a double click, to edit."""

        def __init__(self, id: str, open: bool = False) -> None:
            super().__init__()
            self.id, self.open = id, open

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self.drawing: Drawing | None = None
        self.chosen = ""
        self._rows: list[list[str]] = []
        self._placed: dict[str, Node] = {}

    # What is shown

    def draw(self, drawing: Drawing, chosen: str = "") -> None:
        """Show another drawing. The same map stays where it was looked at; another begins at the top, a family at who is chosen."""
        another = self.drawing is None or self.drawing.id != drawing.id
        self.drawing = drawing
        self._rows = [_cells(row) for row in terminal(drawing).rstrip("\n").split("\n")]
        self._placed = {node.id: node for node in drawing.nodes}
        self.virtual_size = Size(max((len(row) for row in self._rows), default=0) + 1, len(self._rows))
        self.chosen = chosen if chosen in self._placed else ""
        if another:
            self.scroll_to(0, 0, animate=False, force=True)
        if not another or drawing.id == "genogram":
            self._show_chosen()
        self.refresh()

    def choose(self, id: str) -> None:
        """Choose someone, and scroll to where they stand."""
        self.chosen = id if id in self._placed else ""
        self._show_chosen()
        self.refresh()

    def _show_chosen(self) -> None:
        node = self._placed.get(self.chosen)
        if node is not None:
            left, top, right, bottom = node.box()
            around = Region(left, top, right - left + 1, bottom - top + 1)
            self.scroll_to_region(around, spacing=Spacing(1, 3, 1, 3), animate=False, force=True)

    @property
    def ids(self) -> list[str]:
        """Everyone in the drawing, row by row from the left."""
        return [node.id for node in sorted(self._placed.values(), key=lambda node: (node.y, node.x))]

    def text(self) -> str:
        """All that is drawn, also what is out of sight."""
        return "\n".join("".join(row) for row in self._rows)

    # Drawing

    def render_line(self, y: int) -> Strip:
        left, row = self.scroll_offset.x - self._margin, self.scroll_offset.y + y
        base = self.get_component_rich_style("canvas--line")
        if self.drawing is None or not 0 <= row < len(self._rows):
            return Strip.blank(self.size.width, base)
        cells, styles = self._styled(row)
        strip = Strip(_segments(cells, [self.get_component_rich_style(f"canvas--{one}") for one in styles]))
        if left < 0:
            strip = Strip.join([Strip.blank(-left, base), strip])
        return strip.crop_extend(max(left, 0), max(left, 0) + self.size.width, base)

    @property
    def _margin(self) -> int:
        """Blanks left of a drawing that is narrower than the window."""
        return max(0, (self.size.width - self.virtual_size.width) // 2)

    def _styled(self, row: int) -> tuple[list[str], list[str]]:
        """The cells of a row, and for each what it belongs to."""
        assert self.drawing is not None
        text = list(self._rows[row])
        styles = ["line"] * len(text)

        def mark(start: int, end: int, style: str) -> None:
            if end > len(text):
                text.extend(" " * (end - len(text)))
                styles.extend(["line"] * (end - len(styles)))
            styles[max(start, 0) : end] = [style] * (end - max(start, 0))

        for caption in self.drawing.captions:
            if caption.y == row and caption.bold:
                mark(caption.x, caption.x + wide(caption.text), "title")
        for node in self._placed.values():
            for start, end in _spans(node, row):
                mark(start, end, "centre" if node.id in CENTRE else "person")
        here = self._placed.get(self.chosen)
        if here is not None:
            for start, end in _spans(here, row):
                mark(start, end, "chosen")
            if row == here.y + (here.h - 1) // 2:
                mark(here.x + here.w, here.x + here.w + 1, "chosen")
                text[here.x + here.w] = "]"
                if here.x > 0:
                    mark(here.x - 1, here.x, "chosen")
                    text[here.x - 1] = "["
        return text, styles

    # Choosing

    def action_walk(self, way: str) -> None:
        """To the nearest person that way; where nobody is, the picture moves."""
        found = self._towards(way)
        if found:
            self.post_message(self.Chosen(found))
        else:
            getattr(self, f"action_scroll_{way}")()

    def _towards(self, way: str) -> str:
        here = self._placed.get(self.chosen)
        if here is None:
            return next(iter(self.ids), "")
        dx, dy = WAYS[way]
        best, found = 0.0, ""
        for node in self._placed.values():
            across, down = node.middle - here.middle, 2 * (node.y + node.h // 2 - here.y - here.h // 2)
            ahead, aside = (across * dx, abs(down)) if dx else (down * dy, abs(across))
            far = ahead + 2 * aside
            if ahead > 0 and ahead >= aside / 4 and (not found or far < best):
                best, found = far, node.id
        return found

    def on_click(self, event: events.Click) -> None:
        at = event.get_content_offset(self)
        if at is None:
            return
        x, y = at.x + self.scroll_offset.x - self._margin, at.y + self.scroll_offset.y
        for node in self._placed.values():
            left, top, right, bottom = node.box()
            if left <= x <= right and top <= y <= bottom:
                self.post_message(self.Chosen(node.id, open=event.chain > 1))
                return


def _spans(node: Node, row: int) -> list[tuple[int, int]]:
    """Where the symbol and its labels stand in this row: (start, end) in characters."""
    if node.y <= row < node.y + node.h:
        return [(node.x, node.x + node.w)]
    index = row - node.y - node.h
    if 0 <= index < len(node.labels) and node.symbol != "none":
        broad = wide(node.labels[index])
        start = node.middle - broad // 2
        return [(start, start + broad)]
    return []


def _cells(row: str) -> list[str]:
    """A row cell by cell: a wide letter takes two, the second of them empty; a combining mark stays with its letter."""
    found: list[str] = []
    for char in row:
        broad = wide(char)
        if broad == 0 and found:
            found[-1] += char
        else:
            found += [char, ""] if broad == 2 else [char]
    return found


def _segments(cells: list[str], styles: list[object]) -> list[Segment]:
    found: list[Segment] = []
    start = 0
    for index in range(1, len(cells) + 1):
        if index == len(cells) or styles[index] is not styles[start]:
            found.append(Segment("".join(cells[start:index]), styles[start]))  # type: ignore[arg-type]
            start = index
    return found
