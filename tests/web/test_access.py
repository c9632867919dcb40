"""Who may come in, without a server: addresses, links that work once, cookies that grow old, and how much may be sent."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.web.access import LASTS, MOST_COOKIES, BadAddress, Gate, local_address, public_address
from intake.web.limits import LARGEST, SMALLEST, Bucket, message_of, side
from intake.web.sessions import bare_environment


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_only_the_very_same_host_and_origin_are_ours() -> None:
    ours = local_address("127.0.0.1", 8765)
    assert ours.is_host("127.0.0.1:8765")
    assert ours.is_origin("http://127.0.0.1:8765")
    for host in (None, "", "127.0.0.1", "127.0.0.1:8766", "evil.example:8765", "127.0.0.1:8765.evil.example", "localhost:8765"):
        assert not ours.is_host(host)
    for origin in (None, "", "null", "http://127.0.0.1", "https://127.0.0.1:8765", "http://127.0.0.1:8765.evil.example", "http://127.0.0.1:8765/"):
        assert not ours.is_origin(origin)
    assert local_address("::1", 80).origin == "http://[::1]"


@pytest.mark.parametrize(("url", "origin"), [
    ("https://intake.example.org", "https://intake.example.org"),
    ("https://Intake.Example.org:443/", "https://intake.example.org"),
    ("https://intake.example.org:8443", "https://intake.example.org:8443"),
])  # fmt: skip
def test_the_address_of_a_proxy(url: str, origin: str) -> None:
    assert public_address(url).origin == origin
    assert public_address(url).websocket == origin.replace("https", "wss")


@pytest.mark.parametrize("url", [
    "http://intake.example.org", "intake.example.org", "https://", "https://a.example/path", "https://a.example?x=1",
    "https://me@a.example", "https://a.example:99999", "https://[::1", "ftp://a.example", "",
])  # fmt: skip
def test_what_is_no_address_of_a_proxy(url: str) -> None:
    with pytest.raises(BadAddress):
        public_address(url)


def test_a_link_works_once_and_its_cookie_after_that() -> None:
    gate = Gate()
    first, second = gate.new_link(), gate.new_link()
    assert len(first) >= 43  # 256 bits in base64
    cookie = gate.exchange(first)
    assert cookie is not None
    assert gate.exchange(first) is None
    assert gate.who(cookie) is not None
    assert gate.who(first) is None
    other = gate.exchange(second)
    assert other is not None
    assert gate.who(other) != gate.who(cookie)


@given(st.text(max_size=60))
def test_nothing_else_opens(secret: str) -> None:
    gate = Gate()
    gate.exchange(gate.new_link())
    gate.new_link()
    assert gate.exchange(secret) is None
    assert gate.who(secret) is None


def test_a_cookie_grows_old_only_when_it_is_not_used() -> None:
    clock = Clock()
    gate = Gate(clock)
    cookie = gate.admit()
    for _ in range(3):
        clock.now += LASTS - 1
        assert gate.who(cookie) is not None
    clock.now += LASTS + 1
    assert gate.who(cookie) is None


def test_the_gate_remembers_only_so_many() -> None:
    clock = Clock()
    gate = Gate(clock)
    cookies = []
    for _ in range(MOST_COOKIES + 5):
        clock.now += 1
        cookies.append(gate.admit())
    assert gate.who(cookies[0]) is None
    assert gate.who(cookies[-1]) is not None


def test_who_sends_too_fast_waits() -> None:
    clock = Clock()
    bucket = Bucket(10, 20, clock)
    assert bucket.wait_for(20) == 0
    assert bucket.wait_for(5) == pytest.approx(0.5)
    clock.now += 0.5
    assert bucket.wait_for(0) == 0
    clock.now += 1_000
    assert bucket.wait_for(21) == pytest.approx(0.1)


@given(st.text(max_size=200) | st.binary(max_size=50).map(repr))
def test_no_message_raises(text: str) -> None:
    found = message_of(text)
    assert found is None or isinstance(found[0], str)


def test_messages() -> None:
    assert message_of('["stdin", "a"]') == ("stdin", "a")
    assert message_of('["focus"]') == ("focus", None)
    for text in ("", "{}", "[]", "[1]", "[" * 5_000, '{"stdin": 1}', "null"):
        assert message_of(text) is None


def test_sides_stay_within_bounds() -> None:
    assert side("80") == side(80) == 80
    assert side(10**12) == side("9" * 30) == LARGEST
    assert side(-5) == SMALLEST
    for odd in (None, True, "x", "", 1.5, [], {}):
        with pytest.raises(ValueError, match=r"numbers|invalid literal"):
            side(odd)


def test_a_program_sees_only_what_it_needs() -> None:
    outer = {
        "PATH": "/bin", "LC_ALL": "nl_NL.UTF-8", "AWS_SECRET_ACCESS_KEY": "geheim", "DRAAGWIJZER_HOME": "/home/x",
        "DRAAGWIJZER_PASSPHRASE_FILE": "/home/x/phrase", "LD_PRELOAD": "/tmp/x.so", "PYTHONSTARTUP": "/tmp/x.py",
    }  # fmt: skip
    seen = bare_environment(outer, 80, 24)
    assert seen["DRAAGWIJZER_HOME"] == "/home/x"
    assert seen["LC_ALL"] == "nl_NL.UTF-8"
    assert not {"AWS_SECRET_ACCESS_KEY", "DRAAGWIJZER_PASSPHRASE_FILE", "LD_PRELOAD", "PYTHONSTARTUP"} & set(seen)
