"""Which cells of a picture are taken: a row is one whole number, a cell is one bit, so that asking for room is cheap."""

from __future__ import annotations

from dataclasses import dataclass, field


def run(start: int, length: int) -> int:
    """Bits of `length` cells from column `start`; what lies left of the picture is dropped."""
    if start < 0:
        start, length = 0, start + length
    return ((1 << length) - 1) << start if length > 0 else 0


@dataclass(slots=True)
class Board:
    """texts: cells with a sign of a text; lines: cells that a line passes; halo: cells close to a text."""

    width: int
    height: int
    texts: list[int] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    halo: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.texts = [0] * self.height
        self.lines = [0] * self.height
        self.halo = [0] * self.height

    def write(self, x: int, y: int, width: int) -> None:
        """Take the cells of a text and one at either side."""
        self.texts[y] |= run(x - 1, width + 2)
        for row in range(max(0, y - 1), min(self.height, y + 2)):
            self.halo[row] |= run(x - 3, width + 6)

    def block(self, x: int, y: int, width: int, height: int) -> None:
        for row in range(max(0, y), min(self.height, y + height)):
            self.texts[row] |= run(x, width)

    def draw(self, line: list[tuple[int, int]]) -> None:
        for y, bits in line:
            self.lines[y] |= bits

    def crosses_text(self, line: list[tuple[int, int]]) -> bool:
        return any(self.texts[y] & bits for y, bits in line)


def starts(free: int, width: int) -> int:
    """Columns from which `width` cells in a row are free, as bits."""
    done = 1
    while done < width and free:
        step = min(done, width - done)
        free &= free >> step
        done += step
    return free


def nearest(bits: int, column: int) -> int | None:
    """The set bit nearest to the column; the left one of two as near; None without any."""
    if not bits:
        return None
    column = max(0, column)
    below = bits & ((1 << (column + 1)) - 1)
    left = below.bit_length() - 1 if below else None
    above = bits >> column
    right = column + (above & -above).bit_length() - 1 if above else None
    if left is None or right is None:
        return right if left is None else left
    return left if column - left <= right - column else right


def passes(x0: float, y0: float, x1: float, y1: float) -> list[tuple[int, int]]:
    """The cells that a straight line passes: (row, bits) for each row."""
    if y1 < y0:
        x0, y0, x1, y1 = x1, y1, x0, y0
    found = []
    slope = (x1 - x0) / (y1 - y0) if y1 - y0 > 1e-9 else 0.0
    for row in range(int(y0), int(y1) + 1):
        if slope or y1 - y0 > 1e-9:
            a = x0 + slope * (max(y0, row) - y0)
            b = x0 + slope * (min(y1, row + 1) - y0)
        else:
            a, b = x0, x1
        low, high = int(min(a, b)), int(max(a, b))
        found.append((row, run(low, high - low + 1)))
    return found
