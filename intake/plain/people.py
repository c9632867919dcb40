"""The cards of people and their ties, line by line: read them, change a field, add someone, take someone off."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from intake.conversation import card, picture
from intake.conversation.card import FIELDS, Field, Misread
from intake.conversation.dialogue import Dialogue
from intake.conversation.messages import Message
from intake.conversation.naming import person_words
from intake.conversation.tie_card import KINDS, STATUSES, made_tie
from intake.network.model import Person, Tie
from intake.network.vocabulary import label, tie_words
from intake.network.wording import person_name
from intake.plain.desk import Desk
from intake.words import Words

say = Words(
    {
        "nobody": ("Er is nog niemand genoemd.", "Nobody was named yet."),
        "who": ("Wie?", "Who?"),
        "new": ("Iemand nieuw.", "Someone new."),
        "which_field": ("Wat wil je veranderen? Niets typen bewaart de kaart.", "What do you want to change? Typing nothing keeps the card."),
        "more_fields": ("Nog iets? Een vraagteken noemt alles op. Niets typen bewaart de kaart.", "Anything else? A question mark lists everything. Typing nothing keeps the card."),
        "unknown": ("onbekend", "unknown"),
        "type": ("{field}. Nu: {value}. Typ het nieuwe, of 'weet ik niet' om het leeg te maken. Niets typen laat het zo.", "{field}. Now: {value}. Type the new value, or 'don't know' to clear it. Typing nothing leaves it."),
        "choose": ("{field}. Nu: {value}.", "{field}. Now: {value}."),
        "clear": ("weet ik niet", "don't know"),
        "understood": ("Begrepen als: {said}.", "Understood as: {said}."),
        "left": ("De kaart is niet bewaard.", "The card is not kept."),
        "which_tie": ("Banden van {name}. Welke?", "Ties of {name}. Which?"),
        "new_tie": ("een nieuwe band", "a new tie"),
        "kind": ("Wat voor band is het?", "What kind of tie is it?"),
        "with": ("Met wie?", "With whom?"),
        "status": ("Hoe is die band?", "How is that tie?"),
        "since": ("Sinds wanneer? Een jaar of een datum; niets typen laat het open.", "Since when? A year or a date; typing nothing leaves it open."),
        "until": ("Tot wanneer? Niets typen als die nog duurt.", "Until when? Type nothing when it still lasts."),
        "what_with": ("Wat wil je met deze band?", "What do you want with this tie?"),
        "change": ("veranderen", "change it"),
        "remove": ("weghalen", "remove it"),
    }
)  # fmt: skip


class Cards:
    """today: what day it is, for ages and dates. do: keeps a change and tells what came of it."""

    def __init__(self, desk: Desk, talk: Dialogue, today: Callable[[], date]) -> None:
        self.desk, self.talk, self.today = desk, talk, today

    @property
    def _lang(self) -> str:
        return self.talk.lang

    def _tell(self, messages: list[Message]) -> None:
        for message in messages:
            self.desk.tell(message.text)

    # Who there is

    def show(self) -> None:
        """Everyone with what is known, each with a number that the other commands take."""
        people = self.talk.state.people
        if not people:
            self.desk.tell(say("nobody", self._lang))
        for number, (id, person) in enumerate(people.items(), 1):
            ties = [tie_words(tie, id, people, self._lang) for tie in self.talk.state.ties if id in (tie.a, tie.b)]
            told = (person_words(self.talk.state, person), *ties, *card.about(person, self._lang))
            self.desk.tell(f"{number}. {'; '.join(part for part in told if part)}.")

    def choose(self, wanted: str) -> str | None:
        """The id of who is meant by a number or a part of the name; asked where that says too little."""
        people = self.talk.state.people
        ids = list(people)
        if not ids:
            self.desk.tell(say("nobody", self._lang))
            return None
        if wanted.isdecimal() and 1 <= int(wanted) <= len(ids):
            return ids[int(wanted) - 1]
        found = [id for id in ids if wanted and wanted.casefold() in person_name(people[id], self._lang).casefold()]
        if len(found) == 1:
            return found[0]
        offered = found or ids
        at = self.desk.number(say("who", self._lang), [person_words(self.talk.state, people[id]) for id in offered])
        return None if at is None else offered[at]

    # The card

    def edit(self, wanted: str) -> None:
        id = self.choose(wanted)
        if id is None:
            return
        old = self.talk.state.people[id]
        new = self._filled(old)
        changed = {key: value for key in Person.__slots__ if key != "id" and (value := getattr(new, key)) != getattr(old, key)}
        if changed:
            self._tell(picture.change_person(self.talk, id, changed))
        else:
            self.desk.tell(say("left", self._lang))

    def add(self, name: str) -> None:
        """Someone new: the name first, then whatever is known."""
        new = self._filled(Person("", name=name[: card.LONGEST["name"]]))
        if new != Person(""):
            self._tell(picture.add_person(self.talk, new)[1])

    def _filled(self, old: Person) -> Person:
        """Field after field until nothing more is typed and the whole can be true."""
        found: dict[str, dict[str, Any]] = {}
        fields = [field for field in FIELDS if not (field.key == "of" and old.id == "client")]
        title = "which_field"
        while True:
            person = card.filled_in(old, found)
            rows = [f"{card.say(field.key, self._lang)}: {self._value(person, field)}" for field in fields]
            at = self.desk.number(say(title, self._lang), rows, listed=title == "which_field")
            title = "more_fields"
            if at is not None:
                self._read(person, fields[at], found)
                continue
            if person == old and not old.name and not old.relation:
                return old
            try:
                card.check_person(person, self.talk.state.people, self.talk.state.ties, self._lang, self.today())
            except Misread as problem:
                self.desk.tell(str(problem))
                continue
            return person

    def _value(self, person: Person, field: Field) -> str:
        if field.kind == "ticks":
            told = ", ".join(label(field.words, one, self._lang) for one in getattr(person, field.key))
        elif field.kind == "person":
            other = self.talk.state.people.get(person.of)
            told = person_name(other, self._lang) if other else ""
        else:
            told = card.shown(person, field, self._lang)
            told = label(field.words, told, self._lang) if field.kind == "choice" and told else told
        return told or say("unknown", self._lang)

    def _read(self, person: Person, field: Field, found: dict[str, dict[str, Any]]) -> None:
        title = {"field": card.say(field.key, self._lang), "value": self._value(person, field)}
        if field.kind in ("choice", "person"):
            self._read_choice(field, say("choose", self._lang, **title), person, found)
        elif field.kind == "ticks":
            named = [label(field.words, one, self._lang) for one in field.options]
            chosen = self.desk.numbers(say("choose", self._lang, **title), named)
            if chosen is not None:
                found[field.key] = {field.key: tuple(field.options[n] for n in chosen)}
        else:
            typed = self.desk.ask(say("type", self._lang, **title))
            if typed:
                self._read_line(field, typed, found)

    def _read_choice(self, field: Field, title: str, person: Person, found: dict[str, dict[str, Any]]) -> None:
        if field.kind == "person":
            options = card.people_options(self.talk.state.people, person.id, self._lang)
        else:
            options = tuple((one, label(field.words, one, self._lang)) for one in field.options)
        at = self.desk.number(title, [*(name for _, name in options), say("clear", self._lang)])
        if at is not None:
            self._read_line(field, options[at][0] if at < len(options) else "", found)

    def _read_line(self, field: Field, typed: str, found: dict[str, dict[str, Any]]) -> None:
        try:
            read = card.read_field(field, typed, self._lang, self.today())
        except Misread as problem:
            self.desk.tell(str(problem))
            return
        found[field.key] = dict(read.changes)
        if read.said:
            self.desk.tell(say("understood", self._lang, said=read.said))

    def remove(self, wanted: str) -> None:
        """Asked first, with what goes along."""
        id = self.choose(wanted)
        if id is None:
            return
        follows = picture.removal(self.talk.state, id, self._lang)
        if not follows.allowed:
            self.desk.tell(follows.sentences[0])
        elif self.desk.sure(follows.sentences):
            self._tell(picture.remove_person(self.talk, id))

    def undo(self) -> None:
        """The last thing changed on a card or between two people."""
        self._tell(picture.undo(self.talk))

    # Ties

    def tie(self, wanted: str) -> None:
        id = self.choose(wanted)
        if id is None:
            return
        state = self.talk.state
        known = [tie for tie in state.ties if id in (tie.a, tie.b)]
        old = None
        if known:
            title = say("which_tie", self._lang, name=person_name(state.people[id], self._lang))
            told = [tie_words(tie, id, state.people, self._lang) for tie in known]
            at = self.desk.number(title, [*told, say("new_tie", self._lang)])
            if at is None:
                return
            old = known[at] if at < len(known) else None
        if old is not None:
            at = self.desk.number(say("what_with", self._lang), [say("change", self._lang), say("remove", self._lang)])
            if at is None:
                return
            if at == 1:
                self._tell(picture.remove_tie(self.talk, old, id))
                return
        self._put_tie(id, old)

    def _put_tie(self, id: str, old: Tie | None) -> None:
        lang, people = self._lang, self.talk.state.people
        kind = self._one(say("kind", lang), [(one, label("tie", one, lang)) for one in KINDS])
        other = self._one(say("with", lang), card.people_options(people, id, lang)) if kind else None
        if not kind or not other:
            return
        statuses = [(one, label("tie", one, lang)) for one in STATUSES.get(kind, ())]
        status = self._one(say("status", lang), statuses) if statuses else None
        since, until = self.desk.ask(say("since", lang)), self.desk.ask(say("until", lang))
        try:
            made = made_tie(self.talk.state, id, kind, other, status or "", (since, until), lang, self.today(), old)
        except Misread as problem:
            self.desk.tell(str(problem))
            return
        self._tell(picture.put_tie(self.talk, made, old, id))

    def _one(self, title: str, options: Any) -> str | None:
        pairs = list(options)
        at = self.desk.number(title, [name for _, name in pairs])
        return None if at is None else pairs[at][0]
