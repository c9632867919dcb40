"""All definitions together: found in folders, assembled, checked, and pinned by a content hash."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from intake.bounded import read_at_most
from intake.collecting import without_collecting
from intake.definitions.checking import check_flow, unused_parts
from intake.definitions.errors import DefinitionErrors, Problem
from intake.definitions.expressions import parse
from intake.definitions.folders import all_folders, data_folder
from intake.definitions.model import Flow, HelpLine, Library, Place, Rule, SafetyCard, SupportOption, Tip
from intake.definitions.nodes import MAX_BYTES, Node, did_you_mean, read_bytes, read_text
from intake.definitions.reading import (
    FlowDraft,
    Part,
    read_flow,
    read_question_set,
    read_safety,
    read_support,
    read_tips,
    walk,
)

TEST = ".test.yaml"
"""How the name of a file with scripted talks ends (see intake.authoring.scripts)."""
DEFINED = ("flows", "question_sets")
"""The folders that definitions are read from."""
KINDS = ("flow", "question_set", "safety", "support", "tips")


@dataclass(slots=True)
class Found:
    """What the files gave, before flows are assembled. texts: path -> the file as it was, for pinning."""

    drafts: dict[str, FlowDraft] = field(default_factory=dict)
    sets: dict[str, Part] = field(default_factory=dict)
    set_paths: dict[str, str] = field(default_factory=dict)
    lines: dict[str, HelpLine] = field(default_factory=dict)
    safety: dict[str, SafetyCard] = field(default_factory=dict)
    support: dict[str, SupportOption] = field(default_factory=dict)
    tips: dict[str, Tip] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def add(self, later: Found) -> None:
        """What was found later overrides what has the same id."""
        self.drafts |= later.drafts
        self.sets |= later.sets
        self.set_paths |= later.set_paths
        self.lines |= later.lines
        self.safety |= later.safety
        self.support |= later.support
        self.tips |= later.tips
        self.texts |= later.texts
        self.problems += later.problems


def yaml_files(root: Path) -> list[Path]:
    """The YAML files of a folder (or the file itself), in order of name; without hidden ones and tests of talks.

    Of a folder that holds flows/ or question_sets/ only those in them: beside them are word lists, a retention profile, answers.
    """
    if root.is_file():
        return [root]
    inner = [folder for kind in DEFINED if (folder := root / kind).is_dir()]
    return [path for folder in inner or [root] for path in sorted(folder.rglob("*.yaml")) if _defines(path.relative_to(folder))]


def _defines(path: Path) -> bool:
    return not any(part.startswith(".") for part in path.parts) and not path.name.endswith(TEST)


def default_roots() -> list[Path]:
    """Ours, then those of the organisation."""
    return [folder for places in zip(*map(all_folders, DEFINED), strict=True) for folder in places]


def short(path: Path) -> str:
    """The path as an author names it: relative to the folder that holds flows/ and question_sets/, or as given."""
    home = data_folder("flows").parent
    return str(path.relative_to(home)) if path.is_relative_to(home) else str(path)


def gather(paths: Iterable[Path]) -> Found:
    """Read files; a later one overrides an earlier one with the same id."""
    with without_collecting():
        return _gathered(paths)


def _gathered(paths: Iterable[Path]) -> Found:
    found = Found()
    for path in paths:
        found.add(_in_file(_dated(path)))
    return found


@dataclass(frozen=True, slots=True)
class Dated:
    """A file as it is now; all 0 where it is not there. changed: of its content, and of anything about it, in nanoseconds."""

    path: Path
    inode: int = 0
    changed: tuple[int, int] = (0, 0)
    size: int = 0


def _dated(path: Path) -> Dated:
    try:
        found = path.stat()
    except OSError:
        return Dated(path)
    return Dated(path, found.st_ino, (found.st_mtime_ns, found.st_ctime_ns), found.st_size)


@lru_cache(maxsize=256)
def _in_file(file: Dated) -> Found:
    """What a file gives. Nobody changes what is found: it is given again as long as the file stays as it is."""
    found, name = Found(), short(file.path)
    try:
        raw = read_at_most(file.path, MAX_BYTES)
    except OSError as error:
        found.problems.append(Problem(Place(name, 1, 1), f"cannot read this file ({error.strerror}); check it"))
        return found
    node = read_bytes(raw, name, found.problems)
    if node is not None:
        found.texts[name] = raw.decode("utf-8-sig")
        take(node, name, file.path.parent.name, found)
    return found


def take(node: Node, name: str, theme: str, found: Found) -> None:
    keys = [key for key, _ in node.items()] if node.kind == "map" else []
    kind = next((key for key in KINDS if key in keys), None)
    if kind == "flow":
        draft = read_flow(node, theme, found.problems)
        found.drafts[draft.flow.id] = draft
    elif kind == "question_set":
        id, part = read_question_set(node, found.problems)
        found.sets[id], found.set_paths[id] = part, name
    elif kind == "safety":
        lines, cards = read_safety(node, found.problems)
        found.lines |= lines
        found.safety |= cards
    elif kind == "support":
        found.support |= {option.id: option for option in read_support(node, found.problems)}
    elif kind == "tips":
        found.tips |= {tip.id: tip for tip in read_tips(node, found.problems)}
    else:
        found.problems.append(
            Problem(node.place, f"the file needs one of these at the top: {', '.join(KINDS)}")
        )


def assemble(draft: FlowDraft, found: Found) -> tuple[Flow, list[Problem]]:
    """A flow with the questions, scales and rules of the sets it uses, pinned by its content."""
    problems: list[Problem] = []
    parts = [draft.part]
    paths = [draft.flow.place.path]
    for name, place in draft.uses:
        if name in found.sets:
            parts.append(found.sets[name])
            paths.append(found.set_paths[name])
        else:
            problems.append(Problem(place, f"unknown question set {name!r}{did_you_mean(name, found.sets)}"))
    flow = _merge(draft, parts, problems)
    source = {path: found.texts[path] for path in paths if path in found.texts}
    flow = replace(flow, source=source, version=version_of(source))
    places = dict(draft.profile_places)
    for part in parts:
        places |= part.value_places
    problems += check_flow(flow, places)
    return flow, problems


def version_of(source: Mapping[str, str]) -> str:
    """The content hash that names a flow's version: SHA-256 over its files, the first 16 hexadecimal digits."""
    return hashlib.sha256(json.dumps(sorted(source.items()), ensure_ascii=False).encode()).hexdigest()[:16]


