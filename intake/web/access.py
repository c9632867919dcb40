"""Who may come in: the address in Host and Origin, links that work once, and the cookie they are exchanged for.

Pure: no requests and no server here. Secrets are 256 random bits; of each only the digest is kept.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from time import monotonic
from urllib.parse import urlsplit

LASTS = 12 * 3600.0
"""Seconds after its last use that a cookie still opens."""
MOST_COOKIES = 1_000


class BadAddress(ValueError):
    """An address that is no `https://host[:port]`."""


@dataclass(frozen=True, slots=True)
class Address:
    """What stands in the browser's bar, such as http://127.0.0.1:8765 or https://intake.example.org. Other spellings are refused."""

    origin: str

    @property
    def host(self) -> str:
        """As in the Host header."""
        return urlsplit(self.origin).netloc

    @property
    def secure(self) -> bool:
        return self.origin.startswith("https://")

    @property
    def websocket(self) -> str:
        return ("wss://" if self.secure else "ws://") + self.host

    def is_host(self, host: str | None) -> bool:
        return host is not None and host.lower() == self.host

    def is_origin(self, origin: str | None) -> bool:
        return origin is not None and origin.lower() == self.origin


def local_address(host: str, port: int) -> Address:
    shown = f"[{host}]" if ":" in host else host
    return Address(f"http://{shown}" if port == 80 else f"http://{shown}:{port}")


def public_address(url: str) -> Address:
    """The https address at which a proxy shows this server, without a path. Raises BadAddress."""
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise BadAddress(url) from error
    plain = parts.path in ("", "/") and not (parts.query or parts.fragment or parts.username)
    if parts.scheme != "https" or not host or not plain or not host.isascii():
        raise BadAddress(url)
    shown = f"[{host}]" if ":" in host else host
    return Address(f"https://{shown}" if port in (None, 443) else f"https://{shown}:{port}")


def _digest(secret: str) -> bytes:
    return sha256(secret.encode("utf-8", "replace")).digest()


class Gate:
    """Links not used yet, and cookies given out. clock: seconds, for tests."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._links: set[bytes] = set()
        self._cookies: dict[bytes, float] = {}
        self._clock = clock

    def new_link(self) -> str:
        """The secret of a link that works once."""
        secret = secrets.token_urlsafe(32)
        self._links.add(_digest(secret))
        return secret

    def exchange(self, secret: str) -> str | None:
        """A new cookie for the secret of a link, which is used up; None when it was used before or never given out."""
        given = _digest(secret)
        found = [link for link in self._links if hmac.compare_digest(link, given)]
        if not found:
            return None
        self._links -= set(found)
        return self.admit()

    def admit(self) -> str:
        """A new cookie for somebody who is known in another way."""
        self._forget_old()
        while len(self._cookies) >= MOST_COOKIES:
            del self._cookies[min(self._cookies, key=self._cookies.__getitem__)]
        cookie = secrets.token_urlsafe(32)
        self._cookies[_digest(cookie)] = self._clock()
        return cookie

    def who(self, cookie: str | None) -> bytes | None:
        """The name by which the holder of the cookie is known here; None when it opens nothing."""
        self._forget_old()
        name = _digest(cookie or "")
        if name not in self._cookies:
            return None
        self._cookies[name] = self._clock()
        return name

    def _forget_old(self) -> None:
        since = self._clock() - LASTS
        self._cookies = {name: used for name, used in self._cookies.items() if used > since}
