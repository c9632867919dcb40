"""A network from a file into a dossier: its people and ties become events of the latest talk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from intake.commands.earlier import known_people
from intake.commands.home import open_store, problem_words
from intake.commands.library import opened_library, talk_flow
from intake.commands.pinned import flow_of
from intake.commands.problems import DONE, INPUT, Refused, complain
from intake.commands.report import dossier_row
from intake.commands.sources import GENERATIONS, centred
from intake.commands.talk import new_id, now, speaker
from intake.commands.waiting import waiting
from intake.conversation.compiled import compile_flow
from intake.conversation.dialogue import Dialogue
from intake.conversation.events import Event
from intake.exchange.files import read_network
from intake.exchange.merging import Merge, merge
from intake.exchange.network import Network, name_or_id, own_ancestor, with_initials
from intake.exchange.own_file import shown
from intake.store.errors import StoreError
from intake.store.interface import Store
from intake.words import Words

MOST_PEOPLE = 500
"""More people than this are no network of one person; a talk with more would be slow."""
FLOWS = {".ged": "genogram", ".gedcom": "genogram"}
"""The talk that is begun where the dossier has none; a name list for all other files."""

say = Words(
    {
        "many": ("{path} bevat {count} personen; hoogstens {most} kunnen in een dossier. Maak een keuze in het bestand.", "{path} holds {count} persons; at most {most} can go into a dossier. Make a choice in the file."),
        "ancestor": ("{path}: samen met dit dossier zou iemand de eigen voorouder zijn: {names}. Kijk de ouders en kinderen na.", "{path}: together with this dossier someone would be their own ancestor: {names}. Check the parents and children."),
        "done": ("Erbij: {people} personen en {ties} banden. Aangevuld: {changed}. Niets nieuws: {same}.", "Added: {people} persons and {ties} ties. Filled in: {changed}. Nothing new: {same}."),
        "differs": ("Verschilt, en zo gelaten: {name}: {field} is {before}, in het bestand {after}.", "Differs, and left as it was: {name}: {field} is {before}, in the file {after}."),
        "refused": ("Niet overgenomen: {count} regels.", "Not taken over: {count} lines."),
        "new_talk": ("Nieuw gesprek begonnen: {flow}.", "New talk begun: {flow}."),
        "not_kept": ("Dit kon niet bewaard worden: {why}", "This could not be kept: {why}"),
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Choice:
    """Whom and how: person in the middle (id or part of a name), others by initials, generations of a family tree."""

    person: str = ""
    initials: bool = False
    generations: int = GENERATIONS


def run(file: Path, dossier: str, choice: Choice, lang: str) -> int:
    """Take the file's people and ties into the dossier (id or title). Exit code 1 where lines were refused. Raises Refused."""
    with waiting("reading", lang, what=file):
        network = read_network(file, lang)
    for sentence in (*network.warnings, *shown(network.refused, lang)):
        complain(sentence)
    refused = len(network.refused)
    network = centred(network, str(file), choice.person, lang, choice.generations)
    if len(network.people) > MOST_PEOPLE:
        raise Refused(say("many", lang, path=file, count=len(network.people), most=MOST_PEOPLE))
    network = with_initials(network) if choice.initials else network
    with open_store(lang) as vault:
        try:
            talk = _talk(vault, dossier, FLOWS.get(file.suffix.lower(), "groslijst"), lang)
            found = merge(network, talk.state.people, talk.state.ties, talk.new_id)
            _check(network, found, talk, file, lang)
            _record(talk, found)
        except StoreError as problem:
            raise Refused(say("not_kept", lang, why=problem_words(problem, lang))) from problem
    _tell(found, refused, lang)
    return INPUT if refused else DONE


def _talk(vault: Store, dossier: str, flow_name: str, lang: str) -> Dialogue:
    """The dossier's latest talk, or a new one."""
    definitions = opened_library()
    row = dossier_row(vault, dossier, lang)
    talks = vault.conversations(row.id)
    if talks:
        id, events = talks[0].id, vault.events(talks[0].id)
        flow = flow_of(vault, talks[0], events)
    else:
        flow = talk_flow(definitions, flow_name, lang)
        id, events = vault.new_conversation(row.id, flow_name, flow.version, flow.source, lang, "worker"), []

    def record(event: Event) -> None:
        vault.append(id, event)

    talk = Dialogue(
        compile_flow(flow), record, clock=now, new_id=new_id, library=definitions, lang=lang, audience="worker",
        by=speaker(flow.respondents), events=events, **({} if events else known_people(vault, row.id, definitions)),
    )  # fmt: skip
    if not events:
        talk.open()
        print(say("new_talk", lang, flow=flow_name))
    return talk


def _check(network: Network, found: Merge, talk: Dialogue, file: Path, lang: str) -> None:
    """Raises Refused where file and dossier together make someone their own ancestor."""
    loop = own_ancestor((*talk.state.ties, *found.ties))
    if loop:
        people = {**talk.state.people, **{one.id: one for one in found.added}}
        names = " → ".join(name_or_id(people, id) for id in loop)
        raise Refused(say("ancestor", lang, path=file, names=names))


def _record(talk: Dialogue, found: Merge) -> None:
    for person in found.added:
        talk.put_person(person)
    for id, changes in found.changes.items():
        talk.record("person_changed", id=id, changes=changes, words="")
    for tie in found.ties:
        talk.put_tie(tie)


def _tell(found: Merge, refused: int, lang: str) -> None:
    for name, field, before, after in found.differs:
        print(say("differs", lang, name=name, field=field, before=before, after=after))
    counts = {"people": len(found.added), "ties": len(found.ties), "changed": len(found.changes), "same": found.same}
    print(say("done", lang, **counts))
    if refused:
        print(say("refused", lang, count=refused))
