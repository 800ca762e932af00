"""Why the open order can't go on, and its one next step; pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.domain.order import Progress, Standing
from kiosk.domain.parcel import Telling, TellingRefusal
from kiosk.domain.refusals import Refusal
from kiosk.domain.retention import can_be_asked_again
from kiosk.domain.workflow import STEPS, Move, done, refusal
from kiosk.presenters.marks import Tone
from kiosk.presenters.models import StopModel
from kiosk.wording.refusals import REFUSALS
from kiosk.wording.screens import ASK_AMAZON, BUYER_FORGOTTEN, BUYER_FORGOTTEN_TEXT, TAKE_OVER
from kiosk.wording.steps import HOLD, MOVE_WORDS, hold_reason
from kiosk.wording.telling import BY_HAND, CORRECT, REFUSED

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.domain.claim import Claim
    from kiosk.domain.order import Order

RELEASE_KEY = "release"
WAIVE_KEY = "waive_cancel"
PUT_BACK_KEY = "put_back"
CORRECT_KEY = "correct"
BY_HAND_KEY = "by_hand"
HOLD_KEY = "hold"
ASK_KEY = "ask"
TAKE_OVER_KEY = "take_over"
ASK_BUYER_KEY = "ask_buyer"

_PANELS = frozenset(
    {
        Refusal.NOT_PAID,
        Refusal.CANCELLED,
        Refusal.STATUS_UNKNOWN,
        Refusal.NO_LINES,
        Refusal.NOTHING_TO_SEND,
        Refusal.HELD,
        Refusal.CANCEL_ASKED,
    }
)
_ASKABLE = frozenset({Refusal.NOT_PAID, Refusal.STATUS_UNKNOWN, Refusal.NO_LINES})
"""What may have changed at Amazon since it was last asked."""
_NOT_CORRECTABLE = frozenset({TellingRefusal.CANCELLED, TellingRefusal.ORDER_UNKNOWN})


def stop(order: Order) -> StopModel | None:
    """The panel that says why the order can't go on; None when it can."""
    if order.progress is Progress.DESPATCHED:
        return _refused_by_amazon(order)
    due = next(step for step in STEPS[1:] if not done(order, step))
    why = refusal(order, Move.PRINT) or refusal(order, due)
    return _panel(order, why) if why in _PANELS else _refused_by_amazon(order)


def in_other_hands(claim: Claim) -> StopModel:
    """The panel that says who else has the order open."""
    said = REFUSALS[Refusal.IN_OTHER_HANDS].about(claim.whose)
    return StopModel(
        icon=said.icon,
        tone=Tone.LOOK,
        title=said.title,
        text=said.text,
        action=TAKE_OVER(),
        key=TAKE_OVER_KEY,
    )


def buyer_gone(order: Order, now: datetime) -> StopModel | None:
    """The panel of an order to pack whose buyer was forgotten; nothing else is in its way."""
    if order.facts.personal.address.complete or not can_be_asked_again(order, now):
        return None
    return StopModel(
        icon="user",
        tone=Tone.LOOK,
        title=BUYER_FORGOTTEN(),
        text=BUYER_FORGOTTEN_TEXT(),
        action=ASK_AMAZON(),
        key=ASK_BUYER_KEY,
    )


def _panel(order: Order, why: Refusal) -> StopModel:
    said = REFUSALS[why]()
    model = StopModel(icon=said.icon, tone=_tone(why), title=said.title, text=said.text)
    if why is Refusal.HELD:
        return _with(
            model, f"{hold_reason(order.held_for)}. {said.text}", RELEASE_KEY, Move.RELEASE
        )
    if why is Refusal.CANCEL_ASKED:
        reasons = {line.cancel_reason for line in order.facts.lines if line.cancel_reason}
        text = " ".join([*(f"“{r}”." for r in sorted(reasons)), said.text])
        return _with(model, text, WAIVE_KEY, Move.WAIVE_CANCEL)
    if why in _ASKABLE:
        return replace(model, action=ASK_AMAZON(), key=ASK_KEY)
    if why is Refusal.CANCELLED and order.progress is not Progress.NEW:
        return _with(model, said.text, PUT_BACK_KEY, Move.PUT_BACK)
    return model


def _with(model: StopModel, text: str, key: str, move: Move) -> StopModel:
    other = (HOLD(), HOLD_KEY) if move is Move.WAIVE_CANCEL else ("", "")
    return StopModel(
        icon=model.icon,
        tone=model.tone,
        title=model.title,
        text=text,
        action=MOVE_WORDS[move](),
        key=key,
        other_action=other[0],
        other_key=other[1],
    )


def _tone(why: Refusal) -> Tone:
    if why in {Refusal.CANCELLED, Refusal.CANCEL_ASKED}:
        return Tone.STOP
    return Tone.QUIET if why is Refusal.NOT_PAID else Tone.LOOK


def _refused_by_amazon(order: Order) -> StopModel | None:
    parcel = next((p for p in order.parcels if p.telling is Telling.REFUSED), None)
    if parcel is None or parcel.refusal is None:
        return None
    said = REFUSED[parcel.refusal]()
    dead = order.facts.standing is Standing.CANCELLED or parcel.refusal in _NOT_CORRECTABLE
    return StopModel(
        icon=said.icon,
        tone=Tone.STOP,
        title=said.title,
        text=said.text,
        action="" if dead else CORRECT(),
        key="" if dead else CORRECT_KEY,
        other_action=BY_HAND(),
        other_key=BY_HAND_KEY,
    )
