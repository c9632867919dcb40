"""A new method: files that work from the start, in the folder of the organisation."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

from intake.authoring.beginning import flow_text, is_id, talks_text, title_of
from intake.authoring.schemas import file_name, schemas
from intake.commands.library import library
from intake.commands.problems import DONE, Refused
from intake.definitions.folders import organisation_folder
from intake.exchange.files import write_whole
from intake.words import Words

THEME = "eigen"
"""Where a method goes that names no theme."""
SCHEMAS = ".schemas"
"""Hidden, so that nothing in it is read as a definition."""

say = Words(
    {
        "bad_id": ("{id}: kies een naam van hoogstens 60 kleine letters, cijfers en streepjes, zoals koffie-met-de-buurt.", "{id}: choose a name of at most 60 small letters, digits and hyphens, such as coffee-next-door."),
        "no_folder": ("Zeg waar de methode komt: --in MAP. Of zet DRAAGWIJZER_LIBRARY op de map van je organisatie; daar vindt het programma haar dan ook.", "Say where the method goes: --in FOLDER. Or set DRAAGWIJZER_LIBRARY to the folder of your organisation; the program finds it there too."),
        "exists": ("{path} is er al en blijft zoals het is. Kies een andere naam.", "{path} is there already and stays as it is. Choose another name."),
        "known": ("Er is al een methode {id}. Kies een andere naam.", "There is a method {id} already. Choose another name."),
        "made": ("Gemaakt:\n  {flow}\n  {test}", "Made:\n  {flow}\n  {test}"),
        "next": (
            "Verder:\n"
            "  1. Open {flow} in een editor en maak er jouw methode van. Met een YAML-uitbreiding krijg je uitleg bij elk veld.\n"
            "  2. draagwijzer check {flow}\n"
            "  3. draagwijzer talk {id} --plain\n"
            "  4. draagwijzer test {id}\n"
            "  5. draagwijzer graph {id}",
            "Next:\n"
            "  1. Open {flow} in an editor and make it your method. With a YAML extension each field is explained.\n"
            "  2. draagwijzer check {flow}\n"
            "  3. draagwijzer talk {id} --plain\n"
            "  4. draagwijzer test {id}\n"
            "  5. draagwijzer graph {id}",
        ),
        "set_library": ("Zet eerst DRAAGWIJZER_LIBRARY op {folder}; dan vindt het programma de methode.", "First set DRAAGWIJZER_LIBRARY to {folder}; then the program finds the method."),
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wanted:
    """Titles as typed, "" for one made of the name; theme: folder under flows/; folder: None for the organisation's."""

    title_nl: str = ""
    title_en: str = ""
    theme: str = ""
    folder: Path | None = None


def run(id: str, wanted: Wanted, lang: str) -> int:
    """Write the flow, its test and the schemas for editors. Nothing is overwritten but the schemas. Raises Refused."""
    theme = wanted.theme or THEME
    for name in (id, theme):
        if not is_id(name):
            raise Refused(say("bad_id", lang, id=name[:80]))
    folder = wanted.folder or organisation_folder()
    if folder is None:
        raise Refused(say("no_folder", lang))
    flow, test = folder / "flows" / theme / f"{id}.yaml", folder / "tests" / f"{id}.test.yaml"
    for path in (flow, test):
        if path.exists():
            raise Refused(say("exists", lang, path=path))
    if id in library().flows:
        raise Refused(say("known", lang, id=id))
    _write(folder, id, flow, test, wanted, lang)
    print(say("made", lang, flow=flow, test=test))
    own = organisation_folder()
    if own is None or own.absolute() != folder.absolute():
        print(say("set_library", lang, folder=folder.absolute()))
    print(say("next", lang, id=id, flow=flow, test=test))
    return DONE


def _write(folder: Path, id: str, flow: Path, test: Path, wanted: Wanted, lang: str) -> None:
    titles = {"nl": wanted.title_nl or wanted.title_en or title_of(id), "en": wanted.title_en or wanted.title_nl or title_of(id)}
    for kind, schema in schemas().items():
        made = json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
        write_whole(folder / SCHEMAS / file_name(kind), made.encode(), lang)
    text = flow_text(id, titles, _link(folder, flow, "flow"), lang)
    write_whole(flow, text.encode(), lang)
    write_whole(test, talks_text(id, _link(folder, test, "test"), lang).encode(), lang)


def _link(folder: Path, file: Path, kind: str) -> str:
    """The schema as seen from the file."""
    return Path(os.path.relpath(folder / SCHEMAS / file_name(kind), file.parent)).as_posix()
