"""Hostile words in everything that leaves the program, judged by the programs that will open it: Chromium and LibreOffice."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Page, Route, sync_playwright

from intake.exchange.files import read_network
from tests.hostile import UNPRINTABLE, WORDS, harmless, shown, squeezed
from tests.hostile_dossier import made

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
SPREADSHEET = shutil.which("soffice")
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
    "--disable-default-apps", "--disable-extensions", "--disable-features=Translate,OptimizationHints,MediaRouter",
)  # fmt: skip
EVERY_CELL = "59,34,76,1,,1033,false,true,false,false,false,0,true"
"""How LibreOffice is to read a CSV: semicolons, UTF-8, special numbers found, and the most dangerous setting: formulas are run."""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("hostile") / "all")


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with letters x for every sign: what the pages look like when nobody means harm."""
    return made(tmp_path_factory.mktemp("calm") / "all", harmless, pages_only=True)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium (tests/needs.sh installs it)")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET])
        yield running
        running.close()


class Visit:
    """One file opened: what it asked for, what it tried, what it holds."""

    def __init__(self, browser: Browser, file: Path) -> None:
        self.asked: list[str] = []
        self.tried: list[str] = []
        context = browser.new_context(offline=True)
        page = context.new_page()
        page.on("dialog", self._dialog)
        page.on("popup", lambda popup: self.tried.append(f"popup {popup.url}"))
        page.on("console", lambda said: self.tried.append(f"console {said.text}"))
        page.on("framenavigated", lambda frame: self.tried.append(f"went to {frame.url}") if frame.url != file.as_uri() else None)
        context.route("**/*", self._route)
        page.goto(file.as_uri())
        self.elements: dict[str, int] = page.evaluate(
            "() => [...document.querySelectorAll('*')].reduce((all, one) => (all[one.tagName.toLowerCase()] = (all[one.tagName.toLowerCase()] || 0) + 1, all), {})"
        )
        self.handlers: list[str] = page.evaluate(
            "() => [...document.querySelectorAll('*')].flatMap(one => [...one.attributes].filter(a => a.name.startsWith('on')).map(a => a.name))"
        )
        self.links: list[str] = page.evaluate(
            "() => [...document.querySelectorAll('*')].flatMap(one => [...one.attributes].filter(a => /(href|src|srcdoc|action|data|formaction)$/i.test(a.name)).map(a => a.value))"
        )
        self.text: str = page.evaluate("() => document.documentElement.textContent")
        _touch(page)
        context.close()

    def _dialog(self, dialog: Any) -> None:
        self.tried.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def _route(self, route: Route) -> None:
        self.asked.append(route.request.url)
        route.continue_() if route.request.url.startswith("file:") else route.abort()


def _touch(page: Page) -> None:
    """What a reader does: moves over it, clicks, types."""
    for x, y in ((40, 60), (300, 300), (600, 500)):
        page.mouse.click(x, y)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_timeout(50)


PAGES = ("professional.html", "client.html", "shared.html", "copy/1-studiekringen.html", "copy/2-pom.html", "genogram.svg", "ecogram.svg", "circle.svg", "wijkecogram.svg", "msna.svg")  # fmt: skip


def test_pages_and_pictures_in_a_browser_do_nothing_and_hold_only_our_elements(hostile: Path, calm: Path, browser: Browser) -> None:
    for name in PAGES:
        visit, harmless_one = Visit(browser, hostile / name), Visit(browser, calm / name)
        assert visit.tried == [], name
        assert visit.asked == [(hostile / name).as_uri()], name
        assert visit.handlers == [], name
        assert all(re.fullmatch(r"#[\w-]+", link) for link in visit.links), name
        assert set(visit.elements) == set(harmless_one.elements), name
        if name.endswith(".html"):
            without_drawings = {"path", "line", "circle", "rect", "polygon", "polyline", "text", "tspan", "g", "ellipse", "title"}
            assert {key: n for key, n in visit.elements.items() if key not in without_drawings} == {
                key: n for key, n in harmless_one.elements.items() if key not in without_drawings
            }, name
        assert UNPRINTABLE.findall(visit.text) == [], name


def test_the_browser_would_have_noticed(browser: Browser, tmp_path: Path) -> None:
    """The test above can fail: a page that does what ours may not is caught."""
    bad = tmp_path / "bad.html"
    bad.write_text("<!DOCTYPE html><a href='javascript:alert(2)'>x</a><img src='http://evil.example/x' onerror='alert(1)'>")
    visit = Visit(browser, bad)
    assert any(one.startswith("dialog") for one in visit.tried)
    assert "http://evil.example/x" in visit.asked
    assert visit.handlers == ["onerror"]
    assert "javascript:alert(2)" in visit.links


