"""The terminal program. Textual is only imported when it starts."""

from __future__ import annotations

from pathlib import Path


def run(home: Path, lang: str, flow: str = "", audience: str = "worker") -> int:
    """Start the program; returns the exit code. flow: the talk to begin with after unlocking."""
    from intake.store.guard import no_dumps
    from intake.tui.app import DraagwijzerApp

    no_dumps()
    app = DraagwijzerApp(home, lang, flow=flow, audience=audience)
    try:
        app.run()
    finally:
        app.leave()
    return app.return_code or 0


def demo(home: Path, lang: str) -> int:
    """The example alone, in a vault of its own that goes when it ends. home: where the chosen theme is found; not opened."""
    from intake.tui.app import DraagwijzerApp

    app = DraagwijzerApp(home, lang, example=True)
    try:
        app.run()
    finally:
        app.leave()
    return app.return_code or 0
