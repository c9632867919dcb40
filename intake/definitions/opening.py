"""The definitions for a command that needs one flow: each file is read when something in it is asked for.

What is in a file shows from its outermost keys, found without reading it as YAML. A file of which that is not plain, and the
files with safety cards, support and tips, which every talk needs, are read at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

from intake.bounded import read_at_most
from intake.collecting import without_collecting
from intake.definitions.errors import DefinitionErrors, Problem
from intake.definitions.library import (
    Dated,
    Found,
    assemble,
    dated_files,
    gather,
    library_of_files,
    short,
    take,
    wrong_variant,
)
from intake.definitions.model import Flow, Library
from intake.definitions.nodes import MAX_BYTES, read_text

_KIND = re.compile(rb"^[\"']?(flow|question_set|safety|support|tips)[\"']?[ \t]*:[ \t]*([^\r\n]*)", re.M)
_ID = re.compile(rb"([a-z0-9-]+)[ \t]*(?:#.*)?")
_OUTERMOST = re.compile(r"^(?=[^\s#])", re.M)
_CARD = re.compile(r"(?:flow|kind|card|fit|variant_of)[ \t]*:")


def open_library(*extra: Path) -> Library:
    """As load_library, each flow read when it is asked for: then DefinitionErrors is raised with what is wrong in its file or
    in a question set it uses. Going through all of them raises every problem there is. Raises DefinitionErrors at once for
    safety, support and tips, and for a file of which it does not show what is in it.
    """
    return _opened(dated_files(extra))


@lru_cache(maxsize=2)
def _opened(files: tuple[Dated, ...]) -> Library:
    seen = _Seen()
    for file in files:
        seen.look(file)
    with without_collecting():
        found = gather(seen.at_once)
    if found.problems or found.drafts or found.sets:
        return library_of_files(files)
    flows = FlowsWhenAsked(files, seen)
    return Library(flows, found.lines, found.safety, tuple(found.support.values()), tuple(found.tips.values()), flows.cards)


@dataclass(slots=True)
class _Seen:
    """Which file gives which flow or question set (a later one overrides), and the files to read at once."""

    flows: dict[str, Path] = field(default_factory=dict)
    sets: dict[str, Path] = field(default_factory=dict)
    at_once: list[Path] = field(default_factory=list)

    def look(self, file: Dated) -> None:
        kind, id = _at_first_sight(file)
        if kind == b"flow" and id:
            self.flows[id] = file.path
        elif kind == b"question_set" and id:
            self.sets[id] = file.path
        else:
            self.at_once.append(file.path)


@lru_cache(maxsize=256)
def _at_first_sight(file: Dated) -> tuple[bytes, str]:
    """The kind of file and its id; empty where that is not plain."""
    try:
        found = _KIND.findall(read_at_most(file.path, MAX_BYTES))
    except OSError:
        return b"", ""
    if len(found) != 1:
        return b"", ""
    ((kind, rest),) = found
    id = _ID.fullmatch(rest)
    return kind, id[1].decode() if id else ""


class FlowsWhenAsked(Mapping[str, Flow]):
    """id -> flow. Asking for one reads its file and the question sets it uses, once. Raises DefinitionErrors."""

    def __init__(self, files: tuple[Dated, ...], seen: _Seen) -> None:
        self._files = files
        self._seen = seen
        self._read: dict[str, Flow] = {}
        self.cards = Cards(self, seen.flows)

    def __getitem__(self, id: str) -> Flow:
        if id not in self._read:
            self._read[id] = self._one(self._seen.flows[id], id)
        return self._read[id]

    def __iter__(self) -> Iterator[str]:
        """Ids only; going through the flows themselves reads all at once, so that every problem is told."""
        return iter(self._seen.flows)

    def __len__(self) -> int:
        return len(self._seen.flows)

    def __contains__(self, id: object) -> bool:
        return id in self._seen.flows

    def values(self):  # type: ignore[no-untyped-def]  # the views of another mapping, which typeshed cannot say
        return self._all.values()

    def items(self):  # type: ignore[no-untyped-def]
        return self._all.items()

    @cached_property
    def _all(self) -> Mapping[str, Flow]:
        return library_of_files(self._files).flows

    def _one(self, path: Path, id: str) -> Flow:
        found = gather([path])
        draft = found.drafts.get(id)
        if draft is None:
            raise DefinitionErrors(dict.fromkeys(found.problems)) if found.problems else KeyError(id)
        used = [name for name, _ in draft.uses]
        paths = [self._seen.sets[name] for name in used if name in self._seen.sets]
        # all of them where one is unknown: the sentence about it tells which is near
        found.add(gather(paths if len(paths) == len(used) else self._seen.sets.values()))
        flow, problems = assemble(draft, found)
        if flow.variant_of in self and flow.variant_of not in self.cards:
            self[flow.variant_of]  # raises what is wrong in the file of the method
        problems = [*found.problems, *problems, *wrong_variant(flow, self.cards)]
        if problems:
            raise DefinitionErrors(dict.fromkeys(problems))
        return flow


class Cards(Mapping[str, Flow]):
    """id -> the flow with its card, kind and fit, perhaps without its questions and stages, which are most of its file.

    What cannot be read is left out: see `left_out`.
    """

    def __init__(self, flows: FlowsWhenAsked, paths: Mapping[str, Path]) -> None:
        self._flows = flows
        self._paths = paths
        self._read: dict[str, Flow | None] = {}
        self.left_out: list[Problem] = []

    def __getitem__(self, id: str) -> Flow:
        if id not in self._read:
            self._read[id] = self._card(id, self._paths[id])
        flow = self._read[id]
        if flow is None:
            raise KeyError(id)
        return flow

    def __iter__(self) -> Iterator[str]:
        with without_collecting():
            return iter([id for id in self._paths if self.get(id) is not None])

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _card(self, id: str, path: Path) -> Flow | None:
        flow = _card_in(path, id)
        if flow is not None:
            return flow
        try:
            return self._flows[id]
        except (DefinitionErrors, KeyError) as problem:
            self.left_out += problem.problems if isinstance(problem, DefinitionErrors) else ()
            return None


def _card_in(path: Path, id: str) -> Flow | None:
    """From the parts of the file that hold it, the others blanked line by line; None where anything looks odd."""
    try:
        text = read_at_most(path, MAX_BYTES).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None
    if len(text) > MAX_BYTES:
        return None
    found = Found()
    node = read_text("".join(_kept(_OUTERMOST.split(text))), short(path), found.problems)
    if node is not None:
        take(node, short(path), path.parent.name, found)
    return found.drafts[id].flow if id in found.drafts and not found.problems else None


def _kept(parts: Iterable[str]) -> Iterator[str]:
    """Lines stay where they are."""
    for part in parts:
        yield part if _CARD.match(part) else "\n" * part.count("\n")


def left_out(library: Library) -> list[Problem]:
    """Why methods could not be told of when methods that fit were looked for; empty when all could."""
    return library.cards.left_out if isinstance(library.cards, Cards) else []
