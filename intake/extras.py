"""The extra parts of the program, and the line to type that brings one in where the program was installed."""

from __future__ import annotations

import re
import sys
from pathlib import Path


def bring_in(extra: str) -> str:
    """What to type, for who installed by pipx or else by pip: `pipx inject draagwijzer keyring`.

    The program is on no index, so the name of the extra alone would find nothing there; its parts are. Where they are not
    known, as the program was not installed, the extra is named.
    """
    wanted = parts_of(extra) or [f"draagwijzer[{extra}]"]
    parts = " ".join(f'"{part}"' if re.search(r"[^\w.-]", part) else part for part in wanted)
    if (Path(sys.prefix) / "pipx_metadata.json").exists():
        return f"pipx inject draagwijzer {parts}"
    python = f'"{sys.executable}"' if " " in sys.executable else sys.executable
    return f"{python} -m pip install {parts}"


def parts_of(extra: str) -> list[str]:
    """The packages of an extra; with a version only where it must be that one."""
    from importlib.metadata import PackageNotFoundError, requires

    try:
        wanted = requires("draagwijzer") or []
    except PackageNotFoundError:
        wanted = []
    rows = [row.partition(";") for row in wanted if re.search(rf"extra == ['\"]{extra}['\"]", row)]
    return [row.strip() if "==" in row else re.split(r"[<>~!\s]", row.strip())[0] for row, _, _ in rows]
