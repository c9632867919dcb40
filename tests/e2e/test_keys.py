"""The ways in, walked in a real terminal; no secret is in arguments, environments, files or on the screen."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from intake.store.vault import Vault
from tests.e2e.test_terminal import Terminal
from tests.store.test_ways import PHRASE, identity, key_file, made

OF_KEY = "slot-op-het-hek"
NEW = "een heel nieuwe zin"
RING = "PYTHON_KEYRING_BACKEND", "tests.store.rings.FileRing"


def processes(child: int) -> list[int]:
    """The program and what it started."""
    found = [child]
    for pid in found:
        for tasks in Path(f"/proc/{pid}/task").glob("*/children"):
            found += [int(one) for one in tasks.read_text().split()]
    return found


def seen_from_outside(child: int) -> str:
    """The arguments and environments of the program and what it started."""
    files = [Path(f"/proc/{pid}/{name}") for pid in processes(child) for name in ("cmdline", "environ")]
    return "\n".join(file.read_text(errors="replace") for file in files)


def written(folder: Path) -> bytes:
    return b"\n".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize(
    ("lang", "lock", "where", "asks", "inside"),
    [
        ("nl", "Wachtzin", "Waar staat het sleutelbestand", "zit een wachtzin", "Hier komen je dossiers"),
        ("en", "Passphrase", "Where is the key file", "is a passphrase", "Your client files come here"),
    ],
)
def test_in_by_the_key_file_of_the_organisation(tmp_path: Path, lang: str, lock: str, where: str, asks: str, inside: str) -> None:
    home, key = tmp_path / "home", identity()
    recovery = made(home, key)
    path = key_file(tmp_path, key, phrase=OF_KEY)
    terminal = Terminal(home, lang=lang)
    terminal.wait(lock)
    terminal.child.send("\t\t\t")
    terminal.read(0.3)
    terminal.child.send("\r")
    terminal.wait(where)
    terminal.type(str(path))
    terminal.wait(asks)
    terminal.read(0.4)
    terminal.type(OF_KEY)
    terminal.read(0.4)
    terminal.child.send(NEW)
    shown = terminal.read(0.5)
    terminal.child.send("\r")
    shown += terminal.wait(inside)
    outside = seen_from_outside(terminal.child.pid)
    limits = Path(f"/proc/{terminal.child.pid}/limits").read_text()
    assert re.search(r"Max core file size +0 +0 ", limits)
    terminal.child.send("\x11")
    terminal.child.expect(pexpect.EOF)
    for secret in (OF_KEY, NEW, PHRASE, str(key), recovery):
        assert secret not in outside
        assert secret not in shown
        assert secret.encode() not in written(tmp_path)
    Vault.open(home, NEW).close()


def test_in_by_the_keyring_and_by_the_recovery_key(tmp_path: Path) -> None:
    home, ring = tmp_path / "home", tmp_path / "ring.json"
    recovery = made(home)
    (tmp_path / "phrase").write_text(PHRASE)
    more = {"TEST_RING": str(ring), RING[0]: RING[1]}
    turning = Terminal(home, "keys", "keyring", lang="en", DRAAGWIJZER_PASSPHRASE_FILE=str(tmp_path / "phrase"), **more)
    assert "lock your computer" in turning.wait("On. Whoever")
    terminal = Terminal(home, lang="nl", **more)
    terminal.wait("Met de sleutelring")
    terminal.child.send("\t\t\t")
    terminal.read(0.3)
    terminal.child.send("\r")
    terminal.wait("Hier komen je dossiers")
    terminal.child.send("\x0c")
    terminal.wait("Vergrendeld")
    assert "Hier komen je dossiers" not in terminal.read(1.0)
    terminal.child.send("\x11")
    terminal.child.expect(pexpect.EOF)
    forgot = Terminal(home, "keys", "recover", **more)
    forgot.wait("Herstelsleutel:")
    forgot.type(recovery)
    for prompt in ("Nieuwe wachtzin", "Nog een keer"):
        forgot.wait(prompt)
        forgot.type(NEW)
    shown = forgot.wait("is veranderd")
    assert recovery[:9] not in shown
    assert NEW not in shown
    with Vault.open(home, NEW) as vault:
        assert "opened_by_keyring" in [line.what for line in vault.log()]


@pytest.mark.skipif(sys.platform != "linux", reason="asks the kernel")
def test_the_program_with_screens_can_not_be_dumped() -> None:
    """PR_GET_DUMPABLE is 3; asked when the screens begin."""
    script = (
        "import ctypes, resource, pathlib, intake.tui, intake.tui.app as app\n"
        "def look(self):\n"
        "    print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), resource.getrlimit(resource.RLIMIT_CORE))\n"
        "app.DraagwijzerApp.run = look\n"
        "intake.tui.run(pathlib.Path('/nowhere'), 'nl')\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "0 (0, 0)\n"
