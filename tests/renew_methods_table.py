"""Puts the table of methods in the README as it is now: `make methods-table`."""

from __future__ import annotations

from pathlib import Path

from intake.commands.methods import markdown, table
from intake.definitions import load_library

README = Path(__file__).parent.parent / "README.md"
MARK = "<!-- methods -->\n"


def renewed(text: str) -> str:
    """The text with the table of now between its two marks. Raises ValueError where they are not there."""
    before, _, after = text.split(MARK)
    return MARK.join((before, markdown(list(table(load_library(), "en")), "en"), after))


if __name__ == "__main__":
    README.write_text(renewed(README.read_text(encoding="utf-8")), encoding="utf-8")
