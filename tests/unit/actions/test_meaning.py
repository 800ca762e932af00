"""What a code can mean in this shop today."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date
from zoneinfo import ZoneInfo

import pytest

from kiosk.actions.desk import Desk
from kiosk.actions.verify import meaning
from kiosk.carriers import tracking_numbers
from kiosk.domain.product import Barcode, Product
from kiosk.domain.scans import LabelCode, Pack, ProductCode, Scan
from kiosk.domain.values import Sku
from tests.fakes.clock import TurnableClock

MUG = Product(sku=Sku("MUG"), title="Mug, blue", bin="A-1", gtin="5012345678900")


@pytest.fixture(autouse=True)
def _shop(desk: Desk) -> None:
    know(desk, MUG)


def know(desk: Desk, product: Product) -> None:
    desk.store.transact(lambda: desk.store.products.save_all([product]))


def meant(desk: Desk, text: str, **other: str) -> Scan:
    zone = ZoneInfo(other.pop("zone", "UTC"))
    return meaning(desk, text, numbers=tracking_numbers(), zone=zone, **other)


@pytest.mark.parametrize("text", ["5012345678900", "05012345678900", "]E05012345678900\r\n"])
def test_a_barcode_is_found_among_the_shops_products(desk: Desk, text: str) -> None:
    assert meant(desk, text).find(ProductCode) == ProductCode(
        packs=(Pack(sku=MUG.sku),), gtin="05012345678900"
    )


def test_every_code_of_a_product_leads_to_it(desk: Desk) -> None:
    know(desk, replace(MUG, barcodes=(Barcode(code="SHELF-7"), Barcode(code="BOX", units=6))))

    found = [meant(desk, text).find(ProductCode) for text in ("SHELF-7", "BOX")]

    assert [each.packs for each in found if each] == [
        (Pack(sku=MUG.sku),),
        (Pack(sku=MUG.sku, units=6),),
    ]


def test_whose_label_it_can_be_depends_on_the_country(desk: Desk) -> None:
    def carriers(country: str) -> list[str | None]:
        label = meant(desk, "986578788855", country=country).find(LabelCode)
        return [c.carrier for c in label.reading.candidates] if label else []

    assert carriers("GB") == ["fedex", "parcelforce"]
    assert carriers("US") == ["fedex"]


def test_an_expiry_date_is_read_in_the_century_of_the_shops_own_day(
    desk: Desk, clock: TurnableClock
) -> None:
    # Noon of the year's last day in London is the first of the next year in Kiribati; of two digits
    # the hundred years are meant that begin 49 years ago.
    clock.jump(date(2026, 12, 31) - clock.now().astimezone(UTC).date())
    text = "]d20105012345678900" + "17770630"

    zones = ("UTC", "Pacific/Kiritimati")
    found = [meant(desk, text, zone=zone).find(ProductCode) for zone in zones]

    assert [each.expiry for each in found if each] == [date(1977, 6, 30), date(2077, 6, 30)]
    assert [each.packs for each in found if each] == [(Pack(sku=MUG.sku),)] * 2


@pytest.mark.parametrize("text", ["", "\x00", "]C1", "hello", "7" * 5000])
def test_what_is_no_code_means_nothing(desk: Desk, text: str) -> None:
    assert meant(desk, text).meanings == ()
