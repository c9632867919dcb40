"""A method as a FHIR R4 Questionnaire, or the talk of a dossier as QuestionnaireResponses."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from intake.commands.library import opened_library, talk_flow
from intake.commands.problems import DONE, complain
from intake.exchange.files import write_whole


def run(source: str, out: Path | None, lang: str, *, by_initials: bool = False) -> int:
    """source: the name of a flow, or the id or title of a dossier. What FHIR cannot hold is said. Raises Refused."""
    definitions = opened_library()
    if source in definitions.flows:
        from intake.exchange.fhir.questionnaire_out import questionnaire

        made, lost = questionnaire(talk_flow(definitions, source, lang), lang)
    else:
        from intake.commands.report import latest_talk
        from intake.exchange.fhir.response_out import bundle

        made, lost = bundle(latest_talk(source, lang, "fhir"), lang, by_initials)
    content = json.dumps(made, ensure_ascii=False, indent=2) + "\n"
    if out is None:
        sys.stdout.write(content)
    else:
        write_whole(out, content.encode("utf-8"), lang)
        print(out)
    for sentence in lost:
        complain(sentence)
    return DONE
