"""What the vault promises: nothing lost, nothing half, nobody let in."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake.conversation.events import Event
from intake.store.errors import AlreadyThere, Conflict, Damaged, InUse, Missing, NotFound, WrongPassphrase
from intake.store.files import DATABASE
from intake.store.keys import Cost
from intake.store.vault import Vault, exists

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
PHRASE = "een lange zin"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def begun(home: Path) -> tuple[Vault, str]:
    vault, _ = Vault.create(home, PHRASE, cost=CHEAP)
    return vault, vault.new_conversation(
        vault.new_dossier("R. Jansen"), "pom", "v1", {"a.yaml": "flow: pom"}, "nl", "worker"
    )


def event(seq: int, **data: object) -> Event:
    return Event(seq, "2026-01-12T10:00:00+01:00", "answered" if seq > 1 else "started", "carer", data)


def test_what_was_appended_is_read_again(home: Path) -> None:
    vault, id = begun(home)
    events = [event(1, lang="nl"), event(2, question="q", value=["a", 1, None, True], words="[/ é 🙂")]
    for one in events:
        vault.append(id, one)
    vault.close()
    with Vault.open(home, PHRASE) as again:
        assert again.events(id) == events
        assert again.definition("v1") == {"a.yaml": "flow: pom"}
        assert again.dossiers()[0].title == "R. Jansen"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(st.characters(exclude_categories=("Cs",)), max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(st.characters(exclude_categories=("Cs",)), max_size=8), inner, max_size=3),
    max_leaves=8,
)  # fmt: skip


@given(
    st.lists(st.dictionaries(st.sampled_from(["question", "value", "words"]), JSON), min_size=1, max_size=6)
)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_data_come_back_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, object]]
) -> None:
    vault, id = begun(tmp_path_factory.mktemp("v") / "home")
    events = [event(seq, **row) for seq, row in enumerate(rows, 1)]
    for one in events:
        vault.append(id, one)
    assert vault.events(id) == events
    vault.close()


def test_nobody_else_gets_in(home: Path) -> None:
    begun(home)[0].close()
    with pytest.raises(WrongPassphrase):
        Vault.open(home, "een andere zin")
    with Vault.open(home, PHRASE):
        pass


def test_the_recovery_key_opens_and_the_passphrase_can_change(home: Path) -> None:
    vault, key = Vault.create(home, PHRASE, cost=CHEAP)
    vault.close()
    with Vault.recover(home, key.lower().replace("-", " ")) as again:
        again.change_passphrase("een nieuwe zin", cost=CHEAP)
    with pytest.raises(WrongPassphrase):
        Vault.open(home, PHRASE)
    Vault.open(home, "een nieuwe zin").close()
    Vault.recover(home, key).close()


def test_nothing_is_readable_on_disk(home: Path) -> None:
    vault, id = begun(home)
    vault.append(id, event(1, words="Zonderlingenaam"))
    raw = [path.read_bytes() for path in home.rglob("*") if path.is_file()]
    vault.close()
    raw += [path.read_bytes() for path in home.rglob("*") if path.is_file()]
    assert raw
    assert not any(
        b"Zonderlingenaam" in part or b"Jansen" in part or b"SQLite format" in part for part in raw
    )


def test_files_are_for_the_owner_only(home: Path) -> None:
    vault, id = begun(home)
    vault.append(id, event(1))
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in home.rglob("*")}
    vault.close()
    assert all(mode & 0o077 == 0 for mode in modes.values()), modes


def test_one_writer_a_dossier_and_others_read(home: Path) -> None:
    vault, id = begun(home)
    vault.append(id, event(1, words="eerste"))
    code = (
        "from pathlib import Path\nfrom intake.store.vault import Vault\nfrom intake.store.errors import InUse\n"
        "from intake.conversation.events import Event\n"
        f"vault = Vault.open(Path({str(home)!r}), {PHRASE!r})\n"
        f"print([one.data['words'] for one in vault.events({id!r})])\n"
        f"try:\n    vault.append({id!r}, Event(2, 'x', 'noted', 'carer', {{}}))\n"
        "except InUse:\n    print('in use')\n"
        "other = vault.new_conversation(vault.new_dossier('B'), 'pom', 'v1', {}, 'nl', 'worker')\n"
        "vault.append(other, Event(1, '2026-01-12T10:00:00', 'started', 'carer', {}))\nvault.close()\nprint('wrote')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout.split("\n")[:3] == ["['eerste']", "in use", "wrote"], done.stderr
    vault.append(id, event(2))
    assert {row.title for row in vault.dossiers()} == {"R. Jansen", "B"}
    assert vault.check() == []
    vault.close()


def test_who_lets_go_lets_another_write(home: Path) -> None:
    first, id = begun(home)
    first.append(id, event(1))
    dossier = first.dossiers()[0].id
    with Vault.open(home, PHRASE) as second:
        assert not second.may_write(dossier)
        with pytest.raises(InUse):
            second.rename_dossier(dossier, "x")
        first.let_go(dossier)
        assert second.may_write(dossier)
        second.append(id, event(2))
        with pytest.raises(InUse):
            first.append(id, event(3))
    with pytest.raises(Conflict):
        first.append(id, event(2))
    first.append(id, event(3))
    assert len(first.events(id)) == 3
    first.close()


def test_the_log_of_two_windows_is_one_chain(home: Path) -> None:
    first, _ = begun(home)
    with Vault.open(home, PHRASE) as second:
        for number in range(5):
            first.record("a", detail=str(number))
            second.record("b", detail=str(number))
    assert [line.n for line in first.log()] == list(range(1, len(first.log()) + 1))
    assert first.check() == []
    first.close()


def test_removing_beside_another_window_is_tidied_later(home: Path) -> None:
    first, _ = begun(home)
    with Vault.open(home, PHRASE) as second:
        first.remove_dossier(first.dossiers()[0].id)
        assert second.dossiers() == []
    first.close()
    with Vault.open(home, PHRASE) as again:
        assert again.check() == []


def test_a_changed_event_is_found(home: Path) -> None:
    vault, id = begun(home)
    for seq in (1, 2, 3):
        vault.append(id, event(seq, value=seq))
    for (name,) in vault._connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        vault._connection.execute(f"DROP TRIGGER {name}")
    vault._connection.execute("UPDATE events SET data = ? WHERE seq = 2", ('{"value":9}',))
    with pytest.raises(Damaged):
        vault.events(id)
    vault.close()


def test_a_number_taken_twice_is_refused_and_nothing_is_kept(home: Path) -> None:
    vault, id = begun(home)
    vault.append(id, event(1))
    with pytest.raises(Conflict):
        vault.append(id, event(1))
    with pytest.raises(NotFound):
        vault.append("nobody", event(1))
    assert len(vault.events(id)) == 1
    vault.close()


def test_killed_in_the_middle_nothing_is_lost_or_half(home: Path) -> None:
    vault, id = begun(home)
    vault.close()
    code = (
        "import sys\nfrom pathlib import Path\nfrom intake.store.vault import Vault\nfrom intake.conversation.events import Event\n"
        f"vault = Vault.open(Path({str(home)!r}), {PHRASE!r})\n"
        "for seq in range(1, 100000):\n"
        f"    vault.append({id!r}, Event(seq, '2026-01-12T10:00:00', 'answered', 'carer', {{'value': seq}}))\n"
        "    print(seq, flush=True)\n"
    )
    child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    told = 0
    while told < 60:
        told = int(child.stdout.readline())
    os.kill(child.pid, signal.SIGKILL)
    rest = child.stdout.read().split()
    child.wait()
    child.stdout.close()
    told = max([told, *(int(one) for one in rest if one.isdecimal())])
    with Vault.open(home, PHRASE) as again:
        events = again.events(id)
        assert len(events) in (told, told + 1)
        assert [one.data["value"] for one in events] == list(range(1, len(events) + 1))
        assert again.check() == []


def test_a_damaged_file_is_said(home: Path) -> None:
    vault, id = begun(home)
    vault.append(id, event(1))
    vault.close()
    path = home / DATABASE
    raw = bytearray(path.read_bytes())
    raw[2_000:2_400] = b"\x00" * 400
    path.write_bytes(raw)
    with pytest.raises(Damaged), Vault.open(home, PHRASE) as again:
        again.events(id)


def test_no_vault_and_one_already_there(home: Path) -> None:
    assert not exists(home)
    with pytest.raises(Missing):
        Vault.open(home, PHRASE)
    begun(home)[0].close()
    with pytest.raises(AlreadyThere):
        Vault.create(home, PHRASE, cost=CHEAP)


def test_a_removed_dossier_is_really_gone(home: Path) -> None:
    vault, id = begun(home)
    vault.append(id, event(1, words="weg"))
    vault.remove_dossier(vault.dossiers()[0].id)
    assert vault.dossiers() == []
    with pytest.raises(NotFound):
        vault.events(id)
    vault.close()


def test_the_list_knows_where_each_talk_is(home: Path) -> None:
    vault, id = begun(home)
    vault.append(id, event(1))
    vault.append(id, Event(2, "2026-01-12T10:01:00+01:00", "answered", "carer", {"question": "sleep"}))
    vault.append(id, Event(3, "2026-01-12T10:02:00+01:00", "paused", "carer", {}))
    row = vault.conversations()[0]
    assert (row.status, row.current) == ("paused", "sleep")
    assert vault.dossiers("jans")[0].conversations == 1
    assert vault.dossiers("piet") == []
    vault.close()
