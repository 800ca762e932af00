"""How an order that is shared out among parcels is put into words; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.domain.packing import unpacked
from kiosk.domain.parcel import units_in
from kiosk.domain.product import title_of
from kiosk.presenters.models_parcel import ParcelLineModel, ParcelModel
from kiosk.presenters.order_lines import picture_of
from kiosk.wording import flags, parcels, screens

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.actions.queries import OrderView
    from kiosk.domain.order import Line, Order
    from kiosk.domain.product import Product
    from kiosk.domain.values import LineId


MOST_NAMED = 3


def parcel_model(view: OrderView, units: Mapping[LineId, int], *, pictures: str) -> ParcelModel:
    """The whole model: of each line what is left, and how many units of it are taken."""
    order, there = view.order, unpacked(view.order)
    chosen, left = sum(units.values()), sum(there.values())
    box = len(order.parcels) + 1
    return ParcelModel(
        shown=True,
        title=parcels.WHAT_GOES_IN.format(box=box),
        hint=_hint(chosen, left),
        lines=tuple(
            _line(
                line, view.products.get(line.sku), pictures, units.get(line.id, 0), there[line.id]
            )
            for line in order.facts.lines
            if line.id in there
        ),
        packed=packed(order),
        back_word=screens.CANCEL(),
        all_word=parcels.EVERYTHING(),
        next_word=parcels.INTO.format(units=flags.units(chosen), box=box),
        next_live=chosen > 0,
    )


def packed(order: Order) -> str:
    """The parcels that are packed already, each with its units and its carrier; many as a sum."""
    if len(order.parcels) > MOST_NAMED:
        units = flags.units(units_in(order.parcels).total())
        return parcels.MANY_PACKED.format(n=len(order.parcels), units=units)
    found = []
    for box, parcel in enumerate(order.parcels, start=1):
        details = parcel.details
        carrier = (details.name or details.code) if details else parcels.NO_DETAILS
        units = flags.units(sum(parcel.contents.values()))
        found.append(parcels.PACKED.format(box=box, units=units, carrier=carrier))
    return "  ·  ".join(found)


def _hint(chosen: int, left: int) -> str:
    if not chosen:
        return parcels.TOUCH_OR_SCAN()
    rest = left - chosen
    return parcels.REST_FOLLOWS.format(units=flags.units(rest)) if rest else parcels.ALL_IN_ONE()


def _line(
    line: Line, product: Product | None, pictures: str, units: int, there: int
) -> ParcelLineModel:
    return ParcelLineModel(
        line_id=line.id,
        picture=picture_of(product, pictures),
        title=title_of(line, product),
        sku=line.sku,
        count=str(units),
        of=screens.OF.format(n=there),
        less_live=units > 0,
        more_live=units < there,
        chosen=units > 0,
    )
