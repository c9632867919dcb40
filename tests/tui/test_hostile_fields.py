"""Hostile words in every field of every screen and card: shown as typed or cleaned, never obeyed, kept as they were, and gone
through the reports and exports unharmed.

The fields are found in the source: a new one fails the first test until it stands in one of the others.
"""

from __future__ import annotations

import ast
import csv
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import cycle
from pathlib import Path
from typing import get_args

import pytest
from textual import events
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Button, Input, OptionList, Static

from intake.conversation.card import FIELDS, LONGEST
from intake.definitions.model import QuestionKind
from intake.store.team.connection import DATABASE_URL
from intake.store.team.organisation import KEY_FILE
from intake.store.vault import Vault
from intake.store.ways import PASSPHRASE
from intake.tui.app import DraagwijzerApp
from intake.tui.kiosk import KioskApp
from intake.tui.screens.beginning import BeginScreen
from intake.tui.screens.conversation import ConversationScreen
from intake.tui.screens.home import HomeScreen
from intake.tui.screens.keys import NEW_ORGANISATION, KeysScreen
from intake.tui.screens.kiosk import HandOverScreen, KioskTalkScreen
from intake.tui.screens.methods import MethodsScreen
from intake.tui.screens.person import FieldRow, PersonScreen
from intake.tui.screens.tie import TieScreen
from tests import hostile
from tests.hostile import UNPRINTABLE, shown, squeezed
from tests.hostile_dossier import at_home, done
from tests.store.test_ways import identity, key_file, made
from tests.tui.ria import CHEAP, RIA, enter, library, program, settle
from tests.tui.test_screens import until
from tests.tui.test_unlock_ways import Lock, at_the_lock

PHRASE = "een lange zin"
GROUPS = {name: getattr(hostile, name) for name in ("MARKUP", "TEMPLATES", "FORMULAS", "PAGES", "CONTROLS", "DIRECTIONS", "UNICODE", "PATHS", "CODE")}
LINES = tuple(re.sub("[\n\r\u2028\u2029]", " ", " ".join(words)) for words in GROUPS.values())
"""All the words, a line for each kind of harm; each begins with the first of its kind. (Of several lines a field takes the first.)"""
ALL = " ".join(LINES)
SHORT = tuple(word for words in GROUPS.values() for word in words[:5])
SCREENS = Path(__file__).parents[2] / "intake" / "tui"
LOCK = {"passphrase", "again", "member", "member-password", "key", "of-key"}
TRIED = {
    "unlock": LOCK,
    "keys": {"current", "new", "again", "recipient"},
    "home": {"search"},
    "beginning": {"title", "find"},
    "methods": {"search"},
    "kiosk": {"title"},
    "conversation": {"line"},
    "tie": {"since", "until"},
    "person": {f"field-{field.key}" for field in FIELDS if field.kind not in ("choice", "ticks", "person")},
}
"""Each field that is typed in, by the screen it is on: tried below."""


