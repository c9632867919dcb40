"""How long dossiers are kept: an organisation's profile, and the list of those to look at. Nothing is removed by itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from intake.store.rows import DossierRow


@dataclass(frozen=True, slots=True)
class Profile:
    """keep_years after the last change; warn_days before that a dossier comes on the list. basis: the rule it rests on."""

    keep_years: int
    warn_days: int = 90
    basis: str = ""


@dataclass(frozen=True, slots=True)
class ToReview:
    """until: the last day it is to be kept by the profile."""

    dossier: str
    title: str
    changed: str
    until: date


def to_review(rows: Iterable[DossierRow], profile: Profile, today: date, kept: dict[str, str] | None = None) -> list[ToReview]:
    """Dossiers whose time is over, or will be within warn_days; first over first. kept: dossier -> a later day decided on."""
    found = []
    for row in rows:
        until = _until(row, profile)
        later = (kept or {}).get(row.id, "")
        if later and date.fromisoformat(later) > until:
            until = date.fromisoformat(later)
        if (until - today).days <= profile.warn_days:
            found.append(ToReview(row.id, row.title, row.changed, until))
    return sorted(found, key=lambda one: (one.until, one.title))


def _until(row: DossierRow, profile: Profile) -> date:
    changed = date.fromisoformat(row.changed[:10])
    try:
        return changed.replace(year=changed.year + profile.keep_years)
    except ValueError:  # 29 February
        return changed.replace(year=changed.year + profile.keep_years, day=28)
