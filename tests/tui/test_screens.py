"""The screens by Textual's Pilot: the main path, hostile words, sizes, languages."""

from __future__ import annotations

import gc
import weakref
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Button, Input, OptionList, Static
from textual.worker import Worker

from intake.conversation.dialogue import Dialogue
from intake.store.keys import Cost
from intake.store.vault import Vault
from intake.tui.app import THEMES, DraagwijzerApp
from intake.tui.screens.conversation import WINDOW, ConversationScreen
from intake.tui.screens.home import HomeScreen
from intake.tui.screens.review import ReviewScreen
from intake.tui.screens.unlock import UnlockScreen
from intake.tui.widgets.canvas import Canvas

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
PHRASE = "een lange zin"


@asynccontextmanager
async def app(tmp_path: Path, lang: str = "nl", size: tuple[int, int] = (120, 40), flow: str = "mantelscan", audience: str = "worker") -> AsyncIterator[tuple[DraagwijzerApp, Pilot[int]]]:  # fmt: skip
    """An unlocked program with one talk begun."""
    vault, _ = Vault.create(tmp_path / "home", PHRASE, cost=CHEAP)
    program = DraagwijzerApp(tmp_path / "home", lang, cost=CHEAP)
    flow_file = program.library.flows[flow]
    dossier = vault.new_dossier("R. Jansen")
    vault.new_conversation(dossier, flow, flow_file.version, flow_file.source, lang, audience)
    vault.close()
    async with program.run_test(size=size) as pilot:
        await pilot.pause()
        assert isinstance(program.screen, UnlockScreen)
        program.screen.query_one("#passphrase", Input).value = PHRASE
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(program.screen, HomeScreen) and bool(program.screen.query("#talks")))
        yield program, pilot
    program.leave()


async def until(pilot: Pilot[int], holds: object) -> None:
    for _ in range(600):
        await pilot.pause(0.05)
        if holds():  # type: ignore[operator]
            return
    raise AssertionError("it did not come to that")


async def into_talk(program: DraagwijzerApp, pilot: Pilot[int]) -> ConversationScreen:
    home = program.screen
    assert isinstance(home, HomeScreen)
    await until(pilot, lambda: bool(home.query("#talks")))  # a screen is there before what is on it
    await until(pilot, lambda: home.query_one("#talks", OptionList).option_count > 0)
    home.query_one("#talks", OptionList).focus()
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(program.screen, ConversationScreen))
    await pilot.pause()
    screen = program.screen
    assert isinstance(screen, ConversationScreen)
    return screen


async def type_line(pilot: Pilot[int], screen: ConversationScreen, line: str) -> None:
    screen.query_one("#line", Input).value = line
    screen.query_one("#line", Input).focus()
    await pilot.press("enter")
    await pilot.pause()


def chat(screen: ConversationScreen) -> str:
    return "\n".join(str(bubble.content) for bubble in screen.query("#chat Static").results(Static))


async def test_a_talk_is_led_and_panels_follow(tmp_path: Path) -> None:
    async with app(tmp_path) as (program, pilot):
        screen = await into_talk(program, pilot)
        for line in ("Ria Jansen", "Henk", "mijn man"):
            await type_line(pilot, screen, line)
        assert "Wie is Henk voor jou?" in chat(screen)
        talk = screen.talk
        assert talk is not None
        assert talk.state.value("care_relation") == "partner"
        talk.move("goto", "help_neighbours")
        screen.show()
        await type_line(pilot, screen, "Buurvrouw Els past elke dinsdagochtend op")
        people = screen.query_one("#side-people", OptionList)
        assert "Els (buurvrouw" in str(people.get_option_at_index(0).prompt)
        assert "Els" in screen.query_one("#side-map", Canvas).text()


async def test_choices_by_digit_and_by_key(tmp_path: Path) -> None:
    async with app(tmp_path) as (program, pilot):
        screen = await into_talk(program, pilot)
        talk = screen.talk
        assert talk is not None
        talk.move("goto", "sleep")
        screen.show()
        await pilot.pause()
        await pilot.press("3")
        await pilot.pause()
        assert talk.state.value("sleep") == "badly"


@pytest.mark.parametrize("line", ["[/", "[b]vet[/b]", "{{ 7*7 }}", "[link=x]", "🙂", "\u202eabc", "$accent"])
async def test_words_show_as_typed(tmp_path: Path, line: str) -> None:
    async with app(tmp_path) as (program, pilot):
        screen = await into_talk(program, pilot)
        await type_line(pilot, screen, line)
        assert line.replace("\u202e", "") in chat(screen)
        await pilot.press("f9")
        await until(pilot, lambda: isinstance(program.screen, ReviewScreen))


@pytest.mark.parametrize(("size", "panels"), [((80, 24), False), ((120, 40), True), ((20, 5), False)])
async def test_panels_by_width(tmp_path: Path, size: tuple[int, int], panels: bool) -> None:
    async with app(tmp_path, size=size) as (program, pilot):
        screen = await into_talk(program, pilot)
        assert screen.query_one("#stages").display is panels
        assert screen.query_one("#side").display is panels


