"""Does the write-ahead log hold all it held? SQLite reads a log up to the first frame that does not add up and takes the
rest for a write that was never finished. A flipped bit after a crash would so undo answers that had been confirmed,
without a word. Format: https://www.sqlite.org/fileformat2.html#the_write_ahead_log
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from intake.store.errors import Damaged, from_os_error

HEADER = 32
FRAME_HEADER = 24
_MAGIC = {0x377F0682: "<", 0x377F0683: ">"}


@dataclass(frozen=True, slots=True)
class _Frame:
    page: int
    commits: bool
    salts: bytes
    sums: tuple[int, int]
    body: bytes
    """The part the sums are over: page number and size after commit, then the page."""


def pages_in_log(path: Path) -> frozenset[int]:
    """The numbers of the pages that the log replaces; none without a log.

    Raises Damaged when frames that were once safely on disk no longer add up: a transaction is only begun after the one
    before it was synced, so whole frames of a next transaction behind a broken one prove that it had been whole. A
    broken last transaction cannot be told from one cut off by a power failure, and is left to SQLite.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return frozenset()
    except OSError as error:
        raise from_os_error(error) from error
    if len(data) < HEADER or not any(data[:HEADER]):
        return frozenset()
    order, size, sums = _read_header(data)
    frames = _frames(data, size, data[16:24])
    whole = _whole(frames, order, sums)
    _refuse_whole_after_broken(frames[whole:], order)
    return frozenset(frame.page for frame in frames[:whole])


def _read_header(data: bytes) -> tuple[str, int, tuple[int, int]]:
    magic, _version, size = struct.unpack(">III", data[:12])
    order = _MAGIC.get(magic)
    sums: tuple[int, int] = struct.unpack(">II", data[24:32])
    if order is None or not 512 <= size <= 65536 or _add((0, 0), data[:24], order) != sums:
        raise Damaged("the header of the log does not add up")
    return order, size, sums


def _frames(data: bytes, size: int, salts: bytes) -> list[_Frame]:
    """All whole frames up to the last of this round of the log; frames of an earlier round have other salts."""
    found: list[_Frame] = []
    last = 0
    for start in range(HEADER, len(data) - FRAME_HEADER - size + 1, FRAME_HEADER + size):
        head = data[start : start + FRAME_HEADER]
        page, after, one, two = struct.unpack(">II8xII", head)
        body = head[:8] + data[start + FRAME_HEADER : start + FRAME_HEADER + size]
        found.append(_Frame(page, after > 0, head[8:16], (one, two), body))
        if found[-1].salts == salts:
            last = len(found)
    return found[:last]


def _whole(frames: list[_Frame], order: str, sums: tuple[int, int]) -> int:
    """How many frames from the first add up."""
    for place, frame in enumerate(frames):
        sums = _add(sums, frame.body, order)
        if sums != frame.sums or frame.salts != frames[-1].salts:
            return place
    return len(frames)


def _refuse_whole_after_broken(rest: list[_Frame], order: str) -> None:
    """rest[0] is broken. Each frame's sums go on from those of the one before, so later frames are checked alone."""
    committed = False
    for before, frame in pairwise(rest):
        committed = committed or before.commits
        if committed and _add(before.sums, frame.body, order) == frame.sums:
            raise Damaged("the log was changed after it was written")


def _add(sums: tuple[int, int], body: bytes, order: str) -> tuple[int, int]:
    one, two = sums
    words = struct.unpack(f"{order}{len(body) // 4}I", body)
    for even, odd in zip(words[::2], words[1::2], strict=True):
        one = (one + even + two) & 0xFFFFFFFF
        two = (two + odd + one) & 0xFFFFFFFF
    return one, two
