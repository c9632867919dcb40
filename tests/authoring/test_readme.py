"""The chapter for authors in the README: every command in it is run, every change in it is made, every answer in it is given."""

from __future__ import annotations

import io
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from intake.cli import main
from tests.authoring.few import with_few_of_ours

README = Path(__file__).parent.parent.parent / "README.md"
COMMANDS = ("draagwijzer ", "export ", "cd ", "cp ", "grep ")


def blocks() -> Iterator[list[str]]:
    """The indented blocks of the chapter, without their four blanks."""
    chapter = README.read_text(encoding="utf-8").split("<!-- chapter -->")[1]
    block: list[str] = []
    for line in [*chapter.splitlines(), ""]:
        if line.startswith("    "):
            block.append(line[4:])
        elif block:
            yield block
            block = []


class Author:
    """Does what the chapter says, in a folder of its own."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self.capsys, self.monkeypatch = folder, capsys, monkeypatch
        self.dossier = ""
        self.said: list[str] = []
        self.ran: list[str] = []

    def follow(self, block: list[str]) -> None:
        if block[0].startswith("# "):
            self.change(block[0].removeprefix("# "), block[1:])
            return
        told = ""
        for line in block:
            if line.startswith(COMMANDS):
                told = self.run(line)
            else:
                assert line.strip() in told, (line, told)

    def change(self, where: str, lines: list[str]) -> None:
        """A file of its own, or a change in one: under a key, in place of a line, before one."""
        name, _, how = where.partition(", ")
        path = self.folder / name
        text = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        if not how:
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
            return
        if how.startswith("under "):
            place = text.index(how.removeprefix("under ")) + 1
        elif how.startswith("before "):
            place = next(n for n, line in enumerate(text) if how.removeprefix("before ") in line)
        else:
            begin = lines[0].split(",")[0]
            place = next(n for n, line in enumerate(text) if line.startswith(begin))
            del text[place]
        path.write_text("\n".join([*text[:place], *lines, *text[place:]]) + "\n", encoding="utf-8")

    def run(self, line: str) -> str:
        self.ran.append(line)
        words = shlex.split(line.replace("DOSSIER", self.dossier))
        if words[0] == "cd":
            return ""
        if words[0] == "export":
            self.monkeypatch.setenv(words[1].split("=")[0], str(self.folder))
            return ""
        if words[0] == "cp":
            (self.folder / words[2]).write_text((self.folder / words[1]).read_text(encoding="utf-8"), encoding="utf-8")
            return ""
        if words[0] == "grep":
            assert words[1] in (self.folder / words[2]).read_text(encoding="utf-8")
            return ""
        return self.do(words[1:])

    def do(self, arguments: list[str]) -> str:
        if arguments[0] == "talk":
            self.monkeypatch.setattr("sys.stdin", io.StringIO("Ans\n3\nyes\nstop\n"))
        code = main(arguments)
        out, err = self.capsys.readouterr()
        wrong = arguments[0] == "test" and "came otherwise" in err
        assert code == (1 if wrong else 0), (arguments, out, err)
        if arguments[0] == "talk":
            self.dossier = out.split("draagwijzer report ")[1].split()[0]
        return out


def test_the_chapter_does_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "phrase").write_text("een lange zin\n")
    monkeypatch.setenv("DRAAGWIJZER_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("DRAAGWIJZER_PASSPHRASE_FILE", str(tmp_path / "phrase"))
    monkeypatch.setenv("DRAAGWIJZER_LANG", "en")
    with_few_of_ours(tmp_path / "ours", monkeypatch)
    folder = tmp_path / "our-methods"
    folder.mkdir()
    monkeypatch.chdir(folder)
    author = Author(folder, capsys, monkeypatch)
    for block in blocks():
        author.follow(block)
    doors = {re.split(r"\s", line)[1] for line in author.ran if line.startswith("draagwijzer")}
    assert doors >= {"new", "check", "talk", "graph", "explore", "test", "fill", "report", "diff", "migrate"}
