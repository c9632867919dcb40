"""The network in the report: people by sector, and the ties between them."""

from __future__ import annotations

from intake.conversation.wording import date_words, frequency_words
from intake.network.model import SECTORS, Person, Tie
from intake.network.wording import relation_said
from intake.reporting.model import PersonRow, SectorTable
from intake.reporting.texts import say
from intake.reporting.view import View

CENTRE = ("client", "cared_for")


def sector_tables(view: View) -> tuple[SectorTable, ...]:
    """The people of the network (without the two the talk is about), sector by sector; empty sectors left out."""
    others = [person for id, person in view.state.people.items() if id not in CENTRE]
    tables = []
    for sector in SECTORS:
        rows = tuple(_row(view, person) for person in others if _sector(person) == sector)
        if rows:
            tables.append(SectorTable(sector, view.say(sector), rows))
    return tuple(tables)


def _sector(person: Person) -> str:
    return person.sector if person.sector in SECTORS else "other"


def _row(view: View, person: Person) -> PersonRow:
    return PersonRow(
        person.id,
        view.name_of(person),
        _relation(view, person) if person.name else "",
        _about(view, person),
        "" if person.per_month is None else frequency_words(person.per_month, view.lang),
        ", ".join(known(view, kind) for kind in person.gives),
        known(view, person.bond),
        "" if person.could_do_more is None else view.say("yes" if person.could_do_more else "no"),
        person.note,
        _deceased(view, person),
    )


def known(view: View, word: str | None) -> str:
    """A word of the network's vocabulary as people say it; an unknown one as it is."""
    return "" if not word else view.say(word) if word in say.table else word


def _relation(view: View, person: Person) -> str:
    return relation_said(person, view.state.people, view.lang)


def _name(view: View, id: str) -> str:
    person = view.state.people.get(id)
    if person is None:
        return "?"
    if person.name or id not in CENTRE:
        return view.name_of(person)
    about_two = "cared_for" in view.state.people
    return view.say("carer" if id == "client" and about_two else id)


def _about(view: View, person: Person) -> str:
    parts = []
    if person.group and person.count:
        parts.append(view.say("people_count", n=person.count))
    if person.age is not None:
        parts.append(view.say("years_old", n=person.age))
    elif person.born:
        parts.append(view.say("born", when=date_words(person.born, view.lang)))
    if person.place:
        parts.append(person.place)
    return ", ".join(parts)


def _deceased(view: View, person: Person) -> str:
    if person.died:
        return view.say("deceased_on", when=date_words(person.died, view.lang))
    return view.say("deceased") if person.alive is False else ""


def tie_sentences(view: View) -> tuple[str, ...]:
    """Each tie in a sentence, with since when and until when."""
    return tuple(_tie(view, tie) for tie in view.state.ties)


def _tie(view: View, tie: Tie) -> str:
    status = f"tie_{tie.status}" if tie.kind == "partner" and tie.status else ""
    key = status if status in say.table else f"tie_{tie.kind}"
    if key not in say.table:
        key = "tie_knows"
    said = view.say(key, a=_name(view, tie.a), b=_name(view, tie.b))
    when = [
        view.say(word, when=date_words(moment, view.lang))
        for word, moment in (("since", tie.since), ("until", tie.until))
        if moment
    ]
    return f"{said} ({', '.join(when)})" if when else said
