"""How a method goes, as a picture, as Mermaid or in words."""

from __future__ import annotations

import sys
from pathlib import Path

from intake.authoring.graph import graph_of
from intake.commands.library import flow_at
from intake.commands.problems import DONE
from intake.exchange.files import write_whole


def run(named: str, format: str, out: Path | None, lang: str) -> int:
    """The stages of a flow (its name or file), on standard output or in a file. Raises Refused."""
    _, flow = flow_at(named, lang)
    made = graph_of(flow, lang)
    if format == "svg":
        from intake.authoring.graph_svg import as_svg

        text = as_svg(made) + "\n"
    else:
        from intake.authoring.graph_words import as_mermaid, as_text

        text = as_mermaid(made) if format == "mermaid" else as_text(made)
    if out is None:
        sys.stdout.write(text)
    else:
        write_whole(out, text.encode(), lang)
        print(out)
    return DONE
