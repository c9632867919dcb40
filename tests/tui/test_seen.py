"""What was found by looking at every screen in every look, size and language, and mended. Few programs, since opening one is slow."""

from __future__ import annotations

from functools import partial
from itertools import product
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Button, Input, OptionList, Static

from intake.conversation.correcting import ask_which
from intake.store.rows import ConversationRow
from intake.tui.app import DraagwijzerApp
from intake.tui.plain import hanging_lists
from intake.tui.screens.confirm import ConfirmScreen
from intake.tui.screens.conversation import MOVES, ConversationScreen
from intake.tui.screens.map import WIDE, MapScreen
from intake.tui.screens.tie import TieScreen
from intake.tui.screens.unlock import UnlockScreen
from intake.tui.texts import say
from intake.tui.widgets.about_talk import about_talk
from tests.shots import SHOTS, standing
from tests.tui.ria import library, settle, talk
from tests.tui.test_fits import cut, drawn


async def test_the_lock_says_what_is_wrong_with_a_sign_and_its_buttons_are_as_wide_as_their_words(tmp_path: Path) -> None:
    async with standing(SHOTS["unlock-short"], tmp_path / "home", "en", (80, 24)) as (app, pilot):
        screen = app.screen
        assert isinstance(screen, UnlockScreen)
        line = screen.query_one("#problem", Static)
        assert str(line.content) == f"! {say('short', 'en')}"
        assert [one.border_title for one in screen.query(Input)] == [say("passphrase", "en"), say("again", "en")]
        screen.tell_problem(say("wait", "en"), wrong=False)
        assert (str(line.content), line.has_class("problem")) == (say("wait", "en"), False)
        for look in ("light", "contrast"):
            app.use_theme(look)
            await settle(app, pilot)
            assert drawn(screen, screen.query_one("#theme", Button)) == say("theme_now", "en", name=say(look, "en"))


async def test_a_method_that_is_not_found_says_so_and_offers_no_talk(tmp_path: Path) -> None:
    async with standing(SHOTS["methods-search"], tmp_path / "home", "en", (80, 24)) as (app, _):
        listed = app.screen.query_one("#methods", OptionList)
        assert str(listed.get_option_at_index(0).prompt) == say("nothing_found", "en")
        assert str(app.screen.query_one("#card", Static).content) == ""
        assert not app.screen.query_one("#start").display


async def test_every_step_of_a_scale_is_in_view(tmp_path: Path) -> None:
    async with standing(SHOTS["talk-scale"], tmp_path / "home", "en", (80, 24)) as (app, pilot):
        for size in ((80, 24), (112, 30), (120, 40)):
            await pilot.resize_terminal(*size)
            await settle(app, pilot)
            assert [drawn(app.screen, one) for one in app.screen.query(".steps Button")] == [str(step) for step in range(11)], size
            assert list(cut(app.screen)) == [], size
        ends = app.screen.query(".ends Static")
        assert (ends.first().region.x, ends.last().region.right) == (steps_of(app)[0].region.x, steps_of(app)[-1].region.right)


def steps_of(app: DraagwijzerApp) -> list[Button]:
    return list(app.screen.query(".steps Button").results(Button))


async def test_the_first_screen_tells_how_far_a_talk_is_and_which_keys_work(tmp_path: Path) -> None:
    async with standing(SHOTS["home"], tmp_path / "home", "en", (120, 40)) as (app, pilot):
        screen = app.screen
        about = screen.query_one("#about", Static)
        assert all(words in str(about.content) for words in ("MantelScan: the whole", "going on", "12 January 2026", "a professional"))
        assert [screen.query_one(id).region.height for id in ("#dossiers", "#talks")] == [4, 4]  # as high as what is in them
        assert say("keys_dossiers", "en") in str(screen.query_one("#keys", Static).content)
        search = screen.query_one("#search", Input)
        search.focus()
        search.value = "zzz"
        await settle(app, pilot)
        await pilot.press("enter")
        assert (app.focused, screen.query_one("#right").display) == (search, False)
        assert say("keys_dossiers", "en") not in str(screen.query_one("#keys", Static).content)
        search.value = "jans"
        await settle(app, pilot)
        await pilot.press("enter")
        assert (app.focused, screen.query_one("#right").display) == (screen.query_one("#dossiers"), True)
        await pilot.resize_terminal(80, 24)
        await settle(app, pilot)
        assert not about.display


async def test_a_broad_screen_shows_what_a_method_is_beside_the_form(tmp_path: Path) -> None:
    async with standing(SHOTS["begin"], tmp_path / "home", "en", (200, 50)) as (app, pilot):
        listed, card = app.screen.query_one("#flow", OptionList), app.screen.query_one("#card", Static)
        assert "MANTELSCAN" in str(card.content)
        listed.focus()
        await pilot.press("down")
        await settle(app, pilot)
        assert "POM" in drawn(app.screen, card)
        await pilot.resize_terminal(80, 24)
        await settle(app, pilot)
        assert not app.screen.query_one("#about").display


