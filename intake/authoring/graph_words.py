"""The words of a graph, and the graph as text and as Mermaid."""

from __future__ import annotations

from collections.abc import Iterator

from intake.authoring.graph import Box, Graph
from intake.words import Words

say = Words(
    {
        "head": ("{title} ({id}): {stages} onderdelen, {questions} vragen", "{title} ({id}): {stages} stages, {questions} questions"),
        "begin": ("begin", "begin"),
        "end": ("verslag", "report"),
        "questions": ("{count} vragen", "{count} questions"),
        "question": ("1 vraag", "1 question"),
        "conditional": ("{count} onder voorwaarde", "{count} on a condition"),
        "minutes": ("{minutes} min", "{minutes} min"),
        "only_if": ("alleen als: {words}", "only if: {words}"),
        "else": ("anders", "else"),
        "again": ("mag opnieuw", "may be done again"),
        "meeting": ("eigen bijeenkomst", "meeting of its own"),
        "for": ("voor: {who}", "for: {who}"),
        "free": ("in elke volgorde", "in any order"),
        "never": ("nooit bereikt", "never reached"),
        "dead_end": ("hier eindigt het gesprek: wat volgt komt nooit", "the talk ends here: what follows never comes"),
        "back": ("komt terug na: {words}", "comes back after: {words}"),
        "guided": ("Op volgorde; de cliënt mag naar elk onderdeel springen en terug.", "In order; one may jump to any stage and back."),
        "fixed": ("Vaste volgorde; overslaan kan met een reden.", "Fixed order; a skip needs a reason."),
        "any_order": ("Kaarten op tafel: elk onderdeel in elke volgorde.", "Cards on a table: each stage in any order."),
        "worker": ("professional", "professional"),
        "volunteer": ("vrijwilliger", "volunteer"),
        "client": ("cliënt", "client"),
    }
)  # fmt: skip


def head(graph: Graph) -> str:
    counts = {"stages": len(graph.leaves), "questions": graph.questions}
    return say("head", graph.lang, title=graph.title, id=graph.id, **counts)


def order_words(graph: Graph) -> str:
    return say("any_order" if graph.order == "free" else graph.order, graph.lang)


def facts(box: Box, lang: str) -> str:
    """`12 questions (3 on a condition), 8 min`."""
    count = len(box.questions)
    asked = say("question" if count == 1 else "questions", lang, count=count) if not box.group else ""
    if box.conditional:
        asked += f" ({say('conditional', lang, count=box.conditional)})"
    return ", ".join(part for part in (asked, say("minutes", lang, minutes=box.minutes) if box.minutes else "") if part)


def marks(graph: Graph, box: Box) -> list[str]:
    """What is special about a stage, a line each."""
    lang = graph.lang
    found = [say("only_if", lang, words=box.when)] if box.when else []
    found += [say(key, lang) for key in ("meeting", "free") if getattr(box, key)]
    found += [say("again", lang)] if box.repeat else []
    found += [say("for", lang, who=", ".join(say(one, lang) for one in box.audience))] if box.audience else []
    backs = (arrow for arrow in graph.arrows if arrow.kind == "back" and arrow.b == box.id)
    return [*found, *(say("back", lang, words=arrow.words) for arrow in backs)]


def warnings(box: Box, lang: str) -> list[str]:
    """What an author should mend."""
    return [*([say("never", lang)] if box.never else []), *([say("dead_end", lang)] if box.end else [])]


# As text


def as_text(graph: Graph) -> str:
    """Stages and questions in order, each condition in words; `!` before what is never reached."""
    return "\n".join([head(graph), order_words(graph), "", *(line for box in graph.boxes for line in _lines(graph, box))]) + "\n"


def _lines(graph: Graph, box: Box) -> Iterator[str]:
    lang, pad = graph.lang, "  " * box.depth
    about = facts(box, lang)
    yield f"{pad}{box.title} [{box.id}]{f': {about}' if about else ''}"
    yield from (f"{pad}  ! {words}" for words in warnings(box, lang))
    yield from (f"{pad}  ({words})" for words in marks(graph, box))
    for one in box.questions:
        yield f"{pad}  {'!' if one.never else '-'} {one.text} [{one.id}, {one.kind}]"
        if one.never:
            yield f"{pad}      {say('never', lang)}"
        if one.when:
            yield f"{pad}      {say('only_if', lang, words=one.when)}"


# As Mermaid


def as_mermaid(graph: Graph) -> str:
    """A flowchart for Mermaid, as Markdown of many sites shows it."""
    lang = graph.lang
    lines = ["flowchart TD", f'  begin(["{_safe(say("begin", lang))}"])', f'  end_(["{_safe(say("end", lang))}"])']
    depth = 0
    for box in graph.boxes:
        lines += ["  end"] * (depth - box.depth)
        depth = box.depth
        if box.group:
            lines.append(f'  subgraph g_{box.id}["{_safe(" - ".join([box.title, *marks(graph, box)]))}"]')
            depth += 1
        else:
            words = [box.title, facts(box, lang), *marks(graph, box), *warnings(box, lang)]
            lines.append(f'  s_{box.id}["{"<br/>".join(map(_safe, words))}"]')
    lines += ["  end"] * depth
    for arrow in graph.arrows:
        lines.append(f"  {_node(arrow.a)} {_link(arrow.kind, lang)} {_node(arrow.b)}")
    never = [f"s_{box.id}" for box in graph.leaves if box.never or box.end]
    if never:
        lines += ["  classDef mend stroke:#b00020,stroke-width:2px,stroke-dasharray: 6 4", f"  class {','.join(never)} mend"]
    return "\n".join(lines) + "\n"


def _node(id: str) -> str:
    return {"": "begin", "end": "end_"}.get(id, f"s_{id}")


def _link(kind: str, lang: str) -> str:
    match kind:
        case "skip":
            return f'-. "{_safe(say("else", lang))}" .->'
        case "again":
            return f'-. "{_safe(say("again", lang))}" .->'
        case "back":
            return "-.->"
    return "-->"


def _safe(text: str) -> str:
    """Within double quotes; what Mermaid or HTML would read goes as Mermaid's own entities."""
    codes = {"#": "#35;", '"': "#quot;", "<": "#lt;", ">": "#gt;", "&": "#amp;", "`": "#96;"}
    return "".join(codes.get(char, char) for char in " ".join(text.split()))
