"""What the talk does with answers, moves, corrections and words of danger."""

from __future__ import annotations

from typing import Any

import pytest

from intake.conversation.dialogue import Dialogue
from intake.conversation.messages import Message
from intake.definitions import load_library
from intake.network.genogram import genogram
from intake.network.positions import household
from tests.conversation.talking import dialogue

LIBRARY = load_library()


@pytest.fixture
def scan() -> Dialogue:
    return dialogue(LIBRARY.flows["mantelscan"], LIBRARY)


@pytest.fixture
def pom() -> Dialogue:
    return dialogue(LIBRARY.flows["pom"], LIBRARY, audience="volunteer")


def at(talk: Dialogue, question: str, answers: dict[str, Any] | None = None) -> Dialogue:
    """Go to a question, giving the answers on the way without a word."""
    for name, value in (answers or {}).items():
        talk.record("answered", question=name, value=value, words="")
    talk.record("moved", question=question)
    assert talk.state.current == question
    return talk


def kinds(messages: list[Message]) -> list[str]:
    return [message.kind for message in messages]


def test_the_first_message_gives_the_words_back(scan: Dialogue) -> None:
    first = scan.hear("  Ria [b]Jansen[/b] \x1b[31m{{ x }}  ")[0]
    assert (first.speaker, first.text) == ("person", "Ria [b]Jansen[/b] {{ x }}")


@pytest.mark.parametrize(
    "said",
    [
        "Ik heet Ria.",
        "Ria",
        "Mijn naam is Ria, 58 jaar",
        "my husband Ria",
        "I'm Ria",
        "dat is mijn vrouw Ria",
    ],
)
def test_a_name_is_taken_out_of_a_sentence(scan: Dialogue, said: str) -> None:
    scan.hear(said)
    assert scan.state.people["client"].name == "Ria"


def test_why_help_and_example_leave_the_question(scan: Dialogue) -> None:
    for move in ("why", "explain", "example"):
        said = scan.move(move)
        assert said[0].kind == "explain"
        assert said[0].text
        assert scan.state.current == "carer_name"


@pytest.mark.parametrize(
    ("line", "as_"),
    [
        ("weet ik niet", "dont_know"),
        ("liever niet", "rather_not"),
        ("sla maar over", "skipped"),
        ("later", "later"),
    ],
)
def test_no_answer_is_a_value_of_its_own(scan: Dialogue, line: str, as_: str) -> None:
    at(scan, "money")
    scan.hear(line)
    assert scan.state.withheld["money"].as_ == as_
    assert scan.state.value("money") is None


def test_not_understood_escalates_and_parks_the_question(scan: Dialogue) -> None:
    at(scan, "sleep")
    texts = [scan.hear("de fiets is groen")[1] for _ in range(3)]
    assert kinds(texts) == ["clarify"] * 3
    assert len({message.text for message in texts}) == 3
    assert texts[2].choices
    scan.hear("de fiets is groen")
    assert scan.state.withheld["sleep"].as_ == "later"
    assert scan.state.notes[-1].text == "de fiets is groen"


def test_an_unsure_reading_is_asked_about(scan: Dialogue) -> None:
    at(scan, "live_together", {"cared_for_living": "home"})
    said = scan.hear("soms wel")
    assert scan.turn == "confirming"
    assert said[-1].kind == "confirm"
    scan.hear("ja")
    assert scan.state.value("live_together") is True


def test_who_lives_with_the_carer_stands_in_their_household(scan: Dialogue) -> None:
    at(scan, "live_together", {"care_relation": "partner", "cared_for_living": "home"})
    scan.hear("ja")
    assert household(scan.state.people.values(), scan.state.ties) == {"cared_for"}
    drawn = genogram(scan.state.people, scan.state.ties, "nl", "2026")
    assert "household" in {line.stroke for line in drawn.lines}
    scan.record("answered", question="live_together", value=False, words="nee")
    assert not household(scan.state.people.values(), scan.state.ties)


def test_back_and_forth(scan: Dialogue) -> None:
    scan.hear("Ria")
    scan.hear("Henk")
    scan.hear("terug")
    assert scan.state.current == "cared_for_name"
    scan.hear("terug")
    assert scan.state.current == "carer_name"
    assert "begin" in scan.hear("terug")[1].text


def test_a_note_at_any_moment(scan: Dialogue) -> None:
    scan.hear("notitie: de tv stond hard")
    assert scan.state.notes[0].text == "de tv stond hard"
    assert scan.state.current == "carer_name"
    scan.move("note")
    scan.hear("ze was moe")
    assert scan.state.notes[1].text == "ze was moe"


