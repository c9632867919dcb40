"""A PNG holds the words: the renderer drops all text in silence when it has no font."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from intake.commands.problems import Refused
from intake.exchange.png import MOST_PIXELS, fonts, png
from intake.network.genogram import genogram
from intake.network.model import Person
from intake.network.svg import ADVANCES, FONT_FAMILY, svg, words

ROOT = Path(__file__).parents[2]


def pixels(raw: bytes) -> tuple[int, int, list[bytes]]:
    """(width, height, rows of RGBA or RGB) of a PNG of 8 bits that is not interlaced (ISO/IEC 15948)."""
    assert raw.startswith(b"\x89PNG")
    width, height, depth, colour = struct.unpack(">IIBB", raw[16:26])
    assert depth == 8
    size = {2: 3, 6: 4}[colour]
    data, at = b"", 8
    while at < len(raw):
        length, kind = struct.unpack(">I4s", raw[at : at + 8])
        if kind == b"IDAT":
            data += raw[at + 8 : at + 8 + length]
        at += 12 + length
    return width, height, _unfiltered(zlib.decompress(data), width * size, height, size)


def _unfiltered(data: bytes, stride: int, height: int, size: int) -> list[bytes]:
    rows: list[bytes] = []
    before = bytearray(stride)
    for y in range(height):
        kind, row = data[y * (stride + 1)], bytearray(data[y * (stride + 1) + 1 : (y + 1) * (stride + 1)])
        for x in range(stride):
            left = row[x - size] if x >= size else 0
            corner = before[x - size] if x >= size else 0
            if kind == 1:
                row[x] = (row[x] + left) & 255
            elif kind == 2:
                row[x] = (row[x] + before[x]) & 255
            elif kind == 3:
                row[x] = (row[x] + (left + before[x]) // 2) & 255
            elif kind == 4:
                guess = left + before[x] - corner
                ways = sorted((abs(guess - one), index) for index, one in enumerate((left, before[x], corner)))
                row[x] = (row[x] + (left, before[x], corner)[ways[0][1]]) & 255
        rows.append(bytes(row))
        before = row
    return rows


def dark(raw: bytes) -> int:
    """How many values of the picture are dark."""
    return sum(value < 128 for row in pixels(raw)[2] for value in row)


def drawn(name: str) -> str:
    return svg(genogram({"client": Person("client", name, gender="woman", age=58)}, [], "nl", "vandaag"))


SMALL = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 24" font-family="{font}" font-size="13">{text}</svg>'


@pytest.mark.parametrize("name", ["Ria", "Вера", "Łukasz", "✕ ▶", "محمد"])
def test_letters_of_many_scripts_and_signs_are_drawn(name: str) -> None:
    with_text = SMALL.format(font=FONT_FAMILY, text=f'<text x="4" y="16">{name}</text>')
    assert dark(png(with_text, "nl")) > dark(png(SMALL.format(font=FONT_FAMILY, text=""), "nl")) + 50


def test_the_words_of_a_map_are_drawn() -> None:
    with_text = drawn("Ria")
    without = re.sub(r"<text\b.*?</text>", "", with_text, flags=re.DOTALL)
    assert dark(png(with_text, "nl")) > dark(png(without, "nl")) + 500


def test_the_size_is_that_of_the_drawing() -> None:
    text = drawn("Ria")
    size = re.search(r'viewBox="0 0 ([0-9.]+) ([0-9.]+)"', text)
    assert size is not None
    width, height, _ = pixels(png(text, "nl"))
    assert (width, height) == pytest.approx((2 * float(size[1]), 2 * float(size[2])), abs=2)


def test_a_huge_drawing_is_drawn_coarser() -> None:
    raw = png('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30000 40"><rect width="9" height="9"/></svg>', "nl")  # fmt: skip
    width, _ = struct.unpack(">II", raw[16:24])
    assert width <= MOST_PIXELS + 1


def test_what_is_no_svg_is_refused() -> None:
    with pytest.raises(Refused, match="--svg"):
        png("no svg", "en")


def test_the_fonts_come_with_their_licences() -> None:
    names = {path.name for path in fonts().iterdir()}
    assert {"AtkinsonHyperlegible-Regular.ttf", "AtkinsonHyperlegible-Bold.ttf", "DejaVuSans.ttf"} <= names
    assert "SIL Open Font License" in (fonts() / "AtkinsonHyperlegible-LICENSE.txt").read_text(encoding="utf-8")
    assert "Bitstream Vera" in (fonts() / "DejaVu-LICENSE.txt").read_text(encoding="utf-8")


def test_every_picture_names_our_font_first() -> None:
    assert 'font-family="Atkinson Hyperlegible, DejaVu Sans, system-ui, sans-serif"' in drawn("Ria")


def test_the_breadths_of_letters_are_those_of_the_font() -> None:
    from fontTools.ttLib import TTFont

    faces = [TTFont(fonts() / f"AtkinsonHyperlegible-{name}.ttf") for name in ("Regular", "Bold")]
    found = [max(round(face["hmtx"][face.getBestCmap()[code]][0] / 10) for face in faces) for code in range(32, 127)]
    assert tuple(found) == ADVANCES


@pytest.mark.parametrize("text", ["1702-1770", "Jan de Vries", "*1966", "ILLEGIBLE"])
def test_a_text_with_room_is_not_stretched(text: str) -> None:
    assert "textLength" not in words(0, 0, text).as_str()
    assert "textLength" in words(0, 0, "MWMWMWMW").as_str()


def test_fonts_and_schema_are_in_the_wheel(tmp_path: Path) -> None:
    from hatchling.builders.wheel import WheelBuilder

    path = next(WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"]))
    with zipfile.ZipFile(path) as wheel:
        names = set(wheel.namelist())
    assert {f"intake/fonts/{one.name}" for one in fonts().iterdir()} <= names
    assert "intake/exchange/network.schema.json" in names
