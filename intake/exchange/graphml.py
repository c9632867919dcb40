"""A network as GraphML, for programs that analyse networks. networkx writes it, and is imported only here."""

from __future__ import annotations

import io
import re
from typing import Any

from intake.exchange.fields import PERSON, TIE
from intake.exchange.network import Network

_NOT_XML = re.compile("[^\\t\\n\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


def write_graphml(network: Network) -> bytes:
    """People are nodes with all that is known; ties are edges, and so is what each person is to the one they are seen from
    (kind "relation"). What is not known has no attribute."""
    import networkx as nx

    graph = nx.MultiDiGraph()
    for id, person in network.people.items():
        graph.add_node(id, **_attributes({name: getattr(person, name) for name in PERSON if name not in ("id", "of")}))
    for tie in network.ties:
        graph.add_edge(tie.a, tie.b, **_attributes({name: getattr(tie, name) for name in TIE if name not in ("a", "b")}))
    for id, person in network.people.items():
        if person.of in network.people and person.of != id:
            facts = {"kind": "relation", "relation": person.relation, "bond": person.bond, "per_month": person.per_month}
            graph.add_edge(person.of, id, **_attributes(facts))
    out = io.BytesIO()
    nx.write_graphml(graph, out, named_key_ids=True)
    return out.getvalue()


def _attributes(facts: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in facts.items():
        if value is None or value in ("", ()):
            continue
        if isinstance(value, tuple):
            value = "|".join(f"{one[0]}={one[1]}" if isinstance(one, tuple) else one for one in value)
        if name in ("per_month",):
            value = float(value)
        found[name] = _NOT_XML.sub("", value) if isinstance(value, str) else value
    return found
