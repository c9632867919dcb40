"""textual-serve's server with a lock on its door: only this computer, or a proxy with TLS; only who has a link; so many windows at once."""

from __future__ import annotations

import asyncio
import hmac
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from aiohttp import WSMsgType, web
from textual_serve.app_service import AppService
from textual_serve.server import Server

from intake.web import page
from intake.web.access import LASTS, Address, Gate
from intake.web.limits import LARGEST_MESSAGE, Pace, message_of, side
from intake.web.sessions import FAULT, FULL, GRACE, STOPPED, Session, may_have

PROXY_HEADER = "X-Draagwijzer-Proxy"
STARTING_AT_ONCE = 4
"""Programs that start at the same time: more of them would only wait for each other."""
SLOWEST_START = 60.0
"""Seconds after which the next program may start although this one has shown nothing yet."""
PATIENCE = GRACE + 1.0
"""Seconds a new window waits for room: a page that is loaded again comes before its old program has closed."""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True, slots=True)
class Serving:
    """arguments: of intake.web.session. most: windows at once. proxy_secret: what a proxy that knows its users sends; "" for links."""

    lang: str
    arguments: tuple[str, ...] = ()
    most: int = 8
    proxy_secret: str = ""
    kiosk: bool = False


class HouseServer(Server):
    """address: what browsers know this server by; nothing else is answered. used: called when a link was used."""

    def __init__(self, serving: Serving, address: Address, used: Callable[[], None] = lambda: None) -> None:
        super().__init__("", title="Draagwijzer", public_url=address.origin)
        self.serving, self.address, self.used = serving, address, used
        self.gate = Gate()
        self.sessions: list[Session] = []
        self._starting = asyncio.Semaphore(STARTING_AT_ONCE)
        self._room = asyncio.Semaphore(serving.most)
        port = address.host.rpartition(":")[2]
        self.cookie = "__Host-draagwijzer" if address.secure else f"draagwijzer-{port}"

    def link(self) -> str:
        """A new link that works once. What comes after # never reaches the log of a proxy."""
        return f"{self.address.origin}/enter#{self.gate.new_link()}"

    def initialize_logging(self) -> None:
        """Nothing of what passes through is logged."""
        logging.getLogger("textual-serve").setLevel(logging.CRITICAL)

    async def _make_app(self) -> web.Application:
        self.initialize_logging()
        app = web.Application(middlewares=[self._guarded], client_max_size=4096)
        app.add_routes(
            [
                web.get("/", self.handle_index),
                web.get("/enter", self.handle_door),
                web.post("/enter", self.handle_enter),
                web.get("/ws", self.handle_websocket),
                web.get("/ws/{tab:[0-9a-f]{32}}", self.handle_websocket),
                web.get("/download/{key}", self.handle_download),
                web.get("/static/{name}", self.handle_file),
            ]
        )
        app.on_response_prepare.append(self._with_headers)
        app.on_shutdown.append(self.on_shutdown)
        return app

    # The door

    @web.middleware
    async def _guarded(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Host and Origin first; who it is next. What goes wrong is a page of ours, never a traceback."""
        if not self._is_ours(request):
            return page.refusal("refused", self.serving.lang)
        if self.who(request) is None and request.path.startswith(("/ws", "/download/")):
            return page.refusal("no_link", self.serving.lang)
        try:
            return await handler(request)
        except web.HTTPException as problem:
            return page.refusal("nothing" if problem.status in (404, 405) else "bad", self.serving.lang, problem.status)
        except (ValueError, KeyError):
            return page.refusal("bad", self.serving.lang, 400)

    def who(self, request: web.Request) -> bytes | None:
        """Whose browser asks, as the gate knows it; None for a stranger."""
        return self.gate.who(request.cookies.get(self.cookie))

    def _is_ours(self, request: web.Request) -> bool:
        """Sent to our own address, by our own page: other sites, names that were bent to this computer, and other frames are refused."""
        hosts, origins = request.headers.getall("Host", []), request.headers.getall("Origin", [])
        if len(hosts) != 1 or not self.address.is_host(hosts[0]) or len(origins) > 1:
            return False
        if origins and not self.address.is_origin(origins[0]):
            return False
        if not origins and (request.method != "GET" or request.path.startswith("/ws")):
            return False
        arriving = request.path in ("/", "/enter") and request.method == "GET"
        if not arriving and request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
            return False
        secret = self.serving.proxy_secret
        return not secret or hmac.compare_digest(request.headers.get(PROXY_HEADER, "").encode(), secret.encode())

    async def _with_headers(self, request: web.Request, response: web.StreamResponse) -> None:
        for name, value in page.HEADERS.items():
            response.headers[name] = value
        response.headers.setdefault("Content-Security-Policy", page.policy(self.address))

    async def handle_door(self, request: web.Request) -> web.StreamResponse:
        """Where a link arrives. Looking at it uses nothing up: the page sends the secret back by itself."""
        return page.html(page.rendered("enter.html", self.serving.lang, say=page.say))

    async def handle_enter(self, request: web.Request) -> web.StreamResponse:
        secret = (await request.post()).get("secret", "")
        cookie = self.gate.exchange(secret) if isinstance(secret, str) else None
        if cookie is None:
            return page.refusal("used", self.serving.lang)
        self.used()
        response = web.Response(status=204)
        self._give(response, cookie)
        return response

    def _give(self, response: web.StreamResponse, cookie: str) -> None:
        response.set_cookie(
            self.cookie, cookie, path="/", httponly=True, samesite="Strict", secure=self.address.secure, max_age=int(LASTS)
        )

    # The page

    async def handle_index(self, request: web.Request) -> web.StreamResponse:
        known = self.who(request) is not None
        if not known and not self.serving.proxy_secret:
            return page.refusal("no_link", self.serving.lang)
        nonce = page.new_nonce()
        text = page.rendered(
            "page.html", self.serving.lang, nonce=nonce, websocket=f"{self.address.websocket}/ws", kiosk=self.serving.kiosk
        )
        response = page.html(text)
        response.headers["Content-Security-Policy"] = page.policy(self.address, nonce)
        if not known:
            self._give(response, self.gate.admit())
        return response

    async def handle_file(self, request: web.Request) -> web.StreamResponse:
        found = page.file(request.match_info["name"])
        if found is None:
            raise web.HTTPNotFound
        return web.Response(body=found[0], content_type=found[1])

    async def handle_download(self, request: web.Request) -> web.StreamResponse:
        """A file that the program made: only for the browser it belongs to, always to be saved, never shown as a page of ours."""
        key = request.match_info["key"]
        download = await self.download_manager.get_download_metadata(key)
        if not may_have(download.app_service, self.who(request)):
            raise web.HTTPNotFound
        name = "".join(one for one in PurePath(download.file_name).name if one.isalnum() or one in "-_.") or "draagwijzer"
        response = web.StreamResponse(
            headers={
                "Content-Type": "application/octet-stream",
                "Content-Disposition": f'attachment; filename="{name.encode("ascii", "ignore").decode()}"',
                "Content-Security-Policy": "default-src 'none'; sandbox",
            }
        )
        await response.prepare(request)
        async for chunk in self.download_manager.download(key):
            await response.write(chunk)
        await response.write_eof()
        return response

    # The program behind the page

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        owner = self.who(request)
        assert owner is not None, "strangers are refused at the door"
        columns, rows = (side(request.query.get(name, usual)) for name, usual in (("width", "80"), ("height", "24")))
        socket = web.WebSocketResponse(heartbeat=15, max_msg_size=LARGEST_MESSAGE, timeout=5.0)
        await socket.prepare(request)
        tab = request.match_info.get("tab", "")
        try:
            session = self._kept(owner, tab)
            if session is not None:
                session.show_on(socket)
                await session.draw_again(columns, rows)
            else:
                session = await self._begun(owner, tab, socket, columns, rows)
        except TimeoutError:
            await socket.close(code=FULL)
            return socket
        except OSError:  # no process could be made
            await socket.close(code=FAULT)
            return socket
        try:
            await self._process_messages(socket, session)
        except (ConnectionError, RuntimeError):
            pass
        finally:
            await session.leave(socket)
        return socket

    def _kept(self, owner: bytes, tab: str) -> Session | None:
        """The program of this very window, which was loaded again or had lost its line; the newest, where it was loaded again while one began."""
        return next((one for one in reversed(self.sessions) if tab and (one.owner, one.tab) == (owner, tab) and one.is_alive), None)

    async def _begun(self, owner: bytes, tab: str, socket: web.WebSocketResponse, columns: int, rows: int) -> Session:
        """A new program for this window. Raises TimeoutError where there is no room for it."""
        if self._room.locked():
            unseen = next((one for one in self.sessions if not one.is_shown and one.is_alive), None)
            if unseen is not None:
                await unseen.stop()
        await asyncio.wait_for(self._room.acquire(), PATIENCE)
        session = Session(list(self.serving.arguments), owner, tab, self.download_manager, self._over)
        self.sessions.append(session)
        session.show_on(socket)
        try:
            await self._start(session, columns, rows)
        except BaseException:
            await session.stop()
            if not session.pid:  # it never began, so it will not tell that it ended
                self._over(session)
            raise
        return session

    def _over(self, session: Session) -> None:
        """Its program has ended: room for another."""
        self.sessions.remove(session)
        self._room.release()

    async def _start(self, session: Session, columns: int, rows: int) -> None:
        async with self._starting:
            await session.start(columns, rows)
            with suppress(TimeoutError):
                await asyncio.wait_for(session.shown.wait(), SLOWEST_START)

    async def _process_messages(self, websocket: web.WebSocketResponse, app_service: AppService) -> None:
        """What the browser sends, no faster than it may. What is no message of ours is passed over."""
        pace = Pace()
        async for message in websocket:
            if message.type != WSMsgType.TEXT:
                continue
            await pace.keep(len(message.data))
            if not await self._pass_on(message_of(message.data), websocket, app_service):
                return

    async def _pass_on(self, message: tuple[str, Any] | None, socket: web.WebSocketResponse, session: AppService) -> bool:
        """False when the program takes nothing in any more."""
        match message:
            case ("stdin", str(typed)):
                return await session.send_bytes(typed.encode("utf-8", "replace"))
            case ("resize", {"width": width, "height": height}):
                with suppress(ValueError):
                    await session.set_terminal_size(side(width), side(height))
            case ("ping", str(sent)):
                await socket.send_json(["pong", sent[:40]])
            case ("blur", _):
                await session.blur()
            case ("focus", _):
                await session.focus()
        return True

    async def on_shutdown(self, app: web.Application) -> None:
        """End every program; each had every answer kept as it was given."""
        await asyncio.gather(*(session.close(STOPPED) for session in list(self.sessions)), return_exceptions=True)
        await asyncio.gather(*(session.stop() for session in list(self.sessions)), return_exceptions=True)
