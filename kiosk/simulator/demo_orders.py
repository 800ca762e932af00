"""What the demo shop has sold: about forty orders, each there to show something at the bench."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from kiosk.simulator.catalogue import products
from kiosk.simulator.demo_people import PEOPLE
from kiosk.simulator.drafts import Draft, Want
from kiosk.simulator.marketplaces import DE, FR, UK, US
from kiosk.simulator.orders import Gift
from kiosk.simulator.shapes import SHIP_PLUS, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.simulator.marketplaces import Marketplace

IN_TWO_BOXES = "IN-TWO-BOXES"
"""The seller's own id of the order whose first line has left already."""
_BIG_ORDER_LINES = 40


def drafts() -> Iterator[Draft]:
    """Yield the orders: late, due today, special ones, unpaid, tomorrow and later, closed."""
    yield from _late()
    yield from _today()
    yield from _special()
    yield from _unpaid()
    yield from _later()
    yield from _closed()


def _late() -> Iterator[Draft]:
    yield replace(_sold(UK, 3, "SCF-MER-RST", -26, ago=75), service="EXPEDITED")
    yield _sold(UK, 0, "MUG-ENA-GRN 2, BOX-GFT-S", -20, ago=70)
    yield _sold(DE, 0, "LMP-DSK-BRS, NTB-A5-LIN 3", -3.5, ago=52)
    yield _sold(US, 0, "BTL-STL-500", -1.2, ago=49)


def _today() -> Iterator[Draft]:
    yield _prime(_sold(UK, 1, "TEE-NVY-M, TEE-NVY-L", 0.4, ago=14))
    yield _sold(FR, 1, "CDL-SOY-FIG", 0.75, ago=20)
    yield _prime(_sold(DE, 1, "CAF-GLS-8", 1.25, ago=9))
    yield _sold(UK, 6, "NTB-A5-DOT 4, PEN-RLR-SET 2", 2, ago=26)
    yield _sold(US, 1, "TEE-WHT-M 2", 2.5, ago=31)
    yield replace(_sold(UK, 7, "BAG-RCK-OLV", 3, ago=7), programs=("PRIME", "PREMIUM"))
    yield _sold(DE, 3, "SOX-WOL-8-11 6", 3.75, ago=40)
    yield _sold(FR, 2, "PLT-TER-12 3, CDL-SOY-CED", 4.5, ago=22)
    yield _sold(UK, 9, "UMB-FLD-YEL", 5, ago=11)
    yield _sold(US, 2, "MUG-STN-SPK 4, CAF-GLS-8", 6, ago=28)
    yield _sold(UK, 11, "APR-LIN-NAT, TWL-TEA-STR 2", 7, ago=16)


def _special() -> Iterator[Draft]:
    yield _gift(UK, 2, "Happy birthday, Nan!\nWith love from Tom, Bea and the dog.", 5.5)
    yield _gift(DE, 5, "Alles Gute [und viel Kaffee]! Deine Geschwister & Nichten", 8)
    yield _business()
    yield _cancel_wish(UK, 8, "SOX-WOL-4-7, SOX-WOL-8-11", "Ordered by mistake", 6.5)
    yield _cancel_wish(FR, 3, "BTL-STL-750", "Delivery takes too long", 9)
    yield replace(_sold(US, 3, "NTB-A5-LIN 2", 10, ago=5), programs=(SHIP_PLUS, "PRIME"))
    yield replace(
        _sold(UK, 5, "BTL-STL-500 2, BTL-STL-750, SCF-MER-RST", 4, ago=30),
        seller_order_id=IN_TWO_BOXES,
    )
    yield _pickup_point()
    yield _big()
    yield replace(
        _sold(US, 5, "LMP-DSK-BRS", 12, ago=4),
        wants=(
            Want(sku="LMP-DSK-BRS", serial_required=True, constraints=("signatureConfirmation",)),
        ),
    )
    yield replace(_sold(DE, 9, "MUG-ENA-BLU", 11, ago=3), replaces="303-8046137-5120944")


def _unpaid() -> Iterator[Draft]:
    for draft in (
        _sold(UK, 10, "CDL-SOY-FIG 2, CDL-SOY-CED", 26, ago=0.6),
        _sold(DE, 7, "BAG-RCK-OLV", 30, ago=1.5),
        _sold(FR, 4, "TEE-WHT-M, TEE-NVY-S", 47, ago=2.2),
    ):
        yield replace(draft, status=Status.PENDING)


