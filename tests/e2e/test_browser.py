"""The program in Chromium: who gets in, a whole talk up to its report on paper, a kiosk, letters and colours."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from intake.store.vault import Vault
from tests.e2e.browser import CHROMIUM, PHRASE, Served, Window, chromium, new_vault, serving, until

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed: see tests/needs.sh")
_TRY = """(address) => new Promise((done) => {
  const socket = new WebSocket(address.replace("http", "ws") + "/ws?width=80&height=24");
  socket.onopen = () => done("open");
  socket.onerror = () => done("refused");
})"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    new_vault(tmp_path / "home")
    with serving(tmp_path / "home") as started:
        yield started


@pytest.fixture
def elsewhere() -> Iterator[str]:
    """The address of a page of somebody else, on this computer."""

    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<h1>Another page</h1>")

        def log_message(self, *_: object) -> None:
            """Nothing."""

    server = http.server.HTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_only_the_link_opens_once_and_other_pages_get_nothing(browser: Browser, served: Served, elsewhere: str) -> None:
    stranger = browser.new_context().new_page()
    answer = stranger.goto(served.address)
    assert answer is not None
    assert answer.status == 403
    assert "De deur" not in stranger.title()
    assert "met de link die je kreeg" in stranger.inner_text("main")
    assert "by the link you were given" in stranger.inner_text("main")
    mine = Window(browser, served.link)
    mine.wait("Wachtzin")
    assert served.link.partition("#")[2] not in mine.page.url
    stranger.goto(served.link)
    stranger.wait_for_selector("text=al gebruikt")
    assert len(served.children()) == 1
    page = mine.page.context.new_page()  # the same browser, with the cookie
    page.goto(elsewhere)
    assert page.evaluate(_TRY, served.address) == "refused"
    page.set_content(f'<iframe src="{served.address}/"></iframe>')
    page.wait_for_timeout(300)
    assert all("terminal" not in frame.content() for frame in page.frames)
    page.goto(served.address)
    until(page, "window.terminalClient?.socket?.readyState === 1")
    assert mine.troubles == []
    assert "document.cookie" not in mine.page.content()
    assert mine.page.evaluate("document.cookie") == ""


def test_a_whole_talk_up_to_the_report_on_paper(browser: Browser, served: Served, tmp_path: Path) -> None:
    window = Window(browser, served.link)
    window.unlock()
    window.wait("Hier komen je dossiers")
    window.begin_talk("R. Jansen", "Groslijst")
    for heard, line in (
        ("Hoe heet", "Ria [/b] Jansen"),
        ("Wie zijn de mensen", "Mijn dochter Sanne (33) belt elke dag."),
        ("▌ Ria [/b] Jansen", ""),
        ("Mis ik nog iemand", "nee"),
        ("vraag 3 van", "Buurvrouw Els past elke week op."),
        ("vraag 4 van", "nee"),
        ("vraag 5 van", "afronden"),
        ("toch afronden", "ja"),
    ):
        window.wait(heard)
        if line:
            window.type(line)
    window.wait("staat voor je klaar")
    window.press("F10")
    window.wait("Als tekst")
    with window.page.expect_download() as saving:
        window.click("Als tekst")
    text = Path(saving.value.path()).read_text(encoding="utf-8")
    assert "Sanne" in text
    assert "Els" in text
    assert saving.value.suggested_filename == "groslijst-professional.txt"
    window.click("○ Cliënt")
    with window.page.expect_download() as saving:
        window.click("PDF")
    paper = Path(saving.value.path()).read_bytes()
    assert paper.startswith(b"%PDF-")
    assert len(paper) > 65_536  # more than one piece
    assert b"%%EOF" in paper[-16:]
    assert window.troubles == []
    served.stop()
    window.page.wait_for_selector("text=De server is gestopt")
    assert not (tmp_path / "home" / "reports").exists()
    with Vault.open(tmp_path / "home", PHRASE) as vault:
        assert vault.check() == []
        exported = [line.detail for line in vault.log() if line.what == "exported"]
    assert exported == ["report txt professional", "report pdf client"]


def test_letters_colours_and_language_of_the_page(browser: Browser, served: Served) -> None:
    window = Window(browser, served.link)
    window.wait("Wachtzin")
    assert window.page.evaluate("[...document.fonts].filter((one) => one.status === 'loaded').length") == 6
    narrow = window.page.evaluate("terminalClient.terminal.cols")
    window.page.click("[data-size='1']")
    window.page.click("[data-size='1']")
    assert window.page.evaluate("terminalClient.terminal.cols") < narrow
    window.page.click("[data-key='Language']")
    window.wait("Passphrase")
    until(window.page, "document.documentElement.lang === 'en'")
    assert window.page.locator("[data-key='Lock']").inner_text() == "Lock"
    window.press("Control+p")
    window.wait("Theme: light")
    window.type("Theme: light")
    until(window.page, "getComputedStyle(document.body).backgroundColor === 'rgb(247, 245, 239)'")
    window.page.reload()
    window.wait("Passphrase")  # the same program, in the language and colours it had
    until(window.page, "getComputedStyle(document.body).backgroundColor === 'rgb(247, 245, 239)'")
    assert window.page.evaluate("terminalClient.terminal.options.fontSize") == "20"
    window.press("Control+q")
    window.page.wait_for_selector("text=Closed. Everything")
    window.page.click("#again")
    window.wait("Wachtzin")


def test_loading_again_goes_on_where_it_was_and_stays_shut_when_locked(browser: Browser, served: Served) -> None:
    window = Window(browser, served.link)
    window.unlock()
    window.wait("Hier komen je dossiers")
    window.begin_talk("R. Jansen", "Groslijst")
    window.wait("Hoe heet")
    window.page.keyboard.type("Ria Jan")
    window.wait("Ria Jan")
    window.page.reload()
    window.wait("Ria Jan")  # also what was half typed
    window.type("sen")
    window.wait("Wie zijn de mensen")
    window.click("Later")  # the mouse is heard too
    window.wait("vraag 3 van")
    window.press("Control+l")
    window.wait("Wachtzin")
    window.page.reload()
    assert "vraag 3 van" not in window.wait("Wachtzin")
    assert window.troubles == []


def test_a_kiosk_shows_one_talk_and_quits_into_the_lock(browser: Browser, tmp_path: Path) -> None:
    new_vault(tmp_path / "home")
    with Vault.open(tmp_path / "home", PHRASE) as vault:
        vault.new_dossier("Iemand Anders")
    with serving(tmp_path / "home", "--kiosk", "groslijst") as served:
        window = Window(browser, served.link, 820, 1180, has_touch=True)
        window.unlock()
        window.wait("Voor wie is dit gesprek")
        window.type("R. Jansen")
        shown = window.wait("Hoe heet")
        assert "Iemand Anders" not in shown
        assert window.page.locator("[data-key='Lock'], [data-key='Commands']").count() == 0
        window.press("Control+q")
        assert "Hoe heet" not in window.wait("Wachtzin")
