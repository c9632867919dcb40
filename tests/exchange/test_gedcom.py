"""Family trees as GEDCOM: odd files load with a warning each, and what we write comes back."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

import gedcom7
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from intake.commands.problems import Refused
from intake.exchange.files import read_bytes, read_network
from intake.exchange.gedcom_dates import from_edtf, to_edtf
from intake.exchange.gedcom_write import write_gedcom
from intake.exchange.kinship import with_relations
from intake.exchange.network import Network, with_client
from intake.network.model import Person, Tie
from tests.exchange.networks import networks

HEAD = "0 HEAD\n1 GEDC\n2 VERS 5.5.1\n1 CHAR UTF-8\n"


def read(text: str | bytes, lang: str = "en") -> Network:
    raw = text.encode() if isinstance(text, str) else text
    return read_bytes(raw, "gedcom", Path("t.ged"), lang)


def person(lines: str, number: int = 1) -> str:
    return f"0 @I{number}@ INDI\n" + "".join(f"{line}\n" for line in lines.split("; "))


def tree(body: str) -> Network:
    return read(HEAD + body + "0 TRLR\n")


FAMILY = person("1 NAME Jan /de Vries/; 1 SEX M; 1 FAMS @F1@") + person("1 NAME Anna /Bakker/; 1 SEX F; 1 FAMS @F1@", 2)


class TestPeople:
    def test_what_a_person_holds(self) -> None:
        network = tree(person("1 NAME Jan  /de Vries/ jr.; 1 SEX M; 1 BIRT; 2 DATE 5 MAR 1948; 1 DEAT; 2 DATE ABT 1999; 1 RESI; 2 PLAC Zwolle; 1 NOTE een; 2 CONC  twee; 2 CONT @@drie"))
        assert network.people["I1"] == Person(
            "I1", "Jan de Vries jr.", gender="man", alive=False, born="1948-03-05", died="1999~", place="Zwolle", note="een twee\n@drie",
        )  # fmt: skip
        assert network.warnings == ()

    def test_a_note_elsewhere_and_a_name_in_parts(self) -> None:
        network = tree(person("1 NAME; 2 GIVN Jan; 2 SURN Bakker; 1 NOTE @N1@") + "0 @N1@ NOTE gezegd\n1 CONT en herhaald\n")
        assert (network.people["I1"].name, network.people["I1"].note) == ("Jan Bakker", "gezegd\nen herhaald")

    @pytest.mark.parametrize(("sex", "gender"), [("1 SEX M", "man"), ("1 SEX F", "woman"), ("1 SEX X", "other"), ("1 SEX U", None), ("1 SEX", None), ("1 OCCU boer", None)])  # fmt: skip
    def test_sexes(self, sex: str, gender: str | None) -> None:
        network = tree(person(sex))
        assert network.people["I1"].gender == gender
        assert network.warnings == ()

    @pytest.mark.parametrize(("death", "alive"), [("1 DEAT Y", False), ("1 DEAT", False), ("1 DEAT N", None), ("1 BURI", False), ("1 BIRT", None)])  # fmt: skip
    def test_deaths_without_a_date(self, death: str, alive: bool | None) -> None:
        assert tree(person(death)).people["I1"].alive is alive


class TestOddities:
    @pytest.mark.parametrize(
        ("body", "line", "said"),
        [
            (person("1 BIRT; 2 DATE 1948; 1 BIRT; 2 DATE 1949"), 8, "BIRT 2 times"),
            (person("1 DEAT; 2 DATE 1948; 1 DEAT; 2 DATE 1949"), 8, "DEAT 2 times"),
            (person("1 BIRT; 2 DATE 1990; 1 DEAT; 2 DATE 1980"), 5, "the birth (1990) is after the death (1980)"),
            (person("1 SEX Q"), 6, "the sex Q is not known"),
            (person("1 BIRT; 2 DATE lang geleden"), 7, "lang geleden cannot be read"),
            (person("1 BIRT; 2 DATE 5 maart 1948"), 7, "read as 1948-03-05"),
            (person("1 FAMC @F9@"), 6, "@F9@ does not exist"),
            (person("1 ASSO @I9@; 2 RELA friend"), 6, "@I9@ does not exist"),
            (FAMILY + "0 @F1@ FAM\n1 HUSB @I1@\n1 CHIL @I9@\n", 15, "@I9@ does not exist"),
            (FAMILY + person("1 SEX F", 1), 13, "I1 occurs twice"),
            ("0 INDI\n1 NAME Jan\n" + FAMILY.replace("1 FAMS @F1@\n", ""), 5, "no number"),
            (person("3 BIRT"), 6, "a level is missing"),
            (person("1 NOTE een lange tekst\nen dit hoort erbij"), 7, "no line of GEDCOM"),
            (FAMILY + "100 DEEP x\n0 @F1@ FAM\n1 HUSB @I1@\n", 13, "no line of GEDCOM and was skipped: 100 DEEP x"),
            (person("1 FAMC @F1@; 2 PEDI zomaar") + "0 @F1@ FAM\n1 CHIL @I1@\n", 6, "the parenthood ZOMAAR"),
            (FAMILY + person("1 SEX F", 3) + "0 @F1@ FAM\n1 HUSB @I1@\n1 WIFE @I2@\n1 WIFE @I3@\n", 15, "more than two partners"),
        ],
    )  # fmt: skip
    def test_each_is_said_with_its_line(self, body: str, line: int, said: str) -> None:
        network = tree(body)
        assert network.people
        assert [one for one in network.warnings if one.startswith(f"t.ged:{line}: ") and said in one], network.warnings

    def test_first_of_two_is_taken(self) -> None:
        one = tree(person("1 BIRT; 2 DATE 1948; 1 BIRT; 2 DATE 1949; 1 DEAT; 1 DEAT; 2 DATE 1999; 1 DEAT; 2 DATE 2000")).people["I1"]
        assert (one.born, one.died) == ("1948", "1999")

    def test_no_head_no_end_blank_lines_and_a_mark(self) -> None:
        network = read("\ufeff\r\n" + person("1 NAME Jan").replace("\n", "\r\n\r\n"))
        assert network.people["I1"].name == "Jan"
        assert len(network.warnings) == 2

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_line_ends(self, end: str) -> None:
        network = read((HEAD + person("1 NAME Jan; 1 NOTE a\u2028b; 2 CONT c") + "0 TRLR\n").replace("\n", end))
        assert network.people["I1"].note.endswith("\nc")
        assert network.warnings == ()

    def test_indented_lines_and_a_very_long_one(self) -> None:
        network = tree(person(f"  1 NAME Jan; \t1 NOTE {'x' * 100_000}"))
        assert (network.people["I1"].name, len(network.people["I1"].note)) == ("Jan", 5000)

    def test_many_warnings_are_counted(self) -> None:
        network = tree("".join(person("1 SEX Q", number) for number in range(1, 31)))
        assert len(network.warnings) == 6
        assert "25 more like this" in network.warnings[-1]

    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_an_own_ancestor_is_named(self, lang: str) -> None:
        body = person("1 NAME Kind; 1 FAMC @F1@; 1 FAMS @F2@") + person("1 NAME Ouder; 1 FAMS @F1@; 1 FAMC @F2@", 2)
        with pytest.raises(Refused, match=r"Kind.*Ouder") as caught:
            read(HEAD + body + "0 @F1@ FAM\n1 HUSB @I2@\n1 CHIL @I1@\n0 @F2@ FAM\n1 WIFE @I1@\n1 CHIL @I2@\n0 TRLR\n", lang)
        assert ("voorouder" if lang == "nl" else "ancestor") in str(caught.value)

    @pytest.mark.parametrize(
        ("raw", "said"),
        [(b"", "empty"), (b"\xef\xbb\xbf\r\n", "empty"), (b"hello\n", "no persons"), (b"0 HEAD\n0 TRLR\n", "no persons"),
         (b"\x89PNG\r\n\x1a\n\0\0", "no text"), (b"\xff" * 50, "no persons")],
    )  # fmt: skip
    def test_what_is_no_tree_is_refused(self, raw: bytes, said: str) -> None:
        with pytest.raises(Refused, match=said):
            read(raw)

    def test_a_huge_file_is_not_read(self, tmp_path: Path) -> None:
        path = tmp_path / "huge.ged"
        with path.open("wb") as file:
            file.truncate(3_000_000_000)
        with pytest.raises(Refused, match="larger than 32 MB"):
            read_network(path, "en")


class TestCharacters:
    @pytest.mark.parametrize(
        ("declared", "codec", "name"),
        [
            ("ANSI", "cp1252", "André Müller"), ("ASCII", "latin-1", "André"), ("IBMPC", "cp850", "André"),
            ("MACINTOSH", "mac-roman", "André"), ("UTF-8", "utf-8", "Łukasz Ðorđe"), ("ANSEL", "utf-8", "André"),
            ("UNICODE", "utf-16", "Łukasz"), ("UNICODE", "utf-16-le", "Łukasz"), ("UNICODE", "utf-16-be", "Łukasz"),
        ],
    )  # fmt: skip
    def test_charsets(self, declared: str, codec: str, name: str) -> None:
        text = HEAD.replace("UTF-8", declared) + person(f"1 NAME {name}") + "0 TRLR\n"
        network = read(text.encode(codec))
        assert network.people["I1"].name == name
        assert network.warnings == ()

    def test_ansel(self) -> None:
        raw = HEAD.replace("UTF-8", "ANSEL").encode() + b"0 @I1@ INDI\n1 NAME Andr\xe2e M\xe8uller /\xa1uk\xe2asz/\n0 TRLR\n"
        assert read(raw).people["I1"].name == "André Müller Łukász"

    @pytest.mark.parametrize("declared", ["UTF-8", "KLINGON", ""])
    def test_latin_1_that_says_otherwise(self, declared: str) -> None:
        head = HEAD.replace("1 CHAR UTF-8\n", f"1 CHAR {declared}\n" if declared else "")
        network = read((head + person("1 NAME André") + "0 TRLR\n").encode("latin-1"))
        assert network.people["I1"].name == "André"
        assert "read as Latin-1" in network.warnings[0]


class TestFamilies:
    @pytest.mark.parametrize(
        ("events", "status", "since", "until"),
        [
            ("", None, None, None),
            ("1 MARR\n2 DATE 1970\n", "married", "1970", None),
            ("1 MARR Y\n", "married", None, None),
            ("1 MARR\n2 TYPE registered partnership\n2 DATE 1999\n", "registered", "1999", None),
            ("1 MARR\n2 DATE 1970\n1 DIV\n2 DATE 1980\n", "divorced", "1970", "1980"),
            ("1 DIV Y\n1 MARR\n2 DATE 1970\n", "divorced", "1970", None),
            ("1 DIV N\n1 MARR Y\n", "married", None, None),
            ("1 MARR\n2 DATE 1970\n1 EVEN\n2 TYPE Separation\n2 DATE 1980\n", "separated", "1970", "1980"),
            ("1 EVEN\n2 TYPE Samenwonend\n2 DATE FROM 1990 TO 1995\n", "together", "1990", "1995"),
            ("1 ENGA\n2 DATE 1969\n1 MARB\n2 DATE 1970\n", None, None, None),
        ],
    )  # fmt: skip
    def test_couples(self, events: str, status: str | None, since: str | None, until: str | None) -> None:
        network = tree(FAMILY + "0 @F1@ FAM\n1 HUSB @I1@\n1 WIFE @I2@\n" + events)
        assert network.ties == (Tie("I1", "I2", "partner", status, since, until),)

    @pytest.mark.parametrize("roles", [("HUSB", "HUSB"), ("WIFE", "WIFE"), ("HUSB", "WIFE")])
    def test_two_women(self, roles: tuple[str, str]) -> None:
        body = person("1 SEX F") + person("1 SEX F", 2) + person("1 FAMC @F1@", 3)
        network = tree(body + f"0 @F1@ FAM\n1 {roles[0]} @I1@\n1 {roles[1]} @I2@\n1 CHIL @I3@\n1 MARR Y\n")
        assert {(tie.a, tie.b, tie.kind) for tie in network.ties} == {("I1", "I2", "partner"), ("I1", "I3", "parent"), ("I2", "I3", "parent")}

    @pytest.mark.parametrize(
        ("child", "kind"),
        [
            ("1 FAMC @F1@", "parent"), ("1 FAMC @F1@; 2 PEDI birth", "parent"), ("1 FAMC @F1@; 2 PEDI adopted", "adoptive_parent"),
            ("1 FAMC @F1@; 2 PEDI FOSTER", "foster_parent"), ("1 FAMC @F1@; 2 PEDI step", "step_parent"),
            ("1 FAMC @F1@; 2 PEDI OTHER; 3 PHRASE Step", "step_parent"), ("1 FAMC @F1@; 1 ADOP; 2 FAMC @F1@", "adoptive_parent"),
            ("1 NAME Kind", "parent"),
        ],
    )  # fmt: skip
    def test_parents(self, child: str, kind: str) -> None:
        network = tree(person("1 SEX M") + person(child, 2) + "0 @F1@ FAM\n1 HUSB @I1@\n1 CHIL @I2@\n")
        assert network.ties == (Tie("I1", "I2", kind),)

    def test_only_the_persons_name_the_family(self) -> None:
        network = tree(person("1 FAMS @F1@") + person("1 FAMC @F1@", 2) + "0 @F1@ FAM\n")
        assert network.ties == (Tie("I1", "I2", "parent"),)

    def test_parenthood_of_each_parent(self) -> None:
        body = person("1 SEX M") + person("1 SEX F", 2) + person("1 FAMC @F1@", 3)
        network = tree(body + "0 @F1@ FAM\n1 HUSB @I1@\n1 WIFE @I2@\n1 CHIL @I3@\n2 _FREL Step\n2 _MREL Natural\n")
        assert {(tie.a, tie.kind) for tie in network.ties if tie.b == "I3"} == {("I1", "step_parent"), ("I2", "parent")}

    def test_relations_are_seen_from_who_stands_in_the_middle(self) -> None:
        people = {id: Person(id, gender=gender) for id, gender in (("opa", "man"), ("ma", "woman"), ("ik", None), ("zus", "woman"), ("man", "man"), ("kind", "man"), ("snaar", "woman"), ("pleeg", "woman"))}  # fmt: skip
        ties = (Tie("opa", "ma", "parent"), Tie("ma", "ik", "parent"), Tie("ma", "zus", "parent"), Tie("ik", "man", "partner", "divorced"),
                Tie("ik", "kind", "adoptive_parent"), Tie("kind", "snaar", "partner"), Tie("pleeg", "ik", "foster_parent"))  # fmt: skip
        found = with_relations(with_client(Network(people, ties), "ik")).people
        assert {id: one.relation for id, one in found.items()} == {
            "client": "", "opa": "grandfather", "ma": "mother", "zus": "sister", "man": "ex_husband", "kind": "adopted_son",
            "snaar": "daughter_in_law", "pleeg": "foster_mother",
        }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("1948", "1948"), ("MAR 1948", "1948-03"), ("5 MAR 1948", "1948-03-05"), ("ABT 1948", "1948~"), ("CAL 1948", "1948~"),
        ("EST 1948", "1948?"), ("BEF 1950", "../1950"), ("AFT 5 MAR 1950", "1950-03-05/.."), ("BET 1940 AND 1945", "1940/1945"),
        ("FROM 1940 TO 1950", "1940/1950"), ("FROM 1940", "1940/.."), ("TO 1950", "../1950"), ("INT 1900 (so told)", "1900?"),
        ("@#DJULIAN@ 25 DEC 1700", "1701-01-05"), ("JULIAN 25 DEC 1700", "1701-01-05"), ("@#DFRENCH R@ 2 VEND 3", "1794-09-23"),
        ("FRENCH_R 2 VEND 3", "1794-09-23"), ("11 FEB 1731/32", "1732-02-11"), ("31 FEB 1900", "1900~"), ("5 maart 1948", "1948-03-05"),
        ("3 mrt 1948", "1948-03-03"), ("March 5, 1948", "1948-03-05"), ("05-03-1948", "1948-03-05"), ("1948-03-05", "1948-03-05"),
        ("ca. 1948", "1948~"), ("omstreeks 1948", "1948~"), ("voor 1950", "../1950"), ("na 1950", "1950/.."), ("tussen 1940 en 1945", "1940/1945"),
        ("in de winter van 1944", "1944~"), ("(unknown)", None), ("44 B.C.", None), ("", None), ("32-13-1948", "1948~"), ("12/25/1900", "1900-12-25"),
        ("1-JAN-1900", "1900-01-01"), ("<1900>", "1900~"), ("<1900", "../1900"), ("BET 1905 AND 1900", "1900/1905"), ("02 MAR", None), ("99999", None),
    ],
)  # fmt: skip
def test_dates(text: str, edtf: str | None) -> None:
    assert to_edtf(text)[0] == edtf


@given(st.text(max_size=60) | st.lists(st.sampled_from(("ABT", "BET", "AND", "FROM", "5", "31", "FEB", "1900", "@#DHEBREW@", "@#DFRENCH R@", "JULIAN", "VEND", "B.C.", "1731/32", "(x)")), max_size=6).map(" ".join))  # fmt: skip
@settings(max_examples=100, deadline=None)
def test_any_words_for_a_date(text: str) -> None:
    edtf, _ = to_edtf(text)
    if edtf is not None:
        assert to_edtf(from_edtf(edtf))[0] is not None


def shape(network: Network) -> tuple[dict[str, tuple[object, ...]], set[tuple[object, ...]]]:
    """What GEDCOM can hold of people and ties."""
    people: dict[str, tuple[object, ...]] = {
        id: (" ".join(one.name.split()), one.gender, one.born, one.died, one.alive is False or bool(one.died) or one.kind == "stillbirth",
             one.kind, " ".join((one.place or "").split()))
        for id, one in network.people.items()
    }  # fmt: skip
    ties: set[tuple[object, ...]] = set()
    for tie in network.ties:
        if tie.kind == "partner":
            ties.add((frozenset((tie.a, tie.b)), tie.status, tie.since, tie.until))
        elif tie.kind not in ("knows", "emotional", "lives_with"):
            ties.add((tie.a, tie.b, tie.kind))
    return people, ties


@given(networks(6), st.sampled_from(("5.5.1", "7.0")))
@settings(max_examples=80, deadline=None)
def test_what_is_written_is_read_back(network: Network, version: str) -> None:
    from dataclasses import replace

    people = {id: replace(one, relation="neighbour") for id, one in network.people.items()}
    network = replace(network, people=people)
    raw, _ = write_gedcom(network, version, "nl")
    back = read(raw)
    assert shape(back) == shape(network)
    assert {id: one.relation for id, one in back.people.items() if one.relation} == {id: "neighbour" for id, one in people.items() if one.of != id}  # fmt: skip
    assert not [one for one in back.warnings if "the birth" not in one]
    again, _ = write_gedcom(back, version, "nl")
    assert shape(read(again)) == shape(back)


@given(networks(6))
@settings(max_examples=60, deadline=None)
def test_version_7_is_found_valid_by_another_program(network: Network) -> None:
    raw, _ = write_gedcom(network, "7.0", "nl")
    assert gedcom7.validate(gedcom7.loads(raw.decode("utf-8-sig"))) == []


def test_version_5_is_read_by_another_program(tmp_path: Path) -> None:
    from ged4py.parser import GedcomReader

    people = {"client": Person("client", "Ria de Boer", born="1948-03-05", note="een lange zin " * 60), "m": Person("m", "Moe Bakker", "mother", gender="woman")}
    path = tmp_path / "t.ged"
    path.write_bytes(write_gedcom(Network(people), "5.5.1", "nl")[0])
    assert max(map(len, path.read_text(encoding="utf-8").splitlines())) <= 255
    with GedcomReader(str(path)) as reader:
        found = {one.xref_id: one for one in reader.records0("INDI")}
        assert found["@I1@"].name.format() == "Ria de Boer"
        assert found["@I1@"].sub_tag("NOTE").value == people["client"].note.strip()
        assert found["@I1@"].mother.name.format() == "Moe Bakker"


def test_what_gedcom_cannot_hold_is_said_and_kept_as_a_note() -> None:
    people = {"client": Person("client", "Ria", age=70), "b": Person("b", "Henk", "husband", bond="tense", per_month=4)}
    ties = (Tie("client", "b", "emotional", "cut_off"), Tie("client", "b", "knows"))
    raw, lost = write_gedcom(Network(people, ties), "5.5.1", "en")
    assert "1 NOTE Emotional tie with: Henk (cut off)" in raw.decode()
    assert "age (1x)" in lost[0]
    assert "how the tie is (1x)" in lost[0]
    assert "emotional tie with (1x)" in lost[1]


def test_every_field_that_is_lost_has_a_name() -> None:
    from intake.exchange import gedcom_write
    from intake.exchange.fields import PERSON
    from intake.network.model import EMOTIONS

    names = {"count_of" if name == "count" else name for name in set(PERSON) - gedcom_write.HELD}
    assert names | {f"emotion_{one}" for one in EMOTIONS} <= set(gedcom_write.say.table)


def test_relations_in_words_become_families() -> None:
    people = {"client": Person("client", "Ria"), "m": Person("m", "Moe", "mother", gender="woman"), "z": Person("z", "Zus", "sister"),
              "k": Person("k", "Kees", "stepson"), "h": Person("h", "Henk", "husband"), "b": Person("b", "Buur", "neighbour")}  # fmt: skip
    back = read(write_gedcom(Network(people), "7.0", "nl")[0])
    assert {(tie.a, tie.b, tie.kind) for tie in back.ties if tie.kind != "partner"} == {("m", "client", "parent"), ("m", "z", "parent"), ("client", "k", "step_parent")}  # fmt: skip
    assert [{tie.a, tie.b} for tie in back.ties if tie.kind == "partner"] == [{"client", "h"}]
    assert (back.people["b"].relation, back.people["b"].of, back.people["b"].sector) == ("neighbour", "client", "neighbours")


@given(st.binary(max_size=400) | st.lists(st.sampled_from(("0 @I1@ INDI", "0 @F1@ FAM", "1 HUSB @I1@", "1 CHIL @I1@", "1 BIRT", "2 DATE", "2 DATE 1 X 9", "1 FAMC @F1@", "2 PEDI", "9 NOTE", "1 ASSO @I1@", "1 NAME /", "\xff", "1 REFN client", "2 TYPE draagwijzer", "2 VERS 7", "1 CHAR ANSEL", "1 SEX \xe2")), max_size=14).map(lambda lines: "\n".join(lines).encode("latin-1")))  # fmt: skip
@example(b"\xff\xfe0")
@example(b"0 @I1@ INDI\n1 CHAR ANSEL\n1 NAME \xe2")
@settings(max_examples=100, deadline=None)
def test_no_bytes_raise_anything_but_a_refusal(raw: bytes) -> None:
    with suppress(Refused):
        network = read(raw)
        write_gedcom(network, "7.0", "nl")


def test_a_deep_tree_needs_no_recursion() -> None:
    body = "".join(person(f"1 FAMC @F{n}@; 1 FAMS @F{n + 1}@", n) for n in range(1, 5001))
    body += "".join(f"0 @F{n}@ FAM\n1 HUSB @I{n - 1}@\n1 CHIL @I{n}@\n" for n in range(2, 5001))
    started = time.perf_counter()
    network = read(HEAD + body + "0 TRLR\n")
    assert len(network.ties) == 4999
    assert time.perf_counter() - started < 10
