"""The program in the browser: `draagwijzer serve`, for this computer, for a team behind a proxy, or as a kiosk."""

from __future__ import annotations

import argparse
import asyncio
import ipaddress
import signal
import sys
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

from intake.commands.library import opened_library, talk_flow
from intake.commands.problems import DONE, USAGE, Refused, complain
from intake.extras import bring_in
from intake.store.opening import in_team, names_member
from intake.words import Words

if TYPE_CHECKING:
    from intake.web.access import Address
    from intake.web.server import HouseServer, Serving

ALONE, TOGETHER = 8, 64
"""Windows at once: of one person, and behind a proxy."""
SHORTEST_SECRET = 32

say = Words(
    {
        "not_installed": (
            "Voor de browser is een onderdeel nodig dat er niet is. Typ: {bring_in}",
            "The browser needs a part that is not here. Type: {bring_in}",
        ),
        "changed": (
            "De versie van textual-serve past niet bij dit programma. Typ: {bring_in}",
            "The version of textual-serve does not fit this program. Type: {bring_in}",
        ),
        "only_here": (
            "--host {host}: alleen deze computer (127.0.0.1) kan erbij. Voor anderen hoort er een proxy met TLS voor: --behind-proxy https://...",
            "--host {host}: only this computer (127.0.0.1) can reach it. Others need a proxy with TLS before it: --behind-proxy https://...",
        ),
        "bad_url": (
            "--behind-proxy {url}: geef het adres waarmee de proxy te bereiken is, zonder pad, zoals https://intake.example.org",
            "--behind-proxy {url}: give the address of the proxy, without a path, such as https://intake.example.org",
        ),
        "busy": (
            "Poort {port} op {host} is niet vrij ({why}). Neem een andere: --port 0 zoekt er zelf een.",
            "Port {port} on {host} is not free ({why}). Take another: --port 0 looks for one.",
        ),
        "no_secret": (
            "{path}: hier moet een geheim van minstens {count} tekens in staan, dat alleen jij mag lezen (chmod 600).",
            "{path}: this has to hold a secret of at least {count} characters that only you may read (chmod 600).",
        ),
        "only_kiosk": ("--dossier hoort bij --kiosk.", "--dossier goes with --kiosk."),
        "only_proxy": ("--proxy-secret-file hoort bij --behind-proxy.", "--proxy-secret-file goes with --behind-proxy."),
        "open": (
            "Draagwijzer in de browser. Deze link werkt één keer:\n\n    {link}\n",
            "Draagwijzer in the browser. This link works once:\n\n    {link}\n",
        ),
        "next": ("De link is gebruikt. Voor nog een browser:\n\n    {link}\n", "The link was used. For another browser:\n\n    {link}\n"),
        "by_proxy": ("Draagwijzer is open op {address}, voor wie de proxy doorlaat.", "Draagwijzer is open at {address}, for whom the proxy lets in."),
        "one_member": (
            "DRAAGWIJZER_DATABASE_URL noemt een lid van het team: iedereen in de browser zou dat lid zijn. Laat de naam weg, zoals "
            "postgresql://db.example.org/draagwijzer. Ieder vult dan de eigen naam en het eigen wachtwoord in.",
            "DRAAGWIJZER_DATABASE_URL names a member of the team: everyone in the browser would be that member. Leave out the name, as in "
            "postgresql://db.example.org/draagwijzer. Everybody then fills in their own name and password.",
        ),
        "stop": ("Ctrl+C stopt de server en alle vensters. Elk antwoord is dan al bewaard.", "Ctrl+C stops the server and all windows. Every answer is kept by then."),
        "stopped": ("Gestopt.", "Stopped."),
    }
)  # fmt: skip


