"""How the open order is put into words; pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from kiosk.domain.order import Program, Progress, Standing
from kiosk.domain.packing import unpacked
from kiosk.domain.parcel import Telling, telling_of
from kiosk.domain.picks import missing
from kiosk.domain.refusals import Refusal
from kiosk.domain.requests import Outcome
from kiosk.domain.returns import sent
from kiosk.domain.shelf import time_left
from kiosk.domain.workflow import BACK, STEPS, Move, done, next_step, refusal
from kiosk.presenters.marks import Mark, Tone
from kiosk.presenters.models import OrderModel, StepModel
from kiosk.presenters.order_cards import address, cards
from kiosk.presenters.order_lines import lines
from kiosk.presenters.order_stop import buyer_gone, in_other_hands, stop
from kiosk.presenters.queue_rows import HEAVY, SOON
from kiosk.wording import flags, parcels, returns, screens, steps, times
from kiosk.wording.telling import CHIPS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime, tzinfo

    from kiosk.actions.queries import OrderView
    from kiosk.domain.claim import Claim
    from kiosk.domain.order import Order

_CHIP_TONES = {
    Telling.TOLD: Tone.GO,
    Telling.REFUSED: Tone.STOP,
    Telling.UNSURE: Tone.LOOK,
    Telling.QUEUED: Tone.INFO,
    Telling.ACCEPTED: Tone.INFO,
}
_LIVE = frozenset({None, Refusal.NO_CARRIER_DETAILS})
"""Touching *Despatched* without carrier details asks for them."""


@dataclass(frozen=True, kw_only=True)
class Setting:
    """What the words depend on besides the order."""

    now: datetime
    zone: tzinfo
    bench: str
    pictures: str
    printer: str = ""
    """Where picking notes come out."""


def order_model(view: OrderView, at: Setting) -> OrderModel:
    """The whole model of the open order."""
    order = view.order
    ship_by, tone = _ship_by(order, at)
    place = address(order, at.now)
    theirs = _theirs(view, at.bench)
    return OrderModel(
        order_id=order.id,
        head=order.id[:-HEAVY],
        tail=order.id[-HEAVY:],
        badge=screens.AMAZON(),
        ship_by=ship_by,
        ship_tone=tone,
        meta=_meta(view, at),
        flags=_flags(order),
        address_title=screens.SHIP_TO(),
        address=place,
        address_pending=order.facts.standing is Standing.PENDING,
        cards=cards(order),
        chip=chip(order),
        lines=lines(order, view.products, pictures=at.pictures),
        lines_word=_size(order),
        steps=step_models(view, at.printer) if theirs is None else tuple(_off(view, at.printer)),
        undo_word=steps.UNDO(),
        undo_live=order.progress in BACK and theirs is None,
        sub_word=returns.SUB(),
        sub_live=any(sent(order, line.id) for line in order.facts.lines),
        hold_word=steps.RELEASE() if order.held_for else steps.HOLD(),
        hold_live=refusal(order, Move.RELEASE if order.held_for else Move.HOLD) is None,
        stop=stop(order) or buyer_gone(order, at.now) if theirs is None else in_other_hands(theirs),
    )


def step_models(view: OrderView, printer: str = "") -> tuple[StepModel, ...]:
    """The five buttons: done ones bold, the next one prominent, the others quiet.

    ``printer`` is where the picking note comes out; it stands on *Print*.
    """
    order = view.order
    due = next_step(order)
    return tuple(
        StepModel(
            key=step.value,
            word=steps.STEP_WORDS[step](),
            icon=steps.STEP_ICONS[step],
            state=_state(order, step, due),
            detail=_step_detail(view, step, printer),
        )
        for step in STEPS
    )


def _theirs(view: OrderView, bench: str) -> Claim | None:
    """The claim of another bench; what has left is in nobody's hands."""
    claim = view.claim
    left = view.order.progress is Progress.DESPATCHED
    return claim if claim is not None and claim.bench != bench and not left else None


def _off(view: OrderView, printer: str) -> Iterator[StepModel]:
    """The five buttons while another bench is at the order."""
    for step in step_models(view, printer):
        yield step if step.state == "done" else replace(step, state="off", detail="")