def typed_fields(source: str) -> Iterator[str]:
    """The ids given to inputs in a module; "?" for one that is made up while running."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in ("Input", "Field", "LineInput", "TextArea", "MaskedInput"):
            given = next((one.value for one in node.keywords if one.arg == "id"), None)
            yield given.value if isinstance(given, ast.Constant) else "?"


def test_every_field_is_tried() -> None:
    found = {path.stem: set(typed_fields(path.read_text(encoding="utf-8"))) for path in SCREENS.rglob("*.py")}
    found = {name: ids for name, ids in found.items() if ids}
    assert found.pop("person") == {"?"}
    assert found == {name: ids for name, ids in TRIED.items() if name != "person"}


# What is in view


def in_view(app: App[int]) -> str:
    """Every sign that goes to the terminal for this screen, and what is said in a corner of it."""
    strips = app.screen._compositor.render_strips(app.size)
    return "\n".join("".join(part.text for part in strip) for strip in strips) + "\n".join(note.message for note in app._notifications)


def nothing_obeyed(app: App[int], where: str) -> str:
    text = in_view(app)
    assert UNPRINTABLE.findall(text) == [], where
    assert "49" not in re.findall(r"\b49\b", squeezed(text)), where  # 7*7
    return text


async def paste(app: App[int], pilot: Pilot[int], field: Input, text: str) -> None:
    """As the terminal brings it, in the place of what stood there."""
    app.screen.set_focus(field)
    field.value = ""
    app.post_message(events.Paste(text))
    await pilot.pause()


async def wrong_each(lock: Lock, field: str, press: str, rest: dict[str, str], where: str) -> None:
    """In a field of the lock: it gets a sentence, and does nothing."""
    for line in (ALL, LINES[4]):
        for other, text in rest.items():
            await paste(lock.program, lock.pilot, lock.field(other), text)
        await paste(lock.program, lock.pilot, lock.field(field), line)
        await lock.press(press)
        await until(lock.pilot, lambda: len(str(lock.program.screen.query_one("#problem", Static).content)) > 25)
        nothing_obeyed(lock.program, f"{where} {line[:20]}")
        lock.program.screen.query_one("#problem", Static).update("")


# The screens


async def test_the_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("intake.store.tries.LONGEST", 0)  # no waiting between wrong tries
    async with at_the_lock(tmp_path / "new") as lock:
        for field in ("passphrase", "again"):
            await paste(lock.program, lock.pilot, lock.field(field), LINES[0])
        await lock.press("make")
        await until(lock.pilot, lambda: lock.mode() == "key")
        nothing_obeyed(lock.program, "key")
    Vault.open(tmp_path / "new", LINES[0]).close()
    key = identity()
    made(tmp_path / "home", key)
    async with at_the_lock(tmp_path / "home") as lock:
        await wrong_each(lock, "passphrase", "open", {}, "locked")
        await lock.go_to("forgotten")
        await wrong_each(lock, "key", "recover", {"passphrase": LINES[1]}, "forgotten")
        await lock.press("locked")
        await until(lock.pilot, lambda: lock.mode() == "locked" and bool(lock.program.screen.query("#organisation")))
        await lock.go_to("organisation")
        await wrong_each(lock, "key", "open", {"passphrase": LINES[2]}, "organisation")
        lock.field("key").value = str(key_file(tmp_path, key, phrase="hek"))
        await lock.press("open")
        await wrong_each(lock, "of-key", "open", {}, "key file")


async def test_the_lock_of_a_team_in_the_browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DATABASE_URL, "postgresql://127.0.0.1:1/x")
    monkeypatch.setenv(KEY_FILE, str(key_file(tmp_path, identity())))
    monkeypatch.setattr(DraagwijzerApp, "is_web", True)
    async with at_the_lock(tmp_path / "home") as lock:
        await wrong_each(lock, "member", "open", {"member-password": LINES[1]}, "member")


async def test_the_ways_in(tmp_path: Path) -> None:
    app, _ = program(tmp_path / "home", "nl")
    async with app.run_test(size=(110, 40)) as pilot:
        screen = KeysScreen(app.open_vault)  # type: ignore[arg-type]
        await app.push_screen(screen)
        for way, field in ((NEW_ORGANISATION, "recipient"), (PASSPHRASE, "again")):
            await screen._show(way)
            for line in (ALL, LINES[4]):
                for one in screen.query(Input):
                    await paste(app, pilot, one, PHRASE if one.id == "current" else line if one.id == field else LINES[3])
                screen.query_one("#problem", Static).update("")
                screen.query_one("#do", Button).press()
                await until(pilot, lambda: len(str(screen.query_one("#problem", Static).content)) > 25)
                nothing_obeyed(app, f"{way} {line[:20]}")
        assert len(app.open_vault.ways_in()) == 2  # type: ignore[attr-defined]
    app.leave()


async def test_searches_and_titles(tmp_path: Path) -> None:
    app, _ = program(tmp_path / "home", "nl")
    vault = app.open_vault
    typed = (LINES[0], *LINES[3:6])
    titles = [shown(line)[:200].strip() for line in typed]
    async with app.run_test(size=(110, 30)) as pilot:
        home = HomeScreen()
        await app.push_screen(home)
        await pilot.pause()
        for line, title in zip(typed, titles, strict=True):
            begin = BeginScreen("pom")
            await app.push_screen(begin)
            await pilot.pause()
            await paste(app, pilot, begin.query_one("#find", Input), line)
            nothing_obeyed(app, f"find {line[:20]}")
            begin.query_one("#find", Input).value = ""
            await paste(app, pilot, begin.query_one("#title", Input), line)
            nothing_obeyed(app, f"begin {line[:20]}")
            begin.query_one("#begin", Button).press()
            await until(pilot, lambda begin=begin: app.screen is not begin)  # type: ignore[misc]
            await pilot.pause()  # back, with the list in focus
            await paste(app, pilot, home.query_one("#search", Input), line[:200])
            await until(pilot, lambda: home.query_one("#dossiers", OptionList).option_count == 1)
            assert squeezed(title)[:20] in squeezed(nothing_obeyed(app, f"home {line[:20]}"))
        assert {row.title for row in vault.dossiers()} == {"R. Jansen", *titles}
        methods = MethodsScreen()
        await app.push_screen(methods)
        await pilot.pause()
        for line in (ALL, LINES[4]):
            await paste(app, pilot, methods.query_one("#search", Input), line)
            nothing_obeyed(app, f"methods {line[:20]}")
    app.leave()


async def test_the_title_at_a_kiosk(tmp_path: Path) -> None:
    vault, _ = Vault.create(tmp_path / "home", PHRASE, cost=CHEAP)
    app = KioskApp(vault.home, "nl", flow="groslijst", cost=CHEAP)
    app.vault, app.library = vault, library()
    async with app.run_test(size=(110, 40)) as pilot:
        await app.push_screen(HandOverScreen())
        await pilot.pause()
        await paste(app, pilot, app.screen.query_one("#title", Input), ALL)
        nothing_obeyed(app, "kiosk")
        app.screen.query_one("#begin", Button).press()
        await until(pilot, lambda: isinstance(app.screen, KioskTalkScreen))
        await settle(app, pilot)
        assert [row.title for row in vault.dossiers()] == [shown(ALL)[:200].strip()]
        nothing_obeyed(app, "kiosk talk")
    app.leave()


# A talk with all its cards, and what becomes of it


def questions_of_each_kind() -> dict[str, tuple[str, str]]:
    """kind -> (flow, question): in the MantelScan where it asks that kind."""
    flows = sorted(library().flows.values(), key=lambda flow: flow.id != "mantelscan")
    found = {one.kind: (flow.id, id) for flow in reversed(flows) if flow.stages for id, one in flow.questions.items()}
    assert set(get_args(QuestionKind)) - set(found) == {"duration"}, "asked in questionnaires of others only"
    return found


async def say(app: DraagwijzerApp, pilot: Pilot[int], screen: ConversationScreen, line: str) -> str:
    await paste(app, pilot, screen.query_one("#line", Input), line)
    await pilot.press("enter")
    await pilot.pause()
    return nothing_obeyed(app, line[:20])


async def fill(app: DraagwijzerApp, pilot: Pilot[int], card: PersonScreen, words: Iterator[str]) -> None:
    """Something hostile in each field of the card at once; then only those stay that take any words."""
    await until(pilot, lambda: len(card.query(FieldRow)) == len(FIELDS))
    rows = [row for row in card.query(FieldRow) if isinstance(row.control, Input)]
    assert {row.control.id for row in rows} == TRIED["person"]
    for row in rows:
        await paste(app, pilot, row.control, next(words))
    card.action_save()
    await pilot.pause()
    assert app.screen is card  # no age, date or relation is that
    nothing_obeyed(app, "card")
    for row in rows:
        if row.field.kind != "text":
            row.control.value = card.begun[row.field.key]


async def test_a_talk_and_its_cards_and_what_becomes_of_it(tmp_path: Path) -> None:
    app, id = program(tmp_path / "home", "nl", RIA[:3])
    (dossier,) = app.open_vault.dossiers()
    lines, words, names = cycle(LINES), cycle(SHORT), list[str]()
    async with app.run_test(size=(120, 34)) as pilot:
        screen = await enter(app, pilot, id)
        for line in (ALL, LINES[4], LINES[5]):
            await say(app, pilot, screen, f"notitie: {line}")
        assert screen.talk is not None
        assert [note.text for note in screen.talk.state.notes] == [shown(line) for line in (ALL, LINES[4], LINES[5])]
        for person in ("sanne", "dennis"):
            card = PersonScreen(screen.talk, person)
            await app.push_screen(card)
            await fill(app, pilot, card, words)
            typed = {row.field.key: shown(row.typed) for row in card.query(FieldRow) if row.field.kind == "text"}
            card.action_save()
            await until(pilot, lambda: app.screen is screen)
            kept = screen.talk.state.people[person]
            assert {key: getattr(kept, key) for key in typed} == {key: text[: LONGEST[key]] for key, text in typed.items()}
            screen.show()
            await pilot.pause()
            names.append(kept.name)
            assert squeezed(kept.name)[:12] in squeezed(nothing_obeyed(app, "beside the talk"))
        tie = TieScreen(screen.talk, "sanne")
        await app.push_screen(tie)
        await pilot.pause()
        for line in (ALL, LINES[4]):
            for field in ("since", "until"):
                await paste(app, pilot, tie.query_one(f"#{field}", Input), line)
            tie.action_save()
            await pilot.pause()
            nothing_obeyed(app, f"tie {line[:20]}")
        await app.pop_screen()
        for key in ("f9", "f10", "f11", "f12"):
            await pilot.press(key)
            await settle(app, pilot)
            nothing_obeyed(app, key)
            await pilot.press("escape")
            await pilot.pause()
        for kind, (flow, question) in questions_of_each_kind().items():
            if flow != screen.row.flow:
                await app.pop_screen()
                used = library().flows[flow]
                screen = await enter(app, pilot, app.open_vault.new_conversation(dossier.id, flow, used.version, used.source, "nl", "worker"))
            assert screen.talk is not None
            screen.talk.move("goto", question)
            screen.show()
            for line in (next(lines), f"o nee, {next(lines)}"):
                await say(app, pilot, screen, line)
            assert screen.talk.state.status == "asking", kind
    app.leave()
    leaves_unharmed(tmp_path, dossier.id, names)


class Harm(HTMLParser):
    """What could do something in a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [tag] if tag in ("script", "iframe", "object", "embed", "base", "form", "img", "link") else []
        for name, value in attrs:
            if name.startswith("on") or (name in ("href", "src", "action", "data", "xlink:href") and not re.fullmatch(r"#[\w-]+", value or "")):
                self.found.append(f"{tag} {name}={value}")