async def test_the_tour_leaves_in_view_what_it_tells_of(tmp_path: Path) -> None:
    async with standing(SHOTS["tour"], tmp_path / "home", "nl", (120, 40)) as (app, pilot):
        under = app.screen_stack[-2]
        for size in ((112, 36), (120, 40), (200, 50)):
            await pilot.resize_terminal(*size)
            await pilot.pause(0.2)  # not until all work is done: the tour waits for its reader
            card = app.screen.query_one("TourCard > Vertical").region
            assert not any(card.overlaps(under.query_one(id).region) for id in ("#stages", "#side", "#line")), size


def test_a_list_in_a_card_stands_in() -> None:
    assert hanging_lists("Bel dan zelf:\n- de huisarts of de post\n12. een twee drie", 16) == (
        "Bel dan zelf:\n- de huisarts of\n  de post\n12. een twee\n    drie"
    )


def test_a_finished_talk_leads_to_its_report() -> None:
    row = ConversationRow("t", "d", "mantelscan", "v", "en", "client", "2026-01-12T11:00", "2026-01-12T12:00", "finished", "town")
    told = str(about_talk(row, library().flows["mantelscan"], "en"))
    assert "finished. F10" in told
    assert "the client" in told
    assert str(about_talk(row, None, "nl")).startswith("Nu: klaar")


async def test_the_list_of_a_choice_opens_in_view_and_choosing_is_no_mistake(tmp_path: Path) -> None:
    async with standing(SHOTS["person-choice"], tmp_path / "home", "nl", (80, 24)) as (app, pilot):
        listed, form = app.screen.query_one("ChoiceList"), app.screen.query_one("#form")
        assert form.region.contains_region(listed.region)
        app.screen.query_one("#field-relation", Input).focus()
        for key in ("s", "down"):
            await pilot.press(key)
            await settle(app, pilot)
        assert app.focused is not None
        assert app.focused.has_class("matches")
        assert not app.screen.query(".told.problem")


async def test_the_map_and_its_forms(tmp_path: Path) -> None:
    async with standing(SHOTS["tie"], tmp_path / "home", "en", (80, 24)) as (app, pilot):
        await _shows_which_field_the_keys_are_in(app, pilot)
        await _asks_before_a_tie_is_lost(app, pilot)
        await _offers_only_keys_that_do_something(app, pilot)
        await _helps_with_the_way_back_in_view(app, pilot)


async def _shows_which_field_the_keys_are_in(app: DraagwijzerApp, pilot: Pilot[int]) -> None:
    """By its label: an empty field has nothing to underline, and its cursor comes and goes."""
    for field in ("since", "until"):
        app.screen.query_one(f"#{field}", Input).focus()
        await settle(app, pilot)
        bold = [row.id for row in app.screen.query("Horizontal") for label in row.query(".label") if label.styles.text_style.bold]
        assert bold == [f"row-{field}"]


async def _asks_before_a_tie_is_lost(app: DraagwijzerApp, pilot: Pilot[int]) -> None:
    form = app.screen
    assert isinstance(form, TieScreen)
    form.query_one("#since", Input).value = "1999"
    for key, screen in (("escape", ConfirmScreen), ("n", TieScreen)):
        await pilot.press(key)
        await settle(app, pilot)
        assert isinstance(app.screen, screen)
    assert form.query_one("#since", Input).value == "1999"
    form.query_one("#since", Input).value = ""
    await pilot.press("escape")
    await settle(app, pilot)
    assert isinstance(app.screen, MapScreen)


async def _offers_only_keys_that_do_something(app: DraagwijzerApp, pilot: Pilot[int]) -> None:
    """A map told in words is not made larger, and has a line for each thing it tells; all keys stand whole."""
    screen = app.screen
    assert isinstance(screen, MapScreen)
    for words in (True, False):
        await pilot.press("d", "plus")
        await settle(app, pilot)
        shown = [str(one.content) for one in screen.query("KeyHint").results(Static) if one.display]
        assert (say("key_d_drawing", "en") in shown, "+" in shown, "−" in shown) == (words, not words, not words)
        assert (say("zoom_large", "en") in str(screen.query_one("#message", Static).content)) is not words
    for lang, columns in product(("nl", "en"), (80, WIDE, 120)):
        app.lang = lang
        screen.change_language()
        await pilot.resize_terminal(columns, 24)
        await settle(app, pilot)
        assert screen.query_one("#key-f1").region.right <= columns, (lang, columns)
    await pilot.resize_terminal(80, 24)
    told = str(screen.query_one("#words-text", Static).content).split("\n")
    assert "Ria Jansen (58) cares for Henk (64)." in told


async def _helps_with_the_way_back_in_view(app: DraagwijzerApp, pilot: Pilot[int]) -> None:
    await pilot.press("f1")
    await settle(app, pilot)
    assert drawn(app.screen, app.screen.query_one("#close", Button)) == say("cancel", "en")
    await pilot.press("tab", "enter")
    await settle(app, pilot)
    assert isinstance(app.screen, MapScreen)


