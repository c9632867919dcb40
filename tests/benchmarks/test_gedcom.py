"""Ten thousand people of twenty generations, in a GEDCOM of 5.5.1 as genealogy programs write it: loaded in at most three seconds."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from intake.exchange.files import read_network
from intake.exchange.gedcom_dates import MONTHS

GENERATIONS, EACH = 20, 500
BOUND = 3.0
"""Seconds."""


@pytest.fixture(scope="module", params=["UTF-8", "ANSEL"])
def tree(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    chance = random.Random(1)
    lines = ["0 HEAD", "1 SOUR other", "1 GEDC", "2 VERS 5.5.1", f"1 CHAR {request.param}"]
    family_of: dict[int, int] = {}
    families: list[tuple[int, int, list[int]]] = []
    for generation in range(GENERATIONS):
        ids = list(range(generation * EACH, (generation + 1) * EACH))
        own = [pair for pair in families if pair[0] // EACH == generation - 1]
        for id in ids if own else ():
            chosen = chance.choice(own)
            chosen[2].append(id)
            family_of[id] = families.index(chosen)
        chance.shuffle(ids)
        families += [(one, other, []) for one, other in zip(ids[::2], ids[1::2], strict=True)]
    for id in range(GENERATIONS * EACH):
        born = 1500 + id // EACH * 25 + chance.randint(0, 20)
        day = f"{chance.randint(1, 28)} {chance.choice(MONTHS)} {born}"
        lines += [
            f"0 @I{id}@ INDI", f"1 NAME J\u00f3han {id} /de V\u00f6s/", "2 GIVN J\u00f3han", "2 SURN de V\u00f6s", f"1 SEX {'MF'[id % 2]}", "1 BIRT",
            f"2 DATE {day}", "2 PLAC Zwolle, Overijssel", "2 SOUR @S1@", "3 PAGE 12", "1 DEAT", f"2 DATE ABT {born + 70}",
            "1 OCCU boer", "1 NOTE Een tekst over deze persoon", "2 CONT en nog een regel", "1 CHAN", "2 DATE 1 JAN 2020",
        ]  # fmt: skip
        if id in family_of:
            lines.append(f"1 FAMC @F{family_of[id]}@")
    for number, (one, other, children) in enumerate(families):
        lines += [f"0 @F{number}@ FAM", f"1 HUSB @I{one}@", f"1 WIFE @I{other}@", "1 MARR", "2 DATE 3 MAY 1700"]
        lines += [f"1 CHIL @I{child}@" for child in children]
    text = "\n".join([*lines, "0 TRLR", ""])
    path = tmp_path_factory.mktemp("tree") / "tree.ged"
    marks = {"\u00f3": b"\xe2o", "\u00f6": b"\xe8o"}
    raw = text.encode()
    if request.param == "ANSEL":
        for letter, written in marks.items():
            raw = raw.replace(letter.encode(), written)
    path.write_bytes(raw)
    return path


def test_ten_thousand_people(benchmark: BenchmarkFixture, tree: Path) -> None:
    network = benchmark.pedantic(read_network, (tree, "nl"), rounds=5, warmup_rounds=1)
    assert len(network.people) == GENERATIONS * EACH
    assert network.people["I0"].name == "J\u00f3han 0 de V\u00f6s"
    assert not network.warnings
    assert benchmark.stats["median"] <= BOUND
