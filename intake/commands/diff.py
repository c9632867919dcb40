"""What two versions of a method differ in, in words."""

from __future__ import annotations

from intake.authoring.differences import as_text, differences, effect_of
from intake.commands.library import flow_at
from intake.commands.problems import DONE
from intake.definitions.model import Flow
from intake.words import Words

say = Words(
    {
        "versions": ("{old} ({old_version}) -> {new} ({new_version})", "{old} ({old_version}) -> {new} ({new_version})"),
    }
)


def run(old: str, new: str, lang: str) -> int:
    """Print what differs between two flows, each named by id or file. Raises Refused."""
    a, b = _flow(old, lang), _flow(new, lang)
    versions = {"old_version": a.version, "new_version": b.version}
    print(say("versions", lang, old=old, new=new, **versions), end="\n\n")
    changes = differences(a, b, lang)
    print(as_text([*changes, *(effect_of(a, b, lang) if changes else [])], lang), end="")
    return DONE


def _flow(named: str, lang: str) -> Flow:
    return flow_at(named, lang)[1]
