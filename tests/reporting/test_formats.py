"""What is written out: hostile words stay words in every format, and the HTML and SVG are well made."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from intake.reporting import FORMATS, Format, Reader, Report, TemplateProblem, build, render
from intake.reporting.plain import markdown, one_line, printable
from intake.reporting.render import WIDTH
from intake.understanding.text import clean
from tests.reporting.talks import Talk, ahmed, library

TODAY = date(2026, 3, 3)
READERS: tuple[Reader, ...] = ("professional", "client")
VOID = {"meta", "br", "circle", "line", "rect", "path", "polygon"}

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7*7 }} {% include 'x' %}",
    "[klik](javascript:alert(1)) ![x](http://evil.example/x.png)",
    "[/] [bold]Jan [de Vries][/bold]",
    "# kop\n## nog een\n- punt | cel |",
    "https://evil.example www.evil.example evil@evil.example",
    "\x1b]0;titel\x07\x1b[2J\u202etxet\u2066 \ud800 \x85",
    "`code` **vet** _schuin_ ~~weg~~ &lt;b&gt; \\",
    "{answer:carer_name} {name} {carer_name|x}",
    "😀 مرحبا 你好",
    "x" * 5_000,
)


def hostile_talk(words: str) -> Talk:
    """The same words wherever a person can type."""
    talk = ahmed()
    talk.person("p9", name=words, relation=words, sector="friends", place=words, note=words, bond="strong")
    talk.say("person_changed", id="p9", changes={"place": "elders", "note": f"{words} 2"})
    for name in ("carer_name", "cared_for_name", "care_words", "step_1", "step_1_who", "municipality"):
        talk.answer(name, words, words)
    talk.answer("health", "good", words, by=words)
    talk.say("withheld", words, **{"question": "follow_up", "as": "rather_not", "reason": words})
    talk.say("noted", words, question="sleep", text=words)
    talk.say("noted", "client", question="sleep", text=words)
    talk.say("signalled", card="exhausted", words=words, question="sleep")
    return talk


def made(talk: Talk, lang: str = "nl", reader: Reader = "professional") -> Report:
    return build(talk.state, library(), lang=lang, reader=reader, today=TODAY, program="Draagwijzer 0.1.0")


class Page(HTMLParser):
    """Reads a page: its tags, links, ids and text; fails on tags that do not match."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs
        self.links += [value or "" for key, value in attrs if key in ("href", "src", "xlink:href", "action")]
        self.ids += [value or "" for key, value in attrs if key == "id"]
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in VOID
        self.tags.add(tag)
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self._open:
            self.text += data


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("reader", READERS)
def test_html_shows_hostile_words_as_words(words: str, reader: Reader) -> None:
    text = render(made(hostile_talk(words), reader=reader), "html")
    page = Page(text)
    assert not page.tags & {"script", "img", "iframe", "object", "link", "form", "base", "b"}
    assert all(re.fullmatch(r"#a\d+", link) for link in page.links)
    assert not [key for key, _ in page.attributes if key.startswith("on")]
    assert printable(clean(words)).strip() in page.text
    text.encode("utf-8")


