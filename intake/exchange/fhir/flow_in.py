"""A foreign form as a flow of ours: groups become stages, items questions, hidden and calculated items named values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from typing import Any

from intake.definitions.expressions import parse
from intake.exchange.fhir.conditions_in import FALSE, TRUE, Known, condition, literal
from intake.exchange.fhir.formulas_in import Names, NotAllowed, links_in, parsed, translated
from intake.exchange.fhir.json_in import Notes
from intake.exchange.fhir.model import Choice, Form, Item, Texts, walk
from intake.exchange.fhir.naming import snake
from intake.words import Words

Json = dict[str, Any]
BIG = 1_000_000_000
"""Where a form gives one end of a range only."""

words = Words(
    {
        "misfit": ("{where}: {kind} past niet bij een vraag van type {type}", "{where}: {kind} does not fit a question of type {type}"),
        "never": ("{where}: met deze waarde kan hier niet vergeleken worden; de voorwaarde geldt nooit", "{where}: this value cannot be compared with here; the condition never holds"),
        "no_option": ("{where}: de vraag heeft geen keuze {code}; de voorwaarde geldt nooit", "{where}: the question has no option {code}; the condition never holds"),
        "no_order": ("{where}: keuzes hebben geen volgorde; de voorwaarde geldt nooit", "{where}: options have no order; the condition never holds"),
        "cycle": ("deze vragen hangen in een kring van elkaar af: {members}; maak de kring los", "these questions depend on each other in a circle: {members}; break it"),
        "formula": ("{where}: de formule wordt niet gebruikt, want {what} kan hier niet", "{where}: the formula is not used, because {what} cannot be done here"),
        "formula_always": ("{where}: de voorwaarde wordt niet gebruikt, want {what} kan hier niet; de vraag wordt altijd gesteld", "{where}: the condition is not used, because {what} cannot be done here; the question is always asked"),
        "formula_link": ("{where}: de formule noemt de linkId {link}, die er niet is", "{where}: the formula names the linkId {link}, which is not there"),
        "type": ("{where}: type {type} kan hier niet beantwoord worden; er staat nu alleen de tekst", "{where}: the type {type} cannot be answered here; only its text stands there now"),
        "as_text": ("{where}: type {type} wordt gevraagd als tekst", "{where}: the type {type} is asked as text"),
        "as_day": ("{where}: type dateTime wordt gevraagd als dag, zonder tijd", "{where}: the type dateTime is asked as a day, without the time"),
        "hidden": ("{where}: dit item is verborgen, en heeft geen waarde of formule; het is weggelaten", "{where}: this item is hidden, and has no value or formula; it was left out"),
        "read_only": ("{where}: dit item is alleen te lezen en heeft geen waarde of formule; het is weggelaten", "{where}: this item is read only and has no value or formula; it was left out"),
        "initial": ("{where}: de beginwaarde past niet bij de vraag; hij is niet gebruikt", "{where}: the initial value does not fit the question; it was not used"),
        "braces": ("{where}: accolades in de tekst zijn haakjes geworden", "{where}: curly brackets in the text became round ones"),
        "one_option": ("{where}: er is maar één keuze; \"geen van deze\" is erbij gezet", "{where}: there is one option only; \"none of these\" was added"),
        "inner_repeat": ("{where}: herhalen van een groep binnen een vraag wordt niet gebruikt; er wordt één keer naar gevraagd", "{where}: repeating a group within a question is not used; it is asked once"),
    }
)  # fmt: skip

_KINDS = {
    "boolean": "yesno", "decimal": "number", "integer": "number", "quantity": "number", "date": "date", "dateTime": "date",
    "time": "text", "string": "text", "text": "text", "url": "text", "choice": "choice", "open-choice": "choice",
    "reference": "text", "attachment": "info", "display": "info",
}  # fmt: skip
_WHY = {"nl": "Deze vraag hoort bij de vragenlijst.", "en": "This question belongs to the questionnaire."}
_HELP = {"nl": "Geef het antwoord dat het beste past.", "en": "Give the answer that fits best."}
_OTHER = {"nl": "anders", "en": "something else"}
_OTHER_ASKED = {"nl": "Wat is het dan?", "en": "What is it then?"}
_NONE = {"nl": "geen van deze", "en": "none of these"}
_START = {"nl": "Vragen", "en": "Questions"}


@dataclass(slots=True)
class Leaf:
    """Questions that stand together, with the titles and conditions of the groups they stand in."""

    stage: Json
    questions: list[str] = field(default_factory=list)


def flow_of(form: Form, id: str, notes: Notes) -> Json:
    """The flow as the plain data of its file. Raises Refused where the form is at fault."""
    return _Builder(form, id, notes).flow()


class _Builder:
    def __init__(self, form: Form, id: str, notes: Notes) -> None:
        self.form, self.id, self.notes = form, id, notes
        self.notes.words = words
        self.known = Known()
        self.questions: list[Json] = []
        self.items: list[Json] = []
        self.groups: list[Json] = []
        self.formulas: list[Json] = []
        self.scores: list[Json] = []
        self.taken: set[str] = set()
        self.skipped: set[str] = set()
        self.stage_ids: set[str] = set()
        self.conditions: dict[str, str] = {}
        self.above = {item.link: above for item, above in walk(form.items)}

    def flow(self) -> Json:
        self._name_all()
        for item, _ in walk(self.form.items):
            self.conditions[item.link] = self._own_condition(item)
        self._calculate()
        stages = self._stages(self.form.items, (), TRUE)
        self._check_cycles()
        self.notes.refuse()
        made: Json = {"flow": self.id, "kind": "instrument", "card": self._card()}
        made["stages"] = stages
        made["questions"] = self.questions
        if self.known.values:
            made["values"] = self.known.values
        if len(self.scores) > 1 and not any(item.calculated for item, _ in walk(self.form.items)):
            made["scales"] = [self._scale()]
        foreign: Json = {"canonical": self.form.canonical, "items": self.items, "groups": self.groups}
        made["foreign"] = foreign | ({"formulas": self.formulas} if self.formulas else {})
        return made

    # Names

    def _name_all(self) -> None:
        for item, above in walk(self.form.items):
            self.known.items[item.link] = item
            if item.type in ("group", "display", "attachment"):
                continue
            if self._is_left_out(item, above):
                self.skipped.add(item.link)
                continue
            name = self._new(item.link, "v_" if self._is_value(item) else "q_")
            self.known.names[item.link] = name
            self.known.options[name] = _option_ids(item)
            if item.type == "open-choice" and not self._is_value(item):
                self.known.others[item.link] = self._new(item.link + "_other", "q_")

    def _new(self, word: str, start: str) -> str:
        name = snake(word, start, self.taken)
        self.taken.add(name)
        return name

    def _is_value(self, item: Item) -> bool:
        """Not asked: it follows from others, or was filled in by the form."""
        return bool(item.calculated) or ((item.hidden or item.read_only) and bool(item.initial))

    def _is_left_out(self, item: Item, above: tuple[Item, ...]) -> bool:
        hidden = item.hidden or any(one.hidden for one in above)
        if (hidden or item.read_only) and not (item.calculated or item.initial):
            self.notes.leave("hidden" if hidden else "read_only", item.where)
            return True
        return False

    # Conditions and formulas

    def _own_condition(self, item: Item) -> str:
        rows = condition(item, self.known, self.notes)
        if not item.formula_when:
            return rows
        made = self._formula(item, item.formula_when, "w_", truth=True)
        return rows if made is None else self.known.joined((rows, made), "and")

    def _calculate(self) -> None:
        for item, above in walk(self.form.items):
            name = self.known.names.get(item.link)
            if name is None or not self._is_value(item):
                continue
            self._note_item(item, name, tuple(one.link for one in above))
            if item.calculated:
                made = self._formula(item, item.calculated, name)
                if made is not None and made != name:
                    self.known.values[name] = made
                if made is None:
                    self.known.values[name] = "min()"
            else:
                value = self._initial(item, name)
                self.known.values[name] = _constant(value) if value is not None else "min()"

    def _formula(self, item: Item, source: str, start: str, *, truth: bool = False) -> str | None:
        """An expression of ours for the formula, or the name it is known by; None where it cannot be used."""
        scope = [*self.form.variables, *(pair for one in (*self.above[item.link], item) for pair in one.variables)]
        variables = [(name, text) for n, (name, text) in enumerate(scope) if text and name not in {one for one, _ in scope[n + 1 :]}]
        known: frozenset[str] = frozenset()
        try:
            for name, text in variables:
                parsed(text, known)
                known |= {name}
            tree = parsed(source, known)
        except NotAllowed as problem:
            self.notes.leave("formula_always" if truth else "formula", item.where, what=str(problem))
            return None
        ours = translated(tree, Names(self._asked, self._option, self._points))
        if ours is not None and len(ours) < 1_500:
            return ours
        whole = " ".join([source, *(text for _, text in variables)])
        name = start if not start.endswith("_") else self._new(item.link, start)
        made: Json = {"id": name, "fhirpath": source, "needs": self._needs(item, whole)}
        if variables:
            made["variables"] = [[name_, text] for name_, text in variables]
        self.formulas.append(made | ({"truth": True} if truth else {}))
        return name

    def _needs(self, item: Item, source: str) -> list[str]:
        """Our names of all it looks at: what it names by linkId, with all within; without any, the whole form."""
        links = links_in(source)
        for link in links:
            if link not in self.known.items:
                self.notes.wrong("formula_link", item.where, link=link)
        tops = [self.known.items[link] for link in links if link in self.known.items] or list(self.form.items)
        inside = [one.link for one, _ in walk(tuple(tops)) if one.link != item.link]
        return list(dict.fromkeys(self.known.names[link] for link in inside if link in self.known.names))

    def _asked(self, link: str) -> tuple[str, str] | None:
        item, name = self.known.items.get(link), self.known.names.get(link)
        if item is None or name is None or item.repeats:
            return None
        if self._is_value(item):
            return name, "value"
        return name, _KINDS[item.type]

    def _option(self, name: str, code: str) -> str | None:
        return self.known.option(name, "", code)

    def _points(self, name: str) -> str | None:
        """A named value with the points of the option that was chosen."""
        options = self.known.options[name]
        if not options or any(choice.points is None for choice in options.values()) or name in self.known.others.values():
            return None
        made = f"{name}_points"
        terms = [f"(({name} == '{id}') * {choice.points:g})" for id, choice in options.items()]
        source = " + ".join(terms)
        if len(source) > 1_500 or any("e" in f"{choice.points:g}" for choice in options.values()):
            return None
        self.taken.add(made)
        self.known.values[made] = source
        return made

    def _check_cycles(self) -> None:
        """Refuses members of a circle by their linkIds."""
        links = {name: link for link, name in self.known.names.items()}
        needs: dict[str, set[str]] = {}
        formulas = {one["id"]: set(one["needs"]) for one in self.formulas}
        for item, above in walk(self.form.items):
            name = self.known.names.get(item.link)
            if name is None:
                continue
            named = {word for one in (*above, item) for word in parse(self.conditions.get(one.link, TRUE)).names}
            named |= parse(self.known.values[name]).names if name in self.known.values else set()
            needs[name] = named | formulas.get(name, set())
        for name, source in self.known.values.items():
            needs.setdefault(name, set()).update(parse(source).names)
        for name, needed in formulas.items():
            needs.setdefault(name, set()).update(needed)
        try:
            TopologicalSorter(needs).prepare()
        except CycleError as error:
            members = [links[name] for name in reversed(error.args[1]) if name in links]
            members = list(dict.fromkeys(members))
            self.notes.wrong("cycle", "", members=" -> ".join((*members, *members[:1]))[:400])

    # Stages

    def _stages(self, items: tuple[Item, ...], path: tuple[str, ...], inherited: str) -> list[Json]:
        """Stages for what stands together at one level; neighbours that are no group share one."""
        found: list[Json] = []
        leaf: Leaf | None = None
        for item in items:
            if item.type == "group":
                leaf = None
                found += self._group(item, path, inherited)
            elif item.repeats and not item.choices and item.link in self.known.names and not self._is_value(item):
                leaf = None
                found += self._repeated(item, path, inherited)
            else:
                leaf = self._into(leaf, item, path, inherited, found)
        return found

    def _into(self, leaf: Leaf | None, item: Item, path: tuple[str, ...], inherited: str, found: list[Json]) -> Leaf | None:
        asked = list(self._asked_items(item, path, inherited))
        if not asked:
            return leaf
        if leaf is None:
            leaf = Leaf(self._stage(self.known.items[path[-1]] if path else None))
            leaf.stage["questions"] = leaf.questions
            found.append(leaf.stage)
        leaf.questions += asked
        leaf.stage["minutes"] = max(1, round(len(leaf.questions) / 3))
        return leaf

    def _stage(self, group: Item | None, when: str = TRUE) -> Json:
        title = group.text if group and group.text else self.form.title or _START
        link = group.link if group else "start"
        id = snake(link, "s_", self.stage_ids)
        self.stage_ids.add(id)
        made: Json = {"id": id, "title": self._words(title, link, group.where if group else "")}
        return made | ({"when": when} if when != TRUE else {})

    def _group(self, item: Item, path: tuple[str, ...], inherited: str) -> list[Json]:
        when = self.known.joined((inherited, self.conditions[item.link]), "and")
        here = (*path, item.link)
        inner = self._stages(item.children, here, TRUE)
        if not inner:
            return []
        if len(inner) == 1 and "questions" in inner[0] and "repeat" not in inner[0] and "when" not in inner[0]:
            stage = inner[0]
            if when != TRUE:
                stage["when"] = when
        else:
            stage = self._stage(item, when) | {"stages": inner}
        if item.repeats:
            stage["repeat"] = True
            self.groups.append({"stage": stage["id"], "path": list(here)})
        return [stage]

    def _repeated(self, item: Item, path: tuple[str, ...], inherited: str) -> list[Json]:
        """A question that may have several answers that are no options: a stage of its own that can be done again."""
        names = list(self._asked_items(item, path, inherited))
        stage = self._stage(item) | {"minutes": 1, "questions": names, "repeat": True}
        self.groups.append({"stage": stage["id"], "path": [*path, item.link]})
        return [stage]

    # Questions

    def _asked_items(self, item: Item, path: tuple[str, ...], inherited: str) -> Iterator[str]:
        """The questions of an item and of what stands within it, in order."""
        when = self.known.joined((inherited, self.conditions[item.link]), "and")
        here = (*path, item.link)
        if item.type == "group":
            if item.repeats:
                self.notes.leave("inner_repeat", item.where)
        elif item.link in self.known.names and not self._is_value(item):
            yield from self._question(item, here, when)
        elif item.type in ("display", "attachment") and not item.hidden and when != FALSE:
            if item.type == "attachment":
                self.notes.leave("type", item.where, type=item.type)
            yield self._info(item, here, when)
        for child in item.children:
            if child.control in ("help", "lower", "upper", "unit", "prompt", "flyover", "legal") and child.type == "display":
                continue
            yield from self._asked_items(child, here, when)

    def _question(self, item: Item, path: tuple[str, ...], when: str) -> Iterator[str]:
        name = self.known.names[item.link]
        kind = self._kind(item)
        made = self._base(name, kind, item, when)
        if kind in ("choice", "choices"):
            made["options"] = self._options(item, name)
        if (given := self._range(item, kind)) is not None:
            made["range"] = given
        self.questions.append(made)
        self._note_item(item, name, path[:-1], self._initial(item, name), self.known.others.get(item.link, ""))
        self._note_scores(item, name)
        yield name
        other = self.known.others.get(item.link)
        if other:
            holds = f"has({name}, 'other')" if item.repeats else f"{name} == 'other'"
            asked = {"id": other, "kind": "text", "text": _OTHER_ASKED, "why": _WHY, "help": _HELP, "when": holds}
            self.questions.append(asked)
            yield other

    def _kind(self, item: Item) -> str:
        if item.choices:
            return "choices" if item.repeats else "choice"
        if item.type in ("time", "url", "reference"):
            self.notes.leave("as_text", item.where, type=item.type)
        if item.type == "dateTime":
            self.notes.leave("as_day", item.where)
        is_scale = item.type == "integer" and item.low is not None and item.high is not None and item.low < item.high
        return "scale" if is_scale and (item.high or 0) - (item.low or 0) <= 20 else _KINDS[item.type]

    def _base(self, name: str, kind: str, item: Item, when: str) -> Json:
        help = next((child.text for child in item.children if child.control in ("help", "flyover") and child.text), None)
        unit = next(iter(item.unit.values()), "")
        text = {lang: f"{said} ({unit})" for lang, said in item.text.items()} if unit else item.text
        made: Json = {"id": name, "kind": kind, "text": self._words(text, item.link, item.where), "why": _WHY}
        made["help"] = self._words(help, item.link, item.where) if help else _HELP
        return made | ({"when": when} if when != TRUE else {})

    def _info(self, item: Item, path: tuple[str, ...], when: str) -> str:
        name = self._new(item.link, "i_")
        self.questions.append(self._base(name, "info", item, when))
        self.items.append({"id": name, "path": list(path), "type": "display"})
        return name

    def _options(self, item: Item, name: str) -> list[Json]:
        found = [
            {"id": id, "label": self._words(choice.label, choice.code, item.where)}
            for id, choice in self.known.options[name].items()
        ]
        if item.type == "open-choice":
            found.append({"id": "other", "label": _OTHER})
        if len(found) == 1:
            self.notes.leave("one_option", item.where)
            found.append({"id": "none_of_these", "label": _NONE})
        return found

    def _range(self, item: Item, kind: str) -> Json | None:
        if kind not in ("scale", "number") or (item.low is None and item.high is None):
            return None
        low = -BIG if item.low is None else item.low
        high = BIG if item.high is None else item.high
        if low >= high:
            return None
        made: Json = {"low": low, "high": high}
        if kind == "scale":
            made |= {"step": item.step} if item.step > 0 and item.step != 1 else {}
            for child in item.children:
                if child.control in ("lower", "upper") and child.text:
                    key = "low_label" if child.control == "lower" else "high_label"
                    made[key] = self._words(child.text, child.link, child.where)
        return made

    def _initial(self, item: Item, name: str) -> object:
        """The value it starts with, as we keep it; None for none."""
        options = self.known.options[name]
        chosen = [id for id, choice in options.items() if choice.initial]
        for kind, value in item.initial:
            found = self.known.option(name, *_coded(value)) if options else _plain(kind, value, item)
            if found is None:
                self.notes.leave("initial", item.where)
            else:
                chosen.append(found)  # type: ignore[arg-type]
        if not chosen:
            return None
        return chosen if options and item.repeats and not self._is_value(item) else chosen[0]

    def _note_item(self, item: Item, name: str, above: tuple[str, ...], initial: object = None, other: str = "") -> None:
        made: Json = {"id": name, "path": [*above, item.link], "type": item.type}
        codes = [
            [id, choice.kind, choice.system, choice.code, "" if choice.points is None else f"{choice.points:g}"]
            for id, choice in self.known.options[name].items()
        ]
        if item.type == "quantity" and (item.unit or item.unit_code[1]):
            codes.append(["", next(iter(item.unit.values()), ""), *item.unit_code, ""])
        made |= {"codes": codes} if codes else {}
        made |= {"initial": initial} if initial is not None else {}
        self.items.append(made | ({"other": other} if other else {}))

    def _note_scores(self, item: Item, name: str) -> None:
        options = self.known.options[name]
        if item.repeats or len(options) < 2 or item.type == "open-choice":
            return
        if all(choice.points is not None for choice in options.values()):
            self.scores.append({"question": name, "scores": {id: choice.points for id, choice in options.items()}})

    def _scale(self) -> Json:
        low = sum(min(one["scores"].values()) for one in self.scores)
        high = sum(max(one["scores"].values()) for one in self.scores)
        return {
            "id": "points", "title": {"nl": "Punten samen", "en": "Points together"}, "method": "sum", "items": self.scores,
            "low": low, "high": high, "reference": self.form.canonical or self.form.name or self.id,
            "wording": {"nl": "De punten die het formulier bij de keuzes geeft, opgeteld.", "en": "The points that the form gives its options, added up."},
        }  # fmt: skip

    # Texts

    def _words(self, texts: Texts, instead: str, where: str) -> Json:
        """Both languages; where the form has one only, that one twice. Curly brackets would be places to fill."""
        first = next(iter(texts.values()), "") or instead or "?"
        said = {lang: texts.get(lang) or texts.get("") or first for lang in ("nl", "en")}
        if any(mark in one for one in said.values() for mark in "{}"):
            self.notes.leave("braces", where)
            said = {lang: one.replace("{", "(").replace("}", ")") for lang, one in said.items()}
        return said

    def _card(self) -> Json:
        title = self._words(self.form.title, self.form.name or self.id, "title")
        about = {"nl": "Een vragenlijst van buiten.", "en": "A questionnaire from elsewhere."}
        who = {"nl": "Zie het formulier zelf.", "en": "See the form itself."}
        return {
            "title": title, "summary": self._words(self.form.description, "", "description") if self.form.description else about,
            "for_whom": who, "by_whom": who, "takes": {"nl": "Zo lang als het invullen duurt.", "en": "As long as it takes to fill in."},
            "product": {"nl": "De antwoorden, ook voor het programma waar de vragenlijst vandaan komt.", "en": "The answers, also for the program that the questionnaire comes from."},
            "evidence": "described", "evidence_text": {"nl": "Over deze vragenlijst weet dit programma niets.", "en": "This program knows nothing of this questionnaire."},
            "organisation": self.form.publisher or "?", "site": "",
        }  # fmt: skip


def _option_ids(item: Item) -> dict[str, Choice]:
    found: dict[str, Choice] = {}
    for choice in item.choices:
        found[snake(choice.code, "o_", found)] = choice
    return found


def _coded(value: object) -> tuple[str, str]:
    if isinstance(value, tuple):
        return (str(value[0]), str(value[1]))
    return ("", str(int(value)) if isinstance(value, float) and value.is_integer() else str(value))


def _plain(kind: str, value: Any, item: Item) -> object:
    """An initial value that is no option, as the question keeps it."""
    match _KINDS[item.type]:
        case "yesno":
            return value if isinstance(value, bool) else None
        case "number":
            number = value[0] if isinstance(value, tuple) else value
            return number if isinstance(number, (int, float)) and not isinstance(number, bool) else None
        case "date":
            return str(value)[:10] if value else None
    return str(value) if isinstance(value, str) and value else None


def _constant(value: object) -> str:
    if isinstance(value, (bool, int, float)):
        return literal("", value) or FALSE
    return repr(str(value)[:500])


