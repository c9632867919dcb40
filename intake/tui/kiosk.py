"""The program for one client and one talk: a worker unlocks it and hands over the screen; after the talk it locks again.

No dossiers, no other talks, no settings that stay, nothing to quit into.
"""

from __future__ import annotations

from pathlib import Path

from intake.idle import seconds_passed
from intake.store.interface import Store
from intake.store.keys import Cost
from intake.tui.app import DraagwijzerApp
from intake.tui.look import THEMES


class KioskApp(DraagwijzerApp):
    """flow: the talk. dossier: title or id of the dossier it belongs to; "": the worker types it after unlocking."""

    def __init__(self, home: Path, lang: str = "nl", *, flow: str, dossier: str = "", cost: Cost | None = None) -> None:
        super().__init__(home, lang, flow=flow, audience="client", cost=cost)
        self.first_lang, self.dossier = lang, dossier

    def unlocked(self, vault: Store) -> None:
        from intake.tui.screens.kiosk import HandOverScreen

        self.vault, self.touched = vault, seconds_passed()
        self.look = next((name for name in (vault.setting("theme"), self.look) if name in THEMES), "dark")
        self.theme = THEMES[self.look].name
        self.switch_screen(HandOverScreen())

    def keep_setting(self, key: str, value: str) -> None:
        """What a client chooses holds until the screen locks."""

    async def action_lock(self) -> None:
        await super().action_lock()
        self.lang = self.first_lang

    async def action_quit(self) -> None:
        await self.action_lock()