@pytest.mark.parametrize("reader", READERS)
def test_html_is_one_file_with_nothing_from_outside(reader: Reader) -> None:
    text = render(made(ahmed(), reader=reader), "html")
    page = Page(text)
    assert "script" not in page.tags
    assert not re.search(r"@import|url\((?!#)|src=", text)
    assert set(re.findall(r"https?://[^\"'\s<]+", text)) <= {"http://www.w3.org/2000/svg"}
    assert len(page.ids) == len(set(page.ids))
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert "@page" in text


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_markdown_shows_hostile_words_as_words(words: str) -> None:
    text = render(made(hostile_talk(words)), "md")
    plain = render(made(ahmed()), "md")
    assert "<" not in text
    assert not re.search(r"(?<!\\)\]\(|(?<!\\)!\[", text)
    assert not re.search(r"javascript:|https?:/|www\.evil|@evil", text)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e\u2066]", text)
    ours = {line for line in plain.splitlines() if line.startswith(("## ", "### "))}
    found = {line for line in text.splitlines() if line.startswith(("## ", "### "))}
    assert found - ours <= {"### Vrienden"}
    cells = {line.replace("\\|", "").count("|") for line in text.splitlines() if line.startswith("| ")}
    assert cells <= {line.count("|") for line in plain.splitlines() if line.startswith("| ")} | {9, 10}
    text.encode("utf-8")


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("reader", READERS)
def test_plain_text_is_wrapped_and_clean(words: str, reader: Reader) -> None:
    text = render(made(hostile_talk(words), reader=reader), "txt")
    assert max(map(len, text.split("\n"))) <= WIDTH
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u2066]", text)
    assert "\n\n\n" not in text
    squeezed = re.sub(r"\s", "", text)
    assert re.sub(r"\s", "", one_line(words)) in squeezed


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_json_is_data(words: str) -> None:
    report = made(hostile_talk(words))
    data = json.loads(render(report, "json"))
    assert data["schema"] == "draagwijzer-report/1"
    assert data["front"]["name"] == printable(report.front.name)
    assert printable(clean(words)) in {note["text"] for note in data["notes"]}


def test_words_of_a_person_never_fill_places_of_ours() -> None:
    report = made(hostile_talk("{role} {a} {b} {fact}"))
    assert report.front.people[0] == "{role} {a} {b} {fact} (de mantelzorger)"


def test_markdown_escapes_what_could_begin_a_block() -> None:
    assert markdown("- a") == "\\- a"
    assert markdown("1. a") == "1\\. a"
    assert markdown("a\n# b") == "a / \\# b"
    assert markdown("> x") == "&gt; x"


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("flow", ["pom", "quez"])
def test_every_report_can_be_written(flow: str, lang: str, reader: Reader, format: Format) -> None:
    for talk in (Talk(flow), ahmed() if flow == "pom" else Talk(flow, lang="en")):
        report = made(talk, lang, reader)
        text = render(report, format)
        assert report.words["not_a_diagnosis"].split()[-1] in text
        if format != "json":
            assert "None" not in text


def test_formats_hold_the_same_contents() -> None:
    report = made(ahmed())
    for format in ("html", "md", "txt"):
        text = re.sub(r"\s+", " ", render(report, format))
        for words in (
            "Samira",
            "overleden 2011",
            "gaat niemand aan",
            "onvolledig",
            "10 uur per week",
            "in balans",
        ):
            assert words in text, (format, words)


# The picture


def _picture(talk: Talk, reader: Reader = "professional") -> ElementTree.Element:
    picture = made(talk, reader=reader).picture
    assert picture is not None
    return ElementTree.fromstring(picture.svg)


SVG = "{http://www.w3.org/2000/svg}"


def test_the_picture_is_named_and_tells_itself() -> None:
    root = _picture(ahmed())
    ids = {element.get("id") for element in root.iter() if element.get("id")}
    assert set(str(root.get("aria-labelledby")).split()) <= ids
    assert root.findtext(f"{SVG}title") == "Draaglast tegenover draagkracht"
    assert "in balans" in str(root.findtext(f"{SVG}desc"))
    texts = {element.text for element in root.iter(f"{SVG}text")}
    assert {"in balans", "kwetsbaar", "0", "50", "100"} <= texts


