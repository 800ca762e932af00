"""Picks: which units were gathered for an order, how each was proved, how the last is undone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from kiosk.domain.journal import Means
from kiosk.domain.order import Line, Order, Pick, Progress
from kiosk.domain.refusals import Refusal, Refused
from kiosk.domain.workflow import Move, advance, refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.domain.values import LineId, Sku


@dataclass(frozen=True, kw_only=True)
class Proof:
    """How a gesture came in, and what the goods' own code said besides."""

    means: Means = Means.TOUCH
    serial: str = ""
    lot: str = ""
    expiry: date | None = None


BY_HAND = Proof()


def counted(order: Order) -> dict[LineId, int]:
    """Units gathered and not sent yet, by line; lines without any are not in it."""
    found: dict[LineId, int] = {}
    for pick in order.picks:
        if not pick.sent:
            found[pick.line] = found.get(pick.line, 0) + pick.units
    return found


def line_of(order: Order, line: LineId) -> Line:
    """The line of an order with this id.

    Raises:
        Refused: LINE_UNKNOWN.
    """
    found = order.facts.line(line)
    if found is None:
        raise Refused(Refusal.LINE_UNKNOWN)
    return found


def missing(order: Order) -> dict[LineId, int]:
    """Units still to be gathered, by line, in the order of the lines; only lines that lack some."""
    have = counted(order)
    lack = ((line.id, order.to_go(line) - have.get(line.id, 0)) for line in order.facts.lines)
    return {line: units for line, units in lack if units > 0}


def complete(order: Order) -> bool:
    """Whether all units that are to be sent have been gathered."""
    return not missing(order)


def by_hand(order: Order, line: LineId) -> int:
    """Units of a line that nobody scanned."""
    return sum(p.units for p in order.picks if p.line == line and p.means is not Means.SCAN)


def count(order: Order, line: LineId, units: int, proof: Proof = BY_HAND) -> Order:
    """The order with ``units`` more of a line; the last one completes the pick by itself.

    The first unit also allocates: goods in hand are set aside.

    Raises:
        Refused: as the workflow says, or LINE_UNKNOWN, LINE_COMPLETE, CASE_TOO_LARGE, SERIAL_USED.
    """
    order = _begun(order)
    found = line_of(order, line)
    lack = order.to_go(found) - counted(order).get(line, 0)
    if lack <= 0:
        raise Refused(Refusal.LINE_COMPLETE)
    if units > lack:
        raise Refused(Refusal.CASE_TOO_LARGE, str(units))
    if proof.serial and _is_used(order, found.sku, proof.serial):
        raise Refused(Refusal.SERIAL_USED, proof.serial)
    return _added(order, {line: units}, proof)


def set_count(order: Order, line: LineId, units: int) -> Order:
    """The order with a line counted by hand to be ``units``, more or fewer than before.

    Raises:
        Refused: as the workflow says, or LINE_UNKNOWN, CASE_TOO_LARGE.
    """
    begun = _begun(order)
    if units > order.to_go(line_of(order, line)):
        raise Refused(Refusal.CASE_TOO_LARGE, str(units))
    more = max(units, 0) - counted(order).get(line, 0)
    return _added(begun, {line: more}, BY_HAND) if more else order


def count_rest(order: Order) -> Order:
    """The order with all that is missing counted by hand, as one gesture: it is picked.

    Raises:
        Refused: as the workflow says.
    """
    advance(order, Move.PICK)
    return _added(order, missing(order), BY_HAND)


def take_back(order: Order) -> Order:
    """The order without its last gesture; whether there is one is for the caller to see."""
    last = order.picks[-1].gesture
    kept = tuple(pick for pick in order.picks if pick.gesture != last)
    return replace(order, picks=kept, progress=min(order.progress, Progress.ALLOCATED))


def _begun(order: Order) -> Order:
    why = refusal(order, Move.COUNT)
    if why is not None:
        raise Refused(why)
    return advance(order, Move.ALLOCATE) if order.progress is Progress.NEW else order


def _is_used(order: Order, sku: Sku, serial: str) -> bool:
    """Whether a unit of this product with this serial number was counted, on whatever line."""
    same = {line.id for line in order.facts.lines if line.sku == sku}
    return any(serial in serials(order, line) for line in same)


def serials(order: Order, line: LineId) -> tuple[str, ...]:
    """The serial numbers of the units that are counted; counting down takes the newest away."""
    found: list[str] = []
    for pick in order.picks:
        if pick.line != line:
            continue
        if pick.units < 0:
            del found[max(0, len(found) + pick.units) :]
        elif pick.serial:
            found.append(pick.serial)
    return tuple(found)


def _added(order: Order, units: Mapping[LineId, int], proof: Proof) -> Order:
    gesture = order.picks[-1].gesture + 1 if order.picks else 1
    new = tuple(
        Pick(
            gesture=gesture,
            line=line,
            units=number,
            means=proof.means,
            serial=proof.serial,
            lot=proof.lot,
            expiry=proof.expiry,
        )
        for line, number in units.items()
        if number
    )
    order = replace(order, picks=(*order.picks, *new))
    return advance(order, Move.PICK) if complete(order) else order
