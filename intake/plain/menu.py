"""The start of the program line by line: choose a dossier and a talk, begin one, read what is due, look at the methods."""

from __future__ import annotations

from intake.commands import demo, due, talk
from intake.commands.earlier import talks_of
from intake.commands.home import open_store, store_errors_said
from intake.commands.library import library
from intake.commands.problems import DONE
from intake.definitions.model import AUDIENCES, Flow, Library
from intake.plain.desk import Closed, Desk
from intake.plain.lock import watched
from intake.store.interface import Store
from intake.store.rows import ConversationRow, DossierRow
from intake.tui.texts import say as screen_say
from intake.words import Words

CHOICES = ("go_on", "new", "which", "methods", "due", "report", "remove", "demo", "help", "quit")

say = Words(
    {
        "welcome": ("Draagwijzer, regel voor regel. Typ een nummer en druk op Enter.", "Draagwijzer, line by line. Type a number and press Enter."),
        "what": ("Wat wil je doen?", "What do you want to do?"),
        "go_on": ("verder met een gesprek", "go on with a talk"),
        "new": ("een nieuw gesprek", "a new talk"),
        "which": ("welke methode past?", "which method fits?"),
        "methods": ("de methoden bekijken", "look at the methods"),
        "due": ("wat eraan komt", "what is coming"),
        "report": ("het verslag van een dossier lezen", "read the report of a client file"),
        "remove": ("een dossier verwijderen", "remove a client file"),
        "demo": ("een voorbeeld met verzonnen mensen", "an example with invented people"),
        "help": ("uitleg", "help"),
        "quit": ("stoppen", "quit"),
        "which_dossier": ("Welk dossier?", "Which client file?"),
        "which_talk": ("Welk gesprek?", "Which talk?"),
        "no_dossiers": ("Er zijn nog geen dossiers. Kies een nieuw gesprek, of eerst het voorbeeld.", "There are no client files yet. Choose a new talk, or the example first."),
        "no_talks": ("In dit dossier is nog geen gesprek.", "There is no talk in this client file yet."),
        "for_whom": ("Voor wie is dit gesprek? Typ een naam of een nummer.", "Who is this talk for? Type a name or a number."),
        "find": ("Typ een stukje van de naam van de methode, of niets voor alle methoden.", "Type a bit of the method's name, or nothing for all methods."),
        "none_found": ("Geen methode gevonden.", "No method found."),
        "who_leads": ("Wie zit achter het scherm?", "Who is at the screen?"),
        "removed": ("{title} is verwijderd.", "{title} is removed."),
        "bye": ("Tot de volgende keer.", "See you next time."),
        "help_text": (
            "Kies met een nummer. Niets typen brengt je terug. In een gesprek typ je zoals je praat; /hulp noemt alle opdrachten.\n"
            "Alles wordt meteen bewaard, versleuteld op deze computer. Niets gaat het internet op.\n"
            "Andere opdrachten van het programma: draagwijzer --help",
            "Choose with a number. Typing nothing takes you back. In a talk you type as you talk; /help names all commands.\n"
            "Everything is kept at once, encrypted on this computer. Nothing goes to the internet.\n"
            "Other commands of the program: draagwijzer --help",
        ),
    }
)  # fmt: skip


def run(lang: str) -> int:
    """Until the user stops, or the lines end. Raises Refused."""
    definitions = library()
    with open_store(lang) as vault, store_errors_said(lang):
        spoken = vault.setting("lang", lang)
        menu = Menu(vault, definitions, Desk(*watched(vault, lambda: spoken), spoken))
        menu.desk.tell(say("welcome", menu.lang))
        try:
            while menu.once():
                pass
        except Closed:
            pass
        menu.desk.tell(say("bye", menu.lang))
    return DONE