async def test_the_language_changes_everywhere(tmp_path: Path) -> None:
    async with app(tmp_path) as (program, pilot):
        screen = await into_talk(program, pilot)
        await pilot.press("ctrl+t")
        await pilot.pause()
        assert "What is your name?" in chat(screen)
        assert screen.query_one("#line", Input).placeholder.startswith("Type your answer")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(program.screen, HomeScreen))
        await pilot.pause()
        assert "New talk" in str(program.screen.query_one("#new").label)  # type: ignore[attr-defined]


async def test_stop_pauses_and_the_talk_goes_on_at_the_same_question(tmp_path: Path) -> None:
    async with app(tmp_path) as (program, pilot):
        screen = await into_talk(program, pilot)
        await type_line(pilot, screen, "Ria")
        await type_line(pilot, screen, "stop")
        await until(pilot, lambda: isinstance(program.screen, HomeScreen))
        again = await into_talk(program, pilot)
        assert again.talk is not None
        assert again.talk.state.current == "cared_for_name"
        assert "Ria" in chat(again)
        assert "Fijn dat je er weer bent" in chat(again)


async def test_a_safety_card_stands_apart(tmp_path: Path) -> None:
    async with app(tmp_path) as (program, pilot):
        screen = await into_talk(program, pilot)
        await type_line(pilot, screen, "ik wil niet meer leven")
        assert len(screen.query("#chat .signal")) == 1
        assert "0800-0113" in chat(screen)


async def test_a_safety_card_longer_than_the_window_is_shown_from_its_beginning(tmp_path: Path) -> None:
    async with app(tmp_path, size=(80, 24)) as (program, pilot):
        screen = await into_talk(program, pilot)
        for line in ("Ria", "Henk"):
            await type_line(pilot, screen, line)
        window, end = screen.query_one("#chat").region, screen.query_one("#chat")
        assert end.scroll_y == end.max_scroll_y
        await type_line(pilot, screen, "ik wil niet meer leven")
        card = screen.query_one("#chat .signal")
        await until(pilot, lambda: card.region.y == window.y)
        assert card.region.height > window.height
        await type_line(pilot, screen, "mijn man")
        await until(pilot, lambda: end.scroll_y == end.max_scroll_y)


async def test_the_chat_keeps_a_window(tmp_path: Path) -> None:
    async with app(tmp_path) as (program, pilot):
        screen = await into_talk(program, pilot)
        for _ in range(WINDOW):
            await type_line(pilot, screen, "waarom")
        await pilot.pause()
        assert len(screen.query("#chat > Static")) <= WINDOW


async def test_review_changes_an_answer(tmp_path: Path) -> None:
    async with app(tmp_path) as (program, pilot):
        screen = await into_talk(program, pilot)
        await type_line(pilot, screen, "Rea")
        await pilot.press("f9")
        await until(pilot, lambda: isinstance(program.screen, ReviewScreen))
        program.screen.query_one("#rows", OptionList).highlighted = 1
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(program.screen, ConversationScreen))
        await type_line(pilot, screen, "Ria")
        assert screen.talk is not None
        assert screen.talk.state.people["client"].name == "Ria"


async def test_the_report_is_shown_and_saved(tmp_path: Path) -> None:
    async with app(tmp_path) as (program, pilot):
        screen = await into_talk(program, pilot)
        await type_line(pilot, screen, "Ria [/")
        program.clock = lambda: datetime(2031, 5, 12, tzinfo=UTC)  # type: ignore[method-assign]
        await pilot.press("f10")
        await program.workers.wait_for_complete()
        await pilot.pause()
        assert "Ria [/" in str(program.screen.query_one("#text", Static).content)
        await pilot.click("#save")
        await program.workers.wait_for_complete()
        saved = list((tmp_path / "home" / "reports").rglob("*.html"))
        assert len(saved) == 2
        assert all("12 mei 2031" in path.read_text() for path in saved)
        assert [line.detail for line in program.open_vault.log() if line.what == "exported"] == ["report professional client"]


async def test_the_report_is_in_the_language_of_the_talk_until_the_other_is_asked_for(tmp_path: Path) -> None:
    async with app(tmp_path, size=(80, 24)) as (program, pilot):
        screen = await into_talk(program, pilot)
        await type_line(pilot, screen, "Ria")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(program.screen, HomeScreen))
        await pilot.press("ctrl+t")
        await into_talk(program, pilot)
        await pilot.press("f10")
        report = program.screen
        text = report.query_one("#text", Static)
        await until(pilot, lambda: "WAT DRAAGT" in str(text.content))
        assert all(report.region.contains_region(one.region) for one in report.query(Button))
        await pilot.click("#other-language")
        await until(pilot, lambda: "WHAT CARRIES" in str(text.content))
        assert str(report.query_one("#other-language", Button).label) == "Nederlands"
        await pilot.press("ctrl+t")
        await until(pilot, lambda: "WAT DRAAGT" in str(text.content))
        assert "Opslaan" in str(report.query_one("#save", Button).label)


