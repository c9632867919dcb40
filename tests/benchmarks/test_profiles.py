"""Where the time goes: the ten dearest imports until the first screen, and the dearest functions of a typed line."""

from __future__ import annotations

import cProfile
import io
import os
import pstats
import re
import subprocess
import sys
from pathlib import Path

from intake.definitions import load_library
from tests.conversation.talking import dialogue

TOP = 10
UNTIL_THE_LOCK = (
    "from pathlib import Path; import sys; from intake import cli; from intake.tui.app import DraagwijzerApp;"
    "from intake.tui.screens.unlock import UnlockScreen; import textual.drivers.linux_driver, textual.widgets"
)
LINE = re.compile(r"import time:\s+(\d+) \|\s+(\d+) \|( +)(\S+)")


def test_imports_until_the_first_screen(to_say: list[str], tmp_path: Path) -> None:
    """By -X importtime: of each module with all it brings along, where its parent is not listed for it alone."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}  # as it is installed
    environment = kept | {"DRAAGWIJZER_HOME": str(tmp_path), "PYTHONPYCACHEPREFIX": str(tmp_path / "bytecode")}
    command = [sys.executable, "-X", "importtime", "-c", UNTIL_THE_LOCK]
    for _ in range(2):  # the first time everything is compiled
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    own = [(int(self), name) for self, _, _, name in LINE.findall(done.stderr)]
    packages: dict[str, int] = {}
    for microseconds, name in own:
        top = name.partition(".")[0]
        packages[top] = packages.get(top, 0) + microseconds
    total = sum(packages.values())
    assert "textual" in packages
    assert not {"jinja2", "transitions"} & set(packages)
    dearest = sorted(packages.items(), key=lambda one: -one[1])[:TOP]
    to_say.append(f"\nImports until the first screen, {total / 1000:.0f} ms together (own time by package, slowed by measuring):")
    to_say += [f"  {microseconds / 1000:6.1f} ms  {name}" for name, microseconds in dearest]
    modules = sorted(own, reverse=True)[:TOP]
    to_say += ["  dearest modules: " + ", ".join(f"{name} {microseconds / 1000:.1f}" for microseconds, name in modules)]


def test_functions_of_a_typed_line(to_say: list[str]) -> None:
    library = load_library()

    def talks() -> None:
        for _ in range(10):
            talk = dialogue(library.flows["mantelscan"], library)
            for line in ("Ria", "Henk", "mijn man", "58", "64", "Een half uur hooguit, en Sanne belt elke avond", "waarom?"):
                talk.hear(line)

    talks()
    profile = cProfile.Profile()
    profile.runcall(talks)
    stats = pstats.Stats(profile, stream=io.StringIO())
    rows = [
        (spent, calls, f"{Path(file).name}:{line} {name}" if line else name)
        for (file, line, name), (_, calls, spent, _, _) in stats.stats.items()  # type: ignore[attr-defined]
    ]
    assert any("hear" in name for _, _, name in rows)
    total = sum(spent for spent, _, _ in rows)
    to_say.append(f"\nA typed line, {total / 70 * 1000:.1f} ms under the profiler; own time of the dearest functions:")
    to_say += [f"  {spent / total:5.1%}  {calls / 70:6.0f} calls  {name}" for spent, calls, name in sorted(rows, reverse=True)[:TOP]]
