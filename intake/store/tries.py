"""How often a wrong passphrase or key was given in a row, and how long to wait before the next try.

A courtesy against somebody at an unattended laptop. Who has the files can copy them and try elsewhere; against that
stands only the cost of Argon2id.
"""

from __future__ import annotations

import json
import math
import time
from pathlib import Path

from intake.store.errors import StoreError
from intake.store.files import TRIES, write_atomically

FREE = 3
LONGEST = 300


def wait_seconds(home: Path, now: float | None = None) -> int:
    """Seconds until the next try: 0 for the first three, then 1, 2, 4 ... up to 300. The vault refuses until then; it does not wait itself.

    now: seconds since 1970, for tests. A clock that was set back does not make the wait longer than the rule.
    """
    failed, last = _read(home)
    if failed < FREE:
        return 0
    wait = min(1 << min(failed - FREE, 20), LONGEST)
    passed = max(0.0, (time.time() if now is None else now) - last)
    return max(0, math.ceil(wait - passed))


def failed_tries(home: Path) -> int:
    """Wrong tries since the vault was last opened."""
    return _read(home)[0]


def count_failed(home: Path, now: float | None = None) -> None:
    _write(home, failed_tries(home) + 1, time.time() if now is None else now)


def forget_failed(home: Path) -> None:
    if failed_tries(home):
        _write(home, 0, 0.0)


def _read(home: Path) -> tuple[int, float]:
    try:
        data = json.loads((home / TRIES).read_bytes())
        last = float(data["last"])
        return max(0, int(data["failed"])), last if math.isfinite(last) else 0.0
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return 0, 0.0  # a lost count only makes the next try quicker


def _write(home: Path, failed: int, last: float) -> None:
    try:
        write_atomically(home / TRIES, json.dumps({"failed": failed, "last": last}).encode())
    except StoreError:
        pass  # the wrong passphrase is what the person has to hear about
