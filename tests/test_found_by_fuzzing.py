"""What fuzzing found, each held by a test of its own."""

from __future__ import annotations

import io
import warnings
import zipfile
from pathlib import Path

import pyrage
import pytest

from intake.conversation.purity import cleaned, is_clean
from intake.definitions.expressions import ExpressionError, parse
from intake.exchange.csv_file import read_csv
from intake.exchange.fhir.formulas_in import Names, NotAllowed, parsed, translated
from intake.store import backup
from intake.store.backup import NotABackup


def test_a_column_of_ties_among_people_is_passed_over() -> None:
    assert read_csv(b"id,name,b\nclient,Ria,x\n", Path("n.csv"), "nl").people["client"].name == "Ria"


def test_a_backup_packed_in_an_unknown_way_is_no_backup(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("manifest.json", "{}")
    inside = bytearray(out.getvalue())
    inside[8] = 99  # the compression method, in the file's own header
    inside[inside.index(b"PK\x01\x02") + 10] = 99
    key = pyrage.x25519.Identity.generate()
    (tmp_path / "b").write_bytes(backup.sealed(bytes(inside), recipients=[str(key.to_public())]))
    with pytest.raises(NotABackup):
        backup.read(tmp_path / "b", identity=str(key))


def test_a_device_is_no_backup() -> None:
    with pytest.raises(NotABackup):
        backup.read(Path("/dev/zero"))


def test_a_formula_with_two_arguments_is_beyond_our_language() -> None:
    tree = parsed("%resource.item.where(linkId = 'a', linkId = 'b').answer.exists()")
    assert translated(tree, Names(lambda link: ("q", "text"), lambda name, code: None)) is None


def test_nothing_is_printed_about_a_formula_that_cannot_be_read(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(NotAllowed):
        parsed("%resource.item.where(linkId = \\`)")
    assert capfd.readouterr().out == ""


def test_no_warning_about_an_expression_reaches_the_screen() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(ExpressionError):
            parse("1if")


def test_what_a_store_brings_is_cleaned_too() -> None:
    assert is_clean({"words": "Jan [de Vries] 🙂", "value": [1, None, "x"]})
    assert cleaned({"person": {"name": "\x1b]0;x\x07Jo\u202e"}, "value": ("\x9b2J", 3)}) == {"person": {"name": "Jo"}, "value": ("", 3)}
