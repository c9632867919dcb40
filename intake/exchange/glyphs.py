"""Which signs our fonts can draw, read from the fonts themselves: paper has no other font to fall back on.

PDF/A asks for a glyph for every sign, and typst refuses the whole document where one is missing.
"""

from __future__ import annotations

import struct
import unicodedata
from functools import lru_cache
from importlib import resources

BOX = "□"
"""Stands where signs stood that no font of ours has, such as an emoji."""
_JOINING = frozenset("\u200c\u200d")
_VARIANTS = frozenset("\ufe0e\ufe0f")


def drawable(text: str) -> str:
    """The text (or SVG, or JSON with the signs themselves) with a box for each run of signs that our fonts do not have."""
    if text.isascii():
        return text
    out = [""]
    for char in unicodedata.normalize("NFC", text):
        if char.isascii() or (char in _all() and char not in _VARIANTS):
            if not _astray(char, out[-1]):
                out.append(" " if char in "\u2028\u2029" else char)
        elif char not in _VARIANTS and out[-1] != BOX:
            out.append(BOX)
    return "".join(out)


def _astray(char: str, before: str) -> bool:
    """A mark on a letter that stands in another font, or one that joins a box: those cannot be drawn together."""
    if char in _JOINING:
        return before in ("", BOX)
    return unicodedata.category(char) in ("Mn", "Me") and char not in _letters() and (before == BOX or before in _letters())


@lru_cache(maxsize=1)
def _all() -> frozenset[str]:
    return _letters() | _signs("DejaVuSans.ttf")


@lru_cache(maxsize=1)
def _letters() -> frozenset[str]:
    return _signs("AtkinsonHyperlegible-Regular.ttf")


def _signs(font: str) -> frozenset[str]:
    return frozenset(map(chr, covered((resources.files("intake") / "fonts" / font).read_bytes())))


def covered(font: bytes) -> set[int]:
    """The code points that a TrueType font has a glyph for, by its table `cmap` in formats 4 and 12 (OpenType, cmap)."""
    tables = {font[at : at + 4]: _numbers(font, at + 8, "I")[0] for at in range(12, 12 + 16 * _numbers(font, 4, "H")[0], 16)}
    start = tables[b"cmap"]
    records = (_numbers(font, start + 4 + 8 * number, "HHI") for number in range(_numbers(font, start + 2, "H")[0]))
    formats = {_numbers(font, start + at, "H")[0]: start + at for platform, _, at in records if platform == 3}
    return _format_12(font, formats[12]) if 12 in formats else _format_4(font, formats[4])


def _format_12(font: bytes, at: int) -> set[int]:
    groups = (_numbers(font, at + 16 + 12 * group, "II") for group in range(_numbers(font, at + 12, "I")[0]))
    return {code for first, last in groups for code in range(first, last + 1)}


def _format_4(font: bytes, at: int) -> set[int]:
    """Segments as our fonts have them: each with a glyph for every code point in it, up to the closing 0xFFFF."""
    count = _numbers(font, at + 6, "H")[0] // 2
    ends = _numbers(font, at + 14, "H" * count)
    starts = _numbers(font, at + 16 + 2 * count, "H" * count)
    return {code for first, last in zip(starts, ends, strict=True) for code in range(first, last + 1)} - {0xFFFF}


def _numbers(font: bytes, at: int, kinds: str) -> tuple[int, ...]:
    return struct.unpack_from(f">{kinds}", font, at)
