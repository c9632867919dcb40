"""A file read up to a bound, whatever it is: a device or a pipe has no size to ask for and no end."""

from __future__ import annotations

from pathlib import Path


def read_at_most(path: Path, most: int) -> bytes:
    """The bytes, or the first `most` + 1 of them where there are more. Raises OSError."""
    with path.open("rb") as file:
        return file.read(most + 1)