def _merge(draft: FlowDraft, parts: list[Part], problems: list[Problem]) -> Flow:
    asked = [name for stage in walk(draft.flow.stages) for name in stage.questions]
    offered = {id: question for part in reversed(parts) for id, question in part.questions.items()}
    for id, question in draft.part.questions.items():
        if id not in asked:
            problems.append(
                Problem(
                    question.place, f"the question {id!r} can never be asked; put it in a stage or delete it"
                )
            )
    questions = {name: offered[name] for name in asked if name in offered}
    flow = replace(draft.flow, questions=questions)
    own, sets = parts[0], parts[1:]
    scales = {
        id: s for part in sets for id, s in part.scales.items() if not unused_parts(flow, s)
    } | own.scales
    balances = [part.balance for part in parts if part.balance]
    if len(balances) > 1:
        problems.append(Problem(balances[1].place, "a flow has one balance; this is a second one"))
    everything = {id for part in parts for id in part.questions} | {
        id for part in parts for id in part.scales
    }
    dropped = everything - set(questions) - set(scales)
    values = _kept_values(sets, dropped) | own.values
    dropped |= {name for part in sets for name in part.values} - set(values)
    return replace(
        flow, scales=scales, balance=balances[0] if balances else None, values=values,
        points=own.points + _kept(sets, "points", dropped), signals=own.signals + _kept(sets, "signals", dropped),
    )  # fmt: skip


def _kept_values(sets: list[Part], dropped: set[str]) -> dict[str, str]:
    """Named values of shared sets, without those that rest on questions this flow does not ask."""
    values = {name: source for part in sets for name, source in part.values.items()}
    gone = set(dropped)
    while lost := {name for name, source in values.items() if parse(source).names & gone}:
        gone |= lost
        for name in lost:
            del values[name]
    return values


