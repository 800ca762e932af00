"""What an order can say of itself."""

from __future__ import annotations

import pytest

from kiosk.domain.order import Program
from kiosk.domain.personal import Address
from tests.fakes.builders import OrderBuilder, a_line, an_order


def test_only_what_no_parcel_holds_is_still_to_be_sent() -> None:
    facts = an_order().of(a_line("A", 3, fulfilled=1), ("B", 1)).facts()

    assert [line.to_send for line in facts.lines] == [2, 1]
    assert facts.units_to_send == 3


def test_a_line_of_which_more_was_sent_than_ordered_needs_nothing() -> None:
    assert a_line("A", 1, fulfilled=2).to_send == 0


def test_one_line_is_enough_for_a_gift_or_a_wish_to_cancel() -> None:
    facts = an_order().of(("A", 1), a_line("B", gift=True, cancel_asked=True)).facts()

    assert facts.gift
    assert facts.cancel_asked
    assert not an_order().facts().gift
    assert not an_order().facts().cancel_asked


def test_an_order_belongs_to_its_programs() -> None:
    facts = an_order().of_program(Program.PRIME).facts()

    assert facts.has(Program.PRIME)
    assert not facts.has(Program.SHIP_PLUS)


def test_the_newest_parcel_is_the_one_being_worked_on() -> None:
    order = an_order().packed(ref="1").packed(ref="2").order()

    assert order.parcel is order.parcels[1]
    assert an_order().order().parcel is None


@pytest.mark.parametrize(
    ("builder", "in_hand"),
    [
        (an_order(), False),
        (an_order().printed(), True),
        (an_order().allocated(), True),
        (an_order().picked(), True),
        (an_order().packed(), True),
        (an_order().despatched(), False),
        (an_order().printed().despatched(), False),
    ],
)
def test_an_order_is_in_hand_from_its_first_paper_or_step_until_it_leaves(
    builder: OrderBuilder, in_hand: bool
) -> None:
    assert builder.order().in_hand is in_hand


def test_an_address_needs_a_street_a_place_and_a_country() -> None:
    assert Address(line1="1 Test Street", city="Leeds", country="GB").complete
    assert Address(line1="1 Test Street", postcode="LS1 4AP", country="GB").complete
    assert not Address(line1="1 Test Street", country="GB").complete
    assert not Address(city="Leeds", postcode="LS1 4AP", country="GB").complete
    assert not Address(line1="1 Test Street", city="Leeds").complete