def chip(order: Order) -> Mark:
    """One chip that says what Amazon knows, and never more."""
    telling = telling_of(order.parcels)
    if telling is not Telling.REFUSED and order.progress is not Progress.DESPATCHED:
        telling = Telling.NOT_TOLD  # what left before says nothing of what goes now
    word, detail, icon = CHIPS[telling]
    return Mark(word=word(), detail=detail(), icon=icon, tone=_CHIP_TONES.get(telling, Tone.PLAIN))


def _state(order: Order, step: Move, due: Move | None) -> str:
    if done(order, step):
        return "done"
    if step is due and refusal(order, step) in _LIVE:
        return "next"
    return "off" if stop(order) is not None else "later"


def _step_detail(view: OrderView, step: Move, printer: str) -> str:
    order = view.order
    if step is Move.PRINT:
        return steps.copy(order.printed) if order.printed else printer or steps.STEP_HINTS[step]()
    if step is Move.PACK and done(order, step) and order.parcel and order.parcel.details:
        details = order.parcel.details
        return details.name or details.code
    if step is not next_step(order):
        return ""
    if step is Move.PACK and order.open_parcels:
        return parcels.LEFT_TO_PACK.format(units=flags.units(sum(unpacked(order).values())))
    return _due(view, step)


def _due(view: OrderView, step: Move) -> str:
    order = view.order
    if step is Move.PICK:
        return _more(view)
    if step is Move.ALLOCATE:
        return flags.units(sum(order.to_go(line) for line in order.facts.lines))
    return steps.STEP_HINTS[step]()


def _ship_by(order: Order, at: Setting) -> tuple[str, Tone]:
    moment = order.facts.ship_by
    left = time_left(moment, at.now)
    if moment is None or left is None:
        return screens.SHIP_BY_UNKNOWN(), Tone.QUIET
    text = screens.SHIP_BY.format(time=times.due(moment, at.now, at.zone))
    if order.progress is Progress.DESPATCHED or order.facts.standing is not Standing.PAID:
        return text, Tone.QUIET
    tone = Tone.STOP if left < timedelta() else Tone.LOOK if left < SOON else Tone.PLAIN
    return f"{text} · {times.left_in_words(left)}", tone


def _meta(view: OrderView, at: Setting) -> tuple[str, ...]:
    order = view.order
    parts = [flags.service(order.facts.service)] if order.facts.service else []
    if order.progress is not Progress.DESPATCHED:
        parts.append(_checked(view, at))
    return tuple(part for part in parts if part)


def _checked(view: OrderView, at: Setting) -> str:
    match view.checked:
        case None:
            return ""
        case Outcome.WAITING:
            return screens.CHECKING()
        case Outcome.FRESH if view.checked_at is not None:
            return screens.FRESH.format(ago=times.ago(at.now - view.checked_at))
        case _:
            return screens.UNCHECKED()


def _flags(order: Order) -> tuple[Mark, ...]:
    facts = order.facts
    found = []
    if facts.has(Program.PRIME):
        found.append(Mark(word=flags.PROGRAMS[Program.PRIME](), tone=Tone.INFO, icon="zap"))
    if facts.gift:
        found.append(Mark(word=flags.GIFT(), tone=Tone.GIFT, icon="gift"))
    if facts.has(Program.BUSINESS):
        found.append(Mark(word=flags.PROGRAMS[Program.BUSINESS](), icon="briefcase"))
    if facts.has(Program.SHIP_PLUS):
        found.append(Mark(word=flags.PROGRAMS[Program.SHIP_PLUS](), icon="truck"))
    if any(0 < order.left(line) < line.ordered for line in facts.lines):
        found.append(Mark(word=flags.PART_SENT(), tone=Tone.LOOK, icon="truck"))
    return tuple(found)


def _size(order: Order) -> str:
    units = sum(line.ordered for line in order.facts.lines)
    return f"{flags.lines(len(order.facts.lines))}, {flags.units(units)}"


def _more(view: OrderView) -> str:
    """What is still to be gathered; said to be scanned only if any of it has a barcode."""
    lack = missing(view.order)
    lines = [line for line in view.order.facts.lines if line.id in lack]
    known = (view.products.get(line.sku) for line in lines)
    scannable = any(product is not None and product.scannable for product in known)
    words = steps.MORE_TO_SCAN if scannable else steps.MORE_TO_COUNT
    return words.format(n=sum(lack.values()))
