"""Being named in an answer places someone; people of an earlier talk come along into the next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from intake.conversation.carrying import known_before
from intake.conversation.dialogue import Dialogue
from intake.conversation.fold import fold
from intake.definitions.model import Fit, Flow, PeopleHint, Question, Stage
from intake.network.model import Person, Tie
from tests.conversation.talking import dialogue
from tests.generated import HERE, card, text


def talk_of(hints: Mapping[str, PeopleHint | None], **options: Any) -> Dialogue:
    """A talk of one people question per hint; a question without a hint asks for text."""
    questions = {
        name: Question(
            name, "people" if hint else "text", text(name), text("w"), text("h"), HERE, people=hint
        )
        for name, hint in hints.items()
    }
    stages = (Stage("all", text("all"), None, 5, tuple(questions), HERE),)
    flow = Flow(
        "f", "t", "instrument", card(), Fit(), HERE, stages=stages, questions=questions, version=repr(hints)
    )
    return dialogue(flow, **options)


def told(talk: Dialogue, *lines: str) -> Dialogue:
    for line in lines:
        talk.hear(line)
        if talk.pending is not None:
            talk.hear("ja")
    return talk


def person(talk: Dialogue, name: str) -> Person:
    return next(one for one in talk.state.people.values() if one.name == name)


def test_everyone_named_gets_the_place_of_the_question() -> None:
    hint = PeopleHint(facts={"circle": "intimates", "domain": "household", "gives": ("emotional",)})
    talk = told(talk_of({"who": hint}), "Zus Kim kookt voor me, en buurvrouw Els", "nee")
    assert person(talk, "Els").circle == "intimates"
    assert person(talk, "Kim").domain == "household"
    assert person(talk, "Kim").gives == ("practical", "emotional")


def test_a_line_with_one_doubt_is_read_back_whole_and_kept_after_a_yes() -> None:
    talk = talk_of({"who": PeopleHint()})
    said = talk.hear("Zus Kim kookt voor me, neef Karel zou de tuin doen")
    assert "Kim (zus)" in said[-1].text
    assert said[-1].text.count("praktische hulp") == 2
    assert not talk.state.people.keys() - {"client", "cared_for"}
    talk.hear("ja")
    assert person(talk, "Kim").gives == person(talk, "Karel").gives == ("practical",)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("nl", "nee, hij heeft geen broers of zussen"), ("nl", "wij hebben geen kinderen"),
        ("en", "no, he has no brothers or sisters"), ("en", "we have no children"),
    ],
)  # fmt: skip
def test_who_is_said_not_to_be_is_an_answer(lang: str, said: str) -> None:
    talk = talk_of({"who": PeopleHint(), "next": None}, lang=lang)
    talk.hear(said)
    assert talk.state.value("who") == []
    assert talk.state.current == "next"


def test_what_a_question_asks_of_each_is_no_age() -> None:
    hints = {
        "who": PeopleHint(), "since": PeopleHint(asks="since"), "rated": PeopleHint(asks="affection"),
        "phone": PeopleHint(asks="phone"), "met": PeopleHint(asks="has_met"),
    }  # fmt: skip
    talk = told(
        talk_of(hints), "Vriendin Els en collega Wim", "nee", "Els 12 jaar, Wim sinds 2015", "nee", "Els 5, Wim 2", "nee",
        "Els elke week, Wim een keer per maand", "nee", "Els van de kerk. Wim: op het werk.", "nee",
    )  # fmt: skip
    els, wim = person(talk, "Els"), person(talk, "Wim")
    assert (els.since, wim.since) == ("2014", "2015")
    assert (els.age, wim.age) == (None, None)
    assert (els.functions, wim.functions) == ((("affection", 5),), (("affection", 2),))
    assert [way for way, _ in els.ways] == ["phone"]
    assert round(els.per_month or 0, 1) == 4.3
    assert els.has_met == "van de kerk"
    assert wim.has_met == "op het werk"


def test_those_of_one_sentence_know_each_other() -> None:
    hints = {"who": PeopleHint(), "know": PeopleHint(among="knows")}
    talk = told(talk_of(hints), "Els, Wim, Kim en Bo", "nee", "Els en Wim kennen elkaar. Wim kent Bo.", "nee")
    pairs = {
        frozenset((talk.state.people[tie.a].name, talk.state.people[tie.b].name)) for tie in talk.state.ties
    }
    assert pairs == {frozenset(("Els", "Wim")), frozenset(("Wim", "Bo"))}


def test_an_at_least_does_not_overrule_what_was_said() -> None:
    hints = {"who": PeopleHint(), "weekly": PeopleHint(facts={"per_month": 4.33})}
    talk = told(talk_of(hints), "Els belt elke dag, en Wim", "nee", "Els en Wim", "nee")
    assert (person(talk, "Els").per_month or 0) > 20
    assert person(talk, "Wim").per_month == 4.33
    assert person(talk, "Wim").vague


def test_a_tie_with_the_client_and_who_supplied_the_name() -> None:
    hints = {
        "who": PeopleHint(with_client="close"), "by": None, "added": PeopleHint(named_by="by"),
    }  # fmt: skip
    talk = told(talk_of(hints), "Zus Kim", "nee", "begeleider Peter", "Kim en tante Riet", "nee")
    assert Tie("client", person(talk, "Kim").id, "emotional", "close") in talk.state.ties
    assert person(talk, "Riet").named_by == "begeleider Peter"
    assert person(talk, "Kim").named_by == ""


def test_undo_takes_the_places_back() -> None:
    hints = {"who": PeopleHint(), "near": PeopleHint(facts={"distance": "walking"}, with_client="lives_with")}
    talk = told(talk_of(hints), "Els", "nee", "Els")
    assert person(talk, "Els").distance == "walking"
    talk.undo()
    assert person(talk, "Els").distance is None
    assert talk.state.ties == []


def test_people_of_an_earlier_talk_come_along_and_can_be_left_out() -> None:
    before = told(talk_of({"who": PeopleHint(among="knows")}), "Zus Kim en buurvrouw Els", "nee").state
    people, ties = known_before([before])
    assert {one.name for one in people} == {"Kim", "Els"}
    assert len(ties) == 1
    talk = talk_of({"who": PeopleHint()}, people=people, ties=ties)
    assert talk.pending is not None
    assert "Kim (zus)" in talk.pending.text
    assert talk.state.ties == list(ties)
    talk.hear("nee")
    left = talk.hear(next(str(n) for n, (label, _) in enumerate(talk.pending.options, 1) if label == "Kim"))
    assert any("Kim" in message.text for message in left)
    talk.hear("1")
    assert [one.name for one in talk.state.people.values() if one.id != "client"] == ["Els"]
    assert talk.pending is None
    assert fold(talk.state.compiled, talk.state.events).people == talk.state.people


def test_the_same_person_in_two_talks_is_one() -> None:
    hint = PeopleHint(facts={"bond": "strong"})
    first = told(talk_of({"a": hint, "b": hint, "c": hint}), "weet ik niet", "weet ik niet", "Zus Kim", "nee")
    second = told(talk_of({"who": PeopleHint()}), "Buurman Jo en zus Kim, 33", "nee")
    people, _ = known_before([first.state, second.state])
    assert sorted(one.name for one in people) == ["Jo", "Kim"]
    assert next(one for one in people if one.name == "Kim").age == 33
