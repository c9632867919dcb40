"""What the screens of a talk can do besides answering, as commands that begin with a slash: /map, /people, /report ..."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from intake.commands.problems import Refused
from intake.commands.report import rendered, write_all
from intake.conversation.dialogue import Dialogue
from intake.conversation.fold import Conversation
from intake.conversation.messages import Message
from intake.conversation.wording import date_words
from intake.definitions.model import Library
from intake.network.kin import OwnAncestor
from intake.network.maps import MAPS
from intake.plain.desk import Desk
from intake.plain.people import Cards
from intake.store.errors import StoreError
from intake.words import Words

COMMANDS = ("help", "where", "answers", "people", "card", "add", "tie", "remove", "undo", "map", "report", "save", "lock")
NAMES: dict[str, tuple[str, ...]] = {
    "help": ("hulp", "help", "?"), "where": ("waar", "where"), "answers": ("antwoorden", "answers"), "people": ("mensen", "people"),
    "card": ("kaartje", "card"), "add": ("erbij", "add"), "tie": ("band", "tie"), "remove": ("weg", "remove"),
    "undo": ("ongedaan", "undo"), "map": ("kaart", "map"), "report": ("verslag", "report"), "save": ("opslaan", "save"), "lock": ("slot", "lock"),
}  # fmt: skip
"""What each command is called, in both languages at once."""

say = Words(
    {
        "help": (
            "Je kunt altijd typen: weet ik niet; liever niet; later; terug; waarom; leg uit; herhaal; notitie: en dan je notitie; "
            "o nee, en dan wat het wel is; ongedaan; overzicht; stop. Leid jij het gesprek? Typ ook: tip.\n"
            "Opdrachten beginnen met een schuine streep:\n"
            "/hulp: deze uitleg.\n"
            "/waar: hoe ver je bent.\n"
            "/antwoorden: wat beantwoord is, en een antwoord veranderen. /antwoorden alles: ook wat nog open is.\n"
            "/mensen: wie er genoemd zijn, met een nummer.\n"
            "/kaartje, met een nummer of naam: wat bekend is van iemand, om te veranderen.\n"
            "/erbij, met een naam: iemand toevoegen.\n"
            "/band, met een nummer of naam: banden van iemand.\n"
            "/weg, met een nummer of naam: iemand weghalen.\n"
            "/ongedaan: de laatste verandering aan mensen en banden terugdraaien.\n"
            "/kaart: de kaarten van familie en netwerk, in woorden.\n"
            "/verslag: het verslag lezen. /verslag cliënt: dat voor de cliënt.\n"
            "/opslaan: het verslag bewaren als bestanden.\n"
            "/slot: op slot, tot de wachtzin getypt is.",
            "You can always type: don't know; rather not; later; back; why; explain; repeat; note: and then your note; "
            "oh no, and then what it should be; undo; overview; stop. Do you lead the talk? Type also: tip.\n"
            "Commands begin with a slash:\n"
            "/help: this help.\n"
            "/where: how far you are.\n"
            "/answers: what was answered, and changing an answer. /answers all: what is still open too.\n"
            "/people: who was named, with a number.\n"
            "/card, with a number or name: what is known of someone, to change.\n"
            "/add, with a name: add someone.\n"
            "/tie, with a number or name: ties of someone.\n"
            "/remove, with a number or name: take someone off.\n"
            "/undo: undo the last change to people and ties.\n"
            "/map: the maps of family and network, in words.\n"
            "/report: read the report. /report client: the one for the client.\n"
            "/save: keep the report as files.\n"
            "/lock: lock it until the passphrase is typed.",
        ),
        "no_command": ("Die opdracht ken ik niet. Typ /hulp.", "I do not know that command. Type /help."),
        "stage": ("{title}: {done} van {total} beantwoord{now}.", "{title}: {done} of {total} answered{now}."),
        "now": (", hier zijn we", ", here we are"),
        "answer": ("{question} {words}.", "{question} {words}."),
        "which_answer": ("Welk antwoord wil je veranderen?", "Which answer do you want to change?"),
        "no_answers": ("Er is nog niets beantwoord.", "Nothing was answered yet."),
        "which_map": ("Welke kaart?", "Which map?"),
        "no_map": ("Er is nog niemand op de kaart. Noem mensen in het gesprek, of typ /erbij.", "Nobody is on the map yet. Name people in the talk, or type /add."),
        "ancestor": ("{name} zou de eigen voorouder zijn. Kijk de ouders en kinderen na.", "{name} would be their own ancestor. Check the parents and children."),
        "saving": ("Bezig met opslaan.", "Saving."),
        "saved": ("Opgeslagen in {folder}.", "Saved in {folder}."),
        "unsaved": ("Hiervan wordt niets opgeslagen.", "Nothing of this is saved."),
        "no_lock": ("Op slot kan alleen waar je in een terminal typt.", "It can only be locked where you type at a terminal."),
        "open": ("nog open", "still open"),
        "answered": ("", ""),
        "dont_know": ("weet niet", "doesn't know"),
        "rather_not": ("liever niet", "rather not"),
        "later": ("later", "later"),
        "skipped": ("overgeslagen", "skipped"),
        "not_applicable": ("niet van toepassing", "does not apply"),
        "hidden": ("telt nu niet mee", "does not count now"),
    }
)  # fmt: skip


def named(word: str) -> str:
    """The command that a word names, "" for none."""
    return next((command for command, names in NAMES.items() if word.casefold() in names), "")


@dataclass
class Aside:
    """The commands of one talk. earlier: the other talks of the dossier; folder: where reports are saved, None for nowhere;
    log: writes down what is about to be saved (raises StoreError); lock: wipes the terminal and asks who is there."""

    talk: Dialogue
    desk: Desk
    library: Library
    clock: Callable[[], datetime]
    earlier: Sequence[Conversation] = ()
    folder: Path | None = None
    log: Callable[[str], None] = lambda what: None
    lock: Callable[[], None] | None = None

    def __post_init__(self) -> None:
        self.cards = Cards(self.desk, self.talk, lambda: self.clock().date())

    def hear(self, line: str) -> list[Message] | None:
        """Do what a line that begins with a slash asks; what the talk says then. None for a line that is none of these."""
        if not line.startswith("/"):
            return None
        self.desk.lang = self.talk.lang
        word, _, rest = line[1:].strip().partition(" ")
        command = named(word)
        if not command:
            self.desk.tell(say("no_command", self.talk.lang))
            return []
        at = self.talk.state.current
        told: list[Message] = getattr(self, f"_{command}")(rest.strip()) or []
        if self.talk.state.current != at and not told:
            return self.talk.ask()
        return told or (self.talk.ask(again=True) if self.talk.state.status == "asking" else [])

    def _help(self, rest: str) -> None:
        self.desk.tell(say("help", self.talk.lang))

    def _where(self, rest: str) -> None:
        for row in self.talk.progress():
            if row.state != "hidden":
                now = say("now", self.talk.lang) if row.state == "now" else ""
                self.desk.tell(say("stage", self.talk.lang, title=row.title, done=row.done, total=row.total, now=now))

    def _answers(self, rest: str) -> list[Message] | None:
        kept_out = ("hidden",) if rest.casefold() in ("alles", "all") else ("hidden", "open")
        rows = [row for row in self.talk.review() if row.state not in kept_out]
        if not rows:
            self.desk.tell(say("no_answers", self.talk.lang))
            return None
        told = []
        for row in rows:
            words = row.words if row.state == "answered" else say(row.state, self.talk.lang)
            others = "".join(f"; {who}: {other}" for who, other in row.others)
            told.append(say("answer", self.talk.lang, question=row.text, words=words + others))
        at = self.desk.number(say("which_answer", self.talk.lang), told)
        return None if at is None else self.talk.move("goto", rows[at].question)

    def _people(self, rest: str) -> None:
        self.cards.show()

    def _card(self, rest: str) -> None:
        self.cards.edit(rest)

    def _add(self, rest: str) -> None:
        self.cards.add(rest)

    def _tie(self, rest: str) -> None:
        self.cards.tie(rest)

    def _remove(self, rest: str) -> None:
        self.cards.remove(rest)

    def _undo(self, rest: str) -> None:
        self.cards.undo()

    def _map(self, rest: str) -> None:
        """Each map has its own words; the one that is chosen is told."""
        state, lang = self.talk.state, self.talk.lang
        today = date_words(state.started_at[:10], lang)
        drawn = []
        for draw in MAPS.values():
            try:
                drawn.append(draw(state.people, state.ties, lang, today))
            except OwnAncestor as problem:
                self.desk.tell(say("ancestor", lang, name=problem.name))
        drawn = [one for one in drawn if len(one.nodes) > 1]
        if not drawn:
            self.desk.tell(say("no_map", lang))
            return
        at = self.desk.number(say("which_map", lang), [one.title for one in drawn])
        if at is not None:
            self.desk.tell(f"{drawn[at].title}\n{drawn[at].description}")

    def _lock(self, rest: str) -> None:
        if self.lock is None:
            self.desk.tell(say("no_lock", self.talk.lang))
        else:
            self.lock()

    @property
    def _readers(self) -> tuple[str, ...]:
        return ("client",) if self.talk.state.audience == "client" else ("professional", "client")

    def _report(self, rest: str) -> None:
        reader = "client" if rest.casefold().startswith(("cli", "klant")) else self._readers[0]
        self.desk.tell(rendered(self.talk.state, self.library, "txt", reader, self.talk.lang, earlier=self.earlier, at=self.clock()))

    def _save(self, rest: str) -> None:
        """Files named by the method, in a folder named by the talk's id."""
        lang = self.talk.lang
        if self.folder is None:
            self.desk.tell(say("unsaved", lang))
            return
        self.desk.tell(say("saving", lang))
        try:
            self.log(f"report {' '.join(self._readers)}")
            write_all(self.talk.state, self.library, self.folder, self.talk.state.flow.id, lang, self._readers, self.earlier, self.clock())
        except (Refused, StoreError) as problem:
            self.desk.tell(problem.sentence(lang) if isinstance(problem, StoreError) else str(problem))
            return
        self.desk.tell(say("saved", lang, folder=self.folder))
