"""All files that a whole session writes, listed by the kernel, hold none of fifty planted words."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from intake.store.keys import Cost
from intake.store.vault import Vault

PHRASE = "een lange zin"
PLANTED = [f"{first}{last}" for first in ("zwal", "kwi", "brem", "fluis", "gnar", "plon", "stru", "wab", "knoe", "drie") for last in ("pelaar", "stelmuis", "verlinde", "gorzaat", "mopskuil")]  # fmt: skip
_CALL = re.compile(r'(?:openat|open|creat)\((?:AT_FDCWD, )?"([^"]+)"[^)]*O_(?:WRONLY|RDWR)|rename(?:at2?)?\([^"]*"([^"]+)"[^"]*"([^"]+)"')
HOOK = """
import sys
def hook(event, given):
    if event == "open" and isinstance(given[1], str) and set(given[1]) & set("wax+") or event == "open" and given[1] is None and given[2] & 3:
        sys.__stderr__.write(f"WROTE {given[0]}\\n")
sys.addaudithook(hook)
from intake.cli import main
raise SystemExit(main(sys.argv[1:]))
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A computer of its own: every folder that a program may write in lies in it."""
    for name in ("home", "tmp", "cache", "config", "data", "state", "run"):
        (tmp_path / name).mkdir()
    (tmp_path / "phrase").write_text(PHRASE)
    Vault.create(tmp_path / "home" / "vault", PHRASE, cost=Cost(memory_kib=64, passes=1, lanes=1))[0].close()
    return tmp_path


def environment(root: Path) -> dict[str, str]:
    named = {"HOME": "home", "TMPDIR": "tmp", "XDG_CACHE_HOME": "cache", "XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "data", "XDG_STATE_HOME": "state", "XDG_RUNTIME_DIR": "run"}  # fmt: skip
    bare = {key: value for key, value in os.environ.items() if not key.startswith(("DRAAGWIJZER", "XDG"))}
    places = {key: str(root / name) for key, name in named.items()}
    ours = {"DRAAGWIJZER_HOME": str(root / "home" / "vault"), "DRAAGWIJZER_PASSPHRASE_FILE": str(root / "phrase"), "DRAAGWIJZER_LANG": "nl"}
    return bare | places | ours | {"PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONDONTWRITEBYTECODE": "1"}


def session(root: Path) -> str:
    """Words in a name, an answer, people, notes and a correction; then the talk is left. Returns them as typed lines."""
    people = [f"notitie: {PLANTED[at]} en {PLANTED[at + 1]}" for at in range(2, 46, 2)]
    return "\n".join([PLANTED[0], PLANTED[1], *people, f"mijn zus {PLANTED[46].title()} en buurman {PLANTED[47].title()}", f"o nee, {PLANTED[48]}", PLANTED[49], "stop", ""])


def run(root: Path, *command: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, input=typed, capture_output=True, text=True, env=environment(root), cwd=root / "run", timeout=240)


def test_nothing_on_disk_holds_what_was_said(root: Path) -> None:
    program = [sys.executable, "-c", HOOK]
    traced = root / "trace"
    if shutil.which("strace"):
        program = ["strace", "-f", "-qq", "-e", "trace=openat,open,creat,rename,renameat,renameat2", "-o", str(traced), *program]
    done = run(root, *program, "talk", "mantelscan", "--plain", typed=session(root))
    assert done.returncode == 0, done.stderr[-500:]
    assert done.stdout.count("Notitie bewaard.") >= 20
    written = {Path(line[6:]) for line in done.stderr.splitlines() if line.startswith("WROTE ")}
    if traced.exists():
        found = _CALL.findall(traced.read_text(errors="replace"))
        written |= {Path(name) if name.startswith("/") else root / "run" / name for one in found for name in one if name}
        assert any(path.name == "vault.db" for path in written)
        assert any(path.name == "vault.db-wal" for path in written)
    outside = {path for path in written if not path.is_relative_to(root) and not str(path).startswith(("/dev/", "/proc/"))}
    assert outside == set()
    files = [path for path in root.rglob("*") if path.is_file() and path.name not in ("trace", "phrase")]
    assert any(path.name == "vault.db" for path in files)
    for path in files:
        held = path.read_bytes().lower()
        assert [word for word in PLANTED if word.encode() in held or word.encode("utf-16-le") in held] == [], path
    # the scan can fail: a report is a plain file, as the README says, and there the words are found
    dossier = re.search(r"report (\w{16})", done.stdout)
    assert dossier is not None
    assert run(root, sys.executable, "-m", "intake.cli", "report", dossier[1], "--out", str(root / "run" / "report.txt")).returncode == 0
    held = (root / "run" / "report.txt").read_bytes().lower()
    assert sum(word.encode() in held for word in PLANTED) > 40


def test_a_session_cut_off_leaves_nothing_readable_either(root: Path) -> None:
    """Killed, so that the log beside the database and whatever was temporary still lie there."""
    child = subprocess.Popen(
        [sys.executable, "-m", "intake.cli", "talk", "mantelscan", "--plain"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env=environment(root), cwd=root / "run",
    )  # fmt: skip
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.write(session(root).replace("\nstop\n", "\n"))
    child.stdin.flush()
    told = 0
    while told < 20:
        told += child.stdout.readline().count("Notitie bewaard.")
    child.kill()
    child.communicate()
    files = [path for path in root.rglob("*") if path.is_file() and path.name != "phrase"]
    assert any(path.name == "vault.db-wal" and path.stat().st_size for path in files)
    for path in files:
        held = path.read_bytes().lower()
        assert [word for word in PLANTED if word.encode() in held] == [], path
