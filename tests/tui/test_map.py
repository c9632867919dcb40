"""The map and the card by Textual's Pilot: choose, edit, add, tie, remove, undo; hostile names; both languages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.widgets import Button, Input, OptionList, Static

from intake.conversation.fold import fold
from intake.network.model import Tie
from intake.tui.app import DraagwijzerApp
from intake.tui.screens.confirm import ConfirmScreen
from intake.tui.screens.conversation import ConversationScreen
from intake.tui.screens.help import HelpScreen
from intake.tui.screens.map import MapScreen
from intake.tui.screens.person import FieldRow, PersonScreen
from intake.tui.screens.tie import TieScreen
from intake.tui.widgets.canvas import Canvas
from intake.tui.widgets.choice import Choice, ChoiceLine, ChoiceList, Ticks
from tests.tui.ria import FEW, settle, talk


async def to_map(app: DraagwijzerApp, pilot: Pilot[int]) -> MapScreen:
    await pilot.press("f11")
    await settle(app, pilot)
    screen = app.screen
    assert isinstance(screen, MapScreen)
    return screen


async def press(app: DraagwijzerApp, pilot: Pilot[int], *keys: str) -> None:
    await pilot.press(*keys)
    await settle(app, pilot)


def drawn(screen: MapScreen) -> str:
    return screen.query_one(Canvas).text()


def facts(screen: MapScreen) -> str:
    return str(screen.query_one("#facts", Static).content)


def message(screen: MapScreen) -> str:
    return str(screen.query_one("#message", Static).content)


def person(screen: MapScreen, name: str) -> Any:
    return next(one for one in screen.talk.state.people.values() if one.name == name)


async def choose(app: DraagwijzerApp, pilot: Pilot[int], screen: MapScreen, name: str) -> None:
    id = person(screen, name).id
    while screen.chosen != id:
        await pilot.press("n")
    await settle(app, pilot)


async def fill(app: DraagwijzerApp, pilot: Pilot[int], **fields: str) -> PersonScreen:
    """Type in the card that is open, and leave each field."""
    screen = app.screen
    assert isinstance(screen, PersonScreen)
    for key, typed in fields.items():
        control = screen.query_one(f"#field-{key}", Input)
        control.focus()
        control.value = typed
        await press(app, pilot, "tab")
    return screen


def told(screen: PersonScreen, key: str) -> str:
    return str(screen.query_one(f"#row-{key}", FieldRow).told.content)


async def test_choosing_by_keys_shows_what_is_known(tmp_path: Path) -> None:
    async with talk(tmp_path / "h", people=FEW) as (app, pilot, _):
        screen = await to_map(app, pilot)
        assert screen.chosen == "cared_for"
        assert "Henk" in facts(screen)
        canvas = screen.query_one(Canvas)
        ria, henk = (canvas._placed[id] for id in ("client", "cared_for"))
        await press(app, pilot, "left" if ria.x < henk.x else "right")
        assert screen.chosen == "client"
        await press(app, pilot, "down")
        assert facts(screen).startswith("Sanne (dochter, 33, Groningen)")
        seen = {screen.chosen}
        for _ in range(3):
            await press(app, pilot, "tab")
            seen.add(screen.chosen)
        assert len(seen) == 3
        cells, styles = canvas._styled(canvas._placed[screen.chosen].y + 1)
        assert "[" in cells
        assert "]" in cells
        assert "chosen" in styles


async def test_choosing_and_opening_by_mouse(tmp_path: Path) -> None:
    async with talk(tmp_path / "h", people=FEW) as (app, pilot, _):
        screen = await to_map(app, pilot)
        canvas = screen.query_one(Canvas)
        node = canvas._placed[person(screen, "Sanne").id]
        at = (node.x + 2 + canvas._margin - canvas.scroll_offset.x, node.y + 1 - canvas.scroll_offset.y)
        await pilot.click(Canvas, offset=at)
        await settle(app, pilot)
        assert screen.chosen == node.id
        await pilot.click(Canvas, offset=at, times=2)
        await settle(app, pilot)
        assert isinstance(app.screen, PersonScreen)
        assert app.screen.query_one("#field-name", Input).value == "Sanne"


async def test_a_card_is_filled_in_read_back_and_kept(tmp_path: Path) -> None:
    async with talk(tmp_path / "h", people=FEW) as (app, pilot, conversation):
        screen = await to_map(app, pilot)
        await choose(app, pilot, screen, "Sanne")
        await press(app, pilot, "enter")
        card = await fill(app, pilot, per_month="elke week", born="mei 1992", place="Haren")
        assert told(card, "per_month") == "→ elke week"
        assert told(card, "born") == "→ mei 1992"
        card.query_one("#field-gives", Ticks).focus()
        await press(app, pilot, "down", "down", "down", "space")
        card.query_one("#field-bond", Choice).value = "strong"
        await press(app, pilot, "ctrl+s")
        sanne = person(screen, "Sanne")
        assert (round(sanne.per_month, 2), sanne.born, sanne.place) == (4.33, "1992-05", "Haren")
        assert (sanne.gives, sanne.bond, sanne.alive) == (("care",), "strong", None)
        assert "Sanne" in message(screen)
        assert conversation.talk is not None
        assert app.open_vault.events(conversation.row.id)[-1].kind == "person_changed"


async def test_what_is_wrong_is_said_at_the_field_and_nothing_is_lost(tmp_path: Path) -> None:
    async with talk(tmp_path / "h", people=FEW) as (app, pilot, _):
        screen = await to_map(app, pilot)
        await choose(app, pilot, screen, "Sanne")
        await press(app, pilot, "enter")
        card = await fill(app, pilot, per_month="paarse olifant", place="Haren")
        assert told(card, "per_month").startswith("! Dat begrijp ik niet")
        await press(app, pilot, "ctrl+s")
        assert app.screen is card
        assert card.query_one("#field-place", Input).value == "Haren"
        await fill(app, pilot, per_month="weet ik niet", died="1990", born="1995")
        await press(app, pilot, "ctrl+s")
        assert told(card, "died").startswith("! Overleden vóór de geboorte")
        await fill(app, pilot, died="")
        card.query_one("#field-age", Input).value = ""
        await press(app, pilot, "ctrl+s")
        assert isinstance(app.screen, MapScreen)
        sanne = person(screen, "Sanne")
        assert (sanne.per_month, sanne.age, sanne.born, sanne.died) == (None, None, "1995", None)


async def test_leaving_a_changed_card_asks_first(tmp_path: Path) -> None:
    async with talk(tmp_path / "h", people=FEW) as (app, pilot, _):
        await to_map(app, pilot)
        await press(app, pilot, "enter", "x", "escape")
        assert isinstance(app.screen, ConfirmScreen)
        await press(app, pilot, "n")
        assert isinstance(app.screen, PersonScreen)
        await press(app, pilot, "escape", "j")
        assert isinstance(app.screen, MapScreen)


async def test_someone_new_shows_as_typed_and_can_be_undone(tmp_path: Path) -> None:
    async with talk(tmp_path / "h", people=FEW) as (app, pilot, _):
        screen = await to_map(app, pilot)
        for name in ("Jan [de Vries]", "[/", "[b]vet[/b]", "{{ 7*7 }}", "$accent"):
            await _added_and_undone(app, pilot, screen, name)
        await press(app, pilot, "u")
        assert message(screen).startswith("Op de kaart is niets om terug te draaien")


async def _added_and_undone(app: DraagwijzerApp, pilot: Pilot[int], screen: MapScreen, name: str) -> None:
    await press(app, pilot, "a")
    card = await fill(app, pilot, name=name)
    relation = card.query_one("#field-relation", Input)
    relation.focus()
    await press(app, pilot, "b", "r", "o", "down")
    assert isinstance(app.focused, OptionList)
    await press(app, pilot, "enter")
    assert relation.value == "broer"
    assert told(card, "relation") == "→ broer · man · familie"
    await press(app, pilot, "ctrl+s")
    new = person(screen, name)
    assert (new.relation, new.gender, new.sector) == ("brother", "man", "family")
    assert screen.chosen == new.id
    assert name in drawn(screen)
    assert facts(screen).startswith(name)
    await press(app, pilot, "u")
    assert new.id not in screen.talk.state.people
    assert name not in drawn(screen)
    assert message(screen) == "Dat heb ik teruggedraaid."


async def test_removing_asks_says_what_follows_and_can_be_undone(tmp_path: Path) -> None:
    async with talk(tmp_path / "h", people=FEW) as (app, pilot, _):
        screen = await to_map(app, pilot)
        await choose(app, pilot, screen, "Sanne")
        id = screen.chosen
        await press(app, pilot, "delete")
        said = " ".join(str(one.content) for one in app.screen.query(".sentence").results(Static))
        assert "Sanne van de kaart halen?" in said
        assert "genoemd bij antwoorden: 1" in said
        await press(app, pilot, "escape")
        assert id in screen.talk.state.people
        await press(app, pilot, "delete", "j")
        assert id not in screen.talk.state.people
        assert "Sanne" not in drawn(screen)
        await press(app, pilot, "u")
        assert id in screen.talk.state.people
        await choose(app, pilot, screen, "Henk")
        await press(app, pilot, "delete")
        assert not app.screen.query("#yes")
        await press(app, pilot, "j")
        assert "cared_for" in screen.talk.state.people


async def test_a_tie_is_made_changed_removed_and_undone(tmp_path: Path) -> None:
    async with talk(tmp_path / "h", people=FEW) as (app, pilot, _):
        screen = await to_map(app, pilot)
        await press(app, pilot, "t")
        form = app.screen
        assert isinstance(form, TieScreen)
        form.query_one("#kind", Choice).value = "partner"
        form.query_one("#with", Choice).value = "client"
        await settle(app, pilot)
        form.query_one("#status", Choice).value = "married"
        form.query_one("#since", Input).value = "1989"
        await press(app, pilot, "ctrl+s")
        assert screen.talk.state.ties == [Tie("cared_for", "client", "partner", "married", "1989")]
        assert "getrouwd met Ria Jansen (1989)" in facts(screen)
        await press(app, pilot, "t")
        app.screen.query_one("#which", Choice).value = "0"
        await settle(app, pilot)
        assert app.screen.query_one("#since", Input).value == "1989"
        app.screen.query_one("#status", Choice).value = "divorced"
        app.screen.query_one("#until", Input).value = "2004"
        await press(app, pilot, "ctrl+s")
        assert screen.talk.state.ties == [Tie("cared_for", "client", "partner", "divorced", "1989", "2004")]
        await press(app, pilot, "u")
        assert screen.talk.state.ties == [Tie("cared_for", "client", "partner", "married", "1989")]
        await press(app, pilot, "t")
        app.screen.query_one("#which", Choice).value = "0"
        await settle(app, pilot)
        app.screen.query_one("#remove", Button).press()
        await settle(app, pilot)
        assert screen.talk.state.ties == []
        await press(app, pilot, "u")
        assert len(screen.talk.state.ties) == 1


async def test_nobody_becomes_their_own_ancestor(tmp_path: Path) -> None:
    async with talk(tmp_path / "h", people=FEW) as (app, pilot, _):
        screen = await to_map(app, pilot)
        await choose(app, pilot, screen, "Sanne")
        await press(app, pilot, "t")
        app.screen.query_one("#kind", Choice).value = "parent"
        app.screen.query_one("#with", Choice).value = "client"
        await press(app, pilot, "ctrl+s")
        assert "eigen voorouder" in str(app.screen.query_one("#problem", Static).content)
        assert screen.talk.state.ties == []


async def test_a_fact_that_was_asked_stays_one_with_its_answer(tmp_path: Path) -> None:
    async with talk(tmp_path / "h", people=FEW) as (app, pilot, _):
        screen = await to_map(app, pilot)
        await choose(app, pilot, screen, "Ria Jansen")
        await press(app, pilot, "enter")
        await fill(app, pilot, name="R.J.", age="59", place="Zwolle")
        await press(app, pilot, "ctrl+s")
        state = screen.talk.state
        assert (state.people["client"].name, state.people["client"].age) == ("R.J.", 59)
        assert (state.value("carer_name"), state.value("carer_age")) == ("R.J.", 59)
        await press(app, pilot, "u")
        state = screen.talk.state
        assert (state.people["client"].name, state.people["client"].place) == ("Ria Jansen", None)
        assert state.value("carer_age") == 58
        again = fold(state.compiled, state.events)
        assert again.people == state.people


async def test_initials_zoom_and_words(tmp_path: Path) -> None:
    async with talk(tmp_path / "h", size=(80, 24)) as (app, pilot, _):
        screen = await to_map(app, pilot)
        normal = drawn(screen)
        await press(app, pilot, "i")
        assert "Ria Jansen" not in drawn(screen)
        assert "R.J." in drawn(screen)
        assert "Henk" not in facts(screen)
        await press(app, pilot, "i", "0")
        small = drawn(screen).split("\n")
        canvas = screen.query_one(Canvas)
        assert len(small) <= canvas.size.height
        assert max(map(len, small)) <= canvas.size.width
        await press(app, pilot, "plus", "plus")
        assert len(drawn(screen).split("\n")) > len(normal.split("\n"))
        await press(app, pilot, "d")
        assert "Sanne" in str(screen.query_one("#words-text", Static).content)
        assert not canvas.display


async def test_both_languages_and_help(tmp_path: Path) -> None:
    async with talk(tmp_path / "h", "en", people=FEW) as (app, pilot, _):
        screen = await to_map(app, pilot)
        assert "Genogram of Ria Jansen" in drawn(screen)
        await press(app, pilot, "f1")
        assert isinstance(app.screen, HelpScreen)
        assert "another map" in str(app.screen.query(Static).first().content)
        await press(app, pilot, "escape", "enter")
        card = await fill(app, pilot, per_month="twice a week")
        assert told(card, "per_month") == "→ 2 times a week"
        await press(app, pilot, "ctrl+s")
        await press(app, pilot, "ctrl+t")
        assert "Genogram van Ria Jansen" in drawn(screen)


async def test_back_in_the_talk_the_change_is_told(tmp_path: Path) -> None:
    async with talk(tmp_path / "h", people=FEW) as (app, pilot, conversation):
        screen = await to_map(app, pilot)
        await choose(app, pilot, screen, "Sanne")
        await press(app, pilot, "enter")
        await fill(app, pilot, place="Haren")
        await press(app, pilot, "ctrl+s", "escape")
        assert isinstance(app.screen, ConversationScreen)
        said = [str(one.content) for one in conversation.query("#chat Static").results(Static)]
        assert any("Haren" in line for line in said)


async def test_a_choice_by_keys(tmp_path: Path) -> None:
    async with talk(tmp_path / "h", people=FEW) as (app, pilot, _):
        await to_map(app, pilot)
        await press(app, pilot, "enter")
        bond = app.screen.query_one("#field-bond", Choice)
        bond.focus()
        await press(app, pilot, "g")
        assert bond.value == "normal"
        await press(app, pilot, "g", "right")
        assert bond.value == "broken"
        await press(app, pilot, "delete")
        assert bond.value == ""
        await press(app, pilot, "enter", "down", "enter")
        assert bond.value == "strong"
        assert isinstance(app.focused, ChoiceLine)
        await press(app, pilot, "enter", "escape")
        assert isinstance(app.screen, PersonScreen)
        assert not app.screen.query(ChoiceList)


async def test_someone_in_the_panel_is_opened(tmp_path: Path) -> None:
    async with talk(tmp_path / "h", size=(80, 24), people=FEW) as (app, pilot, conversation):
        assert conversation.talk is not None
        assert not conversation.query_one("#side").display
        await press(app, pilot, "f12")
        assert conversation.query_one("#side").display
        assert not conversation.query_one("#stages").display
        assert conversation.query_one("#side-map", Canvas).chosen in conversation.talk.state.people
        await press(app, pilot, "enter")
        await fill(app, pilot, place="Haren")
        await press(app, pilot, "ctrl+s")
        assert isinstance(app.screen, ConversationScreen)
        assert "Haren" in str(conversation.query_one("#side-people", OptionList).get_option_at_index(0).prompt)
        await press(app, pilot, "f12", "escape")
        assert isinstance(app.screen, ConversationScreen)
        await press(app, pilot, "ctrl+b")
        assert not conversation.query_one("#side").display


async def test_then_and_now_where_there_was_an_earlier_talk(tmp_path: Path) -> None:
    gone = replace(FEW[0], id="bep", name="Bep", relation="neighbour", sector="neighbours")
    async with talk(tmp_path / "h", people=FEW, earlier=(FEW[0], gone)) as (app, pilot, _):
        screen = await to_map(app, pilot)
        tabs = list(screen.query("#tabs Button").results(Button))
        assert "Toen en nu" in str(tabs[-1].label)
        await press(app, pilot, str(len(tabs)))
        assert screen.kind == "compare"
        assert "1 juni 2025" in drawn(screen)
        words = str(screen.query_one("#words-text", Static).content)
        assert "Bep" in words
        await press(app, pilot, "i")
        assert "Bep" not in drawn(screen)
        while screen.chosen in screen.talk.state.people:
            await press(app, pilot, "n")
        assert facts(screen) == "Stond er toen wel, nu niet meer."
        await press(app, pilot, "enter", "delete", "t")
        assert app.screen is screen
        assert message(screen) == "Van een eerder gesprek kun je hier niets veranderen."
    async with talk(tmp_path / "g", people=FEW) as (app, pilot, _):
        screen = await to_map(app, pilot)
        assert all("Toen" not in str(one.label) for one in screen.query("#tabs Button").results(Button))