class Menu:
    def __init__(self, vault: Store, definitions: Library, desk: Desk) -> None:
        self.vault, self.definitions, self.desk, self.lang = vault, definitions, desk, desk.lang

    def once(self) -> bool:
        """One choice, carried out. False for stopping."""
        at = self.desk.number(say("what", self.lang), [say(name, self.lang) for name in CHOICES])
        if at is None or CHOICES[at] == "quit":
            return at is None
        getattr(self, f"_{CHOICES[at]}")()
        self.desk.lang = self.lang
        return True

    def _help(self) -> None:
        self.desk.tell(say("help_text", self.lang))

    def _demo(self) -> None:
        demo.run(self.lang, self.vault)

    # Dossiers and talks

    def _dossier(self) -> DossierRow | None:
        rows = self.vault.dossiers()
        if not rows:
            self.desk.tell(say("no_dossiers", self.lang))
            return None
        at = self.desk.number(say("which_dossier", self.lang), [f"{row.title}, {row.changed[:10]}" for row in rows])
        return None if at is None else rows[at]

    def _talk(self) -> ConversationRow | None:
        dossier = self._dossier()
        if dossier is None:
            return None
        rows = self.vault.conversations(dossier.id)
        if not rows:
            self.desk.tell(say("no_talks", self.lang))
            return None
        told = [f"{self._title(row.flow)}, {screen_say(row.status, self.lang)}, {row.changed[:10]}" for row in rows]
        at = self.desk.number(say("which_talk", self.lang), told)
        return None if at is None else rows[at]

    def _title(self, flow: str) -> str:
        known = self.definitions.flows.get(flow)
        return known.card.title.get(self.lang) if known else flow

    def _go_on(self) -> None:
        row = self._talk()
        if row is not None:
            talk.lead(self.vault, self.definitions, row.id, row.dossier, self.lang)

    def _new(self, flow: Flow | None = None) -> None:
        flow = flow or self._method()
        if flow is None:
            return
        title = self.desk.ask(say("for_whom", self.lang))
        if not title:
            return
        at = self.desk.number(say("who_leads", self.lang), [screen_say(one, self.lang) for one in AUDIENCES])
        if at is None:
            return
        dossier = next((row.id for row in self.vault.dossiers() if row.title == title), None)
        dossier = dossier or self.vault.new_dossier(title)
        id = self.vault.new_conversation(dossier, flow.id, flow.version, flow.source, self.lang, AUDIENCES[at])
        state = talk.lead(self.vault, self.definitions, id, dossier, self.lang, AUDIENCES[at])
        if state.chosen in self.definitions.flows and flow.kind == "choice":
            self._new(self.definitions.flows[state.chosen])

    def _which(self) -> None:
        self._new(self.definitions.flows["wegwijzer"])

    def _report(self) -> None:
        dossier = self._dossier()
        if dossier is None:
            return
        from intake.commands.report import rendered

        talks = talks_of(self.vault, dossier.id, self.definitions)
        if not talks:
            self.desk.tell(say("no_talks", self.lang))
            return
        state = talks[-1]
        reader = "client" if state.audience == "client" else "professional"
        self.desk.tell(rendered(state, self.definitions, "txt", reader, state.lang, earlier=talks[:-1]))

    def _remove(self) -> None:
        dossier = self._dossier()
        if dossier is None:
            return
        asked = (screen_say("remove_dossier", self.lang, title=dossier.title), screen_say("remove_for_good", self.lang))
        if self.desk.sure(asked):
            self.vault.remove_dossier(dossier.id)
            self.desk.tell(say("removed", self.lang, title=dossier.title))

    # Methods and what is due

    def _method(self) -> Flow | None:
        """One of the methods with these words in their title."""
        wanted = self.desk.ask(say("find", self.lang)).casefold()
        flows = [flow for flow in self.definitions.flows.values() if flow.stages]
        found = [flow for flow in flows if wanted in flow.card.title.get(self.lang).casefold() or wanted in flow.id]
        if not found:
            self.desk.tell(say("none_found", self.lang))
            return None
        found.sort(key=lambda flow: flow.card.title.get(self.lang).casefold())
        at = self.desk.number(screen_say("which_method", self.lang), [flow.card.title.get(self.lang) for flow in found])
        return None if at is None else found[at]

    def _methods(self) -> None:
        flow = self._method()
        if flow is None:
            return
        for key in ("summary", "for_whom", "by_whom", "takes", "needs", "not_when", "product", "evidence_text"):
            text = getattr(flow.card, key)
            heading = screen_say(f"card_{key}", self.lang)
            if text is not None:
                self.desk.tell(f"{heading}: {text.get(self.lang)}" if heading else text.get(self.lang))
        at = self.desk.number(say("what", self.lang), [screen_say("start_this", self.lang)])
        if at is not None:
            self._new(flow)

    def _due(self) -> None:
        today = talk.now().date()
        found = due.rows(self.vault, self.definitions, today)
        for row in found:
            self.desk.tell(due.line(row, today, self.lang))
        if not found:
            self.desk.tell(screen_say("due_none", self.lang))


