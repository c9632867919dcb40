"""All methods in one table: what kind, how much of a talk, in which languages, and what it ends with."""

from __future__ import annotations

import json
from collections.abc import Iterator

from intake.commands.library import library
from intake.commands.problems import DONE
from intake.conversation.compiled import compile_flow
from intake.definitions.model import LANGS, Flow, Library
from intake.words import Words

THEMES = (
    "netwerk-in-kaart", "mantelzorg", "eenzaamheid", "wijkgericht", "eigen-kracht", "samenredzaamheid", "sociale-media",
)  # fmt: skip
"""The chapters of the guide, in its order; an organisation's own themes come after."""
FIELDS = ("id", "title", "kind", "stages", "questions", "languages", "product")

say = Words(
    {
        "id": ("naam", "name"),
        "title": ("methode", "method"),
        "kind": ("soort", "kind"),
        "stages": ("onderdelen", "stages"),
        "questions": ("vragen", "questions"),
        "languages": ("talen", "languages"),
        "product": ("wat het oplevert", "product"),
        "instrument": ("instrument", "instrument"),
        "trajectory": ("traject", "trajectory"),
        "referral": ("doorverwijzing", "referral"),
    }
)


def run(format: str, lang: str) -> int:
    """Print the table as text, Markdown or JSON."""
    rows = list(table(library(), lang))
    if format == "json":
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    elif format == "md":
        print(markdown(rows, lang), end="")
    else:
        for row in rows:
            print(
                f"{row['id']:<34} {row['kind']:<15} {row['stages']:>3} {row['questions']:>4}  {row['product']}"
            )
    return DONE


def table(definitions: Library, lang: str) -> Iterator[dict[str, str]]:
    """A row of FIELDS for each method, in the order of the guide's chapters, then by title."""
    flows = sorted(
        definitions.methods.values(), key=lambda flow: (_chapter(flow), flow.card.title.get(lang).casefold())
    )
    for flow in flows:
        compiled = compile_flow(flow)
        yield {
            "id": flow.id,
            "title": flow.card.title.get(lang),
            "kind": say(flow.kind, lang),
            "stages": str(len(compiled.leaves)),
            "questions": str(len(compiled.order)),
            "languages": ", ".join(LANGS),
            "product": flow.card.product.get(lang),
        }


def _chapter(flow: Flow) -> tuple[int, str]:
    place = THEMES.index(flow.theme) if flow.theme in THEMES else len(THEMES)
    return place, flow.theme


def markdown(rows: list[dict[str, str]], lang: str) -> str:
    head = " | ".join(say(field, lang) for field in FIELDS)
    lines = [f"| {head} |", "|" + " --- |" * len(FIELDS)]
    lines += ["| " + " | ".join(row[field].replace("|", "\\|") for field in FIELDS) + " |" for row in rows]
    return "\n".join(lines) + "\n"
