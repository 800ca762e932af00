"""Putting back: the goods of a cancelled order go to their bins again, unit by unit. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.domain import packing
from kiosk.domain.journal import Means
from kiosk.domain.order import Order, Pick, Progress
from kiosk.domain.picks import counted
from kiosk.domain.refusals import Refusal, Refused
from kiosk.domain.workflow import Move, refusal

if TYPE_CHECKING:
    from kiosk.domain.values import LineId


def wanted(order: Order) -> bool:
    """Whether goods of a cancelled order lie on a bench."""
    return refusal(order, Move.PUT_BACK) is None


def on_bench(order: Order) -> dict[LineId, int]:
    """Units that must go back, by line."""
    return {line: units for line, units in counted(order).items() if units > 0}


def back(order: Order, line: LineId, units: int) -> Order:
    """The order with units of a line back in their bin; with the last ones nothing is left of it.

    A parcel that was packed is open again.

    Raises:
        Refused: as the workflow says, or LINE_COMPLETE when no more of the line lies here.
    """
    why = refusal(order, Move.PUT_BACK)
    if why is not None:
        raise Refused(why)
    lies = on_bench(order).get(line, 0)
    if lies <= 0:
        raise Refused(Refusal.LINE_COMPLETE)
    gone = Pick(
        gesture=order.picks[-1].gesture + 1,
        line=line,
        units=-min(units, lies),
        means=Means.SCAN,
    )
    gone_parcels = tuple(p for p in order.parcels if p.despatched_at is not None)
    left = replace(
        order,
        picks=(*order.picks, gone),
        parcels=gone_parcels,
        progress=min(order.progress, Progress.PICKED),
    )
    return left if on_bench(left) else packing.put_back(left)
