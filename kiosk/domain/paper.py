"""Papers: which kinds there are, which of them an order may have now, and at which printer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING

from kiosk.domain.order import Progress
from kiosk.domain.packing import in_several
from kiosk.domain.refusals import Refusal
from kiosk.domain.returns import sent
from kiosk.domain.till import Reading
from kiosk.domain.values import OrderId
from kiosk.domain.workflow import Move, refusal

if TYPE_CHECKING:
    from kiosk.domain.order import Order
    from kiosk.domain.product import Product
    from kiosk.domain.returns import Return
    from kiosk.domain.values import Sku


class PaperKind(Enum):
    """What is printed; the values stand in settings and in the names of papers."""

    PICKING_NOTE = "picking-note"
    PACKING_SLIP = "packing-slip"
    ADDRESS_LABEL = "address-label"
    RETURN_SLIP = "return-slip"
    RETURN_RECEIPT = "return-receipt"
    PUT_BACK_SLIP = "put-back-slip"
    TILL_READING = "till-reading"


OF_AN_ORDER = (
    PaperKind.PICKING_NOTE,
    PaperKind.PACKING_SLIP,
    PaperKind.ADDRESS_LABEL,
    PaperKind.RETURN_SLIP,
)
"""The papers of an order, as they are needed one after the other."""

SHOWN = (PaperKind.PUT_BACK_SLIP, *OF_AN_ORDER, PaperKind.RETURN_RECEIPT)
"""What can stand in the window with the papers of an order."""

BY_ITSELF: dict[PaperKind, tuple[Progress, ...]] = {
    PaperKind.PACKING_SLIP: (Progress.PICKED, Progress.PACKED),
    PaperKind.ADDRESS_LABEL: (Progress.PICKED, Progress.PACKED),
    PaperKind.RETURN_SLIP: (Progress.DESPATCHED,),
}
"""Which papers can print by themselves, and how far the order must be."""

_NEXT = (PaperKind.PICKING_NOTE, PaperKind.PACKING_SLIP, PaperKind.ADDRESS_LABEL)


Series = tuple[PaperKind, int, int]
"""A paper of which there can be copies: its kind, its number, and which parcel it is of."""


@dataclass(frozen=True, kw_only=True)
class PaperJob:
    """One copy of one paper, as it was asked for; the payload of its row in the outbox.

    ``at`` is aware; ``parcel`` is the reference of the parcel it belongs to, or empty.
    """

    kind: PaperKind
    copy: int
    printer: str
    at: datetime
    parcel: str = ""
    box: int = 0
    """Which parcel of the order it is, from 1, of an order that goes in several; else 0."""
    person: str = ""
    number: int = 0
    """The return's, or the Z reading's; 0 for the papers that have none."""
    reading: Reading | None = None
    """An X reading itself: it is kept nowhere else."""

    @property
    def series(self) -> Series:
        """Copies are counted within it."""
        return self.kind, self.number, self.box

    @property
    def label(self) -> str:
        """For keys and journals: ``packing-slip``, or with a number, ``packing-slip-box-2``."""
        of = f"-{self.number}" if self.number else f"-box-{self.box}" if self.box else ""
        return f"{self.kind.value}{of}"


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A copy with all that stands on it; ``of`` is the order, or the reading, of its row.

    An order's papers have ``order``, a receipt ``returned`` besides, a till reading ``reading``.
    """

    job: PaperJob
    of: OrderId
    order: Order | None = None
    products: Mapping[Sku, Product] = field(default_factory=dict)
    returned: Return | None = None
    reading: Reading | None = None


@dataclass(frozen=True, kw_only=True)
class PrintPlan:
    """Which paper comes out where, as this bench is set; ``printers`` has one at least.

    A paper that ``by_kind`` does not name comes out at the first printer.
    """

    printers: tuple[str, ...]
    by_kind: Mapping[PaperKind, str] = field(default_factory=dict)
    automatic: tuple[PaperKind, ...] = ()
    shown: frozenset[str] = frozenset()
    """Printers without paper: what comes out of them is shown on the glass by itself."""

    def printer(self, kind: PaperKind) -> str:
        """Where papers of this kind come out."""
        return self.by_kind.get(kind, self.printers[0])

    def pops_up(self, kind: PaperKind) -> bool:
        """Whether a paper of this kind is shown as soon as it is printed."""
        return self.printer(kind) in self.shown

    def by_itself(self, order: Order) -> tuple[PaperKind, ...]:
        """The papers that print by themselves now; a printer must be named for each."""
        return tuple(
            kind
            for kind in self.automatic
            if kind in self.by_kind
            and order.progress in BY_ITSELF.get(kind, ())
            and paper_refusal(order, kind) is None
        )


def paper_refusal(order: Order, kind: PaperKind) -> Refusal | None:
    """Say why the order can't have this paper now, or None when it can.

    A receipt needs a return besides, which only the store knows of.
    """
    match kind:
        case PaperKind.RETURN_RECEIPT:
            return None if any(sent(order, line.id) for line in order.facts.lines) else _NOT_YET
        case PaperKind.PUT_BACK_SLIP:
            return refusal(order, Move.PUT_BACK)
        case PaperKind.TILL_READING:
            return _NOT_YET
    return refusal(order, Move.PRINT) or _lacks(order, kind)


def _lacks(order: Order, kind: PaperKind) -> Refusal | None:
    if kind is PaperKind.ADDRESS_LABEL and not order.facts.personal.address.complete:
        return Refusal.NO_ADDRESS
    left = order.progress is Progress.DESPATCHED
    return _NOT_YET if kind is PaperKind.RETURN_SLIP and not left else None


_NOT_YET = Refusal.NOT_YET


def print_next(order: Order, copies: Mapping[PaperKind, int]) -> tuple[PaperKind, ...]:
    """The papers that will be printed next: those of which there is no copy yet."""
    return tuple(
        kind for kind in _NEXT if not copies.get(kind) and paper_refusal(order, kind) is None
    )


def parcel_of(order: Order, kind: PaperKind) -> tuple[str, int]:
    """The parcel that a paper asked for now belongs to, and which of several it is.

    It has no reference before it is packed, and is the only one (0) unless there is another, or
    goods are left over for one. Papers of the house belong to none.
    """
    if kind not in OF_A_PARCEL:
        return "", 0
    there = bool(order.open_parcels) or order.progress is Progress.DESPATCHED
    ref = order.parcel.ref if there and order.parcel is not None else ""
    if ref:
        return ref, len(order.parcels) if in_several(order) else 0
    return "", len(order.parcels) + 1 if order.parcels else 0


OF_A_PARCEL = frozenset({PaperKind.PACKING_SLIP, PaperKind.ADDRESS_LABEL, PaperKind.RETURN_SLIP})


def still_wanted(order: Order, job: PaperJob) -> bool:
    """Whether the paper still says the truth: its parcel is packed, its goods are not put back."""
    if job.kind is PaperKind.PUT_BACK_SLIP:
        return paper_refusal(order, job.kind) is None
    return not job.parcel or any(parcel.ref == job.parcel for parcel in order.parcels)


def place(bench: str, printer: str) -> str:
    """Where a row of the outbox is worked off: at one printer of one bench."""
    return f"{bench}/{printer}"
