"""Corrections that point at something said before: "dat van het slapen klopt niet", "net zei ik 10 uur, het is 12"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from intake.conversation.extras import label_of, topical
from intake.conversation.fold import Conversation
from intake.understanding import Correction
from intake.understanding.text import fold

LONGEST = 200
_WRONG = {
    "nl": r"(?:klop(?:t|pen)(?: toch)? niet|klopte niet|is(?: toch)? (?:niet juist|fout|verkeerd)|was (?:fout|verkeerd|niet goed)|moet anders)",
    "en": r"(?:(?:isn't|is not|wasn't|was not) (?:right|correct|true)|(?:is|was) wrong|needs (?:to be )?chang\w+)",
}
_ABOUT = {
    "nl": (
        rf"(?:nee,? |o nee,? )?(?:dat |wat ik (?:net |zojuist )?(?:zei )?)?(?:van|over|met|bij) (?:het |de |mijn |je )?(?P<what>.+?),? (?:dat )?{_WRONG['nl']}(?:[,.;]? (?P<new>.+))?",
        rf"(?:nee,? |o nee,? )?(?:het |de |die |dat )?(?P<what>[^,.;]+?) {_WRONG['nl']}(?:[,.;] (?P<new>.+))?",
    ),
    "en": (
        rf"(?:no,? |oh no,? )?(?:the (?:thing|part|bit|answer) |what i said )?(?:about|on) (?:the |my )?(?P<what>.+?),? {_WRONG['en']}(?:[,.;]? (?P<new>.+))?",
        rf"(?:no,? |oh no,? )?(?:the |that )?(?P<what>[^,.;]+?) {_WRONG['en']}(?:[,.;] (?P<new>.+))?",
    ),
}
_EARLIER = {
    "nl": (
        r"(?:net|zojuist|daarnet|eerder|straks) zei ik (?P<old>.+?)[,;.]? (?:maar )?(?:het|dat) (?:is|was|zijn|moet|moeten) (?P<new>.+)",
        r"ik zei (?:net |zojuist |eerder )?(?P<old>.+?)[,;.]? (?:maar )?(?:het|dat) (?:is|was|zijn|moet|moeten) (?P<new>.+)",
        r"(?:mijn|haar|zijn|de) [\w\-]+ heet (?P<new>\S+?),? (?:en )?niet (?P<old>\S+)",
        r"(?:mijn|haar|zijn|de) [\w\-]+ heet niet (?P<old>\S+?),? maar (?P<new>\S+)",
        r"ik (?:heb|had) (?:me|mij) (?:vergist|versproken|verteld)[,.]? (?:het|dat) (?:is|zijn|was|waren|moet zijn) (?P<new>.+)",
        r"die (?P<old>\d.*?) (?:klopt|kloppen) niet,? (?:het|dat) (?:is|zijn) (?P<new>.+)",
    ),
    "en": (
        r"(?:just now|earlier|before)[, ]+i said (?P<old>.+?)[,;.]? (?:but )?(?:it's|it is|it was|it should be|they are) (?P<new>.+)",
        r"i (?:just )?said (?P<old>.+?)[,;.]? (?:but )?(?:it's|it is|it was|it should be) (?P<new>.+)",
        r"i (?:made a mistake|was wrong|got (?:it|that) wrong)[,.]? (?:it's|it is|it was|they are|that's|it should be) (?P<new>.+)",
        r"(?:my|her|his|the) [\w\-]+(?:'s name is| is called) (?P<new>\S+?),? (?:and )?not (?P<old>\S+)",
        r"(?:my|her|his|the) [\w\-]+ is not called (?P<old>\S+?),? but (?P<new>\S+)",
    ),
}
_AWAY = {
    "nl": (
        r"(?:haal|verwijder|schrap|streep|gooi|doe) (?P<who>.+?) (?:maar |er )*(?:weg|eruit|door|eraf|uit de tekening)",
        r"(?:verwijder|schrap) (?P<who>.+)",
        r"(?P<who>.+?) (?:hoort|horen) (?:er|daar|hier) (?:ook )?niet bij",
        r"(?P<who>.+?) (?:moet|mag) (?:er ?uit|weg|eraf)",
    ),
    "en": (
        r"(?:remove|delete|take out|take away) (?P<who>.+)",
        r"take (?P<who>.+?) (?:out|away|off)(?: of the (?:drawing|list|picture))?",
        r"(?P<who>.+?) (?:does not|doesn't|do not|don't) belong(?: there| here| in it)?",
    ),
}
_INSTEAD = {
    "nl": r"\b(?:niet|geen) (?P<old>[^,;.]+?),? maar (?P<new>.+)|,? (?:en )?(?:niet|geen) (?P<gone>(?:(?! maar )[^,;.])+)$",
    "en": r"(?:\bnot|(?P<does>\bdoesn't)) (?P<old>[^,;.]+?),? but (?P<new>.+)|,? (?:and )?not (?P<gone>(?:(?! but )[^,;.])+)$",
}
_NTH = {
    "nl": ("eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste"),
    "en": ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"),
}
_LAST = {"nl": "laatste", "en": "last"}


@dataclass(frozen=True, slots=True)
class Meant:
    """Something said before. kind: answer (id of its question) or person (id)."""

    kind: Literal["answer", "person"]
    id: str


@dataclass(frozen=True, slots=True)
class Wrong:
    """ "The second one is wrong": what it may mean, likeliest first, and what it is instead, "" where not said."""

    meant: tuple[Meant, ...]
    new: str = ""


def read_removal(state: Conversation, text: str) -> str:
    """The id of the person who has to go: "haal Jan weg". "" for any other line."""
    for match in _matches(_AWAY[state.lang], text):
        who = fold(match["who"]).strip(" .!")
        for id, person in state.people.items():
            if (
                id not in ("client", "cared_for")
                and person.name
                and re.search(rf"\b{re.escape(fold(person.name))}$", who)
            ):
                return id
    return ""


def read_earlier(state: Conversation, text: str) -> Correction | None:
    """What was said earlier, and what it is: "net zei ik 10 uur, het is 12"; "Sanne woont niet in Groningen maar in Assen"."""
    for match in _matches(_EARLIER[state.lang], text):
        groups = match.groupdict()
        old, new = (
            text[slice(*match.span(key))].strip(" ,;.!") if key in groups else "" for key in ("old", "new")
        )
        return Correction(new, old, confidence=0.95)
    return _of_a_person(state, text)


def _of_a_person(state: Conversation, text: str) -> Correction | None:
    """A line that begins with a person known, and says what is not so and what is."""
    line = text.strip(" .!")
    match = re.search(_INSTEAD[state.lang], fold(line))
    if match is None or len(line) > LONGEST:
        return None
    for id, person in state.people.items():
        name = fold(person.name)
        if not name or id in ("client", "cared_for"):
            continue
        lead = re.match(rf"(?:[\w\-]+ )?(?:[\w\-]+ )?{re.escape(name)}\b", fold(line))
        if lead and lead.end() <= match.start() + 1 and name not in fold(line[match.start() :]).split():
            before = line[lead.end() : match.start()]
            new = line[slice(*match.span("new"))] if match["new"] else ""
            if match.groupdict().get("does"):
                before = f"{match['old'].split()[0]}s"
            said = f"{before} {new}".strip()
            return Correction(said, "", id, 0.95) if said else None
    return None


def read_wrong(state: Conversation, text: str, told: tuple[Meant, ...]) -> Wrong | None:
    """What is wrong: the second of what was told last, a subject, a person, or what was answered. None: another line."""
    for match in _matches(_ABOUT[state.lang], text):
        what = fold(match["what"]).strip(" .!'\"")
        nth = _nth(what, state.lang, told)
        if nth is None and set(what.split()) & {*_NTH[state.lang], _LAST[state.lang]}:
            return Wrong(())
        meant = (nth,) if nth else tuple(dict.fromkeys(_named(state, what)))
        if meant:
            new = text[slice(*match.span("new"))] if match["new"] else ""
            return Wrong(meant, re.sub(r"^(?:het|dat|it)(?:'s| is| zijn)\s+", "", new, flags=re.IGNORECASE))
    return None


def _matches(forms: tuple[str, ...], text: str) -> Iterator[re.Match[str]]:
    said = fold(text).strip(" .!")
    if len(said) > LONGEST or "\n" in said:
        return
    start = len(fold(text)) - len(fold(text).lstrip(" .!"))
    for form in forms:
        match = re.compile(form).fullmatch(fold(text), start, start + len(said))
        if match is not None:
            yield match


def _nth(what: str, lang: str, told: tuple[Meant, ...]) -> Meant | None:
    words = re.findall(r"\w+", what)
    for index, word in enumerate(_NTH[lang][: len(told)]):
        if word in words and len(words) <= 3:
            return told[index]
    return told[-1] if told and _LAST[lang] in words and len(words) <= 3 else None


def _named(state: Conversation, what: str) -> Iterator[Meant]:
    for id, person in state.people.items():
        if id not in ("client", "cared_for") and person.name and fold(person.name) == what.split()[-1]:
            yield Meant("person", id)
    for name in dict.fromkeys((*topical(state, what), *_labelled(state, what))):
        if state.answer(name) is not None and state.visible(name):
            yield Meant("answer", name)
    for name in state.order() if len(what) > 1 else ():
        answer = state.answer(name)
        if answer and state.visible(name) and state.flow.questions[name].kind != "people":
            words = fold(state.words_of(answer))
            if what == words or (
                any(char.isdigit() for char in what) and re.search(rf"\b{re.escape(what)}\b", words)
            ):
                yield Meant("answer", name)


def _labelled(state: Conversation, what: str) -> Iterator[str]:
    """Questions whose label holds the word: "de nachten"."""
    word = what.split()[-1]
    for name in state.answers if len(word) > 3 else ():
        if re.search(rf"\b{re.escape(word)}\b", fold(label_of(state, state.flow.questions[name]))):
            yield name


def title_of(state: Conversation, meant: Meant) -> str:
    """For a list to choose from: what it is and what it says now."""
    if meant.kind == "person":
        from intake.conversation.naming import person_words

        return person_words(state, state.people[meant.id])
    return f"{label_of(state, state.flow.questions[meant.id])}: {state.words(meant.id)}"
