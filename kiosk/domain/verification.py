"""Scan to verify: what a scanned product means for the open order. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.domain.picks import missing
from kiosk.domain.product import Track
from kiosk.domain.refusals import Refusal
from kiosk.domain.workflow import Move, refusal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kiosk.domain.order import Line, Order
    from kiosk.domain.product import Product
    from kiosk.domain.scans import Pack, ProductCode
    from kiosk.domain.values import LineId, Sku

_OF_GOODS = frozenset({Refusal.NOT_YET, Refusal.ALREADY_DONE, Refusal.NOTHING_TO_SEND})
"""What the goods themselves answer better: they are enough, or wrong."""


WANTED = {Track.SERIAL: Refusal.SERIAL_WANTED, Track.LOT: Refusal.LOT_WANTED}
"""What the bench says when something must be captured first."""


@dataclass(frozen=True, kw_only=True)
class Fit:
    """The scan counts ``units`` of ``line``; ``wants`` is what must be captured with them."""

    line: LineId
    units: int
    wants: Track = Track.NOTHING


@dataclass(frozen=True, kw_only=True)
class Misfit:
    """The scan does not count, and why; ``line`` is the one it is about, if any."""

    reason: Refusal
    line: LineId | None = None
    units: int = 0
    """Units in the case that was scanned."""


def fit(order: Order, scanned: ProductCode, products: Mapping[Sku, Product]) -> Fit | Misfit:
    """Which line a scanned product counts for, or why it counts for none."""
    why = refusal(order, Move.COUNT)
    if why is not None and why not in _OF_GOODS:
        return Misfit(reason=why)
    wanted = [
        (line, pack) for pack in scanned.packs for line in order.facts.lines if line.sku == pack.sku
    ]
    if not wanted:
        return Misfit(reason=Refusal.WRONG_ITEM if scanned.packs else Refusal.CODE_UNKNOWN)
    lack = missing(order)
    open_lines = [(line, pack) for line, pack in wanted if line.id in lack]
    if not open_lines:
        return Misfit(reason=Refusal.LINE_COMPLETE, line=wanted[0][0].id)
    if why is not None:
        return Misfit(reason=why, line=open_lines[0][0].id)
    if scanned.case_of_unknown:
        return Misfit(reason=Refusal.CASE_UNKNOWN, line=open_lines[0][0].id)
    return _counts(scanned, open_lines, lack, products)


def _counts(
    scanned: ProductCode,
    open_lines: Sequence[tuple[Line, Pack]],
    lack: Mapping[LineId, int],
    products: Mapping[Sku, Product],
) -> Fit | Misfit:
    """The first line that takes all units of the scan; if none does, the first is too short."""
    sized = [(line, scanned.units or pack.units) for line, pack in open_lines]
    for line, units in sized:
        if units <= lack[line.id]:
            track = wants(line, products.get(line.sku), scanned)
            # One number proves one unit, whatever stands on the case.
            return Fit(line=line.id, units=1 if track is Track.SERIAL else units, wants=track)
    line, units = sized[0]
    return Misfit(reason=Refusal.CASE_TOO_LARGE, line=line.id, units=units)


def wants(line: Line, product: Product | None, scanned: ProductCode | None = None) -> Track:
    """What must still be captured with a unit of this line."""
    track = product.track if product else Track.NOTHING
    if (line.serial_required or track is Track.SERIAL) and not (scanned and scanned.serial):
        return Track.SERIAL
    if track is Track.LOT and not (scanned and scanned.lot):
        return Track.LOT
    return Track.NOTHING
