"""Dutch words in their other forms: "stapelt" is of "stapelen", "houtblokken" ends in a "blok", "knappe" is "knap".

Rules of spelling only: enough to know that a word is a known one, not to tell what it means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from intake.understanding.lexicons import lexicon
from intake.understanding.text import fold

_APART = ("aan", "achter", "af", "bij", "binnen", "bloot", "boven", "buiten", "dicht", "door", "droog", "fijn", "goed", "groot", "heen", "in",
          "kapot", "klaar", "kwijt", "langs", "leeg", "los", "mee", "na", "neer", "om", "onder", "op", "open", "over", "plat", "rond", "samen",
          "schoon", "stil", "tegen", "terug", "thuis", "toe", "uit", "vast", "vol", "voor", "voort", "vrij", "weer", "weg", "zoek")  # fmt: skip
"""What a verb that comes apart begins with: "opruimen", "ruimt op"."""
_UNSTRESSED = ("be", "ge", "her", "ont", "ver", "er")
_VOWELS = "aeiouyàáâäèéêëìíîïòóôöùúûü"
_OPEN = re.compile(rf"(?:^|[^{_VOWELS}])([aeou])[^{_VOWELS}wxj]$")
_LEAST = 4
"""Letters of the last part of a compound: "voetbal|contributie"."""
_VOICED = {"v": "f", "z": "s"}


@lru_cache(maxsize=4096)
def is_known(low: str) -> bool:
    """Whether a folded word is a plain Dutch one, in any form: a verb, a thing, a kind, or a compound of these."""
    return is_verb(low) or _is_thing(low) or _is_compound(low)


def is_plain(low: str) -> bool:
    """Whether it is a plain verb or thing by itself, and no compound."""
    return is_verb(low) or _is_thing(low)


@lru_cache(maxsize=4096)
def is_verb(low: str) -> bool:
    """Any form of a plain verb, in one with what it may come apart from: "dweilt", "opgeruimd", "uit te zoeken"."""
    if low in _verbs():
        return True
    return any(low[len(one) :] in _verbs() for one in _APART if low.startswith(one))


def is_finite(low: str) -> bool:
    """The third person: "dweilt", "kamt"."""
    return low in _third_persons()


@lru_cache(maxsize=4096)
def is_word(low: str) -> bool:
    """Whether it is surely no name: a plain word, or a compound of two: "jarenlang", "rolluiken"."""
    return is_verb(low) or _is_thing(low) or any(_is_thing(low[at:]) and _is_thing(low[:at]) for at in range(3, len(low) - 2))


def _is_thing(low: str) -> bool:
    return any(one in _things() for one in _bases(low))


def _is_compound(low: str) -> bool:
    return any(_is_thing(low[at:]) for at in range(3, len(low) - _LEAST + 1))


@lru_cache(maxsize=4096)
def _bases(low: str) -> tuple[str, ...]:
    """The word, and what it may be a plural, a diminutive, a genitive or a bent form of."""
    found = [low]
    for ending in ("'s", "s", "tjes", "tje", "etjes", "etje", "pjes", "pje", "kjes", "kje", "jes", "je", "kes", "ke", "st", "ste", "er", "ere"):
        if low.endswith(ending) and len(low) - len(ending) > 1:
            found.append(low[: -len(ending)])
    for ending in ("en", "e", "eren"):
        if low.endswith(ending) and len(low) - len(ending) > 1:
            found.extend(_closed(low[: -len(ending)]))
    return tuple(found)


def _closed(stem: str) -> Iterator[str]:
    """What a stem before "-en" or "-e" is by itself: "lop" is loop, "blokk" is blok, "reiz" is reis."""
    yield stem
    if len(stem) > 2 and stem[-1] == stem[-2]:
        yield stem[:-1]
    last = _VOICED.get(stem[-1], stem[-1])
    yield stem[:-1] + last
    if open_ := _OPEN.search(stem):
        yield stem[: open_.start(1)] + open_[1] * 2 + last


def forms_of(infinitive: str) -> frozenset[str]:
    """The forms of a verb that follows the rules, and of a strong one those of now."""
    if not infinitive.endswith("n"):
        return frozenset((infinitive,))
    stem = infinitive[:-2] if infinitive.endswith("en") else infinitive[:-1]
    weak = "t" if stem[-1:] in "tkfschpx" else "d"
    found = {infinitive, f"{infinitive}d", f"{infinitive}de"}
    for now in _stems(stem) if infinitive.endswith("en") else (stem,):
        part = now if now.endswith(weak) else now + weak
        done = part if infinitive.startswith(_UNSTRESSED) else f"ge{part}"
        found |= {now, now if now.endswith("t") else f"{now}t", f"{now}{weak}e", f"{now}{weak}en", done, f"{done}e"}
    return frozenset(found)


def _stems(stem: str) -> Iterator[str]:
    """ "Wandel" of "wandelen" keeps its e, "spel" of "spelen" doubles it; "reparer" may do either."""
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
        yield stem[:-1]
        return
    last = _VOICED.get(stem[-1:], stem[-1:])
    open_ = _OPEN.search(stem)
    if open_ is None or re.search(rf"[{_VOWELS}][^{_VOWELS}]+e[lnrm]$", stem):
        yield stem[:-1] + last
    if open_ is not None:
        yield stem[: open_.start(1)] + open_[1] * 2 + last


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    return frozenset(_words("strong")).union(*map(forms_of, _words("verbs")))


@lru_cache(maxsize=1)
def _third_persons() -> frozenset[str]:
    return frozenset(form for verb in _words("verbs") for form in forms_of(verb) if form.endswith("t") and not form.startswith("ge"))


@lru_cache(maxsize=1)
def _things() -> frozenset[str]:
    return frozenset((*_words("things"), *_words("kinds"), *_words("small")))


def _words(key: str) -> list[str]:
    return [fold(word.strip()) for word in str(lexicon("words", "nl")[key]).split(",") if word.strip()]


__all__ = ["forms_of", "is_finite", "is_known", "is_verb", "is_word"]
