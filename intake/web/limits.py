"""How much one browser may send, and what may stand in it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from time import monotonic

LARGEST_MESSAGE = 256 * 1024
"""Bytes of one message of a browser: a long note pasted at once fits, a flood does not."""
PER_SECOND, AT_ONCE = 200.0, 1_000.0
"""Messages a browser may send: a mouse that moves gives up to about 100 a second."""
BYTES_PER_SECOND, BYTES_AT_ONCE = 256 * 1024.0, 1024 * 1024.0
SMALLEST, LARGEST = 10, 500
"""Columns and rows of a screen."""


class Bucket:
    """Room that fills again with `rate` a second up to `most`. Who takes too much waits; nothing is thrown away."""

    def __init__(self, rate: float, most: float, clock: Callable[[], float] = monotonic) -> None:
        self.rate, self.most, self._clock = rate, most, clock
        self._room, self._at = most, clock()

    def wait_for(self, amount: float) -> float:
        """Take it; returns the seconds to wait until there was room for it."""
        now = self._clock()
        self._room = min(self.most, self._room + (now - self._at) * self.rate) - amount
        self._at = now
        return max(0.0, -self._room / self.rate)


class Pace:
    """How fast one browser is listened to."""

    def __init__(self) -> None:
        self._messages, self._bytes = Bucket(PER_SECOND, AT_ONCE), Bucket(BYTES_PER_SECOND, BYTES_AT_ONCE)

    async def keep(self, size: int) -> None:
        wait = max(self._messages.wait_for(1), self._bytes.wait_for(size))
        if wait > 0:
            await asyncio.sleep(wait)


def side(value: object) -> int:
    """Columns or rows as a browser gives them, brought within bounds. Raises ValueError for what is no number."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise ValueError("columns and rows are numbers")
    return max(SMALLEST, min(LARGEST, int(str(value)[:6])))


def message_of(text: str) -> tuple[str, object] | None:
    """(kind, what) of a message of a browser; None for what is none."""
    try:
        body = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(body, list) or not body or not isinstance(body[0], str):
        return None
    return body[0], body[1] if len(body) > 1 else None
