"""JSON Schemas for the editor of who writes a method."""

from __future__ import annotations

import json
from pathlib import Path

from intake.authoring.schemas import file_name, schemas
from intake.commands.problems import DONE
from intake.exchange.files import write_whole
from intake.words import Words

say = Words(
    {
        "written": (
            "Geschreven in {folder}: {names}.\nBoven aan een bestand: # yaml-language-server: $schema={example}",
            "Written in {folder}: {names}.\nAt the top of a file: # yaml-language-server: $schema={example}",
        ),
    }
)


def run(out: Path | None, lang: str) -> int:
    """All schemas as files in a folder, or as one JSON object on standard output. Raises Refused."""
    made = schemas()
    if out is None:
        print(json.dumps(made, ensure_ascii=False, indent=2))
        return DONE
    for kind, schema in made.items():
        text = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        write_whole(out / file_name(kind), text.encode(), lang)
    names = ", ".join(map(file_name, made))
    print(say("written", lang, folder=out, names=names, example=out.absolute() / file_name("flow")))
    return DONE
