"""GEDCOM text into records: decoding, lines, levels. Real files are odd; what can be read is read, with a warning.

FamilySearch, The GEDCOM Standard 5.5.1 (2019) and FamilySearch GEDCOM 7.0 (2021). The characters of ANSEL are decoded by the
codec that comes with ged4py. A reader of our own as ten thousand persons must load at once, and as no line may stop it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from intake.exchange.oddities import Warnings

_LINE = re.compile(r"\s*(\d{1,2})\s+(?:@([^@\s][^@]*)@\s+)?([A-Za-z0-9_]+)(?: (.*))?\s*$", re.DOTALL)
_CHAR = re.compile(rb"^\s*1\s+CHAR\s+([^\r\n]+?)\s*$", re.MULTILINE)
_LATIN = {"ANSI", "LATIN1", "LATIN-1", "ISO-8859-1", "ISO8859-1", "IBM WINDOWS", "WINDOWS-1252", "CP1252", "ASCII", ""}
_UNREAD = {"SOUR", "OBJE", "CHAN", "CREA", "REPO", "SUBM", "OCCU", "EDUC", "RELI", "MAP", "_PHOTO"}
"""What stands under these is not kept: half of the lines of many files."""
_TEXTS = {"NOTE", "SNOTE", "CONT", "CONC", "TEXT"}
_NUMBERED = re.compile(r"\s*\d+\s")
_LEVELS = frozenset("123456789")
"""A line that begins with one of these and a blank is plain: no number of a record before its tag."""
_DOS = {"IBMPC", "IBM", "OEM", "IBM DOS", "MSDOS", "CP850"}


@dataclass(slots=True)
class Record:
    """A line with what stands under it. number: its line in the file; xref, without @, where it has one.
    seven: of a file of GEDCOM 7, where only an @ at the beginning of a value is doubled."""

    tag: str
    value: str
    number: int
    xref: str = ""
    seven: bool = False
    parts: list[Record] = field(default_factory=list)

    def each(self, *tags: str) -> Iterator[Record]:
        for part in self.parts:
            if part.tag in tags:
                yield part

    def first(self, *tags: str) -> Record | None:
        for part in self.parts:
            if part.tag in tags:
                return part
        return None

    def word(self, *tags: str) -> str:
        """The value of the first part with one of these tags; "" where there is none."""
        part = self.first(*tags)
        return part.line().strip() if part is not None else ""

    def pointer(self) -> str:
        """The xref this line points to; "" where it is no pointer."""
        value = self.value.strip()
        return value[1:-1] if len(value) > 2 and value[0] == value[-1] == "@" else ""

    def text(self) -> str:
        """The value with the lines that go on with it (CONC, CONT)."""
        words = self.line()
        for part in self.parts:
            if part.tag == "CONC":
                words += part.line()
            elif part.tag == "CONT":
                words += "\n" + part.line()
        return words

    def line(self) -> str:
        """The value of this line alone, as it was meant."""
        if "@@" not in self.value:
            return self.value
        if self.seven:
            return self.value[1:] if self.value.startswith("@@") else self.value
        return self.value.replace("@@", "@")


def records(raw: bytes, warnings: Warnings) -> list[Record]:
    """The records of the file in its order, each with all that stands under it."""
    found: list[Record] = []
    open_parts: list[Record] = []
    unread = 100
    seven = re.search(rb"^2 VERS 7", raw[:5000], re.MULTILINE) is not None
    for number, text in enumerate(_lines(raw, warnings), 1):
        if text[1:2] == " " and text[:1] in _LEVELS:
            level, xref, (tag, _, value) = text[0], "", text[2:].partition(" ")
        else:
            level = ""
        if not level or not tag.isalnum():
            match = _LINE.match(text)
            if match is None:
                _odd(text, number, open_parts, warnings)
                continue
            level, xref, tag, value = match.groups("")
        depth = int(level)
        if depth > unread:
            continue
        tag = tag.upper()
        unread = depth if tag in _UNREAD else 100
        part = Record(tag, value, number, xref, seven)
        if depth > len(open_parts):
            warnings.add(number, "jump")
            depth = len(open_parts)
        del open_parts[depth:]
        (open_parts[-1].parts if open_parts else found).append(part)
        open_parts.append(part)
    return found


def _odd(text: str, number: int, open_parts: list[Record], warnings: Warnings) -> None:
    """A blank line, or the rest of a text that some program broke off without saying so."""
    if not text.strip(" \t\0\x1a\ufeff"):
        return
    is_text = bool(open_parts) and open_parts[-1].tag in _TEXTS and not _NUMBERED.match(text)
    warnings.add(number, "no_line" if is_text else "skipped", text=text.strip())
    if is_text:
        open_parts[-1].value += "\n" + text


def _lines(raw: bytes, warnings: Warnings) -> Iterable[str]:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _split(raw.decode("utf-16", "replace"))
    if raw[:4] == b"0\0 \0":
        return _split(raw.decode("utf-16-le", "replace"))
    if raw[:4] == b"\x000\0 ":
        return _split(raw.decode("utf-16-be", "replace"))
    has_mark = raw.startswith(b"\xef\xbb\xbf")
    try:
        return _split(raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8"))
    except UnicodeDecodeError as problem:
        line = raw.count(b"\n", 0, problem.start) + 1
    declared = _CHAR.search(raw[:20_000])
    name = declared[1].decode("ascii", "replace").upper() if declared else ""
    return _eight_bits(raw, "UTF-8" if has_mark else name, line, warnings)


def _eight_bits(raw: bytes, declared: str, line: int, warnings: Warnings) -> Iterable[str]:
    """What is no UTF-8, by what the file says of itself; where that cannot be, as Windows-1252 (Latin-1 and more)."""
    if declared == "ANSEL":
        import ansel

        ansel.register()
        return [_one(part, "gedcom") for part in re.split(rb"\r\n|\n|\r", raw)]
    if declared in _DOS:
        return _split(raw.decode("cp850", "replace"))
    if declared == "MACINTOSH":
        return _split(raw.decode("mac-roman", "replace"))
    if declared not in _LATIN or not declared:
        warnings.add(line, "charset", declared=declared or "?")
    return _split(raw.removeprefix(b"\xef\xbb\xbf").decode("cp1252", "replace"))


def _one(part: bytes, codec: str) -> str:
    """Most lines are plain; only the others pay for the slow codec."""
    return part.decode("ascii") if part.isascii() else part.decode(codec, "replace")


def _split(text: str) -> list[str]:
    """By line ends only, of any system: str.splitlines would break at other signs as well."""
    return re.split(r"\r\n|\n|\r", text.removeprefix("\ufeff"))
