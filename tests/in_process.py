"""A command of the program, run in the process of the tests: for what a command says and does. That a real process does the same
is tried once for each kind of command, in `tests/test_cli.py` and `tests/e2e`."""

from __future__ import annotations

import io
from collections.abc import Mapping
from subprocess import CompletedProcess
from unittest.mock import patch

from intake.cli import main


def run(environment: Mapping[str, str], *arguments: str, text: str = "") -> CompletedProcess[str]:
    """As `subprocess.run`: with only that environment, `text` on standard input, and what was said as text."""
    said, complained = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n") for _ in range(2))
    typed = io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8")
    with (
        patch.dict("os.environ", environment, clear=True),
        patch("sys.stdin", typed),
        patch("sys.stdout", said),
        patch("sys.stderr", complained),
    ):
        try:
            code = main(arguments)
        except SystemExit as end:  # argparse, where a command is used wrongly
            code = end.code if isinstance(end.code, int) else 1
    return CompletedProcess(arguments, code, _text(said), _text(complained))


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    held = stream.detach()
    assert isinstance(held, io.BytesIO)
    return held.getvalue().decode()
