"""The graph of a flow: conditions in words, what is passed over, comes back or is never reached; as text, Mermaid and SVG."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from intake.authoring.conditions import in_words
from intake.authoring.graph import graph_of
from intake.authoring.graph_svg import as_svg
from intake.authoring.graph_words import as_mermaid, as_text
from intake.authoring.reach import Reach
from intake.cli import main
from intake.conversation.compiled import compile_flow
from intake.definitions import load_library
from intake.definitions.checking import _expressions
from intake.definitions.model import Flow, Library

SVG = "{http://www.w3.org/2000/svg}"
NAME = r"(?:begin|end_|s_[a-z0-9_]+)"
LABEL = r'"[^"<>`]*(?:<br/>[^"<>`]*)*"'
MERMAID = (
    r"flowchart TD", r'  (?:begin|end_)\(\[' + LABEL + r"\]\)", rf"  {NAME}\[{LABEL}\]", rf"  subgraph g_[a-z0-9_]+\[{LABEL}\]",
    r"  end", rf'  {NAME} (?:-->|-\.->|-\. {LABEL} \.->) {NAME}', r"  classDef mend [a-z0-9:#,\- ]+", rf"  class {NAME}(?:,{NAME})* mend",
)  # fmt: skip
"""The part of Mermaid's grammar that is used here, a line each."""


@lru_cache(maxsize=1)
def library() -> Library:
    return load_library()


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Flow:
    """The circle of friends with a stage that can never come, one on a condition, and a question that looks ahead."""
    text = library().flows["vriendenkring"].source["flows/eigen-kracht/vriendenkring.yaml"]
    for old, new in (
        ("flow: vriendenkring", "flow: odd"),
        ('when: "meeting >= 2"', "when: \"vk_care == 'much' and vk_care == 'none'\""),
        ("""    kind: info\n    when: \"""", """    kind: info\n    when: \"vk_host == 'gladly' and """),
        ("  - id: hopes\n    title: {nl: \"Hoop", "  - id: hopes\n    when: \"vk_pay or vk_pace == 'soon'\"\n    repeat: true\n    title: {nl: \"<b>#[/] & Hoop"),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    path = tmp_path_factory.mktemp("odd") / "odd.yaml"
    path.write_text(text, encoding="utf-8")
    return load_library(path).flows["odd"]


def test_every_condition_of_ours_has_words() -> None:
    count = 0
    for flow in library().flows.values():
        for source, _ in _expressions(flow, {}):
            for lang in ("nl", "en"):
                words = in_words(source, flow, lang)
                assert words.strip()
                assert not re.search(r"[=<>]=|!=", words), (source, words)
                count += 1
    assert count > 3000


@pytest.mark.parametrize(
    ("source", "nl", "en"),
    [
        ("vk_pay", '"Kun je zelf een klein uitje betalen?": ja', '"Can you pay for a small trip?": yes'),
        ("not vk_pay", '"Kun je zelf een klein uitje betalen?": nee', '"Can you pay for a small trip?": no'),
        ("vk_care == 'much' or vk_care == 'little'", '"Heb je hulp nodig als je ergens op bezoek bent?" is "veel" of "een beetje"', '"Do you need help when you visit someone?" is "a lot" or "a little"'),
        ("client_age >= 65 and not known(vk_doing)", '"leeftijd" is minstens 65 en "Wat doe je graag samen met anderen?" is niet beantwoord', '"age" is at least 65 and "What do you like to do with others?" was not answered'),
        ("people(sector='family', alive=true) > 2", "het aantal mensen (sector: family, alive: ja) is meer dan 2", "the number of people (sector: family, alive: yes) is more than 2"),
        ("meeting >= 2", "het nummer van de bijeenkomst is minstens 2", "the number of the meeting is at least 2"),
        ("not (vk_pay and vk_meant)", 'niet ("Kun je zelf een klein uitje betalen?": ja en vk_meant geldt)', 'not ("Can you pay for a small trip?": yes and vk_meant holds)'),
    ],
)  # fmt: skip
def test_conditions_in_words(source: str, nl: str, en: str) -> None:
    flow = library().flows["vriendenkring"]
    assert (in_words(source, flow, "nl"), in_words(source, flow, "en")) == (nl, en)


def test_no_question_of_ours_is_out_of_reach() -> None:
    for flow in library().flows.values():
        assert Reach(compile_flow(flow)).never == frozenset(), flow.id


def test_what_is_never_reached_and_where_the_talk_ends_is_marked(odd: Flow) -> None:
    graph = graph_of(odd, "en")
    boxes = {box.id: box for box in graph.boxes}
    assert [box.id for box in graph.boxes if box.never] == ["follow_up"]
    assert [box.id for box in graph.boxes if box.end] == ["arrange"]
    assert boxes["hopes"].when == '"Can you pay for a small trip?": yes or "How soon do you think you have a friend?" is "very soon"'
    arrows = {(arrow.a, arrow.b, arrow.kind) for arrow in graph.arrows}
    assert {("together", "arrange", "skip"), ("arrange", "end", "skip"), ("hopes", "hopes", "again"), ("together", "fit_check", "back")} <= arrows
    text = as_text(graph)
    assert "! never reached" in text
    assert "! the talk ends here" in text
    assert "(comes back after: May the circle come to your home too?)" in text


def test_cards_on_a_table_have_no_order() -> None:
    graph = graph_of(library().flows["quez"], "nl")
    assert "Kaarten op tafel" in as_text(graph)
    assert {arrow.kind for arrow in graph.arrows} == {"next"}
    assert all(arrow.a == "" or arrow.b == "end" for arrow in graph.arrows)


def test_mermaid_is_within_its_grammar(odd: Flow) -> None:
    for flow in (*library().flows.values(), odd):
        lines = as_mermaid(graph_of(flow, "nl")).splitlines()
        depth = 0
        for line in lines:
            assert any(re.fullmatch(rule, line) for rule in MERMAID), line
            depth += line.startswith("  subgraph") - (line == "  end")
            assert depth >= 0
        assert depth == 0
        drawn = {match[1] for line in lines if (match := re.match(rf"  ({NAME})[\[(]", line))}
        linked = {name for line in lines if "->" in line for name in re.findall(NAME, re.sub(LABEL, "", line))}
        assert linked <= drawn


def test_svg_holds_every_stage_as_text_and_no_box_overlaps(odd: Flow) -> None:
    for flow in (library().flows["mantelscan"], library().flows["pom"], library().flows["quez"], odd):
        graph = graph_of(flow, "en")
        root = ElementTree.fromstring(as_svg(graph))
        said = " ".join("".join(one.itertext()) for one in root.iter(f"{SVG}text"))
        for box in graph.boxes:
            assert box.title in said
        assert root.find(f"{SVG}script") is None
        boxes = [{key: float(one.get(key, "0")) for key in ("x", "y", "width", "height")} for one in root.iter(f"{SVG}rect") if one.get("rx") == "6"]
        assert len(boxes) == len(graph.leaves)
        for a, b in pairwise(boxes):
            assert a["y"] + a["height"] < b["y"]
        width, height = map(float, root.attrib["viewBox"].split()[2:])
        assert all(one["x"] + one["width"] <= width and one["y"] + one["height"] <= height for one in boxes)


def test_the_command_writes_a_file_and_refuses_one_that_is_not_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "quez.svg"
    assert main(["graph", "quez", "--format", "svg", "--out", str(out), "--lang", "en"]) == 0
    assert out.read_text(encoding="utf-8").startswith("<svg")
    assert main(["graph", str(tmp_path / "gone.yaml")]) == 1
    assert "gone.yaml" in capsys.readouterr().err