def leaves_unharmed(folder: Path, dossier: str, names: list[str]) -> None:
    """The reports and the network of the dossier as files; a browser, a spreadsheet and paper are tried in tests/e2e."""
    with at_home(folder):
        for format in ("html", "md", "txt", "json"):
            for reader in ("professional", "client"):
                done("report", dossier, "--for", reader, "--format", format, "--out", str(folder / f"{reader}.{format}"))
        for format in ("csv", "gedcom", "yaml", "graphml"):
            done("export", "network", dossier, "--format", format, "--out", str(folder / f"network.{format}"))
        done("export", "fhir", dossier, "--out", str(folder / "fhir.json"))
    files = [path for path in folder.iterdir() if path.suffix in (".html", ".md", ".txt", ".json", ".csv", ".gedcom", ".yaml", ".graphml")]
    assert len(files) >= 13
    for path in files:
        assert UNPRINTABLE.findall(path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")) == [], path.name
        if path.suffix == ".html":
            harm = Harm()
            harm.feed(path.read_text(encoding="utf-8"))
            assert harm.found == [], path.name
    with (folder / "network.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file, delimiter=";") for cell in row]
    assert [cell for cell in cells if re.match("[=+\\-@\t\r\n＝＋－＠]", cell) and not cell.lstrip("-").isdigit()] == []
    assert {name for name in names if name not in cells and f"'{name}" not in cells} == set()
