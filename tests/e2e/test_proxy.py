"""Behind a real nginx with TLS, set up as the README says: the page, the cookie and the window in Chromium."""

from __future__ import annotations

import re
import shutil
import socket
import ssl
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import intake
from tests.e2e.browser import CHROMIUM, Window, chromium, new_vault, serving

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
README = Path(intake.__file__).parents[1] / "README.md"
SECRET = "a secret of the proxy, long enough"
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed: see tests/needs.sh"),
    pytest.mark.skipif(NGINX is None or not shutil.which("openssl"), reason="nginx is not installed: see tests/needs.sh"),
]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
        return port


@dataclass
class Proxy:
    """inside: the port that it passes on to. secret: the file that the program is given."""

    address: str
    inside: int
    secret: Path


@pytest.fixture
def proxy(tmp_path: Path) -> Iterator[Proxy]:
    """The README's configuration, with only places and ports changed."""
    said = re.search(r"```nginx\n(.*?)```", README.read_text(encoding="utf-8"), re.S)
    assert said is not None
    outside, inside = free_port(), free_port()
    key, certificate, secret = (tmp_path / name for name in ("key.pem", "certificate.pem", "secret"))
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj",
         "/CN=localhost", "-keyout", str(key), "-out", str(certificate)], check=True, capture_output=True,
    )  # fmt: skip
    secret.write_text(SECRET)
    secret.chmod(0o600)
    (tmp_path / "secret.conf").write_text(f'proxy_set_header X-Draagwijzer-Proxy "{SECRET}";\n')
    server = said[1]
    for before, after in (
        ("listen 443 ssl", f"listen 127.0.0.1:{outside} ssl"), ("intake.example.org", "localhost"),
        ("/etc/ssl/intake.pem", str(certificate)), ("/etc/ssl/intake.key", str(key)), ("127.0.0.1:8765", f"127.0.0.1:{inside}"),
        ("/etc/nginx/draagwijzer-secret.conf", str(tmp_path / "secret.conf")),
    ):  # fmt: skip
        assert before in server
        server = server.replace(before, after)
    temporary = "".join(f"{kind}_temp_path {tmp_path}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    main = f"pid {tmp_path}/pid; error_log {tmp_path}/errors; events {{}}\nhttp {{ access_log {tmp_path}/seen;\n{temporary}{server} }}"
    (tmp_path / "nginx.conf").write_text(main)
    running = subprocess.Popen([str(NGINX), "-e", f"{tmp_path}/errors", "-c", f"{tmp_path}/nginx.conf", "-g", "daemon off;"])
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", outside), 1).close()
            break
        except OSError:
            time.sleep(0.1)
    yield Proxy(f"https://localhost:{outside}", inside, secret)
    running.terminate()
    running.wait(timeout=10)


def test_a_link_through_the_proxy(proxy: Proxy, tmp_path: Path) -> None:
    new_vault(tmp_path / "home")
    with serving(tmp_path / "home", "--behind-proxy", proxy.address, port=proxy.inside) as served, chromium() as browser:
        assert served.link.startswith(f"{proxy.address}/enter#")
        window = Window(browser, served.link, ignore_https_errors=True)
        window.unlock()
        window.wait("Hier komen je dossiers")
        (cookie,) = window.page.context.cookies()
        assert (cookie["name"], cookie["secure"], cookie["httpOnly"], cookie["sameSite"]) == ("__Host-draagwijzer", True, True, "Strict")
        assert window.troubles == []
        direct = browser.new_context().new_page()
        answer = direct.goto(f"http://127.0.0.1:{proxy.inside}/enter")
        assert answer is not None
        assert answer.status == 403
        seen = (tmp_path / "seen").read_text()
        assert "/enter" in seen
        assert served.link.partition("#")[2] not in seen


def test_a_proxy_that_knows_its_people(proxy: Proxy, tmp_path: Path) -> None:
    new_vault(tmp_path / "home")
    arguments = ("--behind-proxy", proxy.address, "--proxy-secret-file", str(proxy.secret))
    unchecked = ssl._create_unverified_context()
    with serving(tmp_path / "home", *arguments, port=proxy.inside) as served:
        assert served.link == ""
        with urllib.request.urlopen(proxy.address, context=unchecked) as answer:
            assert answer.status == 200
            assert answer.headers["Set-Cookie"].startswith("__Host-draagwijzer=")
            assert answer.headers["Strict-Transport-Security"]
        around = urllib.request.Request(f"http://127.0.0.1:{proxy.inside}/", headers={"Host": proxy.address.partition("//")[2]})
        with pytest.raises(urllib.error.HTTPError, match="403") as refused:
            urllib.request.urlopen(around)
        refused.value.close()
