"""A server within the test, and clients that say exactly what they are told to."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import aiohttp
from aiohttp import web

from intake.web.access import local_address
from intake.web.server import HouseServer, Serving


@dataclass
class Client:
    """One browser. port: of the server; origin: what its pages would send."""

    server: HouseServer
    http: aiohttp.ClientSession
    port: int

    @property
    def origin(self) -> str:
        return self.server.address.origin

    def at(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    async def get(self, path: str, **headers: str) -> aiohttp.ClientResponse:
        answer = await self.http.get(self.at(path), headers={"Host": self.server.address.host} | headers, allow_redirects=False)
        await answer.read()
        return answer

    async def enter(self, link: str = "", **headers: str) -> aiohttp.ClientResponse:
        """Use a link, as the page behind it does; a new one where none is given."""
        secret = (link or self.server.link()).partition("#")[2]
        given = {"Host": self.server.address.host, "Origin": self.origin} | headers
        return await self.http.post(self.at("/enter"), data={"secret": secret}, headers=given)

    async def window(self, headers: Mapping[str, str] | None = None, size: str = "width=100&height=30", tab: str = "") -> aiohttp.ClientWebSocketResponse:
        given = {"Host": self.server.address.host, "Origin": self.origin} if headers is None else headers
        return await self.http.ws_connect(self.at(f"/ws/{tab}?{size}" if tab else f"/ws?{size}"), headers=given, max_msg_size=0)

    async def refused(self, headers: Mapping[str, str]) -> int:
        """The status with which a window is refused; 0 when it opens."""
        try:
            window = await self.window({"Host": self.server.address.host} | dict(headers))
        except aiohttp.WSServerHandshakeError as refusal:
            return refusal.status
        await window.close()
        return 0


@asynccontextmanager
async def served(serving: Serving | None = None, public: Any = None) -> AsyncIterator[Client]:
    made = HouseServer(serving or Serving("nl"), public or local_address("127.0.0.1", 1))
    runner = web.AppRunner(await made._make_app(), access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    if public is None:
        made.address = local_address("127.0.0.1", port)
        made.cookie = f"draagwijzer-{port}"
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as http:
        yield Client(made, http, port)
    await runner.cleanup()


async def first_words(window: aiohttp.ClientWebSocketResponse, words: str, seconds: float = 40) -> bytes:
    """What came until these words did."""
    heard = b""
    async with asyncio.timeout(seconds):
        async for message in window:
            if message.type == aiohttp.WSMsgType.BINARY:
                heard += message.data
            if words.encode() in heard:
                return heard
    raise AssertionError(f"{words!r} did not come, closed with {window.close_code}: {heard[-300:]!r}")