def run(given: argparse.Namespace, lang: str) -> int:
    """Serve until told to stop. Raises Refused."""
    if given.dossier and not given.kiosk:
        complain(say("only_kiosk", lang))
        return USAGE
    if given.proxy_secret_file and not given.behind_proxy:
        complain(say("only_proxy", lang))
        return USAGE
    if given.behind_proxy and in_team() and names_member():
        raise Refused(say("one_member", lang))
    try:
        import textual_serve  # noqa: F401

        from intake.web import page
    except ImportError as error:
        raise Refused(say("not_installed", lang, bring_in=bring_in("web"))) from error
    try:
        page.terminal_script()
    except (page.TerminalChanged, OSError) as error:
        raise Refused(say("changed", lang, bring_in=bring_in("web"))) from error
    public = _public(given.behind_proxy, lang)
    if public is None and not _is_this_computer(given.host):
        raise Refused(say("only_here", lang, host=given.host), USAGE)
    return asyncio.run(_serve(given, _serving(given, lang), public))


def _public(url: str, lang: str) -> Address | None:
    from intake.web.access import BadAddress, public_address

    try:
        return public_address(url) if url else None
    except BadAddress as error:
        raise Refused(say("bad_url", lang, url=url), USAGE) from error


def _is_this_computer(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _serving(given: argparse.Namespace, lang: str) -> Serving:
    from intake.web.server import Serving

    arguments = ["--lang", lang]
    if given.kiosk:
        flow = talk_flow(opened_library(), given.kiosk, lang)
        arguments += [f"--kiosk={flow.id}", f"--dossier={given.dossier}"]
    usual = 1 if given.kiosk else TOGETHER if given.behind_proxy else ALONE
    secret = _secret(given.proxy_secret_file, lang) if given.proxy_secret_file else ""
    return Serving(lang, tuple(arguments), given.sessions or usual, secret, bool(given.kiosk))


def _secret(path: Path, lang: str) -> str:
    try:
        mine = sys.platform == "win32" or not path.stat().st_mode & 0o077
        secret = path.read_text(encoding="utf-8").strip()
    except (OSError, ValueError) as error:
        raise Refused(say("no_secret", lang, path=path, count=SHORTEST_SECRET)) from error
    if not mine or len(secret) < SHORTEST_SECRET or not secret.isascii() or not secret.isprintable():
        raise Refused(say("no_secret", lang, path=path, count=SHORTEST_SECRET))
    return secret


async def _serve(given: argparse.Namespace, serving: Serving, public: Address | None) -> int:
    import socket

    from aiohttp import web

    from intake.web.access import local_address
    from intake.web.server import HouseServer

    lang = serving.lang
    try:
        family = socket.AF_INET6 if ":" in given.host else socket.AF_INET
        listening = socket.create_server((given.host, given.port), family=family, backlog=128)
    except OSError as error:
        raise Refused(say("busy", lang, host=given.host, port=given.port, why=error.strerror or error)) from error
    port = listening.getsockname()[1]
    server = HouseServer(serving, public or local_address(given.host, port), lambda: _tell_next(server, lang))
    runner = web.AppRunner(await server._make_app(), access_log=None, shutdown_timeout=2.0, max_line_size=4096, max_field_size=4096)
    await runner.setup()
    await web.SockSite(runner, listening).start()
    stop = _when_told_to_stop()
    _tell_first(server, given, lang)
    try:
        await stop.wait()
    finally:
        await runner.cleanup()
    print(say("stopped", lang), flush=True)
    return DONE


def _when_told_to_stop() -> asyncio.Event:
    """Set by Ctrl+C, by the end of the terminal, or by the system that ends the server."""
    stop = asyncio.Event()
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        try:
            asyncio.get_running_loop().add_signal_handler(getattr(signal, name), stop.set)
        except (AttributeError, NotImplementedError):  # Windows: Ctrl+C ends it by KeyboardInterrupt
            continue
    return stop


def _tell_first(server: HouseServer, given: argparse.Namespace, lang: str) -> None:
    if server.serving.proxy_secret:
        print(say("by_proxy", lang, address=server.address.origin))
    else:
        links = [server.link() for _ in range(given.links)]
        print(say("open", lang, link="\n    ".join(links)))
        if not (given.no_open or given.behind_proxy):
            webbrowser.open(links[0])
    print(say("stop", lang), flush=True)


def _tell_next(server: HouseServer, lang: str) -> None:
    """There is always a link for one more browser."""
    print(say("next", lang, link=server.link()), flush=True)
