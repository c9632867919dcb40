"""Widgets that show text as it is: never as markup."""

from __future__ import annotations

from typing import Any

from textual.content import Content
from textual.widgets import Button, Static


def said(text: str, **options: Any) -> Static:
    """A piece of text exactly as typed."""
    return Static(Content(text), **options)


def button(text: str, id: str, **options: Any) -> Button:
    return Button(Content(text), id=id, **options)


def in_lines(key: str, most: int = 7) -> str:
    """A recovery key in lines that break between its groups, to be copied by hand."""
    groups = key.split("-")
    return "-\n".join("-".join(groups[at : at + most]) for at in range(0, len(groups), most))