def test_all_words_stand_in_the_pages_as_typed(hostile: Path, browser: Browser) -> None:
    for name in ("professional.html", "copy/2-pom.html"):
        text = squeezed(Visit(browser, hostile / name).text)
        assert [word for word in WORDS if squeezed(shown(word)) not in text] == [], name


@pytest.mark.parametrize(
    "name",
    ["professional.md", "professional.txt", "professional.json", "network.ged", "network.7.ged", "network.csv", "network.graphml", "network.yaml",
     "network.json", "fhir.json", "due.ics", "shared.html", "copy/data.json", "copy/log.txt", "genogram.svg", "msna.svg"],
)  # fmt: skip
def test_no_file_holds_what_a_terminal_obeys(hostile: Path, name: str) -> None:
    text = (hostile / name).read_text(encoding="utf-8-sig")
    assert UNPRINTABLE.findall(text.replace("\r\n", "\n")) == []
    if name.endswith(".json"):
        held = json.dumps(json.loads(text))
        assert "\\u001b" not in held
        assert "\\u202e" not in held


def test_networks_come_back_with_every_name_as_it_was(hostile: Path) -> None:
    names = {shown(word)[:200] for word in WORDS if shown(word)}
    for name in ("network.yaml", "network.json", "network.csv", "network.ged", "network.7.ged"):
        back = {" ".join(person.name.split()) for person in read_network(hostile / name, "nl").people.values()}
        assert names - back == set(), name
    tree = ElementTree.parse(hostile / "network.graphml")
    held = {" ".join((one.text or "").split()) for one in tree.iter()}
    assert names - held == set()


def test_the_calendar_holds_one_event(hostile: Path) -> None:
    calendar = Calendar.from_ical((hostile / "due.ics").read_bytes())
    assert [part.name for part in calendar.subcomponents] == ["VEVENT"]
    assert {"ATTACH", "URL", "ATTENDEE"} & set(calendar.subcomponents[0]) == set()


def test_paper_shows_the_words(hostile: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("no pdftotext (tests/needs.sh installs poppler-utils)")
    data = (hostile / "professional.pdf").read_bytes()
    assert not re.search(rb"/(JavaScript|JS|Launch|SubmitForm|EmbeddedFile|OpenAction)\b", data)
    assert b"/URI" not in data
    said = subprocess.run(["pdftotext", "-raw", str(hostile / "professional.pdf"), "-"], capture_output=True, check=True).stdout.decode()
    text = squeezed(said)
    for word in ("[/b]", "{{7*7}}", "=cmd|", "<script>alert(1)</script>", "javascript:alert(1)", "../../x", '#read("/etc/passwd")'):
        assert squeezed(word) in text, word


def formulas(folder: Path, *files: Path) -> dict[str, list[str]]:
    """What LibreOffice makes a formula of in each CSV."""
    command = [SPREADSHEET, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", f"--infilter=CSV:{EVERY_CELL}", "--convert-to", "fods", "--outdir", str(folder)]  # fmt: skip
    subprocess.run([*map(str, command), *map(str, files)], check=True, capture_output=True, timeout=240)
    table = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
    found = {}
    for file in files:
        tree = ElementTree.parse(folder / f"{file.stem}.fods")
        assert len(list(tree.iter(f"{table}table-cell"))) > 3
        found[file.name] = [value for cell in tree.iter(f"{table}table-cell") if (value := cell.get(f"{table}formula"))]
    return found


def test_a_spreadsheet_runs_none_of_it(hostile: Path, tmp_path: Path) -> None:
    if SPREADSHEET is None or not Path(SPREADSHEET).resolve().with_name("libsclo.so").exists():
        pytest.skip("no LibreOffice Calc (tests/needs.sh installs it)")
    bad = tmp_path / "bad.csv"
    bad.write_text("id;name;note\na;=1+1;x\nb;x;y\n")
    found = formulas(tmp_path, hostile / "network.csv", bad)
    assert found["network.csv"] == []
    assert found["bad.csv"] != []


def test_no_cell_begins_as_a_formula(hostile: Path) -> None:
    """The same without LibreOffice, always: every cell that a spreadsheet could run has its quote mark."""
    import csv

    with (hostile / "network.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file, delimiter=";") for cell in row]
    assert sum(cell.startswith("'") for cell in cells) > 10
    assert [cell for cell in cells if re.match("[=+\\-@\t\r\n＝＋－＠]", cell) and not cell.lstrip("-").isdigit()] == []
