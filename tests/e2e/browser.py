"""The program in a real browser: `draagwijzer serve` started, its link opened in Chromium, typed in, and its screen read."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from intake.store.keys import Cost
from intake.store.vault import Vault

PHRASE = "een lange zin van mij"
CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)  # fmt: skip
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
FORM = {
    "nl": ("Nieuw gesprek", "Voor wie is dit gesprek", "Zoek een methode", "Beginnen"),
    "en": ("New talk", "Who is this talk for", "Find a method", "Begin"),
}
"""What is clicked and waited for in the form of a new talk."""
_SCREEN = """() => {
  const grid = window.terminalClient?.terminal?.buffer.active;
  if (!grid) return "";
  return Array.from({ length: grid.length }, (_, row) => grid.getLine(row).translateToString(true)).join("\\n");
}"""


class Served:
    """A server of its own. link: works once. log: what it printed so far."""

    def __init__(self, home: Path, *arguments: str, lang: str = "nl", port: int = 0, **more: str) -> None:
        kept = {key: value for key, value in os.environ.items() if not key.startswith("DRAAGWIJZER")}
        environment = kept | {"DRAAGWIJZER_HOME": str(home), "DRAAGWIJZER_LANG": lang, "PYTHONUNBUFFERED": "1", "TEXTUAL_ANIMATIONS": "none"} | more
        self.process = subprocess.Popen(
            [sys.executable, "-m", "intake.cli", "serve", "--port", str(port), "--no-open", *arguments],
            env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        self.log = ""
        self.link = self.next_link()
        self.address = self.link.partition("/enter")[0]

    def next_link(self) -> str:
        """The link that is printed next; "" where the server gives none, as a proxy knows its people."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.log += line
            found = re.search(r"https?://\S+/enter#\S+", line)
            if found:
                return found[0]
            if "Ctrl+C" in line and "/enter#" not in self.log:
                return ""
        raise AssertionError(f"no link came:\n{self.log}")

    def children(self) -> list[int]:
        """Process ids of the programs of its windows."""
        path = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(id) for id in path.read_text().split()]

    def stop(self) -> int:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(timeout=30)
        assert self.process.stdout is not None
        self.process.stdout.close()
        return code


@contextmanager
def serving(home: Path, *arguments: str, lang: str = "nl", port: int = 0, **more: str) -> Iterator[Served]:
    served = Served(home, *arguments, lang=lang, port=port, **more)
    try:
        yield served
    finally:
        served.stop()


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


def new_vault(home: Path, lang: str = "nl") -> None:
    """A vault that opens quickly, by PHRASE."""
    vault, _ = Vault.create(home, PHRASE, cost=CHEAP)
    vault.set_setting("lang", lang)
    vault.close()


def until(page: Page, holds: str, seconds: float = 25) -> None:
    """Wait until an expression holds; not by the page itself, whose policy forbids what Playwright would do there."""
    end = time.monotonic() + seconds
    while not page.evaluate(holds):
        assert time.monotonic() < end, f"it did not come to {holds}"
        page.wait_for_timeout(100)


class Screen:
    """A screen with the program on it, wherever it is shown: what is read, typed and clicked there."""

    def text(self) -> str:
        """What the terminal shows, line by line."""
        raise NotImplementedError

    def write(self, words: str) -> None:
        """Typed without Enter."""
        raise NotImplementedError

    def type(self, line: str) -> None:
        raise NotImplementedError

    def press(self, *keys: str) -> None:
        """Named as browsers do: Enter, Escape, Control+t."""
        raise NotImplementedError

    def click(self, words: str) -> None:
        raise NotImplementedError

    def pause(self) -> None:
        time.sleep(0.1)

    def trouble(self) -> object:
        """What more is known when something did not come."""
        return ""

    def wait(self, text: str, seconds: float = 25) -> str:
        end = time.monotonic() + seconds
        while text not in (shown := self.text()):
            assert time.monotonic() < end, f"{text!r} did not come; the screen shows:\n{shown}\n{self.trouble()}"
            self.pause()
        return shown

    def begin_talk(self, title: str, method: str, lang: str = "nl") -> None:
        """From the list of dossiers into a new talk; method: as its title is shown."""
        new, whom, find, begin = FORM[lang]
        self.click(new)
        self.wait(whom)
        self.write(title)
        self.wait(title)  # by now the form stands where it stays: it is lower in a low window
        self.click(find)
        self.type(method)
        end = time.monotonic() + 25
        while self._boxed()[2:4] != [method, ""]:  # the list does not hold only what was searched for yet
            assert time.monotonic() < end, self.text()
            self.pause()
        self.click(begin)

    def _boxed(self) -> list[str]:
        """What stands in the boxes on the screen, a line each."""
        return [line.strip(" │┃") for line in self.text().splitlines() if line.strip().startswith(("│ ", "┃ "))]


class Window(Screen):
    """One window of the browser with the program in it. troubles: what the page complained of."""

    def __init__(self, browser: Browser, link: str, width: int = 1100, height: int = 760, **options: Any) -> None:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        self.page: Page = context.new_page()
        self.troubles: list[str] = []
        self.page.on("console", lambda said: self.troubles.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.goto(link)
        self.page.wait_for_url(re.compile("/$"))

    def text(self) -> str:
        shown: str = self.page.evaluate(_SCREEN)
        return shown

    def pause(self) -> None:
        self.page.wait_for_timeout(100)

    def trouble(self) -> object:
        return self.troubles

    def write(self, words: str) -> None:
        self.page.keyboard.type(words)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, line: str) -> None:
        self.write(line)
        self.page.keyboard.press("Enter")

    def click(self, words: str) -> None:
        """With the mouse, on words that the terminal shows."""
        lines = self.wait(words).splitlines()
        row = next(number for number, line in enumerate(lines) if words in line)
        column = lines[row].index(words) + len(words) / 2
        box = self.page.locator(".xterm-screen").bounding_box()
        assert box is not None
        columns, rows = self.page.evaluate("[terminalClient.terminal.cols, terminalClient.terminal.rows]")
        self.page.mouse.click(box["x"] + column * box["width"] / columns, box["y"] + (row + 0.5) * box["height"] / rows)

    def unlock(self) -> None:
        self.wait("DRAAGWIJZER")
        self.type(PHRASE)

    def shot(self, path: Path) -> None:
        self.page.wait_for_timeout(300)
        self.page.screenshot(path=path)
