"""Prints how well typed words are understood, per language with 95% bootstrap intervals. Run by `make evaluate`.

Each part is a module beside this one with report() -> rows of (set, language, measure, value, low, high).
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

PARTS = ("people_scores", "short_scores")


def main() -> None:
    print(f"{'set':<26}{'lang':<6}{'measure':<16}{'value':>7}  95% interval")
    before = None
    for part in PARTS:
        name = f"tests.understanding.{part}"
        if find_spec(name) is None:
            continue
        for title, lang, measure, value, low, high in import_module(name).report():
            if before not in (None, (title, lang)):
                print()
            before = (title, lang)
            print(f"{title:<26}{lang:<6}{measure:<16}{value:7.3f}  {low:.3f} .. {high:.3f}")


if __name__ == "__main__":
    main()
