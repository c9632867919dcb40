"""The locked door over real connections: what is refused, what a link opens, how many windows, how they end."""

from __future__ import annotations

import asyncio
import json
import os
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web
from yarl import URL

from intake.web.access import public_address
from intake.web.limits import LARGEST_MESSAGE
from intake.web.server import PROXY_HEADER, Serving
from intake.web.sessions import FAULT, FULL, KEPT, TAKEN, Session
from tests.web.serving import Client, first_words, served


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DRAAGWIJZER_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("SECRET_OF_THE_SERVER", "geheim")
    return tmp_path / "home"


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()


async def until_gone(pid: int, seconds: float = 15) -> None:
    async with asyncio.timeout(seconds):
        while alive(pid):
            await asyncio.sleep(0.05)


def pids(client: Client) -> list[int]:
    return [session.pid for session in client.server.sessions if session.pid]


async def test_without_a_link_nothing_opens() -> None:
    async with served() as client:
        for path in ("/", "/ws", "/download/abc", "/nothing"):
            answer = await client.get(path, Origin=client.origin)
            assert answer.status == (404 if path == "/nothing" else 403)
            assert "deur is dicht" in await answer.text()
        assert await client.refused({"Origin": client.origin}) == 403
        assert not client.server.sessions


async def test_a_link_opens_once_and_gives_a_cookie_that_scripts_cannot_read() -> None:
    async with served() as client:
        link = client.server.link()
        assert link.startswith(f"{client.origin}/enter#")
        assert (await client.get("/enter")).status == 200
        answer = await client.enter(link)
        assert answer.status == 204
        given = answer.headers["Set-Cookie"]
        assert "HttpOnly" in given
        assert "SameSite=Strict" in given
        assert "Secure" not in given
        assert (await client.get("/")).status == 200
        client.http.cookie_jar.clear()
        assert (await client.enter(link)).status == 403
        assert (await client.get("/")).status == 403


async def test_other_hosts_and_origins_are_refused_also_with_the_cookie() -> None:
    async with served() as client:
        await client.enter()
        for host in ("evil.example", f"localhost:{client.port}", "127.0.0.1", f"127.0.0.1:{client.port}.evil.example"):
            assert (await client.get("/", Host=host)).status == 403
            assert await client.refused({"Host": host, "Origin": client.origin}) == 403
        foreign = ("http://evil.example", "null", f"https://127.0.0.1:{client.port}", f"{client.origin}.evil.example", "http://127.0.0.1")
        for origin in foreign:
            assert (await client.get("/", Origin=origin)).status == 403
            assert await client.refused({"Origin": origin}) == 403
            assert (await client.enter(Origin=origin)).status == 403
        assert await client.refused({}) == 403
        assert await client.refused({"Origin": client.origin, "Sec-Fetch-Site": "cross-site"}) == 403
        assert (await client.get("/", **{"Sec-Fetch-Site": "cross-site"})).status == 200  # a link in a mail
        assert not client.server.sessions


async def test_every_answer_is_strict_about_what_may_be_loaded() -> None:
    async with served() as client:
        await client.enter()
        for path in ("/", "/enter", "/static/page.js", "/static/terminal.js", "/static/letters-bold.woff2", "/nothing", "/static/../server.py"):
            answer = await client.get(path)
            policy = answer.headers["Content-Security-Policy"]
            assert "script-src 'self';" in policy
            assert "unsafe" not in policy
            assert "frame-ancestors 'none'" in policy
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert answer.headers["Referrer-Policy"] == "no-referrer"
            assert answer.headers["Cache-Control"] == "no-store"
            assert "aiohttp" not in answer.headers["Server"]
        page = await (await client.get("/")).text()
        assert "googleapis" not in page
        assert "http://" not in page
        assert (await client.get("/static/%2e%2e%2fserver.py")).status == 404
        assert (await client.get("/?width=" + "x" * 20_000)).status == 400


