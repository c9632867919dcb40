"""An XLSForm (by pyxform's own reader) or an XForm as a FHIR Questionnaire, which is then brought in as any other."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from intake.commands.problems import Refused
from intake.exchange.fhir.codes import (
    CALCULATED,
    ENABLE_WHEN,
    FHIRPATH,
    MAX_VALUE,
    MIN_VALUE,
    TRANSLATION,
    Json,
    extension,
)
from intake.exchange.fhir.json_in import MAX_BYTES, shown
from intake.extras import bring_in
from intake.words import Words

MAX_UNPACKED = 100_000_000
"""Bytes of a workbook when unpacked."""

words = Words(
    {
        "large": ("{path}: dit bestand is te groot. Maak er kleinere vragenlijsten van.", "{path}: this file is too large. Make smaller questionnaires of it."),
        "unreadable": ("{path}: dit kan niet als XLSForm gelezen worden ({why}). Kijk het formulier na.", "{path}: this cannot be read as an XLSForm ({why}). Check the form."),
        "extra": ("Hiervoor is een extra onderdeel nodig. Typ: {bring_in}", "This needs an extra part. Type: {bring_in}"),
        "type": ("{name}: het type {type} wordt niet gevraagd; er staat nu alleen de tekst", "{name}: the type {type} is not asked; only its text stands there now"),
        "meta": ("{name}: het type {type} vult een toestel zelf in; het is weggelaten", "{name}: the type {type} is filled in by a device; it was left out"),
        "relevant": ("{name}: de voorwaarde {source} wordt niet gebruikt; de vraag wordt altijd gesteld", "{name}: the condition {source} is not used; the question is always asked"),
        "calculate": ("{name}: de formule {source} wordt niet gebruikt", "{name}: the formula {source} is not used"),
        "constraint": ("{name}: de controle {source} wordt niet gebruikt", "{name}: the check {source} is not used"),
        "default": ("{name}: de beginwaarde {source} wordt niet gebruikt", "{name}: the initial value {source} is not used"),
        "other": ("{name}: {what} wordt niet gebruikt", "{name}: {what} is not used"),
    }
)  # fmt: skip

TYPES: Mapping[str, str] = {
    "text": "text", "string": "text", "integer": "integer", "int": "integer", "decimal": "decimal", "date": "date",
    "time": "time", "dateTime": "dateTime", "datetime": "dateTime", "note": "display", "range": "decimal",
    "select one": "choice", "select all that apply": "choice", "acknowledge": "boolean", "trigger": "boolean",
    "group": "group", "repeat": "group", "calculate": "string", "hidden": "string",
}  # fmt: skip
META = ("start", "end", "today", "deviceid", "username", "audit", "phonenumber", "email", "simserial", "subscriberid", "start-geopoint")  # fmt: skip
_QUIET = {
    "type", "name", "label", "hint", "children", "bind", "choices", "itemset", "list_name", "parameters", "control", "default",
    "guidance_hint",
}  # fmt: skip
_TOKEN = re.compile(r"\s*(\$\{[\w.\-]+\}|'[^']*'|\"[^\"]*\"|\d+(?:\.\d+)?|!=|<=|>=|[=<>+*()\-,]|[a-z][a-z0-9-]*|\.)")
_BOUND = re.compile(r"\.\s*(>=|<=)\s*(-?\d+(?:\.\d+)?)")


def read_xlsform(path: Path, lang: str) -> tuple[Json, tuple[str, ...]]:
    """(the form as a Questionnaire, what is not supported). Raises Refused, and nothing else."""
    form = _pyxform(path, lang)
    writer = _Writer(lang, _described(form))
    items = list(writer.items(form))
    title = form.get("title") or path.stem
    made: Json = {"resourceType": "Questionnaire", "status": "active", "name": str(form.get("id_string") or path.stem)}
    if form.get("version"):
        made["version"] = str(form["version"])
    return made | {"title": str(title), "item": items}, tuple(writer.left_out)


def _pyxform(path: Path, lang: str) -> Mapping[str, Any]:
    """The form as pyxform reads it."""
    _bounded(path, lang)
    try:
        import pyxform  # noqa: F401
    except ImportError as problem:
        raise Refused(words("extra", lang, bring_in=bring_in("fhir"))) from problem
    try:
        if path.suffix.lower() == ".xml":
            from pyxform.xform2json import create_survey_element_from_xml

            made: Mapping[str, Any] = create_survey_element_from_xml(path.read_text(encoding="utf-8")).to_json_dict()
            return made
        from pyxform.xls2xform import convert

        found: Mapping[str, Any] = convert(path)._pyxform
        return found
    except (Exception, RecursionError) as problem:
        why = shown(str(problem) or type(problem).__name__)
        raise Refused(words("unreadable", lang, path=path, why=why)) from problem


def _bounded(path: Path, lang: str) -> None:
    try:
        size = path.stat().st_size
        if size <= MAX_BYTES and path.suffix.lower() == ".xlsx":
            with zipfile.ZipFile(path) as book:
                size = max(size, sum(one.file_size for one in book.infolist()) // (MAX_UNPACKED // MAX_BYTES))
    except OSError as problem:
        raise Refused(words("unreadable", lang, path=path, why=problem.strerror)) from problem
    except (zipfile.BadZipFile, ValueError) as problem:
        raise Refused(words("unreadable", lang, path=path, why=shown(problem))) from problem
    if size > MAX_BYTES:
        raise Refused(words("large", lang, path=path))


def _described(form: Mapping[str, Any]) -> dict[str, str]:
    """name -> type of every question."""
    found = {}
    waiting = [form]
    while waiting:
        one = waiting.pop()
        found[str(one.get("name"))] = str(one.get("type"))
        waiting += [child for child in one.get("children") or () if isinstance(child, Mapping)]
    return found


@dataclass
class _Writer:
    lang: str
    types: Mapping[str, str]
    left_out: list[str] = field(default_factory=list)

    def leave(self, key: str, name: object, **values: object) -> None:
        self.left_out.append(words(key, self.lang, name=shown(name), **{k: shown(v) for k, v in values.items()}))

    def items(self, parent: Mapping[str, Any]) -> Iterator[Json]:
        for one in parent.get("children") or ():
            if isinstance(one, Mapping) and one.get("name") != "meta":
                yield from self.item(one)

    def item(self, one: Mapping[str, Any]) -> Iterator[Json]:
        name, kind = str(one.get("name")), str(one.get("type"))
        if kind in META:
            self.leave("meta", name, type=kind)
            return
        made: Json = {"linkId": name, "type": TYPES.get(kind, "display")}
        if kind not in TYPES:
            self.leave("type", name, type=kind)
        _put(made, "text", one.get("label"))
        self._bind(made, one)
        if kind in ("repeat", "select all that apply"):
            made["repeats"] = True
        if made["type"] == "choice":
            choices = one.get("choices") or one.get("children") or ()
            made["answerOption"] = [{"valueCoding": _option(choice)} for choice in choices]
        inner = list(self.items(one)) if made["type"] != "choice" else []
        if one.get("hint"):
            inner.insert(0, _hint(name, one["hint"]))
        if inner:
            made["item"] = inner
        for key in sorted(set(one) - _QUIET):
            self.leave("other", name, what=key)
        if one.get("default") is not None:
            self._initial(made, one)
        yield made

    def _bind(self, made: Json, one: Mapping[str, Any]) -> None:
        name, bind = made["linkId"], one.get("bind") or {}
        added: list[Json] = []
        for key, url in (("relevant", ENABLE_WHEN), ("calculate", CALCULATED)):
            source = bind.get(key)
            if not source:
                continue
            formula = self.formula(str(source))
            if formula is None:
                self.leave(key, name, source=source)
            else:
                added.append(extension(url, valueExpression={"language": FHIRPATH, "expression": formula}))
        if one.get("type") in ("calculate", "hidden"):
            made["readOnly"] = True
        added += self._range(name, one, str(bind.get("constraint") or ""))
        if added:
            made["extension"] = added

    def _range(self, name: str, one: Mapping[str, Any], constraint: str) -> list[Json]:
        limits: Mapping[str, Any] = one.get("parameters") if isinstance(one.get("parameters"), Mapping) else {}  # type: ignore[assignment]
        bounds = [(">=", limits["start"]), ("<=", limits["end"])] if {"start", "end"} <= set(limits) else []
        bounds += _BOUND.findall(constraint)
        left = _BOUND.sub("", constraint).replace("and", "").strip()
        if left:
            self.leave("constraint", name, source=constraint)
            return []
        urls = {">=": MIN_VALUE, "<=": MAX_VALUE}
        return [extension(urls[sign], valueDecimal=float(number)) for sign, number in bounds]

    def _initial(self, made: Json, one: Mapping[str, Any]) -> None:
        value = str(one["default"])
        if made["type"] == "choice" and any(option["valueCoding"]["code"] == value for option in made["answerOption"]):
            made["initial"] = [{"valueCoding": {"code": value}}]
        elif made["type"] in ("integer", "decimal") and re.fullmatch(r"-?\d{1,12}(\.\d+)?", value):
            made["initial"] = [{"valueDecimal": float(value)}]
        elif made["type"] in ("text", "string") and not re.search(r"[(${]", value):
            made["initial"] = [{"valueString": value}]
        else:
            self.leave("default", made["linkId"], source=value)

    # XPath of a form as FHIRPath

    def formula(self, source: str) -> str | None:
        """The same in FHIRPath; None for what is not in the small common part of the two."""
        tokens: list[str] = []
        place = 0
        while place < len(source.rstrip()):
            found = _TOKEN.match(source, place)
            if found is None:
                return None
            tokens.append(found[1])
            place = found.end()
        try:
            return " ".join(self._said(tokens))
        except (ValueError, IndexError):
            return None

    def _said(self, tokens: list[str]) -> Iterator[str]:
        n = 0
        while n < len(tokens):
            one = tokens[n]
            if one == "selected" and tokens[n + 1] == "(" and tokens[n + 3] == "," and tokens[n + 5] == ")":
                yield f"({self._answer(tokens[n + 2])}.where(code = '{_word(tokens[n + 4])}').exists())"
                n += 6
            elif one.startswith("${") and tokens[n + 1 : n + 3] and tokens[n + 1] in ("=", "!=") and tokens[n + 2] in ("''", '""'):
                yield f"{self._answer(one)}.{'empty' if tokens[n + 1] == '=' else 'exists'}()"
                n += 3
            elif one.startswith("${"):
                coded = self.types.get(one[2:-1]) == "select one"
                yield self._answer(one) + (".code" if coded else "")
                n += 1
            elif (one == "not" and tokens[n + 1] == "(") or one in (".", ",") or (one[0].isalpha() and one not in ("and", "or", "div")):
                raise ValueError(one)
            else:
                yield "/" if one == "div" else f"'{_word(one)}'" if one[0] in "'\"" else one
                n += 1

    def _answer(self, token: str) -> str:
        name = token[2:-1]
        if not token.startswith("${") or name not in self.types:
            raise ValueError(token)
        return f"%resource.repeat(item).where(linkId='{name}').answer.value"


def _word(token: str) -> str:
    word = token[1:-1]
    if token[0] not in "'\"" or "'" in word or "\\" in word:
        raise ValueError(token)
    return word


def _option(choice: Mapping[str, Any]) -> Json:
    made: Json = {"code": str(choice.get("name"))}
    _put(made, "display", choice.get("label"))
    return made


def _hint(name: str, hint: Any) -> Json:
    concept = {"coding": [{"system": "http://hl7.org/fhir/questionnaire-item-control", "code": "help"}]}
    url = "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl"
    made: Json = {"linkId": f"{name}/hint", "type": "display", "extension": [extension(url, valueCodeableConcept=concept)]}
    _put(made, "text", hint)
    return made


def _put(made: Json, key: str, label: Any) -> None:
    """A label, or one for each language such as "Nederlands (nl)"."""
    if not isinstance(label, Mapping):
        if label:
            made[key] = str(label)
        return
    spoken = {_language(name): str(text) for name, text in label.items() if text}
    if not spoken:
        return
    made[key] = next(iter(spoken.values()))
    made[f"_{key}"] = {
        "extension": [
            extension(TRANSLATION, extension=[{"url": "lang", "valueCode": code}, {"url": "content", "valueString": text}])
            for code, text in spoken.items()
            if code
        ]
    }


def _language(name: str) -> str:
    found = re.search(r"\(([a-z]{2})[^)]*\)\s*$", name)
    return found[1] if found else ""
