"""People and ties as CSV: read as people make them, safe to open in a spreadsheet, and back unharmed."""

from __future__ import annotations

import csv
import io
from contextlib import suppress
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from intake.commands.problems import Refused
from intake.exchange.csv_file import guarded, unguarded, write_csv
from intake.exchange.files import read_bytes, read_network
from intake.exchange.graphml import write_graphml
from intake.exchange.network import Network
from intake.network.model import Person, Tie
from tests.exchange.networks import WORDS, networks

PATH = Path("p.csv")


def read(text: str | bytes, ties: str | None = None, lang: str = "en") -> Network:
    raw = text.encode() if isinstance(text, str) else text
    return read_bytes(raw, "csv", PATH, lang, ties.encode() if ties is not None else None)


@given(networks(), st.sampled_from(("nl", "en")))
@settings(max_examples=60, deadline=None)
def test_what_is_written_is_read_back(network: Network, lang: str) -> None:
    people, ties = write_csv(network, lang)
    back = read_bytes(people, "csv", PATH, lang, ties)
    assert back.refused == ()
    assert back.people == network.people
    assert back.ties == network.ties


@given(networks())
@settings(max_examples=60, deadline=None)
def test_no_cell_is_a_formula(network: Network) -> None:
    for written in write_csv(network, "en"):
        for row in csv.reader(io.StringIO((written or b"").decode("utf-8-sig"), newline="")):
            assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


@given(WORDS | st.text(alphabet="'=+-@a\t", max_size=6))
def test_a_guard_comes_off_again(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_what_spreadsheets_save(delimiter: str, codec: str) -> None:
    rows = [["Naam", "Relatie", "Geslacht", "Leeftijd", "Per maand", "Schoenmaat"], ["André, de Ü", "buurman", "m", "60", "4,33", "42"], [], ["Ria", "beste vriendin", "vrouw", "", "", ""]]  # fmt: skip
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    network = read(out.getvalue().encode(codec))
    client, one, other = network.people.values()
    assert client == Person("client")
    assert one == Person("p1", "André, de Ü", "neighbour", sector="neighbours", gender="man", age=60, per_month=4.33)
    assert (other.name, other.relation, other.gender) == ("Ria", "beste_vriendin", "woman")
    assert any("Schoenmaat" in one for one in network.warnings)
    assert any("Latin-1" in one for one in network.warnings) is (codec == "cp1252")


PEOPLE = "id,name,of,born,died,bond,age\nclient,Ria,,,,,\n"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("client,Henk,,,,,", "the id client occurs twice (also on line 2)"),
        ("a,Henk,nobody,,,,", "no person with the id nobody"),
        ("a,Henk,clien,,,,", "do you mean client?"),
        ("a,Henk,,1990,1980,,", "the birth (1990) is after the death (1980)"),
        ("a,Henk,,5 maart,,,", "is no date"),
        ("a,Henk,,,,stronk,", "do you mean strong?"),
        ("a,Henk,,,,,oud", "whole number from 0 to 130"),
        ("a b,Henk,,,,,", "letters, digits"),
        ("a,Henk,,,,,,more", "this line has 8 columns"),
    ],
)
def test_a_bad_row_is_named_and_left_out(row: str, said: str) -> None:
    network = read(PEOPLE + '\n"b","two\nlines",client,,,,\n' + row + "\nc,Kees,client,,,,\n")
    assert list(network.people) == ["client", "b", "c"]
    assert len(network.refused) == 1
    assert network.refused[0].startswith("p.csv:6: ")
    assert said in network.refused[0]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("client,x,knows,", "no person with the id x"), ("client,client,knows,", "the same"), ("client,b,wed,", "choose from: partner"),
        ("client,b,parent,married", "married does not fit"), ("client,,knows,", "b is missing"), ("client,b,partner,", "given already (on line 2)"),
    ],
)  # fmt: skip
def test_a_bad_tie_is_named_and_left_out(row: str, said: str) -> None:
    network = read(PEOPLE + "b,Henk,,,,,\n", f"a,b,kind,status\nclient,b,partner,married\n{row}\n")
    assert network.ties == (Tie("client", "b", "partner", "married"),)
    assert network.refused[0].startswith("p-ties.csv:3: ")
    assert said in network.refused[0]


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "empty"), (b"\xef\xbb\xbf\r\n", "empty"), (b"schoenmaat,kleur\n42,rood\n", "none of these columns"), (b"a,b,kind\n", "the file with the people"),
        (b'id,name\na,"Henk\n', "Check the quotes"), (b"\x89PNG\r\n\x1a\n\0\0", "no text"), (b'id,name\na,"' + b"x" * 200_000 + b'"\n', "cannot be read"),
    ],
)  # fmt: skip
def test_what_is_no_list_is_refused(raw: bytes, said: str) -> None:
    with pytest.raises(Refused, match=said):
        read(raw)


def test_an_own_ancestor_is_named() -> None:
    with pytest.raises(Refused, match=r"Ria → Henk → Ria"):
        read(PEOPLE + "b,Henk,,,,,\n", "a,b,kind\nb,client,parent\nclient,b,parent\n")


def test_the_ties_beside_the_people_are_found(tmp_path: Path) -> None:
    (tmp_path / "n.csv").write_text("id,name\nclient,Ria\nb,Henk\n", encoding="utf-8")
    (tmp_path / "n-ties.csv").write_text("a,b,kind\nclient,b,knows\n", encoding="utf-8")
    assert read_network(tmp_path / "n.csv", "en").ties == (Tie("client", "b", "knows"),)


@given(st.binary(max_size=300) | st.lists(st.sampled_from(("id", "name", "of", ",", ";", "\n", '"', "client", "a", "=1", "kind", "born", "1948", "gives", "\0")), max_size=25).map(lambda parts: "".join(parts).encode()))  # fmt: skip
@example(b"id,name\r\r\n")
@example(b"\xff\xfei")
@settings(max_examples=100, deadline=None)
def test_no_bytes_raise_anything_but_a_refusal(raw: bytes) -> None:
    with suppress(Refused):
        read_bytes(raw, "csv", PATH, "nl", raw)


@given(networks())
@settings(max_examples=40, deadline=None)
def test_graphml_holds_everyone_and_every_tie(network: Network) -> None:
    import networkx as nx

    raw = write_graphml(network)
    ElementTree.fromstring(raw)
    graph = nx.parse_graphml(raw.decode(), force_multigraph=True)
    assert set(graph.nodes) == set(network.people)
    kinds = sorted((a, b, facts["kind"]) for a, b, facts in graph.edges(data=True) if facts["kind"] != "relation")
    assert kinds == sorted((tie.a, tie.b, tie.kind) for tie in network.ties)
    for id, person in network.people.items():
        assert graph.nodes[id].get("age") == person.age
