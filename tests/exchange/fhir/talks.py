"""Talks to write out and read back."""

from __future__ import annotations

from functools import lru_cache
from itertools import count
from typing import Any

from intake.conversation.compiled import compile_flow
from intake.conversation.dialogue import Dialogue
from intake.definitions.library import load_library
from intake.definitions.model import Flow, Library
from tests.conversation.talking import START


@lru_cache(maxsize=1)
def definitions() -> Library:
    return load_library()


def talk_of(flow: Flow, by: str = "client") -> Dialogue:
    ids = count(1)
    talk = Dialogue(
        compile_flow(flow), lambda event: None, clock=lambda: START, new_id=lambda: f"p{next(ids)}",
        library=definitions(), lang="en", by=by,
    )  # fmt: skip
    talk.open()
    return talk


def items_of(resource: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """All items of a questionnaire or response, by linkId."""
    found: dict[str, list[dict[str, Any]]] = {}

    def walk(items: list[dict[str, Any]]) -> None:
        for item in items:
            found.setdefault(item["linkId"], []).append(item)
            walk(item.get("item", []))
            for answer in item.get("answer", []):
                walk(answer.get("item", []))

    walk(resource.get("item", []))
    return found