def _kept(sets: list[Part], kind: str, dropped: set[str]) -> tuple[Rule, ...]:
    rules: list[Rule] = [rule for part in sets for rule in getattr(part, kind)]
    return tuple(rule for rule in rules if not (set(parse(rule.when).names) | set(rule.sources)) & dropped)


def library_of(found: Found) -> tuple[Library, list[Problem]]:
    flows: dict[str, Flow] = {}
    problems = list(found.problems)
    drafted = {id: draft.flow for id, draft in found.drafts.items()}
    for id, draft in found.drafts.items():
        flows[id], wrong = assemble(draft, found)
        problems += wrong
        problems += wrong_variant(flows[id], drafted)
    return Library(flows, found.lines, found.safety, tuple(found.support.values()), tuple(found.tips.values())), problems


def wrong_variant(flow: Flow, others: Mapping[str, Flow]) -> list[Problem]:
    """What is wrong in the method it says to be a variant of; others: all flows, their stages are not looked at."""
    of = flow.variant_of
    if not of or (of in others and not others[of].variant_of):
        return []
    return [Problem(flow.place, f"variant_of: no method {of!r}{did_you_mean(of, others)}; name one")]


def dated_files(extra: Iterable[Path]) -> tuple[Dated, ...]:
    """The files of the project, of the organisation's folder, and any `extra` files or folders, as they are now."""
    return tuple(_dated(path) for root in (*default_roots(), *extra) for path in yaml_files(root))


def load_library(*extra: Path) -> Library:
    """The project's definitions, those of the organisation's folder, and any `extra` files or folders.

    Asked again it is the same library, as long as no file changed: reading takes a second. Raises DefinitionErrors with every
    problem when anything is wrong.
    """
    return library_of_files(dated_files(extra))


@lru_cache(maxsize=2)
def library_of_files(files: tuple[Dated, ...]) -> Library:
    """Raises DefinitionErrors with every problem."""
    library, problems = library_of(gather(file.path for file in files))
    if problems:
        raise DefinitionErrors(dict.fromkeys(problems))
    return library


def load_pinned(source: Mapping[str, str], id: str) -> Flow:
    """The flow as it was when a conversation began, from the files kept with it. Raises DefinitionErrors."""
    with without_collecting():
        return _pinned(source, id)


def load_kept(source: Mapping[str, str], id: str) -> Flow:
    """As load_pinned, of files that were sound when a conversation began: what a later program would have otherwise in a file
    (a key it no longer knows, a field it asks for since, a check it did not make) does not stop the talk. Raises
    DefinitionErrors where no flow comes out."""
    with without_collecting():
        return _pinned(source, id, strict=False)


def _pinned(source: Mapping[str, str], id: str, strict: bool = True) -> Flow:
    found = Found()
    for path, text in source.items():
        node = read_text(text, path, found.problems)
        if node is not None:
            found.texts[path] = text
            take(node, path, Path(path).parent.name, found)
    if id not in found.drafts:
        raise DefinitionErrors(
            [*found.problems, Problem(Place(id, 1, 1), f"the kept definitions hold no flow {id!r}")]
        )
    flow, problems = assemble(found.drafts[id], found)
    if strict and (problems or found.problems):
        raise DefinitionErrors(dict.fromkeys([*found.problems, *problems]))
    return flow


def check_paths(paths: Iterable[Path]) -> list[Problem]:
    """All problems in the given files and folders (none given: the project's own), which may use the project's sets."""
    given = list(paths)
    asked = [path for root in given or default_roots() for path in yaml_files(root)]
    base = [] if not given else [path for root in default_roots() for path in yaml_files(root)]
    _, problems = library_of(gather([*base, *asked]))
    names = {short(path) for path in asked}
    kept = [problem for problem in dict.fromkeys(problems) if problem.place.path in names]
    return sorted(kept, key=lambda problem: (problem.place.path, problem.place.line, problem.place.column))
