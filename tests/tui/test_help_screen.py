"""F1 explains on every screen what its keys do, and comes back to it."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from textual.binding import Binding
from textual.widgets import Static

from intake.tui import screens
from intake.tui.help_texts import say
from intake.tui.screens.base import HouseScreen
from intake.tui.screens.conversation import ConversationScreen
from intake.tui.screens.form import FormScreen
from intake.tui.screens.help import HelpScreen
from intake.tui.screens.home import HomeScreen
from intake.tui.screens.tour import WaitScreen
from intake.tui.screens.unlock import UnlockScreen
from tests.tui.test_screens import app, into_talk, until

for module in iter_modules(screens.__path__):
    import_module(f"intake.tui.screens.{module.name}")


def below(kind: type[HouseScreen[object]]) -> Iterator[type[HouseScreen[object]]]:
    for one in kind.__subclasses__():
        yield one
        yield from below(one)


EXPLAINED = [one for one in below(HouseScreen) if one not in (HelpScreen, WaitScreen, FormScreen)]  # type: ignore[type-abstract]
NAMES = {
    "escape": ("Esc",), "enter": ("Enter",), "delete": ("Del",), "tab": ("Tab",), "shift+tab": ("Tab",), "backspace": ("Del",),
    "plus": ("+",), "equals_sign": ("+",), "minus": ("−",), "pageup": ("PageUp",),
}  # fmt: skip
"""How keys are called in the help."""


def told(screen: object) -> str:
    return "\n".join(str(line.content) for line in screen.query(Static).results(Static))  # type: ignore[attr-defined]


def called(key: str) -> str:
    """ctrl+s as Ctrl+S, f2 as F2, a as a."""
    return NAMES.get(key, ("+".join(part.capitalize() if len(part) > 1 or "+" in key else part for part in key.split("+")),))[0]


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("screen", EXPLAINED, ids=lambda one: one.__name__)
def test_the_help_names_every_key_of_the_screen(screen: type[HouseScreen[object]], lang: str) -> None:
    text = say(screen.HELP, lang)  # type: ignore[attr-defined]
    for binding in (binding for kind in screen.__mro__ if issubclass(kind, HouseScreen) for binding in vars(kind).get("BINDINGS", [])):
        assert isinstance(binding, Binding)
        keys = [called(key) for key in binding.key.split(",")]
        digits = binding.key.isdigit()
        assert digits or any(key in text.split() or key in text.replace(",", " ").split() for key in keys), keys
    for key in ("F1", "Ctrl+P", "Ctrl+T", "Ctrl+Q"):
        assert key in text
    assert ("Ctrl+L" in text) != (screen is UnlockScreen)


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("screen", EXPLAINED, ids=lambda one: one.__name__)
def test_tables_of_keys_fit_in_a_narrow_window(screen: type[HouseScreen[object]], lang: str) -> None:
    rows = [line for line in say(screen.HELP, lang).splitlines() if "   " in line]  # type: ignore[attr-defined]
    assert rows
    assert [line for line in rows if len(line) > 73 and "   " in line[20:]] == []


async def test_help_on_the_home_screen_and_in_a_talk(tmp_path: Path) -> None:
    async with app(tmp_path) as (program, pilot):
        for step in (HomeScreen, ConversationScreen):
            if step is ConversationScreen:
                await into_talk(program, pilot)
            await pilot.press("f1")
            await until(pilot, lambda: isinstance(program.screen, HelpScreen))
            await until(pilot, lambda: "TOETSEN" in told(program.screen))
            assert "weet ik niet" in told(program.screen)
            await pilot.press("escape")
            await until(pilot, lambda step=step: isinstance(program.screen, step))
