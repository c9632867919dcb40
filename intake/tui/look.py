"""How the program looks: its three themes, and the one that was chosen on this computer.

The choice lies beside the vault, not in it, so that the lock can be read by whoever needs the contrast.
"""

from __future__ import annotations

import os
from pathlib import Path

from textual.theme import Theme

THEME = "DRAAGWIJZER_THEME"
_FILE = "theme"

_CONTRAST = {
    "text-disabled": "#c8c8c8", "foreground-disabled": "#c8c8c8", "block-cursor-blurred-background": "#333300",
    "block-cursor-foreground": "#000000", "block-hover-background": "#333300", "input-selection-background": "#333300",
    "scrollbar": "#ffff00", "scrollbar-hover": "#ffffff", "border-blurred": "#ffffff",
}  # fmt: skip

THEMES = {
    "dark": Theme(
        "dw-dark", primary="#7fb7a5", secondary="#d9a566", accent="#e3c27a", foreground="#e6e8e3", background="#14191a",
        surface="#1b2223", panel="#232c2d", success="#86c28b", warning="#e0b35c", error="#e08a7a", dark=True,
        variables={
            "text-disabled": "#9aa5a1", "foreground-disabled": "#9aa5a1", "scrollbar": "#6f837f", "scrollbar-hover": "#7fb7a5",
            "scrollbar-background": "#1b2223", "scrollbar-background-hover": "#1b2223", "scrollbar-corner-color": "#1b2223",
            "block-cursor-foreground": "#14191a",
        },
    ),
    "light": Theme(
        "dw-light", primary="#1f6f5c", secondary="#8a5a14", accent="#7a4d00", foreground="#1d2322", background="#f7f5ef",
        surface="#efece3", panel="#e4e0d4", success="#2d6a33", warning="#8a5a00", error="#a03323", dark=False,
        variables={
            "text-disabled": "#56605c", "foreground-disabled": "#56605c", "scrollbar": "#7f8f86", "scrollbar-hover": "#1f6f5c",
            "scrollbar-background": "#efece3", "scrollbar-background-hover": "#efece3", "scrollbar-corner-color": "#efece3",
            "block-cursor-foreground": "#f7f5ef",
        },
    ),
    "contrast": Theme(
        "dw-contrast", primary="#ffff00", secondary="#00ffff", accent="#ffffff", foreground="#ffffff", background="#000000",
        surface="#000000", panel="#262626", success="#00ff00", warning="#ffff00", error="#ff9090", dark=True,
        variables=_CONTRAST,
    ),
}  # fmt: skip


def next_theme(name: str) -> str:
    """The one after it, round and round."""
    names = list(THEMES)
    return names[(names.index(name) + 1) % len(names)]


def kept_theme(home: Path) -> str:
    """What DRAAGWIJZER_THEME names, else what was chosen before on this computer, else dark."""
    named = os.environ.get(THEME, "").strip()
    if named in THEMES:
        return named
    try:
        kept = (home / _FILE).read_text(encoding="utf-8", errors="replace")[:20].strip()
    except OSError:
        return "dark"
    return kept if kept in THEMES else "dark"


def keep_theme(home: Path, name: str) -> None:
    """Where it cannot be kept, it holds until the program stops."""
    try:
        if home.is_dir() and any(home.iterdir()):  # a folder that is not there yet is the vault's to make
            (home / _FILE).write_text(name + "\n", encoding="utf-8")
    except OSError:
        return
