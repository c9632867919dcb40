"""Widgets that show text as it is: never as markup."""

from __future__ import annotations

import re
from textwrap import wrap
from typing import Any

from textual.content import Content
from textual.widgets import Button, Static


def said(text: str, **options: Any) -> Static:
    """A piece of text exactly as typed."""
    return Static(Content(text), **options)


def button(text: str, id: str, **options: Any) -> Button:
    return Button(Content(text), id=id, **options)


def relabel(button: Button, text: str) -> None:
    """Another text on it, as wide as that text is: Textual leaves a button as wide as it was."""
    button.label = Content(text)
    button.refresh(layout=True)


def with_headings(text: str) -> Content:
    """Lines in capitals stand out."""
    return Content("\n").join(Content.styled(line, "bold $primary" if line.isupper() else "") for line in text.split("\n"))


def hanging(text: str, width: int) -> str:
    """In lines of so many columns; those after the first stand in, so that one sees where the next entry of a list begins."""
    return "\n".join(wrap(text, max(width, 1), subsequent_indent="   "))


def hanging_lists(text: str, width: int) -> str:
    """Lines of a list ("- ", "2. ") in so many columns, those after the first standing in as far as its words; other lines as they are."""
    marked = ((line, re.match(r"- |\d+\. ", line)) for line in text.split("\n"))
    return "\n".join("\n".join(wrap(line, max(width, 1), subsequent_indent=" " * mark.end())) if mark else line for line, mark in marked)


def in_lines(key: str, most: int = 7) -> str:
    """A recovery key in lines that break between its groups, to be copied by hand."""
    groups = key.split("-")
    return "-\n".join("-".join(groups[at : at + most]) for at in range(0, len(groups), most))