async def test_a_window_is_a_program_of_its_own_with_a_bare_environment_and_ends_with_it() -> None:
    async with served(Serving("nl", ("--lang", "nl"))) as client:
        await client.enter()
        window = await client.window()
        await first_words(window, "DRAAGWIJZER")
        (pid,) = pids(client)
        seen = Path(f"/proc/{pid}/environ").read_bytes()
        assert b"DRAAGWIJZER_HOME=" in seen
        assert b"geheim" not in seen
        for odd in ("x", "[]", '["stdin"]', '["stdin", 5]', '["resize", {"width": "a", "height": 1}]', '["resize", {"width": 99999999, "height": 99999999}]', '["open", 1]', '["stdin", "\\ud800"]'):
            await window.send_str(odd)
        await window.send_bytes(b"\xff" * 100)
        await window.send_str(json.dumps(["ping", "7"]))
        async with asyncio.timeout(20):
            while (message := await window.receive()).type != aiohttp.WSMsgType.TEXT:
                assert message.type == aiohttp.WSMsgType.BINARY
        assert json.loads(message.data) == ["pong", "7"]
        await window.close()
        await until_gone(pid)
        async with asyncio.timeout(10):
            while client.server.sessions:
                await asyncio.sleep(0.05)


TAB = "0123456789abcdef" * 2


async def closed(window: aiohttp.ClientWebSocketResponse) -> int | None:
    """Why it was closed."""
    async with asyncio.timeout(20):
        async for _ in window:
            pass
    return window.close_code


async def test_a_page_that_is_loaded_again_finds_its_program_and_nobody_else_does() -> None:
    async with served(Serving("nl", ("--lang", "nl"))) as client:
        await client.enter()
        window = await client.window(tab=TAB)
        await first_words(window, "DRAAGWIJZER")
        (pid,) = pids(client)
        await window.close()
        again = await client.window(tab=TAB, size="width=90&height=33")
        drawn = await first_words(again, "DRAAGWIJZER")
        assert b"\x1b[?1049h" in drawn
        assert b"\x1b[?1006h" in drawn
        assert pids(client) == [pid]
        closing = asyncio.create_task(closed(again))
        elsewhere = await client.window(tab=TAB)  # the line was lost and the server has not noticed, or a window was doubled
        await first_words(elsewhere, "DRAAGWIJZER")
        assert pids(client) == [pid]
        assert await closing == TAKEN
        client.http.cookie_jar.clear()
        await client.enter()
        await client.window(tab=TAB)
        async with asyncio.timeout(10):
            while len(pids(client)) < 2:
                await asyncio.sleep(0.05)
        assert alive(pid)


async def test_a_program_waits_for_its_page_only_so_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("intake.web.sessions.KEPT", 0.3)
    async with served() as client:
        await client.enter()
        window = await client.window(tab=TAB)
        await first_words(window, "DRAAGWIJZER")
        (pid,) = pids(client)
        await window.close()
        await until_gone(pid)
        again = await client.window(tab=TAB)
        await first_words(again, "DRAAGWIJZER")
        assert pids(client) != [pid]


async def test_programs_that_wait_make_room_for_windows_that_are_there() -> None:
    """Also when the windows come at the same time: each gets the room of another."""
    async with served(Serving("nl", most=2)) as client:
        await client.enter()
        windows = [await client.window(tab=tab * 32) for tab in "ab"]
        await asyncio.gather(*(first_words(window, "DRAAGWIJZER") for window in windows))
        waiting = pids(client)
        for window in windows:
            await window.close()
        others = [await client.window(tab=tab * 32) for tab in "cd"]
        await asyncio.gather(*(first_words(other, "DRAAGWIJZER") for other in others))
        assert not any(alive(pid) for pid in waiting)
        assert len(pids(client)) == 2


async def test_nothing_waits_for_the_page_of_a_program_that_broke(monkeypatch: pytest.MonkeyPatch) -> None:
    left, leave = asyncio.Event(), Session.leave

    async def and_tell(session: Session, socket: web.WebSocketResponse) -> None:
        await leave(session, socket)
        left.set()

    monkeypatch.setattr(Session, "leave", and_tell)
    async with served() as client:
        await client.enter()
        window = await client.window(tab=TAB)
        await first_words(window, "DRAAGWIJZER")
        os.kill(pids(client)[0], 9)
        assert await closed(window) == FAULT
        await asyncio.wait_for(left.wait(), KEPT / 3)


