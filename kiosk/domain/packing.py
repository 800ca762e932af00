"""Packing: which gathered units go into which parcel, and what a despatch leaves behind. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.domain.order import Order, Progress
from kiosk.domain.parcel import CarrierDetails, Parcel, units_in
from kiosk.domain.picks import counted
from kiosk.domain.refusals import Refusal, Refused
from kiosk.domain.workflow import Move, advance

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kiosk.domain.values import LineId, ParcelRef


def unpacked(order: Order) -> dict[LineId, int]:
    """Units that were gathered and lie in no parcel yet, by line."""
    have = counted(order)
    if not have and order.progress >= Progress.PICKED:
        # Picked before units were counted at all.
        have = {line.id: order.to_go(line) for line in order.facts.lines}
    # What Amazon wants no more stays on the bench.
    have = {line.id: min(have.get(line.id, 0), order.to_go(line)) for line in order.facts.lines}
    packed = units_in(order.open_parcels)
    return {line: units - packed[line] for line, units in have.items() if units > packed[line]}


def pack(
    order: Order,
    ref: ParcelRef,
    details: CarrierDetails | None,
    contents: Mapping[LineId, int] | None = None,
) -> Order:
    """The order with one more parcel; packed once everything that was gathered lies in one.

    ``contents`` are all that is unpacked unless they are named.

    Raises:
        Refused: as the workflow says, PARCEL_EMPTY, or PARCEL_TOO_FULL.
    """
    packed = advance(order, Move.PACK)
    there = unpacked(order)
    chosen = {line: units for line, units in (contents or there).items() if units > 0}
    if not chosen:
        raise Refused(Refusal.PARCEL_EMPTY)
    if any(units > there.get(line, 0) for line, units in chosen.items()):
        raise Refused(Refusal.PARCEL_TOO_FULL)
    parcel = Parcel(ref=ref, contents=chosen, details=details)
    new = replace(order, parcels=(*order.parcels, parcel))
    return new if unpacked(new) else replace(new, progress=packed.progress)


def without_details(order: Order) -> tuple[Parcel, ...]:
    """The open parcels whose carrier details were ignored."""
    return tuple(parcel for parcel in order.open_parcels if parcel.details is None)


def in_several(order: Order) -> bool:
    """Whether it goes in several parcels: there is another, or goods are left over for one."""
    return len(order.parcels) > 1 or (bool(order.open_parcels) and bool(unpacked(order)))


def box_of(order: Order, parcel: Parcel) -> int:
    """Which of its parcels this is, from 1; 0 while it is the only one."""
    boxes = [each.ref for each in order.parcels]
    return boxes.index(parcel.ref) + 1 if len(boxes) > 1 else 0


def unpack(order: Order) -> Order:
    """The order without its newest parcel, which has not left: its goods are gathered still."""
    return replace(order, parcels=order.parcels[:-1], progress=Progress.PICKED)


def put_back(order: Order) -> Order:
    """The order without anything on the bench.

    Raises:
        Refused: as the workflow says.
    """
    new = advance(order, Move.PUT_BACK)
    gone = tuple(parcel for parcel in order.parcels if parcel.despatched_at is not None)
    kept = tuple(pick for pick in order.picks if pick.sent)
    return replace(new, parcels=gone, picks=kept, part=None)


def despatch(order: Order, left: Sequence[Parcel]) -> Order:
    """The order after its open parcels have left as ``left``; it goes on if anything remains.

    Raises:
        Refused: as the workflow says.
    """
    done = advance(order, Move.DESPATCH)
    before = tuple(parcel for parcel in order.parcels if parcel.despatched_at is not None)
    new = replace(
        done,
        parcels=(*before, *left),
        picks=tuple(replace(pick, sent=True) for pick in order.picks),
        part=None,
    )
    return replace(new, progress=Progress.NEW) if new.units_left else new
