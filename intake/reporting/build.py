"""A conversation made into a report for one reader."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from intake.conversation.fold import Conversation
from intake.conversation.wording import date_words
from intake.definitions.model import Library
from intake.reporting.booklet import booklet_of
from intake.reporting.findings import (
    meeting_rows,
    method_rows,
    point_rows,
    safety_boxes,
    side_by_side,
    signal_boxes,
    step_rows,
    support_list,
)
from intake.reporting.front import front_page
from intake.reporting.maps import maps_of, then_and_now_of
from intake.reporting.measures import balance_told, measure_tables, scale_rows
from intake.reporting.model import Origin, Reader, Report
from intake.reporting.network import characteristic_rows, function_rows
from intake.reporting.overtime import over_time
from intake.reporting.people import sector_tables, tie_sentences
from intake.reporting.picture import picture_of
from intake.reporting.sheet import sheet_of
from intake.reporting.talk import correction_rows, note_rows, open_groups, set_aside, stage_blocks
from intake.reporting.texts import headings
from intake.reporting.view import View, view_of


def build(
    state: Conversation, library: Library, *, lang: str, reader: Reader, today: date, program: str,
    earlier: Sequence[Conversation] = (),
) -> Report:  # fmt: skip
    """The report of a conversation as it is now. program: name and version of the program that makes it.

    earlier: other talks of the same dossier, whose measurements and network stand beside those of this one.
    """
    view = view_of(state, library, lang, reader)
    carries, weighs = point_rows(view, "carries"), point_rows(view, "weighs")
    signals, safety, steps = signal_boxes(view), safety_boxes(view), step_rows(view)
    methods, advice = method_rows(view)
    return Report(
        title=_title(view),
        method=view.text(state.flow.card.title),
        lang=lang,
        reader=reader,
        made=date_words(today.isoformat(), lang),
        words=_words(view),
        front=front_page(view, carries, weighs, signals, safety, steps),
        picture=picture_of(view),
        balance_told=balance_told(view),
        measures=measure_tables(view),
        scales=scale_rows(view),
        over_time=over_time(view, earlier),
        carries=carries,
        weighs=weighs,
        chances=point_rows(view, "chance"),
        open_points=point_rows(view, "open"),
        open_questions=open_groups(view),
        signals=signals,
        safety=safety,
        steps=steps,
        meetings=meeting_rows(view),
        sheet=sheet_of(view),
        booklet=booklet_of(view),
        people=sector_tables(view),
        ties=tie_sentences(view),
        maps=maps_of(view),
        then_and_now=then_and_now_of(view, earlier),
        characteristics=characteristic_rows(view),
        functions=function_rows(view),
        methods=methods,
        side_by_side=side_by_side(view),
        advice=advice,
        support=support_list(view),
        stages=stage_blocks(view),
        set_aside=set_aside(view),
        notes=note_rows(view),
        corrections=correction_rows(view),
        origin=_origin(view, program),
        sources=_sources(view),
    )


def _words(view: View) -> dict[str, str]:
    """The headings; in a talk about a neighbourhood nobody is around one person."""
    words = headings(view.lang, view.reader)
    return words | {"network": words["network_area"]} if view.for_area else words


def _title(view: View) -> str:
    """The method and whose talk it was, where a name is known."""
    method = view.text(view.state.flow.card.title)
    client = view.state.people.get("client")
    return view.say("title", method=method, name=client.name) if client and client.name else method


def _origin(view: View, program: str) -> Origin:
    flow = view.state.flow
    return Origin(program, flow.id, flow.version, () if view.for_client else tuple(sorted(flow.source)))


def _sources(view: View) -> tuple[str, ...]:
    """What the figures and methods rest on."""
    flow = view.state.flow
    card = flow.card
    said = [view.heading("not_a_diagnosis")]
    if flow.balance is not None:
        said.append(view.say("src_own_aid"))
        if not view.for_client:
            high = {"load": f"{flow.balance.load_high:g}", "capacity": f"{flow.balance.capacity_high:g}"}
            said.append(view.say("src_high", **high))
    said.append(
        view.say("src_method", method=view.text(card.title), organisation=card.organisation, site=card.site)
    )
    if not view.for_client:
        said.append(view.text(card.evidence_text))
        said += [
            view.say("src_scale", title=row.title, reference=row.reference, wording=row.wording)
            for row in scale_rows(view)
        ]
    said.append(view.say("src_guide"))
    return tuple(said)
