"""What is in a parcel, line by line, and what is still to follow."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.documents import slip_words
from kiosk.documents.document import SlipLine
from kiosk.documents.picking_lines import LONGEST_SKU, LONGEST_TITLE
from kiosk.documents.text import clean
from kiosk.documents.traces import traces
from kiosk.domain.parcel import Telling
from kiosk.domain.product import title_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kiosk.domain.order import Line, Order
    from kiosk.domain.parcel import Parcel
    from kiosk.domain.product import Product
    from kiosk.domain.values import Sku

_KNOWN = frozenset({Telling.ACCEPTED, Telling.TOLD})
"""Amazon counts the units of such parcels as fulfilled."""


def slip_lines(
    order: Order, parcel: Parcel | None, products: Mapping[Sku, Product]
) -> tuple[SlipLine, ...]:
    """The lines of ``parcel``, or of one parcel with all that is left to send (else with all).

    A line of which nothing is in the box stands there only while some of it follows.
    """
    found = []
    for line in order.facts.lines:
        here = units_here(order, parcel, line)
        follows = max(0, line.ordered - here - _elsewhere(order, parcel, line, here))
        if here or follows:
            given = _slip_line(line, products, here=here, follows=follows)
            found.append(replace(given, traces=traces(order, parcel, line, here)))
    return tuple(found)


def units_here(order: Order, parcel: Parcel | None, line: Line) -> int:
    """How many units of ``line`` are in the box."""
    if parcel is not None:
        return parcel.contents.get(line.id, 0)
    return order.to_go(line) if order.units_left else line.ordered


def _elsewhere(order: Order, parcel: Parcel | None, line: Line, here: int) -> int:
    """Units in other parcels: as the bench packed them, or as Amazon counts them."""
    packed = sum(_units(order.parcels, line, but=parcel))
    counted_here = parcel is not None and parcel.telling in _KNOWN
    return max(packed, line.fulfilled - (here if counted_here else 0))


def _units(parcels: Iterable[Parcel], line: Line, *, but: Parcel | None) -> Iterable[int]:
    return (each.contents.get(line.id, 0) for each in parcels if but is None or each.ref != but.ref)


def _slip_line(line: Line, products: Mapping[Sku, Product], *, here: int, follows: int) -> SlipLine:
    product = products.get(line.sku)
    return SlipLine(
        quantity=here,
        sku=clean(line.sku, LONGEST_SKU),
        title=clean(title_of(line, product), LONGEST_TITLE),
        note=slip_words.part_of(here, line.ordered, follows),
    )
