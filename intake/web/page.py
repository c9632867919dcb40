"""The pages around the program: what stands on them, what they may load, and the terminal of textual-serve made fit for them."""

from __future__ import annotations

import secrets
from functools import cache
from pathlib import Path

import jinja2
import textual_serve
from aiohttp import web

from intake.web.access import Address
from intake.words import Words

HERE = Path(__file__).parent
THEIRS = Path(textual_serve.__file__).parent / "static"
KINDS = {".css": "text/css", ".js": "text/javascript", ".woff2": "font/woff2", ".svg": "image/svg+xml", ".txt": "text/plain"}
_TERMINAL_CHANGES = (
    ("\"'Roboto Mono', Monaco, 'Courier New', monospace\"", "\"'Draagwijzer Mono', monospace\""),
    ("window.onload=e=>{", "window.beginTerminal=e=>{"),
    ("const t=new w(e,{ping:r});", "const t=window.terminalClient=new w(e,{ping:null});"),
)
"""textual-serve's script asks for a font of its own, starts before ours is there, and keeps the terminal to itself."""

say = Words(
    {
        "shut": ("Deze deur is dicht", "This door is closed"),
        "no_link": (
            "Open Draagwijzer met de link die je kreeg. Hij staat ook in het venster waar 'draagwijzer serve' loopt.",
            "Open Draagwijzer by the link you were given. It is also in the window where 'draagwijzer serve' runs.",
        ),
        "used": (
            "Deze link is al gebruikt of verlopen. Vraag een nieuwe. Die staat in het venster waar 'draagwijzer serve' loopt.",
            "This link was used before or has expired. Ask for a new one. It is in the window where 'draagwijzer serve' runs.",
        ),
        "refused": ("Dit verzoek komt van een andere pagina. Het is geweigerd.", "This request comes from another page. It was refused."),
        "nothing": ("Hier is niets.", "There is nothing here."),
        "bad": ("Dit verzoek klopt niet.", "This request is not sound."),
    }
)


class TerminalChanged(Exception):
    """textual-serve's script is not the one this program was made for."""


@cache
def terminal_script() -> str:
    """Raises TerminalChanged."""
    text = (THEIRS / "js" / "textual.js").read_text(encoding="utf-8")
    for before, after in _TERMINAL_CHANGES:
        if text.count(before) != 1:
            raise TerminalChanged(before)
        text = text.replace(before, after)
    return text


@cache
def file(name: str) -> tuple[bytes, str] | None:
    """(bytes, content type) of a file that a page loads; None where there is none of that name."""
    if name == "terminal.js":
        return terminal_script().encode(), KINDS[".js"]
    if name == "terminal.css":
        return (THEIRS / "css" / "xterm.css").read_bytes(), KINDS[".css"]
    known = {path.name: path for path in (HERE / "static").iterdir() if path.suffix in KINDS}
    path = known.get(name)
    return (path.read_bytes(), KINDS[path.suffix]) if path else None


@cache
def _templates() -> jinja2.Environment:
    loader = jinja2.FileSystemLoader(HERE / "templates")
    return jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def rendered(template: str, lang: str, **values: object) -> str:
    return _templates().get_template(template).render(lang=lang, **values)


def html(text: str, status: int = 200) -> web.Response:
    return web.Response(text=text, status=status, content_type="text/html", charset="utf-8")


def refusal(why: str, lang: str, status: int = 403) -> web.Response:
    """A page that says why not, in both languages; why: a key of say."""
    return html(rendered("refused.html", lang, say=say, why=why), status)


def new_nonce() -> str:
    return secrets.token_urlsafe(16)


def policy(address: Address, nonce: str = "") -> str:
    """Content-Security-Policy: everything from this server, styles made by the terminal only with the nonce of the page."""
    style = f"style-src 'self' 'nonce-{nonce}'" if nonce else "style-src 'self'"
    parts = (
        "default-src 'none'", "script-src 'self'", style, "font-src 'self'", "img-src 'self'",
        f"connect-src 'self' {address.websocket}", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
    )  # fmt: skip
    return "; ".join(parts)


HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "Server": "draagwijzer",
}
