"""A family tree from GEDCOM 5.5.1 or 7: people, couples and parents. What the file says oddly is taken in one way, and said."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from intake.collecting import without_collecting
from intake.commands.problems import Refused
from intake.exchange.fields import ID_PATTERN, PERSON, died_before_birth, is_date
from intake.exchange.gedcom_dates import to_edtf
from intake.exchange.gedcom_lines import Record, records
from intake.exchange.kinship import relation_id, sector_of
from intake.exchange.network import Network, check_ancestors
from intake.exchange.oddities import Warnings
from intake.network.model import Person, Tie
from intake.understanding.text import clean
from intake.words import Words

OWN_ID = "draagwijzer"
"""TYPE of the REFN by which our own ids come back."""
NO_COUPLE = "Not a couple"
ENDED = "Ended"
EVENT_STATUS = {"Living together": "together", "Registered partnership": "registered", "Separation": "separated", "Widowed": "widowed", "Partners": "", "Ended": ENDED}  # fmt: skip
"""TYPE of an event of a family -> status of the couple."""
TWINS = {"twin": "twin", "identical twin": "identical_twin"}
NO_BIRTH = {"Pregnancy": "pregnancy", "Miscarriage": "miscarriage"}

say = Words(
    {
        "empty": ("{path}: dit bestand is leeg. Kies een GEDCOM-bestand met personen.", "{path}: this file is empty. Choose a GEDCOM file with persons."),
        "none": ("{path}: hier staan geen personen in (regels als \"0 @I1@ INDI\"). Is dit een GEDCOM-bestand?", "{path}: there are no persons in it (lines such as \"0 @I1@ INDI\"). Is this a GEDCOM file?"),
        "charset": ("de tekens passen niet bij {declared}; gelezen als Latin-1", "the characters do not fit {declared}; read as Latin-1"),
        "jump": ("hier ontbreekt een niveau; bij de regel ervoor genomen", "a level is missing here; taken with the line before"),
        "no_line": ("dit is geen regel van GEDCOM: {text}; bij de tekst ervoor genomen", "this is no line of GEDCOM: {text}; taken with the text before"),
        "skipped": ("dit is geen regel van GEDCOM en is overgeslagen: {text}", "this is no line of GEDCOM and was skipped: {text}"),
        "no_head": ("het begin (0 HEAD) ontbreekt", "the beginning (0 HEAD) is missing"),
        "no_end": ("het einde (0 TRLR) ontbreekt; misschien is het bestand afgebroken", "the end (0 TRLR) is missing; the file may have been cut off"),
        "twice": ("{xref} komt twee keer voor; de tweede is overgeslagen", "{xref} occurs twice; the second was skipped"),
        "no_xref": ("deze persoon heeft geen nummer en is overgeslagen", "this person has no number and was skipped"),
        "missing": ("{xref} bestaat niet; deze verwijzing is overgeslagen", "{xref} does not exist; this reference was skipped"),
        "two": ("{name} heeft {count} keer {tag}; de eerste is genomen", "{name} has {tag} {count} times; the first was taken"),
        "born_after": ("{name}: de geboorte ({born}) is na het overlijden ({died}); kijk beide na", "{name}: the birth ({born}) is after the death ({died}); check both"),
        "date": ("de datum {text} is gelezen als {date}", "the date {text} was read as {date}"),
        "no_date": ("de datum {text} is niet te lezen en is overgeslagen", "the date {text} cannot be read and was skipped"),
        "sex": ("{name}: het geslacht {value} is niet bekend; onbekend genomen", "{name}: the sex {value} is not known; taken as unknown"),
        "partners": ("dit gezin heeft meer dan twee partners; de eerste twee zijn genomen", "this family has more than two partners; the first two were taken"),
        "pedi": ("het ouderschap {value} is niet bekend; als gewoon ouderschap genomen", "the parenthood {value} is not known; taken as plain"),
    }
)  # fmt: skip

_SEXES = {"M": "man", "F": "woman", "X": "other", "U": None, "N": None, "": None}
_PEDIGREE = {
    "": "parent", "BIRTH": "parent", "NATURAL": "parent", "BIOLOGICAL": "parent", "ADOPTED": "adoptive_parent", "FOSTER": "foster_parent",
    "STEP": "step_parent", "STEPCHILD": "step_parent", "STEPPARENT": "step_parent", "SEALING": "", "GUARDIAN": "foster_parent",
    "UNKNOWN": "parent",
}  # fmt: skip
_STATUS_WORDS = (
    ("separated", re.compile(r"separat|uit elkaar|tafel en bed", re.IGNORECASE)),
    ("registered", re.compile(r"regist|civil (union|partner)|partnership", re.IGNORECASE)),
    ("together", re.compile(r"living together|cohabit|samenwon|common.law|unmarried|latrelatie", re.IGNORECASE)),
    ("widowed", re.compile(r"widow|weduw", re.IGNORECASE)),
    ("divorced", re.compile(r"^(divorce|gescheiden|scheiding)", re.IGNORECASE)),
)


def read_gedcom(raw: bytes, path: str, lang: str) -> Network:
    """The tree in the bytes of a GEDCOM file. Raises Refused where there are no persons, or one is their own ancestor."""
    if not raw.strip(b"\xef\xbb\xbf \t\r\n"):
        raise Refused(say("empty", lang, path=path))
    with without_collecting():
        warnings = Warnings(path, lang, say)
        tree = _Tree(records(raw, warnings), warnings)
        if not tree.persons:
            raise Refused(say("none", lang, path=path))
        network = tree.network()
        check_ancestors(network, path, lang)
    return network


class _Tree:
    """The records of one file on their way to people and ties."""

    def __init__(self, found: list[Record], warnings: Warnings) -> None:
        self.warnings = warnings
        self.persons: dict[str, Record] = {}
        self.families: dict[str, Record] = {}
        self.notes: dict[str, Record] = {}
        kinds = {"INDI": self.persons, "FAM": self.families, "NOTE": self.notes, "SNOTE": self.notes}
        for record in found:
            self._sort(record, kinds.get(record.tag))
        if self.persons and found[0].tag != "HEAD":
            warnings.add(1, "no_head")
        if self.persons and found[-1].tag != "TRLR":
            warnings.add(found[-1].number, "no_end")
        self.ids = self._ids()
        self.spouses, self.children = self._naming("FAMS"), self._naming("FAMC")
        self.ties: dict[tuple[str, str, str], Tie] = {}

    def _sort(self, record: Record, kind: dict[str, Record] | None) -> None:
        if kind is None:
            return
        if not record.xref:
            if record.tag == "INDI":
                self.warnings.add(record.number, "no_xref")
        elif record.xref in kind:
            self.warnings.add(record.number, "twice", xref=record.xref)
        else:
            kind[record.xref] = record

    def _ids(self) -> dict[str, str]:
        """xref -> our id: the one we wrote ourselves, else the xref in the signs that an id may have."""
        ids: dict[str, str] = {}
        taken: set[str] = set()
        for xref, record in self.persons.items():
            own = next((part.value.strip() for part in record.each("REFN") if part.word("TYPE") == OWN_ID), "")
            id = own if re.fullmatch(ID_PATTERN, own) and len(own) <= 60 else re.sub(r"[^A-Za-z0-9_.-]", "_", xref)[:50].lstrip(".-") or "I"  # fmt: skip
            base, number = id, 1
            while id in taken:
                number += 1
                id = f"{base}_{number}"
            taken.add(id)
            ids[xref] = id
        return ids

    def network(self) -> Network:
        people = {self.ids[xref]: self._person(xref, record) for xref, record in self.persons.items()}
        raised = {xref: self._raised(record) for xref, record in self.persons.items()}
        for xref, family in self.families.items():
            self._family(xref, family, raised)
        for xref, record in self.persons.items():
            self._associates(xref, record, people)
        lines = {self.ids[xref]: record.number for xref, record in self.persons.items()}
        return Network(people, tuple(self.ties.values()), self.warnings.sentences(), lines=lines)

    # Persons

    def _person(self, xref: str, record: Record) -> Person:
        id = self.ids[xref]
        name = _name(record)
        called = name or xref
        birth, death = self._event(record, "BIRT", called), self._event(record, "DEAT", called)
        born, died = self._date(birth), self._date(death)
        is_dead = (death is not None and death.value.strip().upper() != "N") or record.first("BURI", "CREM") is not None
        if died_before_birth(born, died):
            self.warnings.add(record.number, "born_after", name=called, born=born, died=died)
        home = record.first("RESI")
        place = clean(home.word("PLAC"), 200) if home is not None else ""
        return Person(
            id, name, gender=self._sex(record, called),
            alive=False if is_dead else None, born=born, died=died, place=place or None, note=self._note(record),
            kind=_kind(record, death),
        )  # fmt: skip

    def _sex(self, record: Record, called: str) -> str | None:
        part = record.first("SEX")
        value = part.value.strip().upper() if part is not None else ""
        if part is not None and value not in _SEXES:
            self.warnings.add(part.number, "sex", name=called, value=value)
        return _SEXES.get(value)

    def _event(self, record: Record, tag: str, called: str) -> Record | None:
        """The first event of that kind that has a date, else the first."""
        found = list(record.each(tag))
        if len(found) > 1:
            self.warnings.add(found[1].number, "two", name=called, tag=tag, count=len(found))
        return next((one for one in found if one.word("DATE")), found[0] if found else None)

    def _date(self, event: Record | None) -> str | None:
        part = event.first("DATE") if event is not None else None
        text = part.value.strip() if part is not None else ""
        if part is None or not text:
            return None
        exact = part.word("_EDTF")
        if is_date(exact):
            return exact
        date, sure = to_edtf(text)
        if date is None:
            self.warnings.add(part.number, "no_date", text=text)
        elif not sure:
            self.warnings.add(part.number, "date", text=text, date=date)
        return date

    def _note(self, record: Record) -> str:
        texts = []
        for part in record.each("NOTE", "SNOTE"):
            pointed = self.notes.get(part.pointer())
            texts.append((pointed or part).text() if pointed or not part.pointer() else "")
        return clean("\n".join(text for text in texts if text.strip()), PERSON["note"].high).strip()

    # Families

    def _raised(self, record: Record) -> dict[str, str]:
        """xref of a family -> kind of parenthood, as the child's record says it."""
        found: dict[str, str] = {}
        for part in record.each("FAMC"):
            pedigree = part.first("PEDI")
            value = pedigree.value.strip().upper() if pedigree is not None else ""
            if value == "OTHER" and pedigree is not None:
                value = pedigree.word("PHRASE").upper()
            if value not in _PEDIGREE:
                self.warnings.add(part.number, "pedi", value=value)
            if part.pointer() not in found or value:
                found[part.pointer()] = _PEDIGREE.get(value, "parent")
        for part in record.each("ADOP"):
            family = part.first("FAMC")
            if family is not None:
                found[family.pointer()] = "adoptive_parent"
        return found

    def _family(self, xref: str, family: Record, raised: dict[str, dict[str, str]]) -> None:
        partners = self._known(family.each("HUSB", "WIFE"))
        partners += [one for one in self.spouses.get(xref, ()) if one not in partners]
        if len(partners) > 2:
            self.warnings.add(family.number, "partners")
            del partners[2:]
        if len(partners) == 2:
            self._couple(partners[0], partners[1], family)
        relations = {part.pointer(): part for part in family.each("CHIL")}
        children = self._known(family.each("CHIL"))
        for child in self.children.get(xref, ()):
            if child not in children:
                children.append(child)
        for child in children:
            kind = raised[child].get(xref, "parent")
            for parent in partners:
                self._tie(Tie(self.ids[parent], self.ids[child], self._kind_of(parent, kind, family, relations.get(child))))  # fmt: skip

    def _kind_of(self, parent: str, kind: str, family: Record, child: Record | None) -> str:
        """_FREL and _MREL, which many programs write below a child, say it for each of the parents."""
        if child is None or not child.parts:
            return kind
        is_wife = any(part.pointer() == parent for part in family.each("WIFE"))
        said = child.word("_MREL" if is_wife else "_FREL").upper()
        return _PEDIGREE.get(said, kind) if said else kind

    def _naming(self, tag: str) -> dict[str, list[str]]:
        """xref of a family -> xrefs of the persons who name it by this tag."""
        found: dict[str, list[str]] = {}
        for xref, record in self.persons.items():
            for part in record.each(tag):
                pointer = part.pointer()
                if pointer in self.families:
                    found.setdefault(pointer, []).append(xref)
                elif pointer != "VOID":
                    self.warnings.add(part.number, "missing", xref=part.value.strip())
        return found

    def _known(self, parts: Iterable[Record]) -> list[str]:
        found: list[str] = []
        for part in parts:
            xref = part.pointer()
            if xref not in self.persons:
                if part.value.strip() and xref != "VOID":
                    self.warnings.add(part.number, "missing", xref=part.value.strip())
            elif xref not in found:
                found.append(xref)
        return found

    def _couple(self, one: str, other: str, family: Record) -> None:
        status, since, until = "", None, None
        for event in family.parts:
            told = _status_of(event)
            if told == NO_COUPLE:
                return
            if told is None:
                continue
            date = self._date(event)
            if told in ("divorced", "separated", "widowed", ENDED):
                until = until or date
                told = "" if told == ENDED else told
            elif date and told == "together" and "/" in date and ".." not in date:
                since, until = date.split("/")
            else:
                since = since or date
            if not status or _LATER.index(told) > _LATER.index(status):
                status = told
        self._tie(Tie(self.ids[one], self.ids[other], "partner", status or None, since, until))

    def _tie(self, tie: Tie) -> None:
        if tie.a == tie.b or not tie.kind:
            return
        back = (tie.b, tie.a, tie.kind)
        if tie.kind == "partner" and back in self.ties:
            return
        self.ties.setdefault((tie.a, tie.b, tie.kind), tie)

    def _associates(self, xref: str, record: Record, people: dict[str, Person]) -> None:
        """ASSO: twins, and who someone is to whom (a neighbour, a friend)."""
        for part in record.each("ASSO", "_ASSO"):
            other = part.pointer()
            if other not in self.persons:
                if other != "VOID":
                    self.warnings.add(part.number, "missing", xref=part.value.strip())
                continue
            role = part.first("ROLE")
            words = (role.word("PHRASE") or role.value if role is not None else part.word("RELA")).strip()
            twins = TWINS.get(words.lower())
            if twins:
                self._tie(Tie(self.ids[xref], self.ids[other], twins))
            elif words:
                _relate(people, self.ids[xref], self.ids[other], words)


