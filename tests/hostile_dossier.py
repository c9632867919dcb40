"""A dossier in which every word of `tests.hostile` stands wherever a person or a file can put words, made by the real doors;
and all that can be written out of it."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from intake.cli import main
from intake.store.keys import Cost
from intake.store.vault import Vault
from tests.hostile import WORDS, shown

PHRASE = "een lange zin"
MAPS = ("genogram", "ecogram", "circle", "wijkecogram", "msna")
NETWORKS = {"gedcom": "ged", "gedcom7": "7.ged", "csv": "csv", "graphml": "graphml", "yaml": "yaml", "json": "json"}
TOGETHER = 12
"""So many words to a note: a line of the talk takes its time."""


@contextmanager
def at_home(folder: Path) -> Iterator[None]:
    """With the dossiers of this folder."""
    (folder / "phrase").write_text(PHRASE)
    named = {"DRAAGWIJZER_HOME": str(folder / "home"), "DRAAGWIJZER_PASSPHRASE_FILE": str(folder / "phrase")}
    with patch.dict("os.environ", named):
        yield


def typed(*lines: str) -> io.StringIO:
    return io.StringIO("\n".join(line.replace("\n", " ").replace("\r", " ") for line in lines) + "\n")


def made(folder: Path, change: Callable[[str], str] = str, pages_only: bool = False) -> Path:
    """The files of a dossier, each in `folder`, with each word changed: str leaves them as they are. pages_only: for a browser."""
    folder.mkdir()
    words = [change(word) for word in WORDS]
    Vault.create(folder / "home", PHRASE, cost=Cost(memory_kib=64, passes=1, lanes=1))[0].close()
    with at_home(folder):
        _fill(folder, words)
        _write_pages(folder, words)
        if not pages_only:
            _write_others(folder)
    return folder


def _fill(folder: Path, words: Sequence[str]) -> None:
    with Vault.open(folder / "home", PHRASE) as vault:
        dossier = vault.new_dossier(words[0])
    step = " ".join(words[:20])
    lines = ("Truus", "67", "reizen", "fijn", "ja", "ja", step, "overslaan", "overslaan", "ja", "aanmelden", step, step, "12 mei 2030")
    with patch("sys.stdin", typed(*lines, "stop")):
        done("talk", "studiekringen", "--plain", "--dossier", dossier, "--as", "client", "--lang", "nl")
    notes = [f"notitie: {' · '.join(words[at : at + TOGETHER])}" for at in range(0, len(words), TOGETHER)]
    with patch("sys.stdin", typed(words[2], "overslaan", *notes, "stop")):
        done("talk", "pom", "--plain", "--dossier", dossier, "--lang", "nl")
    people = [{"id": "client", "name": words[2]}]
    people += [
        {"id": f"p{n}", "name": shown(word)[:200] or "-", "relation": ("neighbour", "sister")[n % 2], "place": shown(word)[:80], "note": shown(word)[:500], "bond": "strong"}
        for n, word in enumerate(words)
    ]  # fmt: skip
    (folder / "in.json").write_text(json.dumps({"people": people}))
    done("import", "network", str(folder / "in.json"), "--dossier", dossier, "--lang", "nl")


def _dossier(folder: Path) -> str:
    with Vault.open(folder / "home", PHRASE) as vault:
        (dossier,) = (row.id for row in vault.dossiers())
    return dossier


def _write_pages(folder: Path, words: Sequence[str]) -> None:
    dossier, whom = _dossier(folder), " ".join(words)
    for reader in ("professional", "client"):
        done("report", dossier, "--for", reader, "--format", "html", "--out", str(folder / f"{reader}.html"), "--lang", "nl")
    for name in MAPS:
        drawn = folder / f"{name}.svg"
        done("draw", name, str(folder / "in.json"), "--svg", str(drawn), "--title", words[0], "--lang", "nl")
    done("share", dossier, f"--with={whom}", f"--consent={whom}", "--out", str(folder / "shared.html"), "--lang", "nl")
    done("copy", dossier, "--out", str(folder / "copy.zip"), "--lang", "nl")
    with zipfile.ZipFile(folder / "copy.zip") as archive:
        archive.extractall(folder / "copy")


def _write_others(folder: Path) -> None:
    dossier = _dossier(folder)
    for format in ("md", "txt", "json", "pdf"):
        done("report", dossier, "--format", format, "--out", str(folder / f"professional.{format}"), "--lang", "nl")
    for format, ending in NETWORKS.items():
        done("export", "network", dossier, "--format", format, "--out", str(folder / f"network.{ending}"), "--lang", "nl")
    done("draw", "ecogram", str(folder / "in.json"), "--png", str(folder / "ecogram.png"), "--lang", "nl")
    done("export", "fhir", dossier, "--out", str(folder / "fhir.json"), "--lang", "nl")
    done("due", "--ics", str(folder / "due.ics"), "--names", "--lang", "nl")


def done(*arguments: str) -> None:
    assert main(list(arguments)) == 0, arguments[:4]