def test_a_change_first_shows_what_it_will_do(scan: Dialogue) -> None:
    at(
        scan,
        "cared_for_name",
        {"care_relation": "partner", "cared_for_living": "home", "live_together": True},
    )
    seen = scan.preview("nights_per_week", 0)
    assert seen.sentence == "" or "Draaglast" in seen.sentence
    scan.record("answered", question="nights_per_week", value=7, words="")
    scan.record("answered", question="night_times", value=3, words="")
    seen = scan.preview("nights_per_week", 0)
    assert seen.hides == ("night_times",)
    at(scan, "nights_per_week")
    said = scan.hear("0")
    assert said[-1].kind == "preview"
    assert scan.state.value("nights_per_week") == 7
    scan.hear("ja")
    assert scan.state.value("nights_per_week") == 0
    assert scan.state.visible("night_times") is False
    assert scan.state.answer("night_times") is not None


@pytest.mark.parametrize(
    "line", ["nee wacht, niet 20 maar 25 uur", "niet 20 maar 25 uur", "ik bedoel 25 uur"]
)
def test_a_number_is_corrected_in_plain_words(scan: Dialogue, line: str) -> None:
    at(scan, "hours_per_week")
    scan.hear("20 uur")
    said = scan.hear(line)
    if scan.pending is not None:
        said = scan.hear("ja")
    assert scan.state.value("hours_per_week") == 25
    assert any("20" in message.text and "→" in message.text for message in said)


def test_english_correction_of_hours() -> None:
    talk = dialogue(LIBRARY.flows["mantelscan"], LIBRARY, lang="en")
    at(talk, "hours_per_week")
    talk.hear("five hours")
    talk.hear("not five hours, fifteen")
    if talk.pending is not None:
        talk.hear("yes")
    assert talk.state.value("hours_per_week") == 15


def test_a_correction_nobody_can_place_is_asked_about(scan: Dialogue) -> None:
    scan.hear("Ria")
    scan.hear("Henk")
    said = scan.hear("dat was fout")
    assert scan.pending is not None
    assert len(said[-1].choices) == 2
    scan.hear("2")
    assert scan.state.current == "carer_name"


def test_undo_takes_persons_of_an_answer_with_it(scan: Dialogue) -> None:
    at(scan, "help_neighbours")
    scan.hear("Buurvrouw Els en buurman Jan")
    assert {person.name for person in scan.state.people.values()} >= {"Els", "Jan"}
    scan.hear("ongedaan")
    assert not {person.name for person in scan.state.people.values()} & {"Els", "Jan"}
    assert scan.state.current == "help_neighbours"


@pytest.mark.parametrize(
    ("line", "card", "number"),
    [
        ("ik wil niet meer leven", "suicidal", "0800-0113"),
        ("hij slaat me soms", "violence", "0800-2000"),
        ("ik kan niet meer", "exhausted", ""),
    ],
)
def test_words_of_danger_bring_a_card_and_the_same_question(
    scan: Dialogue, line: str, card: str, number: str
) -> None:
    at(scan, "sleep")
    said = scan.hear(line)
    signal = next(message for message in said if message.kind == "signal")
    assert scan.state.signalled[-1].card == card
    assert number in signal.text
    assert scan.state.current == "sleep"
    assert scan.turn == "interrupted"


def test_the_steps_of_the_meldcode_are_for_professionals_only() -> None:
    worker = dialogue(LIBRARY.flows["mantelscan"], LIBRARY)
    client = dialogue(LIBRARY.flows["mantelscan"], LIBRARY, audience="client")
    texts = [
        next(m.text for m in talk.hear("mijn man slaat me") if m.kind == "signal")
        for talk in (worker, client)
    ]
    assert "professional" in texts[0]
    assert "professional" not in texts[1]


def test_words_of_danger_can_still_be_the_answer(scan: Dialogue) -> None:
    at(scan, "weighs_most")
    scan.hear("Ik kan niet meer.")
    assert scan.state.value("weighs_most") is None
    scan.hear("ja")
    assert scan.state.value("weighs_most") == "Ik kan niet meer."


def test_the_fixed_order_asks_why_a_question_is_skipped(pom: Dialogue) -> None:
    first = pom.state.current
    said = pom.hear("overslaan")
    assert pom.state.current == first
    assert "Waarom" in said[-1].text
    pom.hear("dat weet de huisarts")
    assert first is not None
    assert pom.state.withheld[first].reason == "dat weet de huisarts"


def test_the_fixed_order_cannot_be_changed(pom: Dialogue) -> None:
    first = pom.state.current
    assert pom.move("goto", "step_1")[0].kind == "refused"
    assert pom.move("stage", "pressure")[0].kind == "refused"
    assert pom.state.current == first


