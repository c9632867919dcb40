"""The example line by line: a talk with invented people, and its report. Nothing of it stays."""

from __future__ import annotations

import sys

from intake.commands.library import opened_library
from intake.commands.problems import DONE
from intake.commands.report import rendered
from intake.commands.talk import converse, new_id, now
from intake.conversation.compiled import compile_flow
from intake.conversation.dialogue import Dialogue
from intake.demo.trial import FLOW, LINE, Trial
from intake.plain.desk import Desk
from intake.plain.lock import watched
from intake.plain.talking import Aside
from intake.store.interface import Store
from intake.words import Words

say = Words(
    {
        "intro": (
            "Dit is een voorbeeld met verzonnen mensen. Mieke Visser zorgt voor Jaap, haar man. Niets blijft bewaard.\n"
            "Typ zoals je praat, en druk op Enter. Bijvoorbeeld: {line}\n"
            "Typ /hulp voor wat je nog meer kunt typen, /verslag voor het verslag, en stop om te stoppen.",
            "This is an example with invented people. Mieke Visser cares for Jaap, her husband. Nothing is kept.\n"
            "Type as you talk, and press Enter. For example: {line}\n"
            "Type /help for what else you can type, /report for the report, and stop to stop.",
        ),
        "report": ("Zo begint het verslag voor Mieke:", "This is how the report for Mieke begins:"),
        "gone": ("Het voorbeeld is weg. Zelf beginnen: draagwijzer talk mantelscan --plain", "The example is gone. To begin yourself: draagwijzer talk mantelscan --plain"),
    }
)  # fmt: skip
LINES = 30
"""So much of the report is shown."""


def run(lang: str, vault: Store | None = None) -> int:
    """Goes on with the example's talk over standard input and output.

    vault: one that is open meanwhile, and locks; nothing of the example goes into it.
    """
    definitions = opened_library()
    trial = Trial(lang, definitions, now)
    try:
        flow = definitions.flows[FLOW]
        talk = Dialogue(
            compile_flow(flow), lambda event: trial.vault.append(trial.talk, event), clock=now, new_id=new_id,
            library=definitions, lang=lang, audience="worker", by=flow.respondents[0], events=trial.vault.events(trial.talk),
        )  # fmt: skip
        print(say("intro", lang, line=LINE[lang]))
        lines, out = watched(vault, lambda: talk.lang) if vault else (sys.stdin, sys.stdout)
        aside = Aside(talk, Desk(lines, out, lang), definitions, now, lock=getattr(lines, "lock", None))
        converse(talk, lines, out, aside=aside.hear)
        print(say("report", lang), end="\n\n")
        report = rendered(talk.state, definitions, "txt", "client", talk.lang)
        print("\n".join(report.splitlines()[:LINES]))
    finally:
        trial.end()
    print(say("gone", lang))
    return DONE
