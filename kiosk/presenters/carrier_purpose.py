"""Why the window for carrier details is open."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from kiosk.domain.order import Progress
from kiosk.domain.refusals import Refused
from kiosk.domain.workflow import Move, refusal

if TYPE_CHECKING:
    from kiosk.domain.order import Order


class Purpose(Enum):
    """Why the window is open."""

    PACK = "pack"
    DESPATCH = "despatch"
    """The details were ignored before; with them the order is despatched at once."""
    CORRECT = "correct"


def fitting(order: Order, wanted: Purpose) -> Purpose:
    """What the window is for, given how far the order is: packed already, it corrects.

    Raises:
        Refused: the order can't be packed now.
    """
    if wanted is not Purpose.PACK:
        return wanted
    if order.progress is Progress.PACKED:
        return Purpose.CORRECT
    why = refusal(order, Move.PACK)
    if why is not None:
        raise Refused(why)
    return wanted
