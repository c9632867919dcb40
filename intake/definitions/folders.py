"""Where the flows, question sets and report templates are: in the wheel, in a checkout, or in an organisation's folder."""

from __future__ import annotations

import os
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
KINDS = ("flows", "question_sets", "reports")


def data_folder(kind: str) -> Path:
    """The project's own folder of that kind: flows, question_sets or reports."""
    installed = PACKAGE / "data" / kind
    return installed if installed.is_dir() else PACKAGE.parent / kind


def organisation_folder() -> Path | None:
    """A folder with flows/, question_sets/ or reports/ of an organisation (DRAAGWIJZER_LIBRARY), which add to or override ours."""
    named = os.environ.get("DRAAGWIJZER_LIBRARY", "")
    return Path(named) if named else None


def all_folders(kind: str) -> tuple[Path, ...]:
    """Folders of that kind, ours first; a later one overrides an earlier one by id."""
    extra = organisation_folder()
    return (data_folder(kind),) if extra is None else (data_folder(kind), extra / kind)
