"""Make the fonts of the page in the browser (intake/web/static), when a sign is missing from them.

    python -m tests.renew_web_fonts ATKINSON DEJAVU

ATKINSON: the folder `files` of the npm package @fontsource/atkinson-hyperlegible-mono. DEJAVU: DejaVuSansMono.ttf. Letters
are Atkinson Hyperlegible Mono (the paper's Atkinson Hyperlegible, in one width); signs are DejaVu Sans Mono; the braille dots
of the maps are those of DejaVu Sans, brought to the same width.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from typing import Any

from fontTools.merge import Merger
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

import intake

PACKAGE = Path(intake.__file__).parent
OUT = PACKAGE / "web" / "static"
SIGNS = [
    *range(0x2010, 0x2050), *range(0x2190, 0x2600), *range(0x2600, 0x2700), *range(0x2700, 0x27C0), *range(0x27F0, 0x2800),
    *range(0x2900, 0x2C00), *range(0x0370, 0x0530), 0xFFFD,
]  # fmt: skip
BRAILLE = range(0x2800, 0x2900)


def letters(folder: Path, weight: int) -> TTFont:
    """Latin and latin-ext in one."""
    parts = []
    for part in ("latin", "latin-ext"):
        font = TTFont(folder / f"atkinson-hyperlegible-mono-{part}-{weight}-normal.woff2")
        font.flavor = None
        kept = BytesIO()
        font.save(kept)
        kept.seek(0)
        parts.append(kept)
    return Merger().merge(parts)  # type: ignore[arg-type]


def subset(path: Path, signs: Any) -> TTFont:
    font = TTFont(path)
    options = Options()
    options.layout_features = []
    options.hinting = False
    some = Subsetter(options)
    some.populate(unicodes=list(signs))
    some.subset(font)
    return font


def narrowed(font: TTFont, width: int) -> TTFont:
    """All glyphs squeezed to one width, in font units."""
    glyphs = font.getGlyphSet()
    made = {}
    for name in font.getGlyphOrder():
        outline, pen = DecomposingRecordingPen(glyphs), TTGlyphPen(None)
        glyphs[name].draw(outline)
        outline.replay(TransformPen(pen, (width / (glyphs[name].width or width), 0, 0, 1, 0, 0)))
        made[name] = pen.glyph()
    for name, glyph in made.items():
        font["glyf"][name] = glyph
        font["hmtx"][name] = (width, 0)
    return font


def save(font: TTFont, name: str) -> None:
    font.flavor = "woff2"
    font.save(OUT / name)
    print(name, (OUT / name).stat().st_size)


def main(atkinson: Path, dejavu: Path) -> None:
    for weight, name in ((400, "regular"), (700, "bold")):
        save(letters(atkinson, weight), f"letters-{name}.woff2")
    save(subset(dejavu, SIGNS), "signs.woff2")
    save(narrowed(subset(PACKAGE / "fonts" / "DejaVuSans.ttf", BRAILLE), 1233), "braille.woff2")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