def test_the_point_lies_within_its_range_where_the_scores_say() -> None:
    report = made(ahmed())
    root = _picture(ahmed())
    circle = root.find(f"{SVG}circle")
    box = next(rect for rect in root.iter(f"{SVG}rect") if "hatch" in str(rect.get("fill")))
    ground = next(rect for rect in root.iter(f"{SVG}rect") if rect.get("fill") == "none")
    assert circle is not None
    x, y = float(circle.get("cx", "")), float(circle.get("cy", ""))
    left, top = float(box.get("x", "")), float(box.get("y", ""))
    assert left <= x <= left + float(box.get("width", ""))
    assert top <= y <= top + float(box.get("height", ""))
    load, capacity = (measure.value or 0 for measure in report.measures)
    side = float(ground.get("width", ""))
    assert x == pytest.approx(float(ground.get("x", "")) + side * load / 100, abs=0.1)
    assert y == pytest.approx(float(ground.get("y", "")) + side * (100 - capacity) / 100, abs=0.1)


def test_without_answers_there_is_no_point() -> None:
    root = _picture(Talk("pom"))
    assert root.find(f"{SVG}circle") is None
    assert any("hatch" in str(rect.get("fill")) for rect in root.iter(f"{SVG}rect"))


SEEN = re.compile("van links naar rechts|naar rechts|rechthoek|het punt|de tekening|left to right|further right|rectangle|the point|the drawing", re.I)
"""Words for what is in a picture."""


@pytest.mark.parametrize(("lang", "reader", "said"), [
    ("nl", "professional", ("Vanaf 50 telt de draaglast als hoog, vanaf 50 de draagkracht. Nu is het: in balans.", "Met alle antwoorden kan het nog worden: sterk, maar veel te dragen.")),
    ("en", "client", ("From 50 on you carry a lot. From 50 on a lot helps you. Now it is: in balance.", "With all answers it can still become: much to carry, much help.")),
])  # fmt: skip
@pytest.mark.parametrize("format", ["txt", "md"])
def test_where_there_is_no_picture_it_is_said_in_words(lang: str, reader: Reader, said: tuple[str, str], format: Format) -> None:
    text = " ".join(render(made(ahmed(), lang, reader), format).split())
    assert " ".join(said) in text
    assert not SEEN.search(text), SEEN.search(text)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_between_words_stands_one_space(lang: str) -> None:
    lines = render(made(ahmed(), lang), "txt").splitlines()
    assert [line for line in lines if re.search(r"\S  +\S", line)] == []


def test_what_is_sure_and_what_is_not_known_is_said_too() -> None:
    assert made(Talk("pom")).balance_told.endswith("Er is nog te weinig bekend over draaglast en draagkracht.")
    sure = ahmed().answers({"hours_per_week": 1})
    assert made(sure).balance_told.endswith("Nu is het: in balans. Dat blijft zo met alle antwoorden.")
    assert made(Talk("quez")).balance_told == ""


def test_a_flow_without_load_has_no_picture() -> None:
    assert library().flows["quez"].balance is None
    assert made(Talk("quez")).picture is None


# Templates


def test_an_own_template_goes_first_and_its_fault_has_a_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "reports"
    own.mkdir()
    monkeypatch.setenv("DRAAGWIJZER_LIBRARY", str(tmp_path))
    report = made(Talk("quez"))
    (own / "report.txt.j2").write_text("Van ons: {{ report.method }}\n")
    assert render(report, "txt").startswith("Van ons: ")
    (own / "report.md.j2").write_text("een\n{% if %}\n")
    with pytest.raises(TemplateProblem, match=r"report\.md\.j2:2: "):
        render(report, "md")
    (own / "report.html.j2").write_text("{{ report.nothing }}")
    assert render(report, "json")
    with pytest.raises(TemplateProblem, match="nothing"):
        render(report, "html")


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ValueError, match="html, md, txt, json"):
        render(made(Talk("quez")), "pdf")  # type: ignore[arg-type]


def test_jinja_comes_only_with_a_report() -> None:
    code = "import sys, intake.reporting; sys.exit('jinja2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_text_of_an_author_is_escaped_as_well() -> None:
    report = replace(made(ahmed()), method="<i>x</i>")
    assert "&lt;i&gt;x&lt;/i&gt;" in render(report, "html")
