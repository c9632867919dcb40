"""The cases typed in whole paragraphs give the network of the cases typed in single sentences, in whatever order."""

from __future__ import annotations

import random
from typing import Any

import pytest

from intake.conversation.dialogue import Dialogue
from intake.conversation.paragraphs import sentences
from intake.definitions import load_library
from tests.cases.paragraphs import AHMED, JOYCE, RIA_FAMILY, RIA_NETWORK
from tests.conversation.talking import dialogue

LIBRARY = load_library()
RIA = {
    "carer_name": "Ria", "cared_for_name": "Henk", "care_relation": "partner", "cared_for_living": "home", "family_wider": True,
}  # fmt: skip
CASES: dict[str, tuple[str, str, dict[str, Any], dict[str, str]]] = {
    "ria": ("mantelscan", "nl", RIA, {"carer_children": RIA_FAMILY, "help_family": RIA_NETWORK}),
    "ahmed": (
        "pom", "nl", {"carer_name": "Ahmed", "cared_for_name": "Fatna", "care_relation": "mother"}, {"care_sharers": AHMED},
    ),
    "joyce": ("quez", "en", {"client_name": "Joyce"}, {"contact_people": JOYCE}),
}  # fmt: skip
FACTS = {
    "ria": {
        "Sanne": {"relation": "daughter", "age": 33, "place": "Groningen"}, "Mark": {"relation": "son_in_law"},
        "Noor": {"relation": "grandchild", "age": 4}, "Dennis": {"relation": "son", "age": 30, "bond": "tense"},
        "Gerrit": {"relation": "father", "of": "cared_for", "died": "2011"}, "Truus": {"relation": "mother", "age": 88, "gives": ()},
        "Piet": {"relation": "father", "of": "client", "died": "1998"}, "Annie": {"relation": "mother", "of": "client", "died": "2015"},
        "Kees": {"relation": "brother", "age": 61, "bond": "broken"}, "Joke": {"relation": "sister", "of": "cared_for"},
        "Els": {"relation": "neighbour", "per_month": 4.33, "note": "dinsdagochtend"},
        "Marga": {"sector": "friends", "per_month": 0.25}, "Fatima": {"relation": "case_manager"},
        "Wim": {"relation": "former_colleague", "per_month": 1.0},
    },
    "ahmed": {
        "Samira": {"relation": "sister", "age": 41, "gives": ("practical",)},
        "Naima": {"relation": "sister", "age": 38, "gives": ("practical",)}, "Loubna": {"relation": "wife"},
    },
    "joyce": {
        "Peter": {"relation": "support_worker", "per_month": 8.66}, "Ineke": {"relation": "mother", "per_month": 30.0},
        "Kim": {"relation": "sister"}, "Bo": {"sector": "colleagues"},
    },
}  # fmt: skip
TIES = {
    "ria": {("Sanne", "Mark", "partner"), ("Sanne", "Noor", "parent"), ("Dennis", "Kim", "partner")},
    "ahmed": set(),
    "joyce": set(),
}


def typed(case: str, in_sentences: bool, shuffle: random.Random | None = None) -> Dialogue:
    flow, lang, known, paragraphs = CASES[case]
    talk = dialogue(LIBRARY.flows[flow], LIBRARY, lang=lang)
    for name, value in known.items():
        talk.record("answered", question=name, value=value, words="")
    for question, paragraph in paragraphs.items():
        lines = [part for _, part in sentences(paragraph)] if in_sentences or shuffle else [paragraph]
        if shuffle is not None:
            shuffle.shuffle(lines)
            lines = lines if in_sentences else [" ".join(lines)]
        for line in lines:
            talk.record("moved", question=question)
            talk.hear(line)
            while talk.pending is not None:
                talk.hear("ja" if lang == "nl" else "yes")
    return talk


def network(talk: Dialogue) -> tuple[set[Any], set[Any]]:
    people = talk.state.people
    name = {id: person.name or person.relation for id, person in people.items()}
    persons = {
        (
            name[id], one.relation, name.get(one.of), one.sector, one.age, one.alive, one.died, one.place, one.per_month,
            tuple(sorted(one.gives)), one.bond, one.note,
        )
        for id, one in people.items() if id not in ("client", "cared_for")
    }  # fmt: skip
    return persons, {(name[tie.a], name[tie.b], tie.kind, tie.status) for tie in talk.state.ties}


@pytest.mark.parametrize("case", CASES)
def test_a_paragraph_is_its_sentences(case: str) -> None:
    talk = typed(case, in_sentences=False)
    assert network(talk) == network(typed(case, in_sentences=True))
    named = {person.name: person for person in talk.state.people.values()}
    for name, facts in FACTS[case].items():
        assert {key: getattr(named[name], key) for key in facts} == facts
    assert TIES[case] <= {(a, b, kind) for a, b, kind, _ in network(talk)[1]}


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("case", CASES)
def test_the_order_of_the_sentences_does_not_matter(case: str, seed: int) -> None:
    in_order, mixed = typed(case, in_sentences=False), typed(case, False, random.Random(seed))
    assert network(mixed) == network(in_order)
