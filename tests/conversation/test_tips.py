"""The guide's rules as tips: at the question, stage and answers where they matter, for who leads the talk."""

from __future__ import annotations

from fnmatch import fnmatchcase

import pytest

from intake.conversation.dialogue import Dialogue
from intake.conversation.tips import fitting
from intake.definitions import load_library
from intake.definitions.expressions import parse
from intake.definitions.reading import walk
from intake.network.model import Person
from tests.conversation.talking import dialogue

LIBRARY = load_library()
TIPS = {tip.id: tip for tip in LIBRARY.tips}


def at(flow: str, question: str, lang: str = "nl", audience: str = "worker") -> Dialogue:
    talk = dialogue(LIBRARY.flows[flow], LIBRARY, lang=lang, audience=audience)
    talk.move("goto", question)
    return talk


def test_a_tip_fits_the_question_that_is_asked() -> None:
    talk = at("zorgvoorelkaar", "ref_step")
    told = talk.hear("tip")[1:]
    assert [one.text for one in told] == ["Tip: " + TIPS["small_steps"].text.get("nl")]
    assert told[0].kind == "explain"
    assert talk.state.current == "ref_step"
    assert talk.state.answer("ref_step") is None


@pytest.mark.parametrize("line", ["Geef een tip", "tip?", "Nog een tip."])
def test_it_is_asked_for_in_several_ways(line: str) -> None:
    assert at("zorgvoorelkaar", "ref_step").hear(line)[1].text.startswith("Tip: ")


def test_another_tip_is_another_one_and_then_they_begin_again() -> None:
    talk = at("zorgvoorelkaar", "ref_tried", "en")
    many = len(fitting(talk.state, LIBRARY.tips, "ref_tried"))
    told = [talk.hear("another tip")[1].text for _ in range(many + 1)]
    assert many >= 2
    assert len(set(told)) == many
    assert told[-1] == told[0]


def test_what_was_answered_comes_first() -> None:
    talk = at("50plusnet", "plusnet_miss")
    talk.hear("iemand heel dichtbij")
    assert fitting(talk.state, LIBRARY.tips, talk.state.current or "")[0].id == "lonely_emotional"
    assert "lonely_social" not in {tip.id for tip in fitting(talk.state, LIBRARY.tips, talk.state.current or "")}


def test_without_a_network_it_says_where_to_look() -> None:
    talk = at("zorgvoorelkaar", "ref_arrange")
    talk.hear("vervoer")
    assert talk.state.current == "ref_along"
    assert fitting(talk.state, LIBRARY.tips, "ref_along")[0].id == "no_network"
    talk.hear("buurvrouw Els")
    assert "no_network" not in {tip.id for tip in fitting(talk.state, LIBRARY.tips, "ref_along")}


def test_a_tie_that_hurts_gives_three_ways() -> None:
    talk = at("zorgvoorelkaar", "ref_arrange")
    talk.add_person(Person("bart", "Bart", "brother", sector="family", bond="tense"))
    assert fitting(talk.state, LIBRARY.tips, "ref_along")[0].id == "ties_that_do_not_help"


def test_the_client_is_not_told_how_to_lead() -> None:
    told = at("zorgvoorelkaar", "ref_step", audience="client").hear("tip")[1].text
    assert "leg uit" in told
    assert not told.startswith("Tip: ")


def test_a_tip_leaves_what_waits_as_it_was() -> None:
    talk = at("zorgvoorelkaar", "ref_step")
    talk.move("note")
    talk.hear("tip")
    talk.hear("belt liever niet")
    assert [note.text for note in talk.state.notes] == ["belt liever niet"]


def test_the_word_tip_in_an_answer_is_an_answer() -> None:
    talk = at("zorgvoorelkaar", "ref_step")
    talk.hear("Ik kreeg een tip van de buurvrouw")
    assert talk.state.answer("ref_step") is not None


def test_every_tip_belongs_somewhere() -> None:
    places = {name for flow in LIBRARY.flows.values() for name in flow.questions}
    places |= {stage.id for flow in LIBRARY.flows.values() for stage in walk(flow.stages)}
    for tip in LIBRARY.tips:
        assert not tip.at or any(fnmatchcase(place, at) for at in tip.at for place in places), tip.id
        if tip.when:
            assert parse(tip.when).names - {"@people"} <= places, tip.id


def test_sentences_are_short() -> None:
    for tip in LIBRARY.tips:
        for lang in ("nl", "en"):
            for sentence in tip.text.get(lang).replace("?", ".").replace(":", ".").split("."):
                assert len(sentence.split()) <= 17, sentence


@pytest.mark.parametrize(("audience", "told"), [("worker", True), ("volunteer", True), ("client", False)])
def test_help_names_tips_to_who_leads_the_talk(audience: str, told: bool) -> None:
    assert ("tip" in at("zorgvoorelkaar", "ref_step", audience=audience).hear("help")[1].text.split()[-1]) is told
