"""The put-back slip says what lies on the bench of an order that will not leave, and where to."""

from __future__ import annotations

import pytest

from kiosk.documents.document import (
    Barcode,
    BigNumber,
    ChannelMark,
    CopyMark,
    Document,
    Fact,
    Footer,
    Note,
    PickLines,
    Recipient,
    Totals,
)
from kiosk.documents.house_blocks import Headline
from kiosk.documents.put_back_slip import put_back_slip
from kiosk.domain.order import Order, Progress, Standing
from tests.unit.documents.blocks import block, blocks
from tests.unit.documents.house import cancelled, pick, put_back
from tests.unit.documents.orders import NUMBER, line, order, product, shop
from tests.unit.documents.slips import parcel


def lines(document: Document) -> list[tuple[str, int, str]]:
    """Bin, quantity and SKU of each line."""
    return [(each.bin, each.quantity, each.sku) for each in block(document, PickLines).lines]


def test_nobody_takes_it_for_a_picking_note() -> None:
    made = put_back_slip(put_back())

    assert made.blocks[0] == block(made, Headline)
    assert block(made, Headline).word == "PUT BACK"
    assert block(made, Headline).loud
    assert "cancelled" in block(made, Headline).detail


def test_an_order_that_is_not_cancelled_is_not_said_to_be() -> None:
    asked = Order(facts=order(standing=Standing.PAID).facts, progress=Progress.PICKED)

    assert "cancelled" not in block(put_back_slip(put_back(asked)), Headline).detail


def test_it_bears_the_orders_number_and_its_bars() -> None:
    made = put_back_slip(put_back())

    assert block(made, BigNumber).head + block(made, BigNumber).tail == NUMBER
    assert block(made, Barcode).data == NUMBER
    assert block(made, ChannelMark).word == "Amazon"


def test_what_was_counted_goes_back_in_the_order_of_the_bins() -> None:
    picks = (pick("FAR", 3), pick("NEAR"), pick("NONE", 2), pick("NEAR"))
    asked = cancelled(line("FAR", 5), line("NEAR", 2), line("NONE", 2), line("NOT"), picks=picks)
    products = shop(product("FAR", "A-10"), product("NEAR", "A-2"))

    made = put_back_slip(put_back(asked, products=products))

    assert lines(made) == [("A-2", 2, "NEAR"), ("A-10", 3, "FAR"), ("", 2, "NONE")]
    assert block(made, Totals).totals == (
        Fact(label="lines", value="3"),
        Fact(label="units", value="7", strong=True),
    )


def test_a_line_tells_what_it_is() -> None:
    products = shop(product("MUG", "A-2", gtin="5012345678016", picture="mug.png"))

    (each,) = block(put_back_slip(put_back(products=products)), PickLines).lines

    assert (each.title, each.code, each.picture) == ("Enamel mug", "5012345678016", "mug.png")
    assert (each.marks, each.serials) == ((), 0)


def test_units_taken_back_before_or_sent_before_are_not_on_the_bench() -> None:
    picks = (pick("A", 2, sent=True), pick("A", 3), pick("A", -1), pick("B"), pick("B", -1))
    asked = cancelled(line("A", 5), line("B", 2), picks=picks)

    assert lines(put_back_slip(put_back(asked))) == [("", 2, "A")]


def test_where_nobody_counted_all_that_was_to_go_goes_back() -> None:
    asked = cancelled(line("A", 5, fulfilled=2), line("B", 2, fulfilled=2))

    assert lines(put_back_slip(put_back(asked))) == [("", 3, "A")]


def test_what_amazon_no_longer_names_goes_back_all_the_same() -> None:
    asked = cancelled(line("A"), picks=(pick("A"), pick("gone\x1b", 2)))

    assert lines(put_back_slip(put_back(asked))) == [("", 1, "A"), ("", 2, "gone")]


@pytest.mark.parametrize(("parcels", "said"), [(1, "its parcel"), (2, "its 2 parcels")])
def test_a_packed_order_is_opened_first_and_its_label_destroyed(parcels: int, said: str) -> None:
    packed = tuple(parcel(str(number), MUG=1) for number in range(parcels))

    made = put_back_slip(put_back(cancelled(progress=Progress.PACKED, parcels=packed)))

    assert said in block(made, Note).text
    assert not blocks(put_back_slip(put_back()), Note)


def test_an_order_of_which_nothing_is_known_says_what_to_do() -> None:
    made = put_back_slip(put_back(cancelled(line("A", 2, fulfilled=2))))

    assert lines(made) == []
    assert "Put back what lies" in block(made, Note).text


def test_it_names_no_buyer_and_says_who_made_it() -> None:
    made = put_back_slip(put_back())

    assert not blocks(made, Recipient)
    assert block(made, Footer).parts == ("Printed Mon 23 Nov 2026 14:05", "Bench 2", "Sam")


def test_a_second_slip_says_so_and_has_a_name_of_its_own() -> None:
    made = put_back_slip(put_back(copy=2))

    assert block(made, CopyMark).word == "COPY 2"
    assert made.name == f"put-back-slip_{NUMBER}_copy-2"
    with pytest.raises(ValueError, match="from 1"):
        put_back_slip(put_back(copy=0))