_LATER = ("", "together", "registered", "married", "separated", "divorced", "widowed")
"""Of several events of a couple the last of these is how it stands."""


def _relate(people: dict[str, Person], one: str, other: str, words: str) -> None:
    """Take up what `other` is to `one`, said in Dutch or English, where no one said it before."""
    if people[other].relation:
        return
    relation = {"NGHBR": "neighbour", "FRIEND": "friend", "CLERGY": "pastor"}.get(words.upper()) or relation_id(words)
    people[other] = replace(people[other], relation=relation, of=one, sector=sector_of(relation) or people[other].sector)


def _name(record: Record) -> str:
    part = record.first("NAME")
    if part is None:
        return ""
    name = " ".join(clean(part.word("_NAME") or part.text().replace("/", " "), 200).split())
    if not name:
        pieces = (part.word("GIVN"), part.word("SPFX"), part.word("SURN"))
        name = " ".join(clean(" ".join(pieces), 200).split())
    return name


def _kind(record: Record, death: Record | None) -> str:
    age = death.first("AGE") if death is not None else None
    if age is not None and "STILLBORN" in (age.value.upper(), age.word("PHRASE").upper()):
        return "stillbirth"
    return next((NO_BIRTH[kind] for part in record.each("EVEN") if (kind := part.word("TYPE")) in NO_BIRTH), "person")


def _status_of(event: Record) -> str | None:
    """What an event of a family makes of the couple; None where it says nothing of that."""
    if event.value.strip().upper() == "N":
        return None
    match event.tag:
        case "MARR":
            told = _by_words(event.word("TYPE"))
            return told if told in ("registered", "together") else "married"
        case "DIV" | "ANUL" | "_DIV":
            return "divorced"
        case "_SEPR" | "_SEPARATED":
            return "separated"
        case "EVEN":
            kind = event.word("TYPE")
            return NO_COUPLE if kind == NO_COUPLE else EVENT_STATUS.get(kind, _by_words(kind))
    return None


def _by_words(words: str) -> str | None:
    return next((status for status, pattern in _STATUS_WORDS if pattern.search(words)), None)

