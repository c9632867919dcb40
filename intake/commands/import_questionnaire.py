"""A questionnaire of another program as a method in the folder of the organisation."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from intake.commands.library import library
from intake.commands.problems import DONE, Refused, complain
from intake.definitions.folders import organisation_folder
from intake.exchange.fhir.importing import FOLDER, Imported, import_value
from intake.exchange.fhir.json_in import read_json
from intake.exchange.files import write_whole
from intake.words import Words

say = Words(
    {
        "no_folder": ("Zet eerst DRAAGWIJZER_LIBRARY op de map van je organisatie. Daar komt de vragenlijst te staan.", "First set DRAAGWIJZER_LIBRARY to the folder of your organisation. The questionnaire goes there."),
        "kind": ("{path}: geef een FHIR-vragenlijst (.json) of een XLSForm (.xlsx, .xls, .xml).", "{path}: give a FHIR questionnaire (.json) or an XLSForm (.xlsx, .xls, .xml)."),
        "left_out": ("Niet alles wordt ondersteund ({count}):", "Not everything is supported ({count}):"),
        "done": ("{path}\n{title}: {questions} vragen. Begin met: draagwijzer talk {id}", "{path}\n{title}: {questions} questions. Begin with: draagwijzer talk {id}"),
    }
)  # fmt: skip


def run(file: Path, lang: str) -> int:
    """Make the flow and say what is not supported. Raises Refused."""
    home = organisation_folder()
    if home is None:
        raise Refused(say("no_folder", lang))
    taken = frozenset(id for id, flow in library().flows.items() if flow.foreign is None)
    made = imported(file, lang, taken)
    path = home / FOLDER / f"{made.id}.yaml"
    write_whole(path, made.text.encode("utf-8"), lang)
    if made.left_out:
        complain(say("left_out", lang, count=len(made.left_out)))
        for sentence in made.left_out:
            complain(f"  {file}: {sentence}")
    counts = {"title": made.flow.card.title.get(lang), "questions": len(made.flow.questions), "id": made.id}
    print(say("done", lang, path=path, **counts))
    return DONE


def imported(file: Path, lang: str, taken: frozenset[str] = frozenset()) -> Imported:
    """The questionnaire of the file by its ending. Raises Refused."""
    kind = file.suffix.lower()
    if kind == ".json":
        return import_value(read_json(file, lang), str(file), lang, taken)
    if kind in (".xlsx", ".xls", ".xml"):
        from intake.exchange.fhir.xlsform import read_xlsform

        value, left_out = read_xlsform(file, lang)
        made = import_value(value, str(file), lang, taken)
        return replace(made, left_out=(*left_out, *made.left_out))
    raise Refused(say("kind", lang, path=file))
