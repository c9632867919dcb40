"""Words of a text about people that nothing here explains: what is read beside them is read back, not taken.

"He's deaf as a post so we don't chat much, but he clears the leaves": who knows neither "deaf" nor "clears" has not
understood the sentence, whatever else was found in it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from intake.understanding.forms import Form
from intake.understanding.inflection import is_known
from intake.understanding.lexicons import lexicon
from intake.understanding.strange import words_of
from intake.understanding.vocabulary import plain_words

if TYPE_CHECKING:
    from intake.understanding.people_lexicon import PeopleLexicon
    from intake.understanding.scan import Scan

_PLAIN = ("being", "own", "their", "articles", "adjectives", "person_before", "place_before", "joiners", "me", "subjects",
          "pronouns", "and", "place_words", "particles", "contact_verbs", "common", "not_names", "plain")  # fmt: skip
"""Lists of words that are known and change nothing by themselves."""
_FORMS = ("in_touch", "died", "could_more", "no_more", "now", "past", "married", "partnered", "divorced", "lives", "helps_me")
_LEAST = 3
"""Letters of a word that can say something."""


def unexplained(scan: Scan) -> tuple[int, ...]:
    """The places of the tokens that are no one's name, no known word and in no form that was looked for, from left to right."""
    if scan.unexplained is None:
        scan.unexplained = tuple(_find(scan))
    return scan.unexplained


def has_unexplained(scan: Scan, first: int, last: int) -> bool:
    """Whether one of the tokens first..last is such a word."""
    strange = unexplained(scan)
    at = bisect_left(strange, first)
    return at < len(strange) and strange[at] < last


def sentences(scan: Scan) -> list[tuple[int, int]]:
    """The tokens first..last of each sentence, with the mark that ends it."""
    ends = [at + 1 for at in scan.ends]
    return [(first, last) for first, last in pairwise([0, *ends, len(scan.tokens)]) if last > first]


def _find(scan: Scan) -> list[int]:
    plain, lexicon_ = _plain(scan.lexicon), scan.lexicon
    named = {at for one in scan.found for at in range(one.first, one.last)} | {at for at, _ in scan.two} | scan.named_later
    strange = [
        at
        for at, token in enumerate(scan.tokens)
        if token.word and len(token.low) >= _LEAST and at not in named
        and token.low not in plain and token.low.removesuffix("'s") not in plain and not _is_place(scan, at) and token.low not in lexicon_.towns
    ]  # fmt: skip
    if lexicon_.lang == "nl":
        strange = [at for at in strange if not is_known(scan.tokens[at].low)]
    return [at for first, last in sentences(scan) for at in _beyond_all_forms(scan, first, last, strange)]


def _beyond_all_forms(scan: Scan, first: int, last: int, strange: list[int]) -> list[int]:
    """Those of the strange tokens in first..last that stand in no form; a sentence at a time, for a long text has many."""
    left = strange[bisect_left(strange, first) : bisect_left(strange, last)]
    if not left:
        return left
    start = scan.tokens[first].start
    text = scan.masked[start : scan.tokens[last - 1].end]
    for form in _forms(scan.lexicon):
        spans = [match.span() for match in form.finditer(text)]
        left = [at for at in left if not any(begin <= scan.tokens[at].start - start < end for begin, end in spans)]
        if not left:
            break
    return left


def _is_place(scan: Scan, at: int) -> bool:
    """ "In Ely": a capital after a word of place."""
    return at > 0 and scan.tokens[at].capital and scan.tokens[at - 1].low in scan.lexicon.words("place_before")


@lru_cache(maxsize=2)
def _plain(words: PeopleLexicon) -> frozenset[str]:
    small = frozenset(lexicon("strange", words.lang)["small"].split())
    return small.union(*(words.words(name) for name in _PLAIN), words.table("circles"), plain_words(words.lang))


@lru_cache(maxsize=2)
def _forms(words: PeopleLexicon) -> tuple[re.Pattern[str] | Form, ...]:
    told = (words.told(key, kind) for key in ("deeds", "support", "bonds") for kind in words.table(key))
    return (*told, *map(words.form, _FORMS), words_of("frequency", words.lang))