async def test_a_page_is_told_when_its_program_says_what_nobody_understands(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []

    async def broken(session: Session, payload: bytes) -> None:
        seen.append(session.pid)
        raise ValueError("no such thing")

    monkeypatch.setattr(Session, "on_data", broken)
    async with served() as client:
        await client.enter()
        window = await client.window(tab=TAB)
        assert await asyncio.wait_for(closed(window), 20) == FAULT
        await until_gone(seen[0])
        assert not client.server.sessions


async def test_a_page_is_told_when_its_program_cannot_begin(monkeypatch: pytest.MonkeyPatch) -> None:
    async def refused(*_: object, **__: object) -> None:
        raise OSError("no more processes")

    monkeypatch.setattr("intake.web.sessions.asyncio.create_subprocess_exec", refused)
    async with served() as client:
        await client.enter()
        window = await client.window(tab=TAB)
        assert await closed(window) == FAULT
        assert not client.server.sessions


async def test_of_two_programs_of_one_window_the_newest_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """A window that is loaded again while its first program still has to begin gets a second."""
    monkeypatch.setattr(Session, "is_alive", True)
    async with served() as client:
        server = client.server
        older, newer = (Session([], b"owner", TAB, server.download_manager, server._over) for _ in range(2))
        server.sessions += [older, newer]
        assert server._kept(b"owner", TAB) is newer
        server.sessions.clear()


async def test_so_many_windows_and_messages_no_larger_than_that(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("intake.web.server.PATIENCE", 0.2)
    async with served(Serving("en", ("--lang", "en"), most=1)) as client:
        await client.enter()
        window = await client.window()
        await first_words(window, "DRAAGWIJZER")
        second = await client.window()
        assert (await second.receive()).type == aiohttp.WSMsgType.CLOSE
        assert second.close_code == FULL
        assert len(pids(client)) == 1
        (pid,) = pids(client)
        await window.send_str(json.dumps(["stdin", "x" * (LARGEST_MESSAGE + 1)]))
        async with asyncio.timeout(20):
            while (await window.receive()).type == aiohttp.WSMsgType.BINARY:
                pass
        assert window.close_code == 1009
        await until_gone(pid)
        monkeypatch.setattr("intake.web.server.PATIENCE", 10.0)
        third = await client.window()
        await first_words(third, "DRAAGWIJZER")
        os.kill(pids(client)[0], 9)
        async with asyncio.timeout(20):
            while (await third.receive()).type == aiohttp.WSMsgType.BINARY:
                pass
        assert third.close_code == FAULT


async def test_a_file_is_only_for_the_browser_it_was_made_in() -> None:
    async with served() as client:
        await client.enter()
        mine = client.server.gate.who(client.http.cookie_jar.filter_cookies(URL(client.at("/")))[client.server.cookie].value)  # type: ignore[arg-type]
        assert mine is not None
        for owner, status in ((b"somebody else", 404), (mine, 200)):
            await client.server.download_manager.create_download(
                app_service=_Giver(owner, client), delivery_key="k", file_name='x/../a"b\r\n.pdf', open_method="browser", mime_type="text/html"
            )  # fmt: skip
            answer = await client.get("/download/k")
            assert answer.status == status
        assert await answer.read() == b"<script>"
        assert answer.headers["Content-Disposition"] == 'attachment; filename="ab.pdf"'
        assert answer.headers["Content-Type"] == "application/octet-stream"
        assert "sandbox" in answer.headers["Content-Security-Policy"]


class _Giver(Session):
    """A program that gives one piece."""

    def __init__(self, owner: bytes, client: Client) -> None:
        self.owner, self.client, self.pieces = owner, client, [b"<script>", b""]

    async def send_meta(self, data: dict[str, str | int | bool | None]) -> bool:
        await self.client.server.download_manager.chunk_received("k", self.pieces.pop(0))
        return True


async def test_behind_a_proxy_the_address_is_the_proxys_and_the_cookie_secure() -> None:
    async with served(Serving("nl"), public_address("https://intake.example.org")) as client:
        assert (await client.get("/enter", Host=f"127.0.0.1:{client.port}")).status == 403
        answer = await client.enter()
        assert answer.status == 204
        assert answer.headers["Set-Cookie"].startswith("__Host-draagwijzer=")
        assert "Secure" in answer.headers["Set-Cookie"]
        assert "wss://intake.example.org" in answer.headers.get("Content-Security-Policy", "")


async def test_a_proxy_that_knows_its_people_lets_them_in_and_nobody_gets_round_it() -> None:
    secret = "s" * 40
    async with served(Serving("nl", proxy_secret=secret), public_address("https://intake.example.org")) as client:
        for wrong in ({}, {PROXY_HEADER: "x"}, {PROXY_HEADER: secret + "x"}):
            assert (await client.get("/", **wrong)).status == 403
            assert (await client.get("/static/page.js", **wrong)).status == 403
        answer = await client.get("/", **{PROXY_HEADER: secret})
        assert answer.status == 200
        assert "__Host-draagwijzer=" in answer.headers["Set-Cookie"]
