"""Generated families for the tests and the benchmark of the genogram: up to 60 people in five generations.

Remarriage on both sides, half-siblings, twins, cousins who marry, siblings who marry siblings, parents with three partners or
none, adoption beside birth parents, foster care, step-parents, pregnancies, emotional ties, people who live together.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from intake.network.model import EMOTIONS, Person, Tie

NAMES = (
    "Ria",
    "Jan-Willem",
    "Fatna",
    "Bo",
    "Maria-Louise",
    "Piet",
    "Ng",
    "Annemarie",
    "Ahmed El Amrani",
    "Christiaan",
    "李小龙",
)


@dataclass
class Made:
    """year of birth per id; couples with children; who is still free to marry, by generation."""

    random: Random
    people: dict[str, Person] = field(default_factory=dict)
    ties: list[Tie] = field(default_factory=list)
    born: dict[str, int] = field(default_factory=dict)
    rows: dict[int, list[str]] = field(default_factory=dict)
    partners: dict[str, list[str]] = field(default_factory=dict)
    parents: dict[str, tuple[str, ...]] = field(default_factory=dict)
    chances: tuple[float, ...] = ()


WILD = (0.5, 0.62, 0.74, 0.86, 0.92)
USUAL = (0.66, 0.9, 0.91, 0.97, 0.985)
"""Up to which share of what happens there are children, a new partner, marriage within the family, parents of someone, raised
by others. Wild families ask most of the layout; usual ones are what comes to a kitchen table: some remarry, a few have parents
who are in the picture too, cousins marry rarely."""


def family(
    seed: int, size: int, generations: int = 5, plain: bool = False, chances: tuple[float, ...] = WILD
) -> tuple[dict[str, Person], list[Tie]]:
    """A family of about so many people, the same for the same seed. plain: no emotional ties or households."""
    made = Made(Random(seed), chances=chances)
    _couple(made, _person(made, 0), None, 0)
    while len(made.people) < size:
        _grow(made, generations, size)
    if not plain:
        _feel(made)
    names = [id for id, person in made.people.items() if person.kind == "person"]
    chosen = made.random.choice(names)

    def rename(id: str) -> str:
        return "client" if id == chosen else id

    people = {rename(id): _with_id(person, rename(id)) for id, person in made.people.items()}
    ties = [Tie(rename(t.a), rename(t.b), t.kind, t.status, t.since, t.until) for t in made.ties]
    return people, ties


def _with_id(person: Person, id: str) -> Person:
    fields = {
        name: getattr(person, name) for name in ("name", "gender", "alive", "age", "born", "died", "kind")
    }
    return Person(id, **fields)


def _person(
    made: Made, row: int, parents: tuple[str, ...] = (), kind: str = "person", born: int | None = None
) -> str:
    random = made.random
    id = f"p{len(made.people)}"
    year = born if born is not None else 1900 + 27 * row + random.randrange(16)
    dead = kind == "person" and random.random() < 0.25
    made.people[id] = Person(
        id, f"{random.choice(NAMES)}{len(made.people)}", gender=random.choice(["man", "woman", "man", "woman", None, "other"]),
        alive=False if dead else None, born=str(year) if random.random() < 0.8 else None,
        died=str(year + random.randrange(20, 95)) if dead and random.random() < 0.7 else None,
        age=random.randrange(1, 99) if random.random() < 0.3 else None, kind=kind,
    )  # fmt: skip
    made.born[id] = year
    if kind == "person":
        made.rows.setdefault(row, []).append(id)
    if parents:
        made.parents[id] = parents
        made.ties += [Tie(one, id, "parent") for one in parents]
    return id


def _couple(made: Made, a: str, b: str | None, row: int) -> str:
    random = made.random
    other = b or _person(made, row)
    status = random.choice(
        ["married", "married", "together", "registered", "separated", "divorced", "widowed", None]
    )
    since = str(1950 + random.randrange(60)) if random.random() < 0.5 else None
    until = (
        str(2012 + random.randrange(12))
        if status in ("separated", "divorced") and random.random() < 0.5
        else None
    )
    made.ties.append(Tie(a, other, "partner", status, since, until))
    made.partners.setdefault(a, []).append(other)
    made.partners.setdefault(other, []).append(a)
    return other


def _grow(made: Made, generations: int, size: int) -> None:
    """One more thing happens in the family."""
    random = made.random
    row = random.randrange(min(generations, max(made.rows) + 2))
    here = made.rows.get(row, [])
    if not here:
        return
    one = random.choice(here)
    what, (children, partner, within, parents, raised) = random.random(), made.chances
    if what < children and row + 1 < generations and (made.partners.get(one) or random.random() < 0.3):
        _children(made, one, row, random.randrange(1, 4))
    elif children <= what < partner and len(made.partners.get(one, ())) < (3 if random.random() < 0.1 else 2):
        _couple(made, one, None, row)
    elif partner <= what < within:
        _marry_within(made, one, row)
    elif within <= what < parents and row and one not in made.parents and len(made.people) + 2 < size:
        father = _person(made, row - 1)
        mother = _couple(made, father, None, row - 1)
        made.parents[one] = (father, mother)
        made.ties += [Tie(father, one, "parent"), Tie(mother, one, "parent")]
    elif parents <= what < raised and row:
        _raised(made, one, row)


def _children(made: Made, one: str, row: int, count: int) -> None:
    random = made.random
    partners = made.partners.get(one, [])
    parents = (one, random.choice(partners)) if partners and random.random() < 0.9 else (one,)
    year: int | None = None
    children: list[str] = []
    for _ in range(count):
        kind = random.choice(["person"] * 12 + ["pregnancy", "miscarriage", "stillbirth"])
        twin = bool(children) and random.random() < 0.15
        children.append(_person(made, row + 1, parents, "person" if twin else kind, year if twin else None))
        year = made.born[children[-1]]
        if twin and made.people[children[-2]].kind == "person":
            made.ties.append(Tie(children[-2], children[-1], random.choice(["twin", "identical_twin"])))


def _marry_within(made: Made, one: str, row: int) -> None:
    """Cousins, or siblings of a brother- or sister-in-law, marry."""
    random = made.random
    others = [
        id
        for id in made.rows[row]
        if id != one and not set(made.parents.get(id, (id,))) & set(made.parents.get(one, (one,)))
    ]
    free = [
        id for id in others if len(made.partners.get(id, ())) < 2 and one not in made.partners.get(id, ())
    ]
    if free and len(made.partners.get(one, ())) < 2 and random.random() < 0.4:
        _couple(made, one, random.choice(free), row)


def _raised(made: Made, one: str, row: int) -> None:
    random = made.random
    above = [id for id in made.rows.get(row - 1, []) if id not in made.parents.get(one, ())]
    if above and not any(tie.b == one and tie.kind.endswith("_parent") for tie in made.ties):
        kind = random.choice(["adoptive_parent", "foster_parent", "step_parent"])
        made.ties.append(Tie(random.choice(above), one, kind))


def _feel(made: Made) -> None:
    random = made.random
    ids = [id for id, person in made.people.items() if person.kind == "person"]
    for _ in range(min(6, len(ids) // 4)):
        a, b = random.sample(ids, 2)
        made.ties.append(Tie(a, b, "emotional", random.choice(EMOTIONS)))
    for tie in list(made.ties):
        if tie.kind in ("partner", "parent") and random.random() < 0.12:
            made.ties.append(Tie(tie.a, tie.b, "lives_with"))
