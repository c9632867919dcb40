"""Two versions of a flow compared, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from intake.authoring.conditions import in_words, label
from intake.authoring.trying import Effect, effects
from intake.definitions.model import LANGS, Domain, Flow, Item, Question, Rule, Scale, Stage, Text
from intake.definitions.reading import walk
from intake.words import Words

say = Words(
    {
        "stages": ("Onderdelen", "Stages"),
        "questions": ("Vragen", "Questions"),
        "scoring": ("Scores", "Scoring"),
        "rules": ("Wat het verslag en het advies zeggen", "What the report and the advice say"),
        "card": ("Kaart en verloop", "Card and course"),
        "effect": ("Wat het met de scores doet", "What it does to the scores"),
        "same": ("Geen verschil dat een gesprek raakt.", "No difference that touches a talk."),
        "added": ("nieuw: {what}", "new: {what}"),
        "removed": ("weg: {what}", "gone: {what}"),
        "changed": ("{what}: {old} -> {new}", "{what}: {old} -> {new}"),
        "moved": ("{what}: van onderdeel {old} naar {new}", "{what}: from stage {old} to {new}"),
        "reordered": ("andere volgorde: {new}", "another order: {new}"),
        "wording": ("{what}: andere woorden ({tongue}): \"{old}\" -> \"{new}\"", "{what}: other words ({tongue}): \"{old}\" -> \"{new}\""),
        "option_added": ("{what}: keuze erbij: {new}", "{what}: option added: {new}"),
        "option_removed": ("{what}: keuze weg: {old}", "{what}: option gone: {old}"),
        "also": ("{what}: keuze {new}: andere woorden die ernaar wijzen", "{what}: option {new}: other words that point to it"),
        "condition": ("{what}: gesteld als: {old} -> {new}", "{what}: asked if: {old} -> {new}"),
        "holds_if": ("{what}: geldt als: {old} -> {new}", "{what}: holds if: {old} -> {new}"),
        "yes": ("ja", "yes"),
        "no": ("nee", "no"),
        "always": ("altijd", "always"),
        "nothing": ("niets", "nothing"),
        "kind": ("{what}: soort vraag: {old} -> {new}", "{what}: kind of question: {old} -> {new}"),
        "range": ("{what}: getallen: {old} -> {new}", "{what}: numbers: {old} -> {new}"),
        "other": ("{what}: {part} is anders", "{what}: {part} is different"),
        "scale": ("schaal {id}", "scale {id}"),
        "load": ("draaglast", "load"),
        "capacity": ("draagkracht", "capacity"),
        "value": ("waarde {id}", "value {id}"),
        "point": ("punt {id}", "point {id}"),
        "signal": ("signaal {id}", "signal {id}"),
        "fit": ("past bij {id}", "fit {id}"),
        "profile": ("profiel {id}", "profile {id}"),
        "plan": ("afgesproken stappen", "agreed steps"),
        "weight": ("{what}: gewicht {old} -> {new}", "{what}: weight {old} -> {new}"),
        "counts": ("{what}: telt mee: {new}", "{what}: counts: {new}"),
        "counts_no_more": ("{what}: telt niet meer mee: {old}", "{what}: counts no more: {old}"),
        "counts_otherwise": ("{what}: {new} telt anders", "{what}: {new} counts otherwise"),
        "high": ("{what}: hoog vanaf {old} -> {new}", "{what}: high from {old} -> {new}"),
        "effect_none": ("{what}: gelijk in {talks} geprobeerde gesprekken", "{what}: the same in {talks} talks tried"),
        "effect_some": (
            "{what}: anders in {changed} van {talks} geprobeerde gesprekken, gemiddeld {mean}, van {least} tot {most}",
            "{what}: different in {changed} of {talks} talks tried, {mean} on average, from {least} to {most}",
        ),
        "effect_new": ("{what}: is er nu, eerst niet", "{what}: is there now, was not before"),
        "effect_gone": ("{what}: is er niet meer", "{what}: is no longer there"),
        "nl": ("Nederlands", "Dutch"),
        "en": ("Engels", "English"),
    }
)  # fmt: skip

GROUPS = ("card", "stages", "questions", "scoring", "rules", "effect")


@dataclass(frozen=True, slots=True)
class Change:
    """group: one of GROUPS. sign: + new, - gone, ~ changed. about: the id of the question, "" for what is not one."""

    group: str
    sign: str
    text: str
    about: str = ""


def differences(old: Flow, new: Flow, lang: str) -> list[Change]:
    """Everything that differs, in the order of GROUPS; without the effect on scores (see `effect_of`)."""
    compared = _Compared(old, new, lang)
    return [
        *compared.card(), *compared.stages(), *compared.questions(), *compared.scoring(), *compared.rules(),
    ]  # fmt: skip


def effect_of(old: Flow, new: Flow, lang: str) -> list[Change]:
    """What it does to load, capacity and scales, tried out over talks by chance."""
    return [Change("effect", "~" if one.changed else "=", _effect_words(one, lang)) for one in effects(old, new)]


def _effect_words(one: Effect, lang: str) -> str:
    what = say(one.name, lang) if one.name in ("load", "capacity") else say("scale", lang, id=one.name)
    if not one.changed:
        return say("effect_none", lang, what=what, talks=one.talks)
    by = {key: _signed(getattr(one, key), lang) for key in ("mean", "least", "most")}
    return say("effect_some", lang, what=what, changed=one.changed, talks=one.talks, **by)


def _signed(number: float, lang: str) -> str:
    return f"{number:+.1f}".replace(".", "," if lang == "nl" else ".")


@dataclass(frozen=True, slots=True)
class _Compared:
    old: Flow
    new: Flow
    lang: str

    def change(self, group: str, sign: str, key: str, about: str = "", **values: object) -> Change:
        return Change(group, sign, say(key, self.lang, **values), about)

    def card(self) -> Iterator[Change]:
        for one in fields(self.old.card):
            a, b = getattr(self.old.card, one.name), getattr(self.new.card, one.name)
            if isinstance(a, Text) and isinstance(b, Text):
                yield from self.wordings("card", one.name, a, b)
            elif a != b:
                yield self.plain("card", one.name, a, b)
        for name in ("kind", "order", "respondents", "variant_of", "sheet"):
            a, b = getattr(self.old, name), getattr(self.new, name)
            if a != b:
                yield self.plain("card", name, a, b)

    def plain(self, group: str, what: str, old: object, new: object) -> Change:
        return self.change(group, "~", "changed", what=what, old=self.shown(old), new=self.shown(new))

    def shown(self, value: object) -> str:
        if isinstance(value, Text):
            return value.get(self.lang)
        if isinstance(value, tuple):
            return ", ".join(map(str, value)) or say("nothing", self.lang)
        if isinstance(value, bool):
            return say("yes" if value else "no", self.lang)
        return str(value) if value not in (None, "") else say("nothing", self.lang)

    def wordings(self, group: str, what: str, old: Text | None, new: Text | None, about: str = "") -> Iterator[Change]:
        """A line for each language and reader whose words differ."""
        for tongue in LANGS:
            a, b = (dict(text.variants(tongue)) if text else {} for text in (old, new))
            for reader in {**a, **b}:
                was, now = a.get(reader) or a.get("worker", ""), b.get(reader) or b.get("worker", "")
                if was != now:
                    of = say(tongue, self.lang) + (f", {reader}" if len(a) > 1 or len(b) > 1 else "")
                    yield self.change(group, "~", "wording", about, what=what, tongue=of, old=was, new=now)

    # Stages

    def stages(self) -> Iterator[Change]:
        a, b = ({stage.id: stage for stage in walk(flow.stages)} for flow in (self.old, self.new))
        yield from (self.change("stages", "-", "removed", what=self.titled(a[id])) for id in a if id not in b)
        yield from (self.change("stages", "+", "added", what=self.titled(b[id])) for id in b if id not in a)
        both = [id for id in a if id in b]
        if both != [id for id in b if id in a]:
            yield self.change("stages", "~", "reordered", new=", ".join(id for id in b if id in a))
        for id in both:
            yield from self.stage(a[id], b[id])

    def titled(self, stage: Stage) -> str:
        return f"{stage.title.get(self.lang)} [{stage.id}]"

    def stage(self, a: Stage, b: Stage) -> Iterator[Change]:
        what = self.titled(b)
        for name in ("title", "intro", "closing"):
            yield from self.wordings("stages", what, getattr(a, name), getattr(b, name))
        if a.when != b.when:
            yield self.change("stages", "~", "condition", what=what, old=self.condition(a.when, self.old), new=self.condition(b.when, self.new))
        for name in ("minutes", "order", "audience", "meeting", "repeat"):
            if getattr(a, name) != getattr(b, name):
                yield self.change("stages", "~", "changed", what=f"{what} {name}", old=self.shown(getattr(a, name)), new=self.shown(getattr(b, name)))
        if a.guide != b.guide:
            yield self.change("stages", "~", "other", what=what, part="goal, prepare, say, record, done")

    def condition(self, when: str | None, flow: Flow) -> str:
        return in_words(when, flow, self.lang) if when else say("always", self.lang)

    # Questions

    def questions(self) -> Iterator[Change]:
        a, b = self.old.questions, self.new.questions
        yield from (self.change("questions", "-", "removed", id, what=self.named(a[id])) for id in a if id not in b)
        yield from (self.change("questions", "+", "added", id, what=self.named(b[id])) for id in b if id not in a)
        places = [{name: stage.id for stage in walk(flow.stages) for name in stage.questions} for flow in (self.old, self.new)]
        for id in (id for id in b if id in a):
            if places[0].get(id) != places[1].get(id):
                yield self.change("questions", "~", "moved", id, what=self.named(b[id]), old=places[0].get(id), new=places[1].get(id))
            yield from self.question(a[id], b[id])

    def named(self, question: Question) -> str:
        return f"{label(question, self.lang)} [{question.id}]"

    def question(self, a: Question, b: Question) -> Iterator[Change]:
        what, id = f"[{b.id}]", b.id
        if a.kind != b.kind:
            yield self.change("questions", "~", "kind", id, what=what, old=a.kind, new=b.kind)
        for name in ("text", "why", "help", "example"):
            yield from self.wordings("questions", what if name == "text" else f"{what} {name}", getattr(a, name), getattr(b, name), id)
        if a.when != b.when:
            yield self.change("questions", "~", "condition", id, what=what, old=self.condition(a.when, self.old), new=self.condition(b.when, self.new))
        yield from self.options(a, b)
        if a.range != b.range:
            yield self.change("questions", "~", "range", id, what=what, old=self.numbers(a), new=self.numbers(b))
        for name in ("of", "people", "unasked"):
            if getattr(a, name) != getattr(b, name):
                yield self.change("questions", "~", "other", id, what=what, part=name)

    def options(self, a: Question, b: Question) -> Iterator[Change]:
        old, new = ({option.id: option for option in question.options} for question in (a, b))
        what = f"[{b.id}]"
        for id in [id for id in old if id not in new]:
            yield self.change("questions", "~", "option_removed", b.id, what=what, old=f"{old[id].label.get(self.lang)} [{id}]")
        for id, option in new.items():
            if id not in old:
                yield self.change("questions", "~", "option_added", b.id, what=what, new=f"{option.label.get(self.lang)} [{id}]")
                continue
            yield from self.wordings("questions", f"{what} {id}", old[id].label, option.label, b.id)
            if old[id].also != option.also:
                yield self.change("questions", "~", "also", b.id, what=what, new=f"[{id}]")

    def numbers(self, question: Question) -> str:
        given = question.range
        return f"{given.low:g}..{given.high:g}/{given.step:g}" if given else say("nothing", self.lang)

    # Scores

    def scoring(self) -> Iterator[Change]:
        a, b = self.old.scales, self.new.scales
        yield from (self.change("scoring", "-", "removed", what=say("scale", self.lang, id=id)) for id in a if id not in b)
        yield from (self.change("scoring", "+", "added", what=say("scale", self.lang, id=id)) for id in b if id not in a)
        for id in (id for id in b if id in a):
            yield from self.scale(a[id], b[id])
        yield from self.balance()
        yield from self.tables("value", self.old.values, self.new.values, "scoring")

    def scale(self, a: Scale, b: Scale) -> Iterator[Change]:
        what = say("scale", self.lang, id=b.id)
        yield from self.items(what, a.items, b.items)
        for name in ("method", "low", "high", "missing_allowed", "reference"):
            if getattr(a, name) != getattr(b, name):
                yield self.change("scoring", "~", "changed", what=f"{what} {name}", old=getattr(a, name), new=getattr(b, name))
        if a.bands != b.bands:
            yield self.change("scoring", "~", "changed", what=f"{what} bands", old=self.bands(a), new=self.bands(b))

    def bands(self, scale: Scale) -> str:
        return ", ".join(f"{band.low:g} {band.label.get(self.lang)}" for band in scale.bands) or say("nothing", self.lang)

    def balance(self) -> Iterator[Change]:
        a, b = self.old.balance, self.new.balance
        for side in ("load", "capacity"):
            what = say(side, self.lang)
            if a is None or b is None:
                if a is not b:
                    yield self.change("scoring", "+" if b else "-", "added" if b else "removed", what=what)
                continue
            yield from self.domains(what, getattr(a, side), getattr(b, side))
            old, new = getattr(a, f"{side}_high"), getattr(b, f"{side}_high")
            if old != new:
                yield self.change("scoring", "~", "high", what=what, old=f"{old:g}", new=f"{new:g}")

    def domains(self, side: str, old: tuple[Domain, ...], new: tuple[Domain, ...]) -> Iterator[Change]:
        a, b = ({domain.id: domain for domain in domains} for domains in (old, new))
        yield from (self.change("scoring", "-", "removed", what=f"{side}: {a[id].title.get(self.lang)}") for id in a if id not in b)
        yield from (self.change("scoring", "+", "added", what=f"{side}: {b[id].title.get(self.lang)}") for id in b if id not in a)
        for id in (id for id in b if id in a):
            what = f"{side}: {b[id].title.get(self.lang)}"
            if a[id].weight != b[id].weight:
                yield self.change("scoring", "~", "weight", what=what, old=f"{a[id].weight:g}", new=f"{b[id].weight:g}")
            yield from self.items(what, a[id].items, b[id].items)

    def items(self, what: str, old: tuple[Item, ...], new: tuple[Item, ...]) -> Iterator[Change]:
        a, b = ({item.source[1]: replace(item, place=self.new.place) for item in items} for items in (old, new))
        yield from (self.change("scoring", "-", "counts_no_more", what=what, old=name) for name in a if name not in b)
        yield from (self.change("scoring", "+", "counts", what=what, new=name) for name in b if name not in a)
        yield from (self.change("scoring", "~", "counts_otherwise", what=what, new=name) for name in b if name in a and a[name] != b[name])

    # Rules

    def rules(self) -> Iterator[Change]:
        sides = (("point", self.old.points, self.new.points), ("signal", self.old.signals, self.new.signals))
        fits = [[*flow.fit.requires, *flow.fit.reasons, *flow.fit.against] for flow in (self.old, self.new)]
        for key, a, b in (*sides, ("fit", fits[0], fits[1])):
            yield from self.ruled(key, {rule.id: rule for rule in a}, {rule.id: rule for rule in b})
        yield from self.tables("profile", self.old.profile, self.new.profile, "rules")
        if self.old.plan != self.new.plan:
            yield self.change("rules", "~", "other", what=say("plan", self.lang), part="plan")

    def ruled(self, key: str, a: Mapping[str, Rule], b: Mapping[str, Rule]) -> Iterator[Change]:
        yield from (self.change("rules", "-", "removed", what=self.rule_named(key, a[id])) for id in a if id not in b)
        yield from (self.change("rules", "+", "added", what=self.rule_named(key, b[id])) for id in b if id not in a)
        for id in (id for id in b if id in a):
            old, new, what = a[id], b[id], say(key, self.lang, id=id)
            yield from self.wordings("rules", what, old.text, new.text)
            if old.when != new.when:
                yield self.change("rules", "~", "holds_if", what=what, old=self.condition(old.when, self.old), new=self.condition(new.when, self.new))
            if old.weight != new.weight:
                yield self.change("rules", "~", "weight", what=what, old=f"{old.weight:g}", new=f"{new.weight:g}")
            for part in ("kind", "sources", "steps"):
                if getattr(old, part) != getattr(new, part):
                    yield self.change("rules", "~", "other", what=what, part=part)

    def rule_named(self, key: str, rule: Rule) -> str:
        return f"{say(key, self.lang, id=rule.id)}: {rule.text.get(self.lang)}"

    def tables(self, key: str, a: Mapping[str, Any], b: Mapping[str, Any], group: str) -> Iterator[Change]:
        yield from (self.change(group, "-", "removed", what=f"{say(key, self.lang, id=id)}: {self.entry(a[id])}") for id in a if id not in b)
        yield from (self.change(group, "+", "added", what=f"{say(key, self.lang, id=id)}: {self.entry(b[id])}") for id in b if id not in a)
        for id in (id for id in b if id in a and a[id] != b[id]):
            yield self.change(group, "~", "changed", what=say(key, self.lang, id=id), old=self.entry(a[id]), new=self.entry(b[id]))

    def entry(self, value: Any) -> str:
        return value if isinstance(value, str) else ", ".join(f"{word}: {when}" for word, when in value)


def as_text(changes: list[Change], lang: str) -> str:
    """Grouped under headings; a sentence where there is nothing."""
    lines: list[str] = []
    for group in GROUPS:
        found = [one for one in changes if one.group == group]
        if found:
            lines += ["", say(group, lang), *(f"  {one.sign} {one.text}" for one in found)]
    real = any(one.group != "effect" for one in changes)
    return "\n".join(lines[1:] if real else [say("same", lang)]) + "\n"
