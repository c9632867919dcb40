"""Words that mean harm, for every door and every output: one table, so that a new door is held to all that went before.

Each is typed as a person could type it or a file could bring it; `shown` is what is left of it after the door.
"""

from __future__ import annotations

import re

from intake.understanding.text import clean

MARKUP = (
    "[/", "[/b]", "Jan [de Vries]", "[bold red]vet[/bold red]", "[link=http://evil.example]x[/link]", "[@click=app.quit]x[/]", "$accent $x",
)  # fmt: skip
TEMPLATES = (
    "{{7*7}}", "{% include '/etc/passwd' %}", "{name} {0} {a.__class__}", "%(name)s %s %n", "${7*7}", "#{7*7}", "<%= 7*7 %>",
    '#import "x": y', '#read("/etc/passwd")', "$x^2$ *b* _a_ `c`", "= kop",
)  # fmt: skip
FORMULAS = (
    "=cmd|' /C calc'!A0", '=HYPERLINK("http://evil.example";"x")', "=1+1", "+1+1", "-2+3", "@SUM(1+1)", "'=1+1", "\t=1+1", "\r=1+1", "＝1+1",
    'x";=1+1;"', "x\n=1+1", "%=1+1", "DDE(x)",
)  # fmt: skip
PAGES = (
    "<script>alert(1)</script>", "</script><script>alert(1)</script>", "<img src=http://evil.example/x onerror=alert(1)>",
    '"><svg onload=alert(1)>', "' onmouseover='alert(1)", "javascript:alert(1)", "<a href=javascript:alert(1)>x</a>", "</title></style><b>x",
    "<!-- ", "]]>", "&lt;b&gt; &amp; &x;", "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>", "<iframe src=http://evil.example>",
    "[klik](javascript:alert(1))", "![x](http://evil.example/x.png)", "<meta http-equiv=refresh content=0;url=http://evil.example>", "http://evil.example",
)  # fmt: skip
CONTROLS = (
    "\x1b[2J\x1b[1;1Hweg", "\x1b]0;titel\x07na", "\x1b]8;;http://evil.example\x07hier\x1b]8;;\x07", "\x1b]52;c;eA==\x07plak", "\x9b31mrood", "\x1bPq#0\x1b\\beeld",
    "terug\x08\x08\x08vort", "bel\x07", "nul\x00midden", "\x1b[?1049hscherm", "\x0e\x0fanders", "regel\x0bpagina\x0c", "del\x7f",
)  # fmt: skip
DIRECTIONS = ("\u202eomgekeerd\u202c", "\u2066apart\u2069", "\u200frtl\u200e", "nul\u200bbreed", "\ufeffbom", "\U000e0041\U000e0042merk")
UNICODE = ("half \ud800 teken", "\udfff", "e\u0301e\u0301n", "z" + "\u0335\u0348" * 30, "🏳️‍🌈 👩‍👧", "李小龍", "\u2028regel\u2029", "ﬁ Ⅻ ½", "\ufffe\uffff")
PATHS = ("../../x", "/etc/passwd", "C:\\Windows\\x", "CON", "a/b\\c:d*?", "~root", "-rf", "--help", "file:///etc/passwd", "x" * 300)
CODE = (
    "' or 1=1 --", "'; DROP TABLE events; --", "__import__('os').system('x')", "load > 0 or true", "!!python/object/apply:os.system ['x']", "*anker",
    "&anker x", "<<: *x", "no", "12:30", '"}]}', "0 @I1@ INDI", "@I1@", "@@", "x\n1 NAME y", "x\r\nBEGIN:VEVENT", "a;b,c\\n", "# kop", "| cel |", "- punt",
)  # fmt: skip
WORDS = (*MARKUP, *TEMPLATES, *FORMULAS, *PAGES, *CONTROLS, *DIRECTIONS, *UNICODE, *PATHS, *CODE)

UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e007f]")
"""What no output holds: controls, escape sequences, direction marks, hidden signs, half characters."""


def shown(word: str) -> str:
    """What a door lets in, on one line."""
    return " ".join(clean(word).split())


def harmless(word: str) -> str:
    """As many letters and blanks in the same places."""
    return re.sub(r"\S", "x", shown(word))


def squeezed(text: str) -> str:
    """Without blanks, so that lines may be broken anywhere."""
    return re.sub(r"\s", "", text)
