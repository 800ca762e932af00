"""The workflow, written once: which move may be made from where, and what forbids it.

Buttons, sentences and docs/workflow.md derive from ``MOVES``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from kiosk.domain.order import Order, Program, Progress, Standing
from kiosk.domain.refusals import Refusal, Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    Guard = Callable[[Order], Refusal | None]


class Move(Enum):
    """What a person can do with an order."""

    PRINT = "print"
    ALLOCATE = "allocate"
    COUNT = "count"
    PICK = "pick"
    PACK = "pack"
    DESPATCH = "despatch"
    UNALLOCATE = "unallocate"
    UNPICK = "unpick"
    UNPACK = "unpack"
    PUT_BACK = "put_back"
    HOLD = "hold"
    RELEASE = "release"
    WAIVE_CANCEL = "waive_cancel"
    CORRECT = "correct"


def paid(order: Order) -> Refusal | None:
    """Only an order that Amazon calls paid is processed."""
    match order.facts.standing:
        case Standing.PENDING:
            return Refusal.NOT_PAID
        case Standing.CANCELLED:
            return Refusal.CANCELLED
        case Standing.OTHER:
            return Refusal.STATUS_UNKNOWN
        case _:
            return None


def has_lines(order: Order) -> Refusal | None:
    """Amazon has been seen to send orders without lines during incidents."""
    return None if order.facts.lines else Refusal.NO_LINES


def something_to_send(order: Order) -> Refusal | None:
    """Nothing is packed that Amazon already counts as sent."""
    return None if order.units_left else Refusal.NOTHING_TO_SEND


def free(order: Order) -> Refusal | None:
    """A held order rests until somebody releases it."""
    return Refusal.HELD if order.held_for else None


def held(order: Order) -> Refusal | None:
    """Only a held order can be released."""
    return None if order.held_for else Refusal.NOT_HELD


def wanted(order: Order) -> Refusal | None:
    """A buyer's wish to cancel stops the order until a person decides."""
    asked = order.facts.cancel_asked and not order.cancel_waived
    return Refusal.CANCEL_ASKED if asked else None


def cancel_asked(order: Order) -> Refusal | None:
    """There must be a wish to cancel before it can be waived."""
    return None if wanted(order) else Refusal.ALREADY_DONE


def carrier_known(order: Order) -> Refusal | None:
    """Amazon takes no confirmation without a carrier and a tracking number."""
    if order.facts.has(Program.SHIP_PLUS):
        return None
    parcels = order.open_parcels
    known = bool(parcels) and all(parcel.details for parcel in parcels)
    return None if known else Refusal.NO_CARRIER_DETAILS


def cancelled(order: Order) -> Refusal | None:
    """Only a cancelled order is put back as a whole."""
    return None if order.facts.standing is Standing.CANCELLED else Refusal.ALREADY_DONE


def packed_before(order: Order) -> Refusal | None:
    """Carrier details are those of a parcel."""
    return None if order.parcels else Refusal.NOT_YET


@dataclass(frozen=True)
class Rule:
    """From where a move may be made, to where it leads (None: stays), and what forbids it.

    ``guards`` are asked before the turn, so that an unpaid order says so whatever is touched;
    ``last`` are asked after it.
    """

    frm: frozenset[Progress]
    to: Progress | None
    guards: tuple[Guard, ...] = ()
    last: tuple[Guard, ...] = ()


P = Progress
_OPEN = frozenset({P.NEW, P.ALLOCATED, P.PICKED, P.PACKED})
_READY = (paid, has_lines, free, wanted)
_PROCESS = (*_READY, something_to_send)

MOVES: dict[Move, Rule] = {
    Move.PRINT: Rule(frozenset(P), None, _READY),
    Move.ALLOCATE: Rule(frozenset({P.NEW}), P.ALLOCATED, _PROCESS),
    Move.COUNT: Rule(frozenset({P.NEW, P.ALLOCATED}), None, _PROCESS),
    Move.PICK: Rule(frozenset({P.ALLOCATED}), P.PICKED, _PROCESS),
    Move.PACK: Rule(frozenset({P.PICKED}), P.PACKED, _PROCESS),
    Move.DESPATCH: Rule(frozenset({P.PACKED}), P.DESPATCHED, _PROCESS, (carrier_known,)),
    Move.UNALLOCATE: Rule(frozenset({P.ALLOCATED}), P.NEW),
    Move.UNPICK: Rule(frozenset({P.PICKED}), P.ALLOCATED),
    Move.UNPACK: Rule(frozenset({P.PACKED}), P.PICKED),
    Move.PUT_BACK: Rule(frozenset({P.ALLOCATED, P.PICKED, P.PACKED}), P.NEW, (cancelled,)),
    Move.HOLD: Rule(_OPEN, None, (free,)),
    Move.RELEASE: Rule(_OPEN, None, (held,)),
    Move.WAIVE_CANCEL: Rule(_OPEN, None, (paid, cancel_asked)),
    Move.CORRECT: Rule(frozenset(P), None, (), (packed_before,)),
}

STEPS: tuple[Move, ...] = (Move.PRINT, Move.ALLOCATE, Move.PICK, Move.PACK, Move.DESPATCH)
"""The five buttons of the bar, in their order."""

BACK: dict[Progress, Move] = {
    P.ALLOCATED: Move.UNALLOCATE,
    P.PICKED: Move.UNPICK,
    P.PACKED: Move.UNPACK,
}
"""Which move takes the last step back; despatched can't be taken back."""


def refusal(order: Order, move: Move) -> Refusal | None:
    """Say why ``move`` can't be made now, or None when it can."""
    rule = MOVES[move]
    if order.progress > max(rule.frm):
        return Refusal.DESPATCHED if order.progress is P.DESPATCHED else Refusal.ALREADY_DONE
    why = _first(rule.guards, order)
    if why is None and order.progress not in rule.frm:
        return Refusal.NOT_YET
    return why or _first(rule.last, order)


def allowed(order: Order) -> frozenset[Move]:
    """All moves that can be made now."""
    return frozenset(move for move in Move if refusal(order, move) is None)


def advance(order: Order, move: Move) -> Order:
    """Make ``move``.

    Raises:
        Refused: with the reason, when it can't be made.
    """
    why = refusal(order, move)
    if why is not None:
        raise Refused(why)
    to = MOVES[move].to
    return order if to is None else replace(order, progress=to)


def done(order: Order, step: Move) -> bool:
    """Whether the button of ``step`` shows as done."""
    if step is Move.PRINT:
        return order.printed > 0
    to = MOVES[step].to
    return to is not None and order.progress >= to


def next_step(order: Order) -> Move | None:
    """The step that is due: the first one not done, the picking note once before allocating."""
    if order.progress is P.NEW and not order.printed:
        return Move.PRINT
    return next((step for step in STEPS[1:] if not done(order, step)), None)


def _first(guards: tuple[Guard, ...], order: Order) -> Refusal | None:
    return next((why for guard in guards if (why := guard(order))), None)