async def test_a_wrong_passphrase_says_so(tmp_path: Path) -> None:
    Vault.create(tmp_path / "home", PHRASE, cost=CHEAP)[0].close()
    program = DraagwijzerApp(tmp_path / "home", "nl", cost=CHEAP)
    async with program.run_test() as pilot:
        program.screen.query_one("#passphrase", Input).value = "fout"
        await pilot.press("enter")
        await until(
            pilot,
            lambda: "niet de goede wachtzin" in str(program.screen.query_one("#problem", Static).content),
        )


async def test_the_first_start_shows_the_recovery_key_once(tmp_path: Path) -> None:
    program = DraagwijzerApp(tmp_path / "home", "en", cost=CHEAP)
    async with program.run_test() as pilot:
        await pilot.pause()
        program.screen.query_one("#passphrase", Input).value = PHRASE
        program.screen.query_one("#again", Input).value = PHRASE
        program.screen.query_one("#again").focus()
        await pilot.press("enter")
        await until(pilot, lambda: bool(program.screen.query("#recovery")))
        key = str(program.screen.query_one("#recovery", Static).content)
        await pilot.click("#written")
        await until(pilot, lambda: isinstance(program.screen, HomeScreen))
    program.leave()
    Vault.recover(tmp_path / "home", key).close()


async def test_every_theme_draws(tmp_path: Path) -> None:
    async with app(tmp_path) as (program, pilot):
        for name in THEMES:
            program.use_theme(name)
            await pilot.pause()
            assert program.theme == THEMES[name].name


async def test_the_family_is_drawn_while_talking(tmp_path: Path) -> None:
    async with app(tmp_path) as (program, pilot):
        screen = await into_talk(program, pilot)
        for line in ("Ria Jansen", "Henk", "mijn man"):
            await type_line(pilot, screen, line)
        await pilot.press("f11")
        await pilot.pause(0.2)
        drawn = program.screen.query_one(Canvas).text()
        assert "Genogram van Ria Jansen" in drawn
        assert "Henk" in drawn
        await pilot.press("d")
        await pilot.pause(0.2)
        assert "Ria Jansen" in str(program.screen.query_one("#words-text", Static).content)


async def at_question(program: DraagwijzerApp, pilot: Pilot[int], question: str) -> tuple[ConversationScreen, Dialogue]:
    """In the example's talk, the line ready to type the answer to this question on."""
    screen = await into_talk(program, pilot)
    talk = screen.talk
    assert talk is not None
    talk.move("goto", question)
    screen.show()
    await pilot.pause()
    screen.query_one("#line").focus()
    return screen, talk


async def test_several_choices_by_digits_and_enter(tmp_path: Path) -> None:
    async with app(tmp_path, size=(80, 24)) as (program, pilot):
        _, talk = await at_question(program, pilot, "care_tasks")
        await pilot.press("1", "3", "enter")
        await pilot.pause()
        assert talk.state.value("care_tasks") == ["shopping", "household"]


async def test_an_enter_after_a_digit_that_gave_the_answer_says_nothing(tmp_path: Path) -> None:
    async with app(tmp_path, size=(80, 24)) as (program, pilot):
        screen, talk = await at_question(program, pilot, "health")
        await pilot.press("2")
        await until(pilot, lambda: talk.state.current != "health")
        said = len(talk.state.events)
        await pilot.press("enter")
        await pilot.pause()
        shown = " ".join(str(one.content) for one in screen.query(Static))
        assert len(talk.state.events) == said
        assert "Neem de tijd" not in shown


async def test_a_closed_talk_is_gone_and_no_worker_tells_the_passphrase(tmp_path: Path) -> None:
    """What is locked away is not kept by the screens; Textual writes a worker's description to its logs."""
    async with app(tmp_path) as (program, pilot):
        screen = await into_talk(program, pilot)
        workers = [one for one in gc.get_objects() if isinstance(one, Worker)]
        assert workers
        assert not [one for one in workers if PHRASE in one.description]
        talk, screen = weakref.ref(screen), None  # type: ignore[assignment]
        await program.action_lock()
        await until(pilot, lambda: isinstance(program.screen, UnlockScreen))
        await pilot.pause(0.1)
        gc.collect()
        assert talk() is None


async def test_a_key_does_not_lay_out_the_whole_screen_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The line keeps its size, so the hundred messages above it need not be placed anew; a long line still scrolls."""
    laid_out: list[int] = []
    lay_out = ConversationScreen._refresh_layout
    monkeypatch.setattr(ConversationScreen, "_refresh_layout", lambda *given, **more: (laid_out.append(1), lay_out(*given, **more)))
    async with app(tmp_path) as (program, pilot):
        screen = await into_talk(program, pilot)
        await pilot.pause(0.2)
        assert laid_out
        laid_out.clear()
        await pilot.press(*"Ria Jansen")
        assert not laid_out
        line = screen.query_one("#line", Input)
        line.insert_text_at_cursor("x" * 200)
        await pilot.pause(0.1)
        assert line.scroll_offset.x > 0
