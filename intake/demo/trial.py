"""The example's own vault: made in a folder for it alone, and gone with it. It never meets the client files of a user."""

from __future__ import annotations

import contextlib
import secrets
import shutil
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, cast

import yaml

from intake.conversation.compiled import compile_flow
from intake.conversation.dialogue import Dialogue
from intake.definitions.model import Library
from intake.store.keys import Cost
from intake.store.vault import Vault

FLOW = "mantelscan"
LINE = {
    "nl": "Buurvrouw Nel past elke donderdag een uurtje op",
    "en": "Our neighbour Nel sits with him for an hour every Thursday",
}
"""What the tour types at the question where the example stops."""
TITLE = {"nl": "Voorbeeld: Mieke Visser", "en": "Example: Mieke Visser"}
YES = {"nl": "ja", "en": "yes"}
PREFIX = "draagwijzer-example-"
STALE = 24 * 3600
"""Seconds after which an example's folder is one that was left behind when its program was killed."""
QUICK = Cost(memory_kib=64, passes=1, lanes=1)
"""The passphrase is as random as the key, and nobody knows it: there is nothing to guess."""


class Trial:
    """A throw-away vault with one dossier and one talk. `end` closes it and removes its folder with all in it."""

    def __init__(self, lang: str, library: Library, clock: Callable[[], datetime]) -> None:
        _sweep()
        self._folder = tempfile.TemporaryDirectory(prefix=PREFIX, ignore_cleanup_errors=True)
        self.home = Path(self._folder.name) / "home"
        try:
            self.vault, _ = Vault.create(self.home, secrets.token_urlsafe(32), cost=QUICK)
            self.dossier, self.talk = _lay_out(self.vault, library, lang, clock)
        except BaseException:
            self._folder.cleanup()
            raise

    def end(self) -> None:
        self.vault.close()
        self._folder.cleanup()


def _sweep() -> None:
    """Throw away what a killed program left. What cannot be removed is not ours."""
    for left in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > STALE:
                shutil.rmtree(left, ignore_errors=True)


def script() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """What is said: question -> language -> lines."""
    text = (Path(__file__).parent / "example.yaml").read_text(encoding="utf-8")
    return cast("Mapping[str, Mapping[str, Sequence[str]]]", yaml.safe_load(text))


def _lay_out(vault: Vault, library: Library, lang: str, clock: Callable[[], datetime]) -> tuple[str, str]:
    """(dossier, talk): the talk as far as it is scripted, ready to go on."""
    flow = library.flows[FLOW]
    dossier = vault.new_dossier(TITLE[lang])
    id = vault.new_conversation(dossier, FLOW, flow.version, flow.source, lang, "worker")
    talk = Dialogue(
        compile_flow(flow), lambda event: vault.append(id, event), clock=clock, new_id=lambda: f"p{secrets.token_hex(4)}",
        library=library, lang=lang, audience="worker", by=flow.respondents[0], events=[],
    )  # fmt: skip
    talk.open()
    say(talk, script(), lang)
    return dossier, id


def say(talk: Dialogue, lines: Mapping[str, Mapping[str, Sequence[str]]], lang: str) -> list[Any]:
    """Say the script until a question that is not in it; returns the messages that say something was not understood."""
    odd = []
    while (name := talk.state.current) in lines:
        for line in lines[name or ""][lang]:
            heard = talk.hear(line)
            odd += [one for one in heard if one.kind in ("clarify", "refused")]
            if talk.pending is not None:
                talk.hear(YES[lang])
        if talk.state.current == name:
            talk.move("later")
    return odd
