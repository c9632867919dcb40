"""Our texts as FHIR strings: one language as the text itself, the other by the translation extension."""

from __future__ import annotations

import re

from intake.definitions.model import LANGS, PLACEHOLDER, Text
from intake.exchange.fhir.codes import TRANSLATION, Json, extension

_ANSWER = re.compile(r"\{answer:[a-z][a-z0-9_]*\}")


def plain(text: Text, lang: str, audience: str = "worker") -> str:
    """The text with its places as they read where nothing was said yet."""
    said = PLACEHOLDER.sub(lambda place: place[2], text.get(lang, audience))
    return _ANSWER.sub("…", said)


def put(target: Json, key: str, text: Text, lang: str) -> None:
    """Set target[key] in this language, and the other languages beside it."""
    target[key] = plain(text, lang)
    others = [
        extension(
            TRANSLATION,
            extension=[
                {"url": "lang", "valueCode": other},
                {"url": "content", "valueString": plain(text, other)},
            ],
        )
        for other in LANGS
        if other != lang
    ]
    target[f"_{key}"] = {"extension": others}
