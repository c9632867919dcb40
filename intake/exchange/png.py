"""A picture as PNG, drawn from its SVG by typst with the fonts that come with the program, on every computer the same."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

from intake.commands.problems import Refused
from intake.exchange.glyphs import drawable
from intake.words import Words

PIXELS_A_UNIT = 2
"""A unit of an SVG is 1/96 inch."""
MOST_PIXELS = 16_000
"""A side of a picture is at most so many pixels; a larger picture is drawn coarser."""
_DOCUMENT = b"""#set page(width: auto, height: auto, margin: 0pt, fill: white)
#image(bytes(sys.inputs.svg), format: "svg")
"""

say = Words(
    {
        "failed": (
            "Deze tekening kan geen PNG worden ({why}). Neem --svg.",
            "This picture cannot become a PNG ({why}). Use --svg.",
        ),
    }
)


def png(svg: str, lang: str) -> bytes:
    """The picture with white behind it, `PIXELS_A_UNIT` to a unit of the SVG. Without our fonts the renderer would drop all
    text in silence, so they are always given. Raises Refused."""
    import typst

    try:
        ours = typst.Fonts(include_system_fonts=False, font_paths=[fonts()])
        drawn: bytes = typst.compile(
            _DOCUMENT, format="png", font_paths=ours, ppi=_pixels(svg), sys_inputs={"svg": drawable(svg)}
        )
    except typst.TypstError as problem:
        raise Refused(say("failed", lang, why=problem.message)) from problem
    return drawn


def fonts() -> Path:
    """The folder of the fonts: Atkinson Hyperlegible (Braille Institute) for letters, DejaVu Sans for other scripts and signs."""
    return Path(str(resources.files("intake") / "fonts"))


def _pixels(svg: str) -> float:
    size = re.search(r'viewBox="0 0 ([0-9.]+) ([0-9.]+)"', svg)
    longest = max(map(float, size.groups())) if size else 1000.0
    return 96 * min(PIXELS_A_UNIT, MOST_PIXELS / max(longest, 1.0))