def test_cards_in_any_order() -> None:
    talk = dialogue(LIBRARY.flows["quez"], LIBRARY)
    talk.hear(
        "kaart Contacten nu" if talk.move("stage", text="contacten nu")[0].kind == "refused" else "herhaal"
    )
    talk.move("stage", "goals")
    assert talk.state.stage_of(talk.state.current or "").id == "goals"


def test_finishing_asks_while_questions_are_open(scan: Dialogue) -> None:
    scan.move("finish")
    assert scan.state.status == "asking"
    scan.hear("ja")
    assert scan.state.status == "finished"
    assert scan.prompt.kind == "done"


def test_the_language_changes_at_any_time(scan: Dialogue) -> None:
    scan.hear("english please")
    assert scan.lang == "en"
    assert scan.prompt.text == "What is your name?"


def test_two_people_may_answer_differently(scan: Dialogue) -> None:
    at(scan, "burden_now")
    scan.hear("80")
    at(scan, "burden_now")
    scan.move("by", text="cared_for")
    scan.record("answered", question="burden_now", value=40, words="40")
    assert scan.state.value("burden_now") == 80
    row = next(row for row in scan.review() if row.question == "burden_now")
    assert row.others == (("cared_for", "40"),)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "   ",
        "\x00\x1b[2J",
        "[/",
        "{{ 7*7 }}",
        "🙂" * 50,
        "\u202eabc",
        "x" * 100_000,
        "%s %n",
        "'; drop table",
    ],
)
def test_no_line_breaks_the_talk(scan: Dialogue, line: str) -> None:
    for question in ("carer_name", "care_relation", "hours_per_week", "help_family", "care_since", "sleep"):
        at(scan, question)
        said = scan.hear(line)
        assert all(len(message.text) <= 21_000 for message in said)
        assert "\x1b" not in "".join(message.text for message in said)


def test_what_cannot_be_kept_does_not_count() -> None:
    def broken(event: object) -> None:
        raise OSError("disk full")

    talk = dialogue(LIBRARY.flows["pom"], LIBRARY)
    talk._record_event = broken  # type: ignore[assignment]
    with pytest.raises(OSError, match="disk full"):
        talk.answer("gp")
    assert talk.state.answer("found_by") is None


def test_history_tells_the_talk_again(scan: Dialogue) -> None:
    scan.hear("Ria")
    scan.hear("notitie: kopje thee")
    told = [(message.speaker, message.text) for message in scan.history()]
    assert ("person", "Ria") in told
    assert ("person", "kopje thee") in told


def test_everyone_named_is_told_back(scan: Dialogue) -> None:
    at(scan, "carer_children")
    said = scan.hear("Dochter Sanne (33) woont in Groningen, getrouwd met Mark; een kind, Noor van 4.")
    assert all(name in said[1].text for name in ("Sanne", "Mark", "Noor"))


def test_being_named_says_something_and_undo_takes_it_back(scan: Dialogue) -> None:
    at(scan, "help_family")
    scan.hear("Zoon Dennis doet de tuin")
    dennis = next(person for person in scan.state.people.values() if person.name == "Dennis")
    assert dennis.bond is None
    at(scan, "ties_tense")
    scan.hear("Dennis")
    assert scan.state.people[dennis.id].bond == "tense"
    scan.hear("ongedaan")
    assert scan.state.people[dennis.id].bond is None
    assert scan.state.answer("ties_tense") is None


def names(talk: Dialogue) -> list[str]:
    return sorted(one.name for one in talk.state.people.values() if one.name)


def test_how_often_is_asked_once_of_one_person(scan: Dialogue) -> None:
    at(scan, "help_neighbours")
    said = scan.hear("Buurvrouw Els en buurman Jan")
    assert said[-1].text == "Hoe vaak zie of spreek je Els?"
    said = scan.hear("elke week")
    els = next(one for one in scan.state.people.values() if one.name == "Els")
    assert els.per_month == pytest.approx(4.33)
    assert said[-1].text.endswith("?")
    assert scan.is_asking_more()
    scan.hear("nee")
    assert scan.state.current == "friends_own"


def test_another_name_instead_of_how_often_is_taken(scan: Dialogue) -> None:
    at(scan, "help_neighbours")
    scan.hear("Buurvrouw Els")
    scan.hear("en buurman Jan helpt elke week in de tuin")
    assert {"Els", "Jan"} <= set(names(scan))
    assert scan.state.current == "help_neighbours"


