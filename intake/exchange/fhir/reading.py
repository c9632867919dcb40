"""A FHIR R4 Questionnaire as JSON into plain data: strictly, with own checks of status codes and linkIds.

What is wrong is refused with its JSON path; what is right but not supported is listed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from intake.exchange.fhir.codes import (
    CALCULATED,
    CONTROL,
    ENABLE_WHEN,
    FHIRPATH,
    HIDDEN,
    ITEM_TYPES,
    MAX_VALUE,
    MIN_VALUE,
    OPERATORS,
    ORDINAL,
    PUBLICATION,
    SLIDER_STEP,
    TARGET,
    TRANSLATION,
    UNIT,
    VARIABLE,
    WEIGHT,
)
from intake.exchange.fhir.json_in import Notes, Object, resource
from intake.exchange.fhir.model import Choice, Form, Item, Row, Texts, walk
from intake.understanding.text import clean
from intake.words import Words

MAX_ITEMS = 5_000
MAX_LEVELS = 9
MAX_FORMULA = 20_000

words = Words(
    {
        "double_link": ("{where}: de linkId {link} staat ook bij {other}; geef elk item een eigen linkId", "{where}: the linkId {link} also stands at {other}; give each item a linkId of its own"),
        "no_link": ("{where}: er is geen item met de linkId {link}", "{where}: there is no item with the linkId {link}"),
        "not_asked": ("{where}: {link} is een groep of een tekst; daar is geen antwoord op", "{where}: {link} is a group or a text; there is no answer to it"),
        "behavior": ("{where}: bij meer dan één enableWhen hoort enableBehavior: all of any", "{where}: more than one enableWhen needs enableBehavior: all or any"),
        "no_answer": ("{where}: hier hoort één answer[x] bij de operator {operator}", "{where}: one answer[x] is needed here with the operator {operator}"),
        "exists": ("{where}: bij de operator exists hoort answerBoolean", "{where}: the operator exists needs answerBoolean"),
        "modifier": ("{where}: modifierExtension verandert wat het betekent en wordt niet gekend; haal hem weg", "{where}: modifierExtension changes the meaning and is not known; take it away"),
        "items": ("er zijn meer dan {most} items; maak er kleinere vragenlijsten van", "there are more than {most} items; make smaller questionnaires of it"),
        "levels": ("{where}: items zitten dieper dan {most} lagen in elkaar; maak de vragenlijst platter", "{where}: items are nested deeper than {most} levels; make the questionnaire flatter"),
        "empty": ("er staan geen vragen in", "it holds no questions"),
        "no_options": ("{where}: bij type {type} horen answerOption of een waardelijst (ValueSet) in het bestand", "{where}: the type {type} needs answerOption or a ValueSet in the file"),
        "outside_set": ("{where}: de waardelijst {url} staat niet in het bestand; dit is een tekstvraag geworden", "{where}: the ValueSet {url} is not in the file; this became a text question"),
        "set_part": ("{where}: {field} van deze waardelijst wordt niet gebruikt; alleen uitgeschreven codes tellen", "{where}: {field} of this ValueSet is not used; only codes written out count"),
        "key": ("{where}.{field} wordt niet gebruikt", "{where}.{field} is not used"),
        "extension": ("{where}: de extensie {url} wordt niet gebruikt", "{where}: the extension {url} is not used"),
        "language": ("{where}: de formule is geen FHIRPath maar {language}; hij wordt niet gebruikt", "{where}: the formula is no FHIRPath but {language}; it is not used"),
        "long": ("{where}: de formule is langer dan {most} tekens; maak hem korter", "{where}: the formula is longer than {most} characters; make it shorter"),
        "option": ("{where}: dit soort keuze wordt niet gebruikt", "{where}: this kind of option is not used"),
        "range": ("{where}: minValue is hoger dan maxValue; draai ze om", "{where}: minValue is above maxValue; swap them"),
        "option_double": ("{where}: de keuze {code} staat er twee keer; laat er één staan", "{where}: the option {code} stands there twice; keep one"),
    }
)  # fmt: skip

_FORM_KEYS = (
    "resourceType", "meta", "text", "url", "identifier", "version", "name", "date", "publisher", "contact", "useContext",
    "jurisdiction", "purpose", "copyright", "approvalDate", "lastReviewDate", "effectivePeriod", "code", "experimental",
    "subjectType", "derivedFrom", "implicitRules",
)  # fmt: skip
"""Facts about the form that a talk does not need."""
_QUIET_KEYS = ("definition", "code", "prefix", "required", "maxLength", "design")
_ANSWERS = ("Boolean", "Decimal", "Integer", "Date", "DateTime", "Time", "String", "Coding", "Quantity", "Reference")


def read_form(value: Any, path: str, lang: str) -> tuple[Form, Notes]:
    """(the form, what is not supported). Raises Refused with every problem."""
    root = Object(resource(value, "Questionnaire", path, lang), "", Notes(path, lang, words))
    reader = _Reader(root.notes, root.text("language")[:2].lower())
    root.code("status", PUBLICATION, required=True)
    form = reader.form(root)
    reader.check(form)
    root.notes.refuse()
    return form, root.notes


class _Reader:
    def __init__(self, notes: Notes, language: str) -> None:
        self.notes = notes
        self.language = language
        self.sets: dict[str, Object] = {}
        self.count = 0

    def form(self, root: Object) -> Form:
        for one in root.objects("contained"):
            if one.value.get("resourceType") == "ValueSet":
                self.sets[str(one.value.get("id"))] = one
            else:
                self.notes.leave("key", one.where, field=str(one.value.get("resourceType")))
        extensions = self.extensions(root)
        canonical = f"{root.text('url')}|{root.text('version')}".strip("|")
        form = Form(
            self.texts(root, "title") or self.texts(root, "name"), self.texts(root, "description"), canonical,
            root.text("name") or root.text("title"), root.text("publisher"),
            self.items(root, 1), self.variables(extensions),
        )  # fmt: skip
        root.taken |= set(_FORM_KEYS)
        self.leftovers(root, extensions)
        if not form.items:
            self.notes.wrong("empty", "item")
        return form

    def items(self, parent: Object, level: int) -> tuple[Item, ...]:
        if level > MAX_LEVELS and parent.value.get("item"):
            parent.taken.add("item")
            self.notes.wrong("levels", parent.at("item"), most=MAX_LEVELS)
            return ()
        found = []
        for one in parent.objects("item"):
            self.count += 1
            if self.count > MAX_ITEMS:
                self.notes.wrong("items", "item", most=MAX_ITEMS)
                break
            found.append(self.item(one, level))
        return tuple(found)

    def item(self, one: Object, level: int) -> Item:
        extensions = self.extensions(one)
        type = one.code("type", ITEM_TYPES, required=True) or "display"
        low, high = self.limit(extensions, MIN_VALUE), self.limit(extensions, MAX_VALUE)
        if low is not None and high is not None and low > high:
            self.notes.wrong("range", one.where)
        step = self.limit(extensions, SLIDER_STEP)
        unit = self.coding(extensions, UNIT)
        choices = self.choices(one, type)
        if type == "choice" and not choices and one.value.get("answerValueSet"):
            type = "string"
        item = Item(
            one.text("linkId", required=True), type, self.texts(one, "text"), one.where, self.control(extensions),
            one.flag("repeats"), one.flag("readOnly"), self.truth(extensions, HIDDEN), choices,
            self.rows(one), one.code("enableBehavior", ("all", "any")) == "any",
            self.formula(extensions, ENABLE_WHEN), self.formula(extensions, CALCULATED), self.variables(extensions),
            self.initial(one), self.texts(unit, "display") if unit else {},
            (unit.text("system"), unit.text("code")) if unit else ("", ""), low, high, step or 1,
            self.items(one, level + 1),
        )  # fmt: skip
        if len(item.rows) > 1 and not one.value.get("enableBehavior"):
            self.notes.wrong("behavior", one.where)
        one.taken |= set(_QUIET_KEYS)
        self.leftovers(one, extensions)
        return item

    # Texts

    def texts(self, one: Object, key: str) -> Texts:
        """The words with their translations; under "" what has no language of its own."""
        said = one.text(key)
        if not said:
            return {}
        found = {self.language if self.language in ("nl", "en") else "": said}
        beside = one.value.get(f"_{key}")
        for extension in beside.get("extension", ()) if isinstance(beside, dict) and isinstance(beside.get("extension"), list) else ():
            lang, content = _translation(extension)
            if lang in ("nl", "en") and content and lang not in found:
                found[lang] = content
        return found

    # Extensions

    def extensions(self, one: Object) -> dict[str, list[Object]]:
        found: dict[str, list[Object]] = {}
        for extension in one.objects("extension"):
            found.setdefault(extension.text("url"), []).append(extension)
        if one.value.get("modifierExtension"):
            self.notes.wrong("modifier", one.where or "Questionnaire")
        return found

    def leftovers(self, one: Object, extensions: Mapping[str, list[Object]]) -> None:
        """Everything that nobody took is listed."""
        for key in one.rest():
            self.notes.leave("key", one.where or "Questionnaire", field=key)
        for url, found in extensions.items():
            for extension in found:
                if not (extension.taken - {"id", "fhir_comments", "url"}) and url != TARGET:
                    self.notes.leave("extension", one.where or "Questionnaire", url=url)

    def limit(self, extensions: Mapping[str, list[Object]], url: str) -> float | None:
        for one in extensions.get(url, ())[:1]:
            for key in ("valueInteger", "valueDecimal"):
                if (found := one.number(key)) is not None:
                    return found
            for key in ("valueDate", "valueDateTime", "valueTime"):
                if key in one.value:
                    self.notes.leave("extension", one.where, url=url)
                    one.taken.add(key)
        return None

    def truth(self, extensions: Mapping[str, list[Object]], url: str) -> bool:
        return any(one.flag("valueBoolean") for one in extensions.get(url, ()))

    def coding(self, extensions: Mapping[str, list[Object]], url: str) -> Object | None:
        return next((coding for one in extensions.get(url, ()) if (coding := one.object("valueCoding"))), None)

    def control(self, extensions: Mapping[str, list[Object]]) -> str:
        for one in extensions.get(CONTROL, ()):
            concept = one.object("valueCodeableConcept")
            for coding in concept.objects("coding") if concept else ():
                return coding.text("code")
        return ""

    def formula(self, extensions: Mapping[str, list[Object]], url: str) -> str:
        found = [self.expression(one)[1] for one in extensions.get(url, ())]
        return next(filter(None, found), "")

    def variables(self, extensions: Mapping[str, list[Object]]) -> tuple[tuple[str, str], ...]:
        return tuple(pair for one in extensions.get(VARIABLE, ()) if all(pair := self.expression(one)))

    def expression(self, one: Object) -> tuple[str, str]:
        """(its name, FHIRPath); another language is listed and not used."""
        inner = one.object("valueExpression")
        if inner is None:
            return ("", "")
        language, source = inner.text("language", required=True), inner.text("expression", limit=MAX_FORMULA)
        if language and language != FHIRPATH:
            self.notes.leave("language", inner.where, language=language)
            return ("", "")
        if len(str(inner.value.get("expression", ""))) > MAX_FORMULA:
            self.notes.wrong("long", inner.where, most=MAX_FORMULA)
        return (inner.text("name"), source)

    # Options

    def choices(self, one: Object, type: str) -> tuple[Choice, ...]:
        found = [choice for option in one.objects("answerOption") if (choice := self.option(option))]
        url = one.text("answerValueSet")
        if url:
            inside = self.sets.get(url.removeprefix("#")) if url.startswith("#") else None
            if inside is None:
                self.notes.leave("outside_set", one.where, url=url)
            else:
                found += self.of_set(inside)
        if type in ("choice", "open-choice") and not found and not url:
            self.notes.wrong("no_options", one.where, type=type)
        keys = [(choice.kind, choice.system, choice.code) for choice in found]
        for key in {key for key in keys if keys.count(key) > 1} if len(keys) < 1_000 else ():
            self.notes.wrong("option_double", one.where, code=key[2])
        return tuple(found)

    def option(self, option: Object) -> Choice | None:
        extensions = self.extensions(option)
        chosen = option.flag("initialSelected")
        points = self.points(extensions)
        coding = option.object("valueCoding")
        if coding is not None:
            inner = self.extensions(coding)
            points = self.points(inner) if points is None else points
            self.leftovers(coding, inner) if coding.text("version") else None
            label = self.texts(coding, "display") or {"": coding.text("code")}
            return Choice("valueCoding", coding.text("system"), coding.text("code") or next(iter(label.values())), label, points, chosen)
        for kind in ("valueString", "valueInteger", "valueDate", "valueTime"):
            if (value := option.value.get(kind)) is not None and isinstance(value, (str, int)):
                said = str(option.take(kind, (str, int), "a str"))
                return Choice(kind, "", said, {"": said}, points, chosen)
        self.notes.leave("option", option.where)
        return None

    def points(self, extensions: Mapping[str, list[Object]]) -> float | None:
        for url in (ORDINAL, WEIGHT):
            for one in extensions.get(url, ()):
                if (found := one.number("valueDecimal")) is not None:
                    return found
        return None

    def of_set(self, one: Object) -> list[Choice]:
        found: list[Choice] = []
        expansion, compose = one.object("expansion"), one.object("compose")
        if expansion is not None and expansion.value.get("contains"):
            return [self.concept(part, part.text("system")) for part in expansion.objects("contains")]
        for include in compose.objects("include") if compose else ():
            system = include.text("system")
            found += [self.concept(part, system) for part in include.objects("concept")]
            for key in include.rest():
                self.notes.leave("set_part", include.where, field=key)
        for key in ("exclude",):
            if compose is not None and compose.value.get(key):
                self.notes.leave("set_part", compose.where, field=key)
        return found

    def concept(self, part: Object, system: str) -> Choice:
        label = self.texts(part, "display") or {"": part.text("code")}
        return Choice("valueCoding", system, part.text("code", required=True), label, self.points(self.extensions(part)))

    # Conditions and initial values

    def rows(self, one: Object) -> tuple[Row, ...]:
        found = []
        for row in one.objects("enableWhen"):
            question, operator = row.text("question", required=True), row.code("operator", OPERATORS, required=True)
            answers = [key for key in row.value if key.startswith("answer") and key[6:] in _ANSWERS]
            row.taken |= set(answers)
            self.leftovers(row, {})
            if operator == "exists" and answers != ["answerBoolean"]:
                self.notes.wrong("exists", row.where)
            elif len(answers) != 1:
                self.notes.wrong("no_answer", row.where, operator=operator)
            else:
                found.append(Row(question, operator, answers[0][6:], self.plain(row, answers[0]), row.where))
        return tuple(found)

    def initial(self, one: Object) -> tuple[tuple[str, object], ...]:
        found = []
        for value in one.objects("initial"):
            for key in value.value:
                if key.startswith("value") and key[5:] in (*_ANSWERS, "Uri"):
                    found.append((key[5:], self.plain(value, key)))
        return tuple(found)

    def plain(self, one: Object, key: str) -> object:
        """A coding as (system, code), a quantity as (number, unit, code); the others as they are."""
        kind = key.removeprefix("answer").removeprefix("value")
        if kind == "Coding":
            coding = one.object(key)
            return (coding.text("system"), coding.text("code") or coding.text("display")) if coding else ("", "")
        if kind == "Quantity":
            amount = one.object(key)
            return (amount.number("value"), amount.text("unit"), amount.text("code")) if amount else (None, "", "")
        if kind == "Boolean":
            return one.flag(key)
        if kind in ("Decimal", "Integer"):
            return one.number(key)
        if kind == "Reference":
            return ""
        return one.text(key)

    # What only the whole can tell

    def check(self, form: Form) -> None:
        """Double and unknown linkIds."""
        seen: dict[str, Item] = {}
        for item, _ in walk(form.items):
            if item.link and item.link in seen:
                self.notes.wrong("double_link", item.where, link=item.link, other=seen[item.link].where)
            seen.setdefault(item.link, item)
        for item, _ in walk(form.items):
            for row in item.rows:
                other = seen.get(row.question)
                if other is None:
                    self.notes.wrong("no_link", f"{row.where}.question", link=row.question)
                elif other.type in ("group", "display"):
                    self.notes.wrong("not_asked", f"{row.where}.question", link=row.question)


def _translation(extension: Any) -> tuple[str, str]:
    """(language, words) of a translation extension."""
    if not isinstance(extension, dict) or extension.get("url") != TRANSLATION:
        return ("", "")
    inner = extension.get("extension")
    parts = {str(part.get("url")): part for part in inner if isinstance(part, dict)} if isinstance(inner, list) else {}
    lang, content = parts.get("lang", {}).get("valueCode"), parts.get("content", {})
    said = content.get("valueString") or content.get("valueMarkdown")
    return (str(lang)[:2].lower(), clean(str(said), 4_000).strip()) if lang and said else ("", "")
