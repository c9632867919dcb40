"""A few of our own definitions in place of all: each command reads them anew, and all of them take most of a second."""

from __future__ import annotations

from pathlib import Path

import pytest

from intake.definitions.folders import organisation_folder

OURS = Path(__file__).parent.parent.parent
FEW = (
    "flows/eigen-kracht/vriendenkring.yaml", "question_sets/person.yaml", "question_sets/plan.yaml", "question_sets/referral.yaml",
    "question_sets/safety.yaml", "question_sets/support.yaml", "question_sets/tips.yaml",
)  # fmt: skip


def with_few_of_ours(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each command reads our definitions anew; a few of them stand for all, to save time."""
    for name in FEW:
        copy = folder / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes((OURS / name).read_bytes())

    def folders(kind: str) -> tuple[Path, ...]:
        own = organisation_folder()
        return (folder / kind, *([own / kind] if own else []))

    monkeypatch.setattr("intake.definitions.library.all_folders", folders)