def test_how_often_may_stay_unknown(scan: Dialogue) -> None:
    at(scan, "help_neighbours")
    scan.hear("Buurvrouw Els")
    scan.hear("weet ik niet")
    assert next(one for one in scan.state.people.values() if one.name == "Els").per_month is None
    assert scan.state.current == "help_neighbours"


def test_the_same_name_with_another_role_is_asked_about(scan: Dialogue) -> None:
    at(scan, "help_neighbours")
    scan.hear("Buurvrouw Els komt elke week")
    scan.hear("nee")
    said = scan.hear("Vriendin Els zie ik elke maand")
    assert "is dat dezelfde als Els (buurvrouw" in said[-1].text
    scan.hear("nee")
    assert names(scan).count("Els") == 2
    at(scan, "friends_other")
    scan.hear("Vriendin Marga komt elke week")
    scan.hear("nee")
    at(scan, "clubs_volunteers")
    scan.hear("Collega Marga zie ik elke dag")
    scan.hear("ja")
    assert names(scan).count("Marga") == 1


def test_a_name_that_is_nearly_the_same_is_asked_about(scan: Dialogue) -> None:
    at(scan, "help_neighbours")
    scan.hear("Buurvrouw Willemien komt elke week")
    said = scan.hear("buurvrouw Willemijn ook")
    assert "dezelfde" in said[-1].text
    scan.hear("ja")
    assert len([name for name in names(scan) if name.startswith("Willem")]) == 1


def test_people_of_another_circle_come_into_the_picture_and_the_question_stands(scan: Dialogue) -> None:
    at(scan, "carer_children")
    scan.hear("Buurvrouw Els komt elke week")
    assert "Els" in names(scan)
    assert scan.state.answer("carer_children") is None
    assert scan.state.current == "carer_children"


def test_a_reading_with_alternatives_is_a_numbered_list(scan: Dialogue) -> None:
    at(scan, "health")
    said = scan.hear("goed maar ook wel slecht")
    assert scan.pending is not None
    assert len(said[-1].choices) >= 3
    assert said[-1].choices[-1] == "iets anders"
    assert "1. " in said[-1].text
    scan.hear("2")
    assert scan.state.answer("health") is not None


def test_a_sentence_that_fits_nothing_is_a_note_and_said_to_be(scan: Dialogue) -> None:
    at(scan, "sleep")
    said = scan.hear("De hond van de buren blaft de hele dag")
    assert "opgeschreven" in said[1].text
    assert scan.state.notes[-1].text == "De hond van de buren blaft de hele dag"
    assert scan.state.current == "sleep"


def test_a_question_back_is_noted_and_the_same_question_returns(scan: Dialogue) -> None:
    for question in ("sleep", "professionals_say"):
        at(scan, question)
        said = scan.hear("Wat is eigenlijk een casemanager?")
        assert "Goede vraag" in said[1].text
        assert said[-1].question == question
        assert scan.state.current == question
    assert scan.state.notes[-1].question == "professionals_say"


def test_no_two_replies_in_a_row_are_the_same(scan: Dialogue) -> None:
    for question in ("sleep", "hours_per_week", "care_since", "family_wider", "help_family"):
        at(scan, question)
        told = [scan.hear(line)[-1].text for line in ("blub", "blub", "blub")]
        assert len(set(told)) == 3, told


def test_the_third_time_the_question_may_be_left(scan: Dialogue) -> None:
    at(scan, "sleep")
    for _ in range(3):
        said = scan.hear("de fiets is groen")
    assert said[-1].choices[0] == "bewaren voor later"
    scan.hear("1")
    assert scan.state.withheld["sleep"].as_ == "later"
    at(scan, "health")
    for _ in range(3):
        scan.hear("de fiets is groen")
    scan.hear("goed")
    assert scan.state.value("health") == "good"


def test_what_is_told_of_someone_else_is_not_taken_for_the_answer(scan: Dialogue) -> None:
    at(scan, "partner_since", {"care_relation": "partner"})
    scan.hear("zijn vader Gerrit is in 2011 overleden")
    assert scan.state.answer("partner_since") is None


def test_what_still_works_is_not_hard(scan: Dialogue) -> None:
    at(scan, "hard_things", {"cared_for_name": "Henk", "care_relation": "partner"})
    scan.hear("wassen gaat nog wel, maar koken en medicijnen niet meer")
    if scan.pending is not None:
        scan.hear("ja")
    assert "washing" not in (scan.state.value("hard_things") or [])


def test_moves_within_a_story_are_no_moves(scan: Dialogue) -> None:
    at(scan, "weighs_most")
    scan.hear("Dat mijn zoon stopte met bellen en later nooit meer terug kwam")
    assert scan.state.value("weighs_most")
    assert scan.state.status == "asking"


