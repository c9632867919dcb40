"""How long nobody was there: what the lock of the screens and of the line mode go by."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from intake.store.interface import Store

IDLE_MINUTES = 10.0


def seconds_passed() -> float:
    """A clock that nobody sets, and that goes on while the computer sleeps where the system has one: a lid that was shut
    for an hour is an hour away."""
    boot: int | None = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boot is None else time.clock_gettime(boot)


def idle_seconds(vault: Store) -> float:
    """How long nobody has to be there before the program locks; 0 for never."""
    try:
        return max(0.0, float(vault.setting("idle_minutes", str(IDLE_MINUTES))) * 60)
    except ValueError:
        return IDLE_MINUTES * 60
