"""What the README, the Dutch guide and the list of changes name exists: commands and their options, make targets, links, pictures."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import intake
from intake.commands.parser import parser_of
from intake.definitions.readability import EASY, LONGEST, MEAN, ease

ROOT = Path(__file__).parent.parent
PAGES = {name: (ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.nl.md", "CHANGELOG.md")}
COMMAND = re.compile(r"\bdraagwijzer\b(?! with)(.*)")
LINK = re.compile(r"\]\(([^)\s]+)\)")


def code(page: str) -> Iterator[str]:
    """Lines in code blocks and words between backticks; in a table's cell `\\|` is a bar."""
    for line in page.splitlines():
        if re.match(r" {4,}\S", line) and not re.match(r" +[-*\d]", line):
            yield line.strip().partition("  #")[0]
        else:
            yield from (found.replace("\\|", "|") for found in re.findall(r"`([^`]+)`", line))


def commands(page: str) -> list[str]:
    """What is typed after `draagwijzer`, a string each."""
    return [found[1].strip() for line in code(page) if (found := re.match(r"draagwijzer\b(?!-)(.*)", line))]


def parsers(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    return next((dict(one.choices) for one in parser._actions if isinstance(one, argparse._SubParsersAction)), {})


def unknown(said: str, parser: argparse.ArgumentParser, lang: str) -> str:
    """What in a command is not there; empty when it is right. Its help has to render as well."""
    words = re.sub(r"[\[\]]", " ", said).split()
    choices = parsers(parser)
    if words and choices and not words[0].startswith("-"):
        for name in words[0].split("|"):
            if name not in choices:
                return f"no command {name!r}"
            if problem := unknown(" ".join(words[1:]), choices[name], lang):
                return f"{name}: {problem}"
        return ""
    parser.format_help()
    known = set(parser._option_string_actions)
    odd = [flag for flag in re.findall(r"(?<![\w-])--?[a-z][a-z-]*", said) if flag not in known]
    return f"no option {', '.join(odd)}" if odd else ""


@pytest.mark.parametrize("name", PAGES)
def test_every_command_and_its_options_exist(name: str) -> None:
    said = commands(PAGES[name])
    assert len(said) >= {"README.md": 25, "README.nl.md": 15}.get(name, 1)
    problems = {one: problem for one in said for lang in ("nl", "en") if (problem := unknown(one, parser_of(lang), lang))}
    assert problems == {}


def test_a_command_that_is_not_there_is_found() -> None:
    assert unknown("tlak mantelscan", parser_of("nl"), "nl") == "no command 'tlak'"
    assert unknown("talk mantelscan --loud", parser_of("nl"), "nl") == "talk: no option --loud"
    assert unknown("round report ROUND --colour red", parser_of("nl"), "nl") == "round: report: no option --colour"


def anchors(page: str) -> set[str]:
    """Headings as GitHub names them in a link."""
    heads = re.findall(r"^#+ (.+)$", page, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("name", PAGES)
def test_every_link_and_picture_is_there(name: str) -> None:
    gone = []
    for link in LINK.findall(PAGES[name]):
        if link.startswith(("https://", "http://", "mailto:")):
            continue
        path, _, anchor = link.partition("#")
        target = ROOT / (path or name)
        if not target.is_file() or (anchor and anchor not in anchors(target.read_text(encoding="utf-8"))):
            gone.append(link)
    assert gone == []


def test_every_make_target_is_there() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {word for page in PAGES.values() for line in code(page) for word in re.findall(r"^make ([a-z-]+)", line)}
    assert named
    assert named <= targets


# The glossary


def glossary() -> dict[str, str]:
    part = PAGES["README.nl.md"].split("<!-- glossary -->")[1]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in part.strip().splitlines()[2:]]
    return {row[0]: row[1] for row in rows}


SAID_OTHERWISE = {"toestemming": "consent|agree|permission", "cliënt": "client|the person|their"}
"""Where English has several words for it."""
LOOSE = {"zelfregie", "band", "gesprek", "methode", "dossier", "verslag", "naaste", "netwerk", "signaal", "cliënt", "mantelzorger"}
"""Ordinary words too: how they are put depends on the sentence."""


def pairs() -> Iterator[tuple[str, str]]:
    """Every Dutch sentence of the definitions with the English one beside it."""

    def walk(node: Any) -> Iterator[tuple[str, str]]:
        if isinstance(node, dict):
            if isinstance(node.get("nl"), str) and isinstance(node.get("en"), str):
                yield node["nl"], node["en"]
            for part in node.values():
                yield from walk(part)
        elif isinstance(node, list):
            for part in node:
                yield from walk(part)

    for folder in ("flows", "question_sets"):
        for path in sorted((ROOT / folder).rglob("*.yaml")):
            yield from walk(yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader))


def test_names_in_the_code_follow_the_glossary() -> None:
    named = re.findall(r"([a-z ]+): ([a-z -]+?)(?: \(`[a-z_]+`\))?[,.]", (intake.__doc__ or "").partition("):")[2])
    assert len(named) >= 6
    assert {nl.strip(): en for nl, en in named}.items() <= glossary().items()


def test_terms_are_put_as_the_glossary_has_them() -> None:
    terms = {nl: SAID_OTHERWISE.get(nl, en) for nl, en in glossary().items() if nl not in LOOSE}
    assert terms["draaglast"] == "load"
    seen: set[str] = set()
    odd = []
    for nl, en in pairs():
        for term, words in terms.items():
            if re.search(rf"\b{term}\b", nl, re.IGNORECASE):
                seen.add(term)
                if not re.search(words, en, re.IGNORECASE):
                    odd.append((term, nl, en))
    assert odd == []
    assert {"draaglast", "draagkracht", "genogram", "ecogram"} <= seen


def prose(page: str) -> Iterator[tuple[str, str]]:
    """Each chapter's name and its running text, without tables, commands, pictures and the addresses of links."""
    for chapter in re.split(r"^## ", page, flags=re.MULTILINE)[1:]:
        title, _, body = chapter.partition("\n")
        lines = [line for line in body.splitlines() if not re.match(r"\||!|<!--| {4,}|#", line)]
        text = re.sub(r"`[^`]*`", "dit", re.sub(r"\]\([^)]*\)|\*", "", "\n".join(lines)))
        yield title, re.sub(r"(?m)^(\s*[-*>]|\s*\d+\.)\s+", "", text)


@pytest.mark.parametrize("chapter", [chapter for chapter, _ in prose(PAGES["README.nl.md"]) if chapter != "Woordenlijst"])
def test_the_dutch_guide_reads_easily(chapter: str) -> None:
    """As `check` asks of what clients read: an indicator of B1."""
    read = ease(dict(prose(PAGES["README.nl.md"]))[chapter], "nl")
    assert read is not None
    assert read.score >= EASY
    assert read.longest <= LONGEST
    assert read.mean <= MEAN
