"""Words that definitions share: the advice vocabulary, and what can be asked about the people in a network."""

from __future__ import annotations

MEETING = "meeting"
"""The name that expressions use for the number of the meeting, counted from 1."""

PROFILE_KEYS = frozenset(
    {
        "level", "age", "gender", "carer", "load", "capacity", "cared_for", "cared_for_living", "living", "conditions",
        "loneliness", "widowed_months", "network_size", "wishes", "problem", "professionals_at_table", "motivated",
        "off_balance", "poverty", "deprived", "scope", "needs_map", "time_minutes",
    }
)  # fmt: skip

PEOPLE_FILTERS = frozenset(
    {
        "sector",
        "relation",
        "support",
        "gives",
        "receives",
        "bond",
        "alive",
        "of",
        "gender",
        "could_do_more",
        "formal",
    }
)
