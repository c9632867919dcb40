"""A round of 100,000 residents: from the vault to the report at most 2 s and 500 MB."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from intake.commands.round import report_text
from intake.definitions import load_library
from intake.definitions.model import Flow
from intake.store.keys import Cost
from intake.store.vault import Vault

PEOPLE = 100_000
CHEAP = Cost(memory_kib=64, passes=1, lanes=1)


def filled(home: Path) -> tuple[Vault, str, Flow]:
    chance = random.Random(1)
    flow = load_library().flows["contactladder"]
    vault, _ = Vault.create(home, "een lange zin", cost=CHEAP)
    made = vault.new_round("groot", flow.id, flow.version, flow.source)
    scales = [name for name, question in flow.questions.items() if question.kind == "scale"]

    def responses() -> Iterator[dict[str, object]]:
        for n in range(PEOPLE):
            values = {name: chance.randint(1, 5) for name in scales} | {"cl_problem": chance.random() < 0.4}
            group = chance.choice(["under_30", "from_30", "from_50", "from_70"])
            yield {"key": str(n), "street": f"Straat {n % 400}", "group": group, "at": "2026-11-25", "values": values}

    vault.add_responses(made, responses())
    return vault, made, flow


@pytest.mark.benchmark(group="round of 100,000", timer=time.perf_counter)
def test_from_the_vault_to_the_report(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    vault, made, flow = filled(tmp_path / "home")
    text = benchmark.pedantic(
        lambda: report_text(flow, "groot", vault.responses(made), "html", "nl"), rounds=3, iterations=1
    )
    assert "Straat 399" in text
    vault.close()


def test_memory_of_a_whole_report(tmp_path: Path) -> None:
    """In a process of its own: what a report takes at most, megabytes of resident memory."""
    vault, made, _ = filled(tmp_path / "home")
    vault.close()
    code = (
        "import sys, resource\n"
        "from pathlib import Path\n"
        "from intake.store.vault import Vault\n"
        "from intake.definitions import load_library\n"
        "from intake.commands.round import report_text\n"
        "vault = Vault.open(Path(sys.argv[1]), 'een lange zin')\n"
        "flow = load_library().flows['contactladder']\n"
        "report_text(flow, 'groot', vault.responses(sys.argv[2]), 'html', 'nl')\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)\n"
    )
    said = subprocess.run([sys.executable, "-c", code, str(tmp_path / "home"), made], capture_output=True, text=True, check=True)
    print(f"\nmemory of a report of {PEOPLE} residents: {said.stdout.strip()} MB")
    assert int(said.stdout) < 500