def _later() -> Iterator[Draft]:
    yield _sold(UK, 1, "PEN-RLR-SET", 20, ago=2)
    yield _sold(DE, 4, "APR-LIN-NAT 2, MUG-STN-SPK 2, TWL-TEA-STR", 22, ago=6)
    yield _sold(FR, 5, "CAF-GLS-8, MUG-ENA-BLU 4", 24, ago=3)
    yield _sold(DE, 6, "PLT-TER-12 6", 25, ago=1)
    yield _sold(UK, 4, "TEE-NVY-S, TEE-NVY-M, TEE-NVY-L, TEE-WHT-M, SOX-WOL-8-11, UMB-FLD-YEL", 27)
    yield _sold(US, 4, "SCF-MER-RST", 28, ago=1.2)
    yield _sold(UK, 0, "CDL-SOY-CED", 44, ago=0.4)
    yield _sold(US, 6, "BTL-STL-750 2, NTB-A5-DOT", 50, ago=0.8)
    yield replace(_sold(FR, 6, "BOX-GFT-L 2", 68, ago=0.3), service="FREE_ECONOMY")


def _closed() -> Iterator[Draft]:
    yield replace(_sold(UK, 10, "MUG-ENA-GRN", 15, ago=33), status=Status.CANCELLED)
    yield replace(_sold(DE, 8, "UMB-FLD-YEL 2", 18, ago=45), status=Status.CANCELLED)


def _sold(market: Marketplace, person: int, goods: str, hours: float, *, ago: float = 8) -> Draft:
    """Draft a plain order of ``goods``, to be shipped ``hours`` from now, placed ``ago`` hours."""
    return Draft(
        market=market,
        address=PEOPLE[market][person],
        wants=_wants(goods),
        ship_in=timedelta(hours=hours),
        placed_ago=timedelta(hours=ago),
    )


def _prime(draft: Draft) -> Draft:
    return replace(draft, programs=("PRIME",), service="NEXT_DAY")


def _wants(goods: str) -> tuple[Want, ...]:
    pairs = (item.strip().partition(" ") for item in goods.split(","))
    return tuple(Want(sku=sku, quantity=int(quantity or 1)) for sku, _, quantity in pairs)


def _gift(market: Marketplace, person: int, message: str, hours: float) -> Draft:
    draft = _sold(market, person, "CAF-GLS-8", hours, ago=18)
    wrapped = Want(sku="CAF-GLS-8", gift=Gift(message, "STANDARD"))
    return replace(draft, wants=(wrapped, Want(sku="TWL-TEA-STR")))


def _business() -> Draft:
    draft = _sold(DE, 2, "NTB-A5-LIN 25, PEN-RLR-SET 10, LMP-DSK-BRS 2", 9.5, ago=24)
    company = "Großmann & Söhne Veranstaltungstechnik GmbH"
    return replace(
        draft,
        address=replace(draft.address, company=company, kind="COMMERCIAL"),
        programs=("AMAZON_BUSINESS",),
        company=company,
        po_number="BE-2026/10447",
        delivery_note="Anlieferung Tor 2, werktags 8 bis 15 Uhr",
    )


def _cancel_wish(market: Marketplace, person: int, goods: str, reason: str, hours: float) -> Draft:
    draft = _sold(market, person, goods, hours, ago=12)
    first, *others = draft.wants
    return replace(draft, wants=(replace(first, cancel_asked=reason), *others))


def _pickup_point() -> Draft:
    draft = _sold(FR, 0, "SCF-MER-RST, CDL-SOY-FIG", 7.5, ago=15)
    address = replace(
        draft.address,
        company="Point retrait Tabac-Presse du Pont",
        line1="104 avenue des Frères Lumière",
        line2="Retrait sous 8 jours",
        kind="PICKUP_POINT",
    )
    return replace(draft, address=address, drop_off="Comptoir")


def _big() -> Draft:
    draft = _sold(UK, 4, "MUG-ENA-GRN", 13, ago=21)
    skus = [one.sku for one in products()]
    plain = [Want(sku=sku, quantity=1 + place % 3) for place, sku in enumerate(skus)]
    wrapped = [
        Want(sku=sku, gift=Gift(f"Thank you, from table {n}", "STANDARD"))
        for n, sku in enumerate(skus, 1)
    ]
    return replace(
        draft,
        wants=tuple((plain + wrapped)[:_BIG_ORDER_LINES]),
        programs=("AMAZON_BUSINESS",),
        company="O'Donoghue Weddings & Events",
        po_number="WED-118",
    )
