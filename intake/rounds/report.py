"""A round as plain tables and sentences, for residents and for who works with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from intake.conversation.wording import date_words
from intake.definitions.model import Compared, Flow, Matched, Text
from intake.rounds.model import SMALLEST, Aggregate, Gap, Matching, Slice
from intake.words import Words

BAR = 24
"""Characters of the longest bar."""
MATCHES = 500
"""Matches that are listed at most."""
WORTH = 0.3
"""A difference from which it is worth to begin, in points of the scale."""
_SPARKS = "▁▂▃▄▅▆▇█"

say = Words(
    {
        "people": ("{count} bewoners deden mee.", "{count} residents took part."),
        "privacy": (
            "Straten en groepen van minder dan {least} mensen staan samen. Zo is niemand te herkennen.",
            "Streets and groups of fewer than {least} people are put together. So nobody can be recognised.",
        ),
        "none": ("Er zijn nog geen formulieren.", "There are no forms yet."),
        "everyone": ("iedereen", "everyone"),
        "name": ("wie", "who"),
        "count": ("mensen", "people"),
        "now": ("nu", "now"),
        "wish": ("gewenst", "wished for"),
        "gap": ("verschil", "difference"),
        "weighted": ("gewogen verschil", "weighted difference"),
        "spread_now": ("verdeling nu", "spread now"),
        "spread_wish": ("verdeling gewenst", "spread wished for"),
        "few": ("te weinig", "too few"),
        "act": ("Waar te beginnen", "Where to begin"),
        "act_more": ("{who}, graag meer: {title} ({gap}).", "{who}, more is wished for: {title} ({gap})."),
        "act_less": ("{who}, graag minder: {title} ({gap}).", "{who}, less is wished for: {title} ({gap})."),
        "act_none": ("Nu en gewenst liggen dicht bij elkaar.", "Now and wished for lie close together."),
        "rule": (
            "Verschil is nu min gewenst. Bij het gewogen verschil telt mee hoe belangrijk mensen het vinden: belang gedeeld door "
            "het hoogste belang. Die weging is van ons.",
            "Difference is now less wished for. The weighted difference counts how important people find it: importance divided "
            "by the highest importance. That weighing is our own.",
        ),
        "option": ("antwoord", "answer"),
        "share": ("deel", "share"),
        "offered": ("biedt aan", "offers"),
        "asked": ("vraagt", "asks"),
        "matched": ("te koppelen", "can be matched"),
        "matches": ("Koppelingen, voor de coördinator", "Matches, for the coordinator"),
        "helper": ("formulier dat helpt", "form that helps"),
        "asker": ("formulier dat vraagt", "form that asks"),
        "near": ("zelfde straat", "same street"),
        "yes": ("ja", "yes"),
        "no": ("nee", "no"),
        "workshop": ("Blad voor de workshop", "Workshop sheet"),
        "step": (
            "Nu staat men gemiddeld op {now}. Gewenst is {wish}. De eerstvolgende trede is {next}.",
            "People now stand at {now} on average. Wished for is {wish}. The next step up is {next}.",
        ),
        "stay": ("Nu is {now}, gewenst is {wish}. Houden wat er is, is ook een doel.", "Now is {now}, wished for is {wish}. Keeping what there is, is a goal too."),
        "ideas": ("Wat bewoners zelf noemden", "What residents said themselves"),
        "together": ("{names} samen", "{names} together"),
        "not_problem": (
            "Weinig contact is niet voor iedereen een probleem. Straten verschillen. Kijk dus per straat.",
            "Little contact is not a problem for everyone. Streets differ. So look street by street.",
        ),
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Table:
    """heads and rows of cells, all words; lines: sentences above it."""

    title: str
    lines: tuple[str, ...]
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class RoundReport:
    title: str
    method: str
    made: str
    lang: str
    lines: tuple[str, ...]
    tables: tuple[Table, ...]


def round_report(flow: Flow, title: str, found: Aggregate, lang: str, made: str) -> RoundReport:
    """made: the day, ISO 8601."""
    writer = _Writer(flow, found, lang)
    lines = [writer.say("people", count=writer.number(found.people, 0))] if found.people else [writer.say("none")]
    if found.people:
        lines.append(writer.say("privacy", least=SMALLEST))
    tables = writer.tables() if found.people else []
    return RoundReport(title, flow.card.title.get(lang), date_words(made, lang), lang, tuple(lines), tuple(tables))


class _Writer:
    """Words for one round in one language."""

    def __init__(self, flow: Flow, found: Aggregate, lang: str) -> None:
        assert flow.survey is not None
        self.flow, self.survey, self.found, self.lang = flow, flow.survey, found, lang

    def say(self, key: str, **values: object) -> str:
        return say(key, self.lang, **values)

    def text(self, text: Text) -> str:
        return text.get(self.lang, "client")

    def number(self, value: float | None, digits: int = 1) -> str:
        if value is None:
            return self.say("few")
        shown = f"{value:.{digits}f}"
        return shown.replace(".", ",") if self.lang == "nl" else shown

    def tables(self) -> list[Table]:
        compared = [self._compared(index, one) for index, one in enumerate(self.survey.compared)]
        acts = [self._acts()] if self.survey.compared else []
        workshop = [self._workshop()] if self.survey.compared else []
        spreads = [self._spread(index) for index in range(len(self.survey.spread))]
        matched = [
            table
            for one, matching in zip(self.survey.matched, self.found.matchings, strict=True)
            for table in self._matched(one, matching)
        ]
        return [*acts, *compared, *spreads, *matched, *workshop, *self._ideas()]

    # As it is against as it is wished for

    def _slices(self) -> list[tuple[str, Slice]]:
        rows = [(self.say("everyone"), self.found.whole)]
        rows += [(self._name(one.names), one) for one in self.found.streets]
        return [*rows, *((self._name(tuple(map(self._group, one.names))), one) for one in self.found.groups)]

    def _name(self, names: tuple[str, ...]) -> str:
        return names[0] if len(names) == 1 else self.say("together", names=", ".join(names))

    def _group(self, id: str) -> str:
        question = self.flow.questions[self.survey.group or ""]
        return next((self.text(option.label) for option in question.options if option.id == id), id)

    def _compared(self, index: int, one: Compared) -> Table:
        weighted = one.importance is not None
        keys = ("name", "count", "now", "wish", "gap", *(("weighted",) if weighted else ()), "spread_now", "spread_wish")
        points = self._points(one)
        rows = []
        for name, slice_ in self._slices():
            gap = slice_.gaps[index]
            figures = [gap.now, gap.wish, gap.gap, *([gap.weighted] if weighted else [])]
            rows.append(
                (
                    name, str(gap.people), *(self.number(figure) for figure in figures),
                    sparks(gap.now_counts, points), sparks(gap.wish_counts, points),
                )
            )  # fmt: skip
        lines = (self.say("rule"),) if weighted else ()
        title = self.text(one.title)
        return Table(title[:1].upper() + title[1:], lines, tuple(self.say(key) for key in keys), tuple(rows))

    def _points(self, one: Compared) -> list[int]:
        given = self.flow.questions[one.now].range
        return list(range(int(given.low), int(given.high) + 1)) if given else []

    def _acts(self) -> Table:
        """Where now and wished for lie furthest apart, first things first; the streets among them."""
        found = []
        for name, slice_ in self._slices():
            for one, gap in zip(self.survey.compared, slice_.gaps, strict=True):
                if gap.gap is None:
                    continue
                apart = gap.weighted if gap.weighted is not None else gap.gap
                fine = one.better == "less" and apart < 0
                if abs(apart) >= WORTH and not fine:
                    found.append((abs(apart), name, one, apart))
        found.sort(key=lambda row: (-row[0], row[1]))
        lines = [
            self.say("act_more" if apart < 0 else "act_less", who=name, title=self.text(one.title), gap=self.number(apart))
            for _, name, one, apart in found[:8]
        ]
        return Table(self.say("act"), tuple([*lines, self.say("not_problem")] if lines else [self.say("act_none")]))

    def _workshop(self) -> Table:
        """For a meeting with residents: where we are, where we want to go, the next step, and room to write."""
        lines = [self.text(self.survey.advice)]
        rows = []
        for name, slice_ in self._slices():
            for one, gap in zip(self.survey.compared, slice_.gaps, strict=True):
                rows.append((name, self.text(one.title), self._step(gap), "……………………………………"))
        heads = (self.say("name"), "", "", "")
        return Table(self.say("workshop"), tuple(lines), heads, tuple(rows))

    def _step(self, gap: Gap) -> str:
        if gap.now is None or gap.wish is None:
            return self.say("few")
        now, wish = self.number(gap.now), self.number(gap.wish)
        if abs(gap.wish - gap.now) < 0.5:
            return self.say("stay", now=now, wish=wish)
        up = 1 if gap.wish > gap.now else -1
        following = int(gap.now) + 1 if up > 0 else -int(-gap.now // 1) - 1
        return self.say("step", now=now, wish=wish, next=following)

    # Counts, matches, ideas

    def _spread(self, index: int) -> Table:
        name = self.survey.spread[index]
        question = self.flow.questions[name]
        whole = self.found.whole.spreads[index] if self.found.whole.spreads else None
        labels: Mapping[str, str] = {option.id: self.text(option.label) for option in question.options}
        labels = labels or {"yes": self.say("yes"), "no": self.say("no")}
        if whole is None or not whole.counts:
            return Table(self.text(question.text), (self.say("few"),))
        rows = tuple(
            (labels.get(option, option), str(count), f"{round(100 * count / whole.people)}%", bar(count, whole.people))
            for option, count in whole.counts.items()
        )
        return Table(self.text(question.text), (), (self.say("option"), self.say("count"), self.say("share"), ""), rows)

    def _matched(self, one: Matched, matching: Matching) -> list[Table]:
        labels = {option.id: self.text(option.label) for option in self.flow.questions[one.offer].options}
        met = {option: sum(match.option == option for match in matching.matches) for option in matching.offered}
        rows = tuple(
            (labels[option], str(matching.offered[option]), str(matching.asked[option]), str(met[option]))
            for option in matching.offered
            if matching.offered[option] or matching.asked[option]
        )
        heads = tuple(self.say(key) for key in ("option", "offered", "asked", "matched"))
        pairs = tuple(
            (labels[match.option], match.offer, match.demand, self.say("yes" if match.near else "no"))
            for match in matching.matches[:MATCHES]
        )
        listed = Table(
            self.say("matches"), (), tuple(self.say(key) for key in ("option", "helper", "asker", "near")), pairs
        )
        return [Table(self.text(one.title), (), heads, rows), *([listed] if pairs else [])]

    def _ideas(self) -> list[Table]:
        return [
            Table(
                f"{self.say('ideas')}: {self.text(self.flow.questions[name].text)}", (), ("",), tuple((idea,) for idea in said)
            )
            for name, said in self.found.ideas.items()
            if said
        ]


def bar(count: int, total: int) -> str:
    """█████ as long as the share of all; never empty where there is someone."""
    return "█" * max(1 if count else 0, round(BAR * count / total)) if total else ""


def sparks(counts: Mapping[int, int], points: list[int]) -> str:
    """▁▃█▂ one sign for each point of the scale, high where many are; "" where too few answered."""
    most = max(counts.values(), default=0)
    if not most:
        return ""
    return "".join(_SPARKS[round((len(_SPARKS) - 1) * counts.get(point, 0) / most)] for point in points)
