"""How the papers of an order are put into words; pure."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from kiosk.actions.paper_rows import decoded
from kiosk.actions.settle_paper import SEEN
from kiosk.domain.paper import SHOWN, PaperKind, PrintPlan, paper_refusal
from kiosk.domain.paper_state import PaperState, Trouble, kept, paper_state
from kiosk.presenters.marks import Mark, Tone
from kiosk.presenters.models import ChoiceModel, PaperModel
from kiosk.wording import papers
from kiosk.wording.steps import copy

if TYPE_CHECKING:
    from datetime import tzinfo

    from kiosk.actions.paper_queries import PapersView
    from kiosk.background.printers import Pages
    from kiosk.domain.outbox import Posting

_TONES = {
    PaperState.CONFIRMED: Tone.GO,
    PaperState.BLOCKED: Tone.LOOK,
    PaperState.UNKNOWN: Tone.LOOK,
    PaperState.FAILED: Tone.STOP,
}


@dataclass(frozen=True)
class Seen:
    """What is known of the papers of an order, and which of them is looked at."""

    view: PapersView
    kind: PaperKind
    pages: Pages
    plan: PrintPlan
    zone: tzinfo


def paper_model(seen: Seen) -> PaperModel:
    """The whole model of the window."""
    view, kind = seen.view, seen.kind
    posting = view.papers.get(kind)
    number = view.copies.get(kind, 0)
    return PaperModel(
        shown=True,
        title=_joined(papers.KINDS[kind](), copy(number), _time(seen, posting)),
        kinds=tuple(_choice(seen, each) for each in SHOWN if _offered(view, each)),
        state=_state(posting),
        where=where(posting, seen.plan.printer(kind)),
        pages=seen.pages.paths,
        roll=seen.pages.roll,
        print_word=papers.PRINT_COPY.format(copy=copy(number + 1)) if number else papers.PRINT(),
        print_detail=seen.plan.printer(kind),
        print_live=view.order is None or paper_refusal(view.order, kind) is None,
        came_out_word=papers.CAME_OUT() if _asks(posting) else "",
        close_word=papers.CLOSE(),
    )


def where(posting: Posting | None, usual: str) -> str:
    """A sentence: at which printer the paper is, and what to do."""
    if posting is None:
        return papers.SHOWN.format(printer=usual)
    job = decoded(posting)
    printer = job.printer if job else usual
    why = kept(posting)
    match paper_state(posting):
        case PaperState.CONFIRMED:
            return _out(posting.answer, printer)
        case PaperState.WITHDRAWN:
            return papers.WITHDRAWN()
        case PaperState.QUEUED:
            return papers.WAITS.format(printer=printer)
        case PaperState.SENT if why is None:
            return papers.SENT.format(printer=printer)
    return papers.WHAT_TO_DO[why.trouble if why else Trouble.UNSURE].format(printer=printer)


def _out(answer: str, printer: str) -> str:
    if answer == SEEN:
        return papers.SEEN.format(printer=printer)
    if answer.endswith(".pdf"):
        return papers.IN_FOLDER.format(name=PurePath(answer).name)
    return papers.OUT.format(printer=printer)


def _state(posting: Posting | None) -> Mark | None:
    if posting is None:
        return None
    state = paper_state(posting)
    icon, word = papers.STATES[state]
    why = kept(posting)
    blocked = state is PaperState.BLOCKED and why is not None
    detail = papers.TROUBLES[why.trouble]() if blocked and why else ""
    return Mark(word=word(), detail=detail, icon=icon, tone=_TONES.get(state, Tone.PLAIN))


def _choice(seen: Seen, kind: PaperKind) -> ChoiceModel:
    posting = seen.view.papers.get(kind)
    word = papers.STATES[paper_state(posting)][1] if posting else papers.NEVER
    return ChoiceModel(
        key=kind.value, word=papers.KINDS[kind](), detail=word(), chosen=kind is seen.kind
    )


def _offered(view: PapersView, kind: PaperKind) -> bool:
    """A paper that was printed can be looked at, though the order may not have it now.

    A receipt comes with its return, and is there or is not.
    """
    if view.order is None or kind is PaperKind.RETURN_RECEIPT:
        return kind in view.papers
    return kind in view.papers or paper_refusal(view.order, kind) is None


def _asks(posting: Posting | None) -> bool:
    return posting is not None and paper_state(posting) in {
        PaperState.UNKNOWN,
        PaperState.FAILED,
    }


def _time(seen: Seen, posting: Posting | None) -> str:
    job = decoded(posting) if posting else None
    return f"{job.at.astimezone(seen.zone):%H:%M}" if job else ""


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