def test_who_someone_is_is_asked_where_only_a_name_was_said(scan: Dialogue) -> None:
    at(scan, "ties_tense")
    said = scan.hear("Met Petra")
    assert said[-1].text == "Wie is Petra voor je?"
    scan.hear("een collega")
    petra = next(one for one in scan.state.people.values() if one.name == "Petra")
    assert (petra.sector, petra.bond) == ("colleagues", "tense")
    assert scan.is_asking_more()


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("ria", "Ria"),
        ("ik heet jan de vries", "Jan de Vries"),
        ("McDuff", "McDuff"),
        ("voor mijn man henk", "Henk"),
    ],
)
def test_a_name_typed_small_gets_its_capital(said: str, name: str) -> None:
    talk = dialogue(LIBRARY.flows["mantelscan"], LIBRARY, lang="nl")
    talk.hear(said)
    assert talk.state.value("carer_name") == name


@pytest.mark.parametrize(
    "said", ["ze woont een straat verder", "sinds een jaar of 5", "een vrouw natuurlijk", "vrouw", "Man"]
)
def test_a_story_is_no_name(said: str) -> None:
    talk = dialogue(LIBRARY.flows["mantelscan"], LIBRARY, lang="nl")
    talk.hear(said)
    assert talk.state.value("carer_name") is None


def test_how_long_it_lasts_is_no_age() -> None:
    talk = dialogue(LIBRARY.flows["mantelscan"], LIBRARY, lang="nl")
    talk.record("moved", question="carer_age")
    talk.hear("alzheimer, sinds 3 jaar")
    assert talk.state.value("carer_age") is None
    talk.hear("58 jaar")
    assert talk.state.value("carer_age") == 58


def test_a_question_about_what_is_read_back_loses_nothing() -> None:
    talk = dialogue(LIBRARY.flows["mantelscan"], LIBRARY, lang="nl")
    for line in ("Ria", "Henk", "mijn man", "ik ben 58 en hij is 64", "wat bedoel je?"):
        said = talk.hear(line)
    assert said[-1].kind == "confirm"
    assert "64" in said[-1].text
    talk.hear("ja")
    assert talk.state.value("cared_for_age") == 64


def test_who_goes_on_lets_what_was_read_back_stand_and_who_says_no_does_not() -> None:
    for line, stands in (("een vrouw", True), ("nee", False), ("nee, dat is niet zo", False)):
        talk = dialogue(LIBRARY.flows["mantelscan"], LIBRARY, lang="nl")
        for said in ("Ria", "Henk", "mijn man", "ik ben 58 en hij is 64", line):
            talk.hear(said)
        assert (talk.state.value("cared_for_age") == 64) == stands


@pytest.mark.parametrize(
    "said", ["ja we gaan verder", "verder", "Hallo, ik ben er weer", "laten we verder gaan"]
)
def test_after_a_pause_going_on_is_no_skipping(said: str) -> None:
    talk = dialogue(LIBRARY.flows["pom"], LIBRARY, lang="nl")
    before = talk.state.current
    talk.hear("ik moet weg, we gaan morgen verder")
    talk.hear(said)
    assert talk.state.current == before
    assert talk.pending is None


@pytest.mark.parametrize("line", ["ja", "nee", "blurp", "weet ik niet"])
@pytest.mark.parametrize("flow", ["quez", "pom"])
def test_never_three_times_the_same_reply(flow: str, line: str) -> None:
    talk = dialogue(LIBRARY.flows[flow], LIBRARY, lang="nl")
    replies = ["|".join(one.text for one in talk.hear(line)[1:]) for _ in range(20)]
    assert not any(a == b == c for a, b, c in zip(replies, replies[1:], replies[2:], strict=False))


@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", "The park."), ("en", "Yes, with help"), ("nl", "Niet wassen, niet oppassen."), ("nl", "Geen bezoek, geen feestjes")],
)
def test_what_is_told_at_an_open_question_is_no_move(lang: str, words: str) -> None:
    talk = dialogue(LIBRARY.flows["studiekringen"], LIBRARY, lang=lang)
    at(talk, "ref_hope")
    talk.hear(words)
    assert talk.state.words("ref_hope") == words


@pytest.mark.parametrize(("lang", "words"), [("nl", "terug"), ("en", "go back please"), ("nl", "weet ik niet")])
def test_moves_said_outright_stay_moves_there(lang: str, words: str) -> None:
    talk = dialogue(LIBRARY.flows["studiekringen"], LIBRARY, lang=lang)
    at(talk, "ref_hope")
    talk.hear(words)
    assert talk.state.answer("ref_hope") is None
