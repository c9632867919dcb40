"""The flow a kept conversation is in: that of the version it began with, or moved to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from graphlib import CycleError

from intake.conversation.compiled import CompiledFlow, compile_flow
from intake.conversation.events import Event
from intake.conversation.migrating import version_now, versions
from intake.definitions import DefinitionErrors, load_kept
from intake.definitions.model import Flow, Library
from intake.store.errors import OldDefinition
from intake.store.interface import Store
from intake.store.rows import ConversationRow


def flow_of(store: Store, row: ConversationRow, events: Sequence[Event], library: Library | None = None) -> Flow:
    """The flow in the version the conversation is in now. Raises StoreError: OldDefinition where it can no longer be read."""
    version = version_now(events, row.version)
    flow = newest(library, row.flow) if library is not None else None
    if flow is not None and flow.version == version:
        return flow
    return kept_flow(files_of(store, row, events, version), row.flow)


def newest(library: Library, id: str) -> Flow | None:
    """The flow as it is now; None where there is none, or it is not sound: a talk goes on in the files it began with."""
    try:
        return library.flows.get(id)
    except DefinitionErrors:
        return None


def files_of(store: Store, row: ConversationRow, events: Sequence[Event], version: str) -> Mapping[str, str]:
    """The files of a version the conversation has been in. Raises KeyError for another, StoreError."""
    files = versions(events, row.version)[version]
    return store.definition(version) if files is None else files


def kept_flow(files: Mapping[str, str], id: str) -> Flow:
    """Raises OldDefinition where the files can no longer be read."""
    try:
        flow = load_kept(files, id)
        compile_flow(flow)
    except (DefinitionErrors, CycleError, KeyError) as problem:
        raise OldDefinition(str(problem)) from problem
    return flow


def compiled_of(store: Store, row: ConversationRow, events: Sequence[Event], library: Library | None = None) -> CompiledFlow:
    """As flow_of, ready to be talked through."""
    return compile_flow(flow_of(store, row, events, library))