async def test_the_talk(tmp_path: Path) -> None:
    async with talk(tmp_path, "en", size=(80, 24)) as (app, pilot, screen):
        await _has_every_move_beside_the_people(app, pilot, screen)
        await _asks_once(app, pilot, screen)
        await _speaks_the_other_language(app, pilot)
        await _takes_no_choice_by_itself(app, pilot, screen)
        await _brings_a_safety_card_into_view(app, pilot, screen)
        _tells_the_key_of_each_command(app, screen)
        await _says_for_whom_the_report_is(app, pilot)
        await _ends_with_buttons(app, pilot, screen)


async def _has_every_move_beside_the_people(app: DraagwijzerApp, pilot: Pilot[int], screen: ConversationScreen) -> None:
    for lang in ("en", "nl"):
        app.lang = lang
        screen.change_language()
        await pilot.press("ctrl+b")
        await settle(app, pilot)
        for move in MOVES:
            one = screen.query_one(f"#move-{move}", Button)
            assert drawn(screen, one) == say(move, lang)
            assert one.region.right <= screen.query_one("#side").region.x
        await pilot.press("ctrl+b")
    app.lang = "en"
    screen.change_language()
    await settle(app, pilot)


async def _asks_once(app: DraagwijzerApp, pilot: Pilot[int], screen: ConversationScreen) -> None:
    """Only the question before us is in bold; what can be chosen is in the list, not above it too."""
    asked = [one for one in screen.query("#chat .question").results(Static) if one.styles.text_style.bold]
    assert asked == [screen.query("#chat .question").last()]
    assert screen.talk is not None
    screen.do(partial(ask_which, screen.talk))
    await settle(app, pilot)
    assert str(screen.query("#chat .clarify").last(Static).content).count("\n") == 0
    assert screen.query_one("Answers OptionList", OptionList).option_count > 1


async def _speaks_the_other_language(app: DraagwijzerApp, pilot: Pilot[int]) -> None:
    await pilot.press("ctrl+t")
    await settle(app, pilot)
    assert drawn(app.screen, app.screen.query_one("#move-dont_know")) == "Weet ik niet"


async def _takes_no_choice_by_itself(app: DraagwijzerApp, pilot: Pilot[int], screen: ConversationScreen) -> None:
    """No choice looks taken before the keys are on the list."""
    assert screen.talk is not None
    screen.do(partial(screen.talk.move, "goto", "paid_work"))
    await settle(app, pilot)
    listed = screen.query_one("Answers OptionList", OptionList)

    def backgrounds(row: int) -> set[object]:
        x, y, width, _ = listed.content_region
        strip = screen._compositor.render_strips()[y + row].crop(x, x + width)
        return {segment.style.bgcolor for segment in strip if segment.style}

    assert backgrounds(0) == backgrounds(1)
    listed.focus()
    await settle(app, pilot)
    assert backgrounds(0) != backgrounds(1)


async def _brings_a_safety_card_into_view(app: DraagwijzerApp, pilot: Pilot[int], screen: ConversationScreen) -> None:
    """Also where the line was not sent by the key: the card was then left below the window."""
    line = screen.query_one("#line", Input)
    line.value = "ik wil niet meer leven"
    await line.action_submit()
    await settle(app, pilot)
    await pilot.pause(0.1)
    assert screen.query_one("#chat .signal").region.y == screen.query_one("#chat").region.y


def _tells_the_key_of_each_command(app: DraagwijzerApp, screen: ConversationScreen) -> None:
    titles = {one.title for one in app.get_system_commands(screen)}
    for name, key in (("review", " (F9)"), ("why", " (F2)"), ("undo", " (Ctrl+Z)"), ("pause", " (Esc)"), ("finish", ""), ("help", " (F1)")):
        assert app.say(name) + key in titles


async def _says_for_whom_the_report_is(app: DraagwijzerApp, pilot: Pilot[int]) -> None:
    await pilot.press("f10")
    await settle(app, pilot)
    buttons = [app.screen.query_one(f"#{reader}", Button) for reader in ("professional", "client")]
    assert [str(one.label)[0] for one in buttons] == ["●", "○"]
    buttons[1].press()
    await settle(app, pilot)
    assert [str(one.label)[0] for one in buttons] == ["○", "●"]
    await pilot.press("escape")
    await settle(app, pilot)


async def _ends_with_buttons(app: DraagwijzerApp, pilot: Pilot[int], screen: ConversationScreen) -> None:
    assert screen.talk is not None
    screen.do(partial(screen.talk.move, "finish", text="now"))
    await settle(app, pilot)
    shown = [str(one.label) for one in screen.query("#moves Button").results(Button) if one.display]
    assert shown == ["Verslag (F10)", "Kaart (F11)", "Nalezen (F9)"]
    screen.query_one("#after-review", Button).press()
    await settle(app, pilot)
    assert app.screen.query("#rows")
