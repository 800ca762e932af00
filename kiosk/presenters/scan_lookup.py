"""What a code means and what becomes of it; asked on the worker, for it uses the store."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.actions import queries
from kiosk.actions.count import Counted, count
from kiosk.actions.put_back_unit import PutBack, put_back_unit
from kiosk.actions.verify import Missing, Rejected, meaning, verify
from kiosk.domain import putting_back
from kiosk.domain.codes import bare
from kiosk.domain.marketplaces import country_of
from kiosk.domain.product import Track
from kiosk.domain.refusals import Refused
from kiosk.domain.scans import (
    BadgeCode,
    CommandCode,
    LabelCode,
    Meaning,
    OrderCode,
    ProductCode,
    Scan,
)
from kiosk.domain.tracking_numbers import Check, cleaned
from kiosk.domain.verification import WANTED, wants

if TYPE_CHECKING:
    from kiosk.actions.desk import Desk
    from kiosk.domain.order import Order
    from kiosk.domain.values import OrderId
    from kiosk.presenters.context import Context

CODE_SHOWN = 60


@dataclass(frozen=True, kw_only=True)
class Found:
    """What was found out of a code."""

    scan: Scan
    verdict: Counted | Missing | Rejected | PutBack | None = None
    """What became of goods that were held against the open order."""
    order: Order | None = None
    """The order that it was scanned for."""
    owner: OrderId | None = None
    """The order whose parcel bears this number already."""

    @property
    def first(self) -> Meaning | None:
        """What the code most likely means."""
        return self.scan.meanings[0] if self.scan.meanings else None

    @property
    def goods(self) -> ProductCode | None:
        """The goods that it is, when it is some of the shop's before anything else."""
        first = self.first
        return first if isinstance(first, ProductCode) and first.packs else None


def look(
    context: Context, desk: Desk, code: str, order_id: OrderId | None, *, labelling: bool
) -> Found:
    """Look a code up, and count what it is for the open order unless a label is expected.

    Raises:
        Refused: as ``verify`` says.
    """
    order = desk.store.read(lambda: desk.store.orders.get(order_id)) if order_id else None
    country = country_of(order.facts.marketplace) if order else ""
    scan = meaning(desk, code, numbers=context.numbers(), zone=context.zone, country=country)
    found = Found(scan=scan, order=order)
    goods = found.goods
    if goods is not None and order and putting_back.wanted(order) and putting_back.on_bench(order):
        return replace(found, verdict=put_back_unit(desk, order.id, goods))
    if goods is not None and order and not labelling:
        return replace(found, verdict=verify(desk, order.id, goods))
    if labelling or goods is None:
        label = scan.find(LabelCode)
        numbers = [c.number for c in label.reading.candidates] if label else []
        numbers += [cleaned(code), bare(code).upper()]
        return replace(found, owner=queries.order_with_tracking(desk, numbers))
    return found


def capture(context: Context, desk: Desk, missing: Missing, code: str) -> Found:
    """Take a code for the serial or lot number that was asked for, and count its unit.

    Raises:
        Refused: SERIAL_WANTED or LOT_WANTED for what can be none, else as ``count`` says.
    """
    want = missing.wants
    scan = meaning(desk, code, numbers=context.numbers(), zone=context.zone)
    product = _number_in(scan, missing)
    text = bare(code)[:CODE_SHOWN]
    serial = (product.serial if product else "") or (text if want is Track.SERIAL else "")
    lot = (product.lot if product else "") or (text if want is Track.LOT else "")
    proof = replace(
        missing.proof, serial=serial or missing.proof.serial, lot=lot or missing.proof.lot
    )
    known = desk.store.read(lambda: desk.store.products.find({missing.line.sku}))
    so_far = ProductCode(packs=(), serial=proof.serial, lot=proof.lot)
    still = wants(missing.line, known.get(missing.line.sku), so_far)
    if still is not Track.NOTHING:
        return Found(scan=scan, verdict=replace(missing, wants=still, proof=proof))
    verdict = count(desk, missing.order, missing.line.id, missing.units, proof)
    return Found(scan=scan, verdict=verdict)


def _number_in(scan: Scan, missing: Missing) -> ProductCode | None:
    """The barcode of the goods themselves, if it bears what is wanted; None for a bare number."""
    wrong = Refused(WANTED[missing.wants])
    first, label = Found(scan=scan).first, scan.find(LabelCode)
    sure = label and any(c.distinct and c.check is Check.RIGHT for c in label.reading.candidates)
    if sure or not bare(scan.code) or isinstance(first, OrderCode | CommandCode | BadgeCode):
        raise wrong
    product = scan.find(ProductCode)
    if product is None or not product.packs:
        return None
    said = product.serial if missing.wants is Track.SERIAL else product.lot
    if not said or missing.line.sku not in {pack.sku for pack in product.packs}:
        raise wrong
    return product
