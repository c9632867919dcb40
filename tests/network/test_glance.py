"""The network beside the chat: whoever stands somewhere stays there while others are named, and nobody stands on another."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake.network.drawing import Drawing, wide
from intake.network.glance import Seen, glance
from intake.network.model import BONDS, SECTORS, Person

CLIENT = {"client": Person("client", "Ria Jansen", "self")}
people = st.lists(
    st.tuples(st.sampled_from(SECTORS), st.sampled_from([None, *BONDS]), st.sampled_from(["Anna", "Jan-Willem", "李小龍", ""])), max_size=14
)
slowly = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def named(told: list[tuple[str, str | None, str]]) -> dict[str, Person]:
    each = {f"p{number}": Person(f"p{number}", name, "friend", "client", sector, bond=bond) for number, (sector, bond, name) in enumerate(told)}
    return CLIENT | each


def grown(told: list[tuple[str, str | None, str]], size: tuple[int, int]) -> list[Drawing]:
    """The picture after each one who is named."""
    seen: Seen | None = None
    drawn = []
    for count in range(len(told) + 1):
        now = named(told[:count])
        picture = glance(now, "nl", *size, seen)
        seen = Seen(now, picture)
        drawn.append(picture)
    return drawn


def places(drawn: Drawing) -> dict[str, tuple[int, int]]:
    return {node.id: (node.x, node.y) for node in drawn.nodes}


@slowly
@given(people)
def test_nobody_moves_when_somebody_is_named(told: list[tuple[str, str | None, str]]) -> None:
    drawn = grown(told, (48, 17))
    for before, after in pairwise(drawn):
        assert places(before).items() <= places(after).items()
        headings = {caption.text: (caption.x, caption.y) for caption in before.captions}
        assert headings.items() <= {caption.text: (caption.x, caption.y) for caption in after.captions}.items()


@slowly
@given(people, st.sampled_from([(31, 9), (31, 11), (64, 17)]))
def test_nothing_stands_on_another_and_everyone_is_there_or_counted(told: list[tuple[str, str | None, str]], size: tuple[int, int]) -> None:
    last = grown(told, size)[-1]
    texts = [(node.x, node.y, node.w) for node in last.nodes]
    texts += [(caption.x, caption.y, wide(caption.text)) for caption in last.captions if not caption.text.startswith("+")]
    for (x, y, w), (u, v, b) in combinations(texts, 2):
        assert y != v or x + w < u or u + b < x
    assert all(x >= 0 and x + w <= size[0] and 0 <= y < size[1] for x, y, w in texts)
    left = sum(int(caption.text[1:]) for caption in last.captions if caption.text.startswith("+"))
    assert len(last.nodes) + left == len(told) + 1


def test_who_became_close_moves_and_the_others_do_not() -> None:
    told = [("family", "weak", "Anna"), ("friends", None, "Bram"), ("family", None, "Cor"), ("professionals", None, "Dok")]
    before = named(told)
    picture = glance(before, "nl", 31, 11)
    after = before | {"p0": replace(before["p0"], bond="strong")}
    moved = glance(after, "nl", 31, 11, Seen(before, picture))
    old, new = places(picture), places(moved)
    assert {id for id in old if old[id] != new[id]} == {"p0"}


@pytest.mark.parametrize("size", [(31, 11), (64, 17)])
def test_another_size_is_drawn_afresh(size: tuple[int, int]) -> None:
    everyone = named([("family", None, "Anna"), ("friends", "strong", "Bram")])
    other = Seen(everyone, glance(everyone, "nl", 40, 13))
    assert glance(everyone, "nl", *size, other) == glance(everyone, "nl", *size)
