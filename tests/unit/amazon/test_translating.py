"""An order as Amazon writes it becomes an order in the bench's words."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.amazon import reading
from kiosk.domain.order import Facts, Program, Standing
from kiosk.domain.personal import Address, Gift
from kiosk.domain.sighting import SeenPackage, Sighting
from kiosk.domain.values import LineId, ParcelRef
from tests.unit.amazon.places import ALL, ORDER, UK, item, order, page


def seen(found: Any, given: frozenset[str] = ALL) -> Sighting:
    read = reading.page(page(found), given, by_creation=False)
    assert not read.unreadable, read.unreadable
    return read.sightings[0]


def facts(found: Any) -> Facts:
    return seen(found).facts


def refusal(found: Any) -> str:
    read = reading.page(page(found), ALL, by_creation=False)
    assert not read.sightings
    return read.unreadable[0].why


def test_a_plain_order_is_read_whole() -> None:
    read = facts(order())

    assert (read.id, read.marketplace, read.standing) == (ORDER, UK, Standing.PAID)
    assert read.placed_at == datetime(2026, 11, 20, 10, 30, 0, 123_000, tzinfo=UTC)
    assert read.updated_at == datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
    assert read.ship_by == datetime(2026, 11, 24, 23, 59, 59, tzinfo=UTC)
    assert read.deliver_by == datetime(2026, 11, 27, 23, 59, 59, tzinfo=UTC)
    assert (read.service, read.by_merchant, read.status_word) == ("STANDARD", True, "UNSHIPPED")
    assert read.personal.buyer_name == "James Wilson"
    assert read.personal.delivery_note == "Porch"
    assert read.personal.address == Address(
        name="James Wilson",
        line1="1 High Street",
        city="Manchester",
        postcode="M1 2AB",
        country="GB",
        kind="RESIDENTIAL",
    )
    line = read.lines[0]
    assert (line.id, line.sku, line.title) == ("00123", "MUG-BLU", "Mug, blue")
    assert (line.ordered, line.fulfilled, line.to_send, line.condition) == (2, 0, 2, "NEW")


@pytest.mark.parametrize(
    ("word", "standing"),
    [
        ("PENDING_AVAILABILITY", Standing.PENDING),
        ("PENDING", Standing.PENDING),
        ("UNSHIPPED", Standing.PAID),
        ("PARTIALLY_SHIPPED", Standing.PAID),
        ("SHIPPED", Standing.PAID),
        ("CANCELLED", Standing.CANCELLED),
        ("Canceled", Standing.CANCELLED),
        ("UNFULFILLABLE", Standing.OTHER),
        ("INVOICE_UNCONFIRMED", Standing.OTHER),
        ("TELEPORTED", Standing.OTHER),
    ],
)
def test_a_status_tells_where_the_order_stands(word: str, standing: Standing) -> None:
    read = seen(order(status=word))

    assert (read.facts.standing, read.facts.status_word) == (standing, word)
    assert read.status_given


@pytest.mark.parametrize("fulfillment", [None, {}, {"fulfillmentStatus": None}])
def test_without_a_status_nothing_is_said_of_it(fulfillment: Any) -> None:
    read = seen(order(fulfillment=fulfillment))

    assert not read.status_given
    assert read.facts.standing is Standing.OTHER


def test_new_programs_are_kept() -> None:
    read = facts(order(programs=["FBM_SHIP_PLUS", "SOMETHING_NEW", None, ""]))

    assert read.programs == {"FBM_SHIP_PLUS", "SOMETHING_NEW"}
    assert read.has(Program.SHIP_PLUS)


@pytest.mark.parametrize(
    ("status", "counters", "fulfilled"),
    [
        ("UNSHIPPED", {}, 0),
        ("PARTIALLY_SHIPPED", {"quantityFulfilled": 1}, 1),
        ("PARTIALLY_SHIPPED", {"quantityUnfulfilled": 0}, 2),
        ("SHIPPED", {}, 2),
        ("SHIPPED", None, 2),
        ("SHIPPED", {"quantityFulfilled": 1}, 1),
        ("CANCELLED", {"quantityFulfilled": 0, "quantityUnfulfilled": 0}, 0),
    ],
)
def test_counters_tell_what_is_left_to_send(status: str, counters: Any, fulfilled: int) -> None:
    line = facts(order(item(fulfillment=counters), status=status)).lines[0]

    assert (line.ordered, line.fulfilled) == (2, fulfilled)


def test_a_wish_to_cancel_is_seen_although_the_status_hides_it() -> None:
    wish = {"cancellationRequest": {"requester": "BUYER", "cancelReason": "Wrong\ncolour"}}
    read = facts(order(item(), item(orderItemId="2", cancellation=wish)))

    assert read.standing is Standing.PAID
    assert [line.cancel_asked for line in read.lines] == [False, True]
    assert read.lines[1].cancel_reason == "Wrong colour"


def test_a_cancelled_line_of_a_living_order_is_not_sent() -> None:
    gone = {"cancellationExecution": {"cancelledBy": "MERCHANT"}}
    kept, cancelled = facts(order(item(), item(orderItemId="2", cancellation=gone))).lines

    assert (kept.to_send, cancelled.to_send) == (2, 0)


def test_the_lines_of_a_cancelled_order_still_say_what_was_ordered() -> None:
    gone = {"cancellationExecution": {"cancelledBy": "BUYER"}}
    line = facts(order(item(cancellation=gone), status="CANCELLED")).lines[0]

    assert line.ordered == 2


def test_gifts_serial_numbers_and_constraints_are_seen() -> None:
    fulfillment = {
        "packing": {
            "giftOption": {"giftMessage": "Happy\r\nbirthday\u202e!", "giftWrapLevel": "Red"},
            "serialNumberRequirement": {"requirementType": "REQUIRED"},
        },
        "shipping": {"shippingConstraints": {"signatureConfirmation": "MANDATORY", "new": None}},
    }
    read = facts(order(item(fulfillment=fulfillment)))

    assert read.lines[0].serial_required
    assert read.gift
    assert read.personal.gifts == {LineId("00123"): Gift(message="Happy birthday!", wrap="Red")}
    assert read.constraints == {"signatureConfirmation"}


def test_a_gift_whose_message_is_hidden_is_still_a_gift() -> None:
    read = facts(order(item(fulfillment={"packing": {"giftOption": {}}})))

    assert read.gift
    assert not read.personal.gifts


def test_packages_that_were_not_asked_for_are_not_an_empty_list() -> None:
    assert seen(order(), ALL - {"PACKAGES"}).packages is None
    assert seen(order()).packages == ()


def test_packages_are_read_back() -> None:
    package = {
        "packageReferenceId": "7",
        "carrier": "Royal Mail",
        "trackingNumber": "AB123456785GB",
        "packageItems": [{"orderItemId": "1", "quantity": 2}, {}, {"quantity": 1}],
    }
    cancelled = {"packageReferenceId": "8", "packageStatus": {"status": "CANCELLED"}}

    assert seen(order(packages=[package, cancelled, {"carrier": "DHL"}])).packages == (
        SeenPackage(ref=ParcelRef("7"), carrier="Royal Mail", tracking="AB123456785GB", units=3),
    )


def test_a_street_in_the_second_line_moves_up() -> None:
    lines = {"addressLine1": "", "addressLine2": "Hauptstr. 1"}
    address = {**lines, "city": "Ulm", "countryCode": "DE"}
    read = facts(order(recipient={"deliveryAddress": address})).personal.address

    assert (read.line1, read.line2) == ("Hauptstr. 1", "")
    assert read.complete


def test_a_brazilian_address_may_stand_in_its_own_fields() -> None:
    parts = {"streetName": "Rua A", "streetNumber": "9", "complement": "Ap 4"}
    address = {"extendedFields": parts, "municipality": "Santos", "countryCode": "BR"}
    read = facts(order(recipient={"deliveryAddress": address})).personal.address

    assert (read.line1, read.line2, read.city) == ("Rua A, 9", "Ap 4", "Santos")


@pytest.mark.parametrize("items", [[], None])
def test_an_order_without_lines_is_kept_as_such(items: Any) -> None:
    assert facts(order(orderItems=items)).lines == ()


def test_an_order_may_have_500_lines() -> None:
    lines = facts(order(*(item(orderItemId=f"{n:05d}") for n in range(500)))).lines

    assert len(lines) == 500
    assert lines[7].id == "00007"


def test_the_same_line_twice_counts_once() -> None:
    assert facts(order(item(), item())).units_to_send == 2


def test_two_lines_under_one_id_are_not_packed_blindly() -> None:
    assert "share the id" in refusal(order(item(), item(quantityOrdered=5)))


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"orderId": None}, "Expected `str`"),
        ({"orderId": ""}, "an id of an order"),
        ({"orderId": "x" * 65}, "an id of an order"),
        ({"orderId": "202\u202e"}, "an id of an order"),
        ({"createdTime": "soon"}, "createdTime is no time"),
        ({"lastUpdatedTime": None}, "Expected `str`"),
        ({"orderItems": [item(quantityOrdered=-1)]}, "Expected `int` >= 0"),
        ({"orderItems": [item(quantityOrdered=100_001)]}, "Expected `int` <= 100000"),
        ({"orderItems": [item(quantityOrdered=1.5)]}, "Expected `int`, got `float`"),
        ({"orderItems": [item(quantityOrdered=None)]}, "Expected `int`"),
        ({"orderItems": [item(orderItemId=" ")]}, "an id of an order line"),
        ({"orderItems": ["x"]}, "Expected `object`"),
    ],
)
def test_an_order_that_cannot_be_trusted_says_why(changes: dict[str, Any], why: str) -> None:
    assert why in refusal(order(**changes))


@pytest.mark.parametrize("value", ["2", 2.0])
def test_a_number_in_another_dress_is_read(value: Any) -> None:
    assert facts(order(item(quantityOrdered=value))).lines[0].ordered == 2


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 10**6) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)


@st.composite
def gaps(draw: st.DrawFn) -> dict[str, Any]:
    """A full order, of which anything may be missing, null, or odd text."""
    packing = {"giftOption": {"giftMessage": "Hi", "giftWrapLevel": "Red"}}
    shipping = {"shippingConstraints": {"signatureConfirmation": "MANDATORY"}}
    line = item(
        fulfillment={"quantityFulfilled": 1, "packing": packing, "shipping": shipping},
        cancellation={"cancellationRequest": {"cancelReason": "x"}},
    )
    packages = [{"packageReferenceId": "1", "carrier": "DPD", "packageItems": [{"quantity": 1}]}]
    return {key: _thinned(draw, value) for key, value in order(line, packages=packages).items()}


VITAL = {"orderId", "createdTime", "lastUpdatedTime", "orderItemId", "quantityOrdered"}


def _thinned(draw: st.DrawFn, value: Any) -> Any:
    if isinstance(value, dict):
        kept = {k: v for k, v in value.items() if k in VITAL or draw(st.booleans())}
        return {k: v if k in VITAL else _thinned(draw, v) for k, v in kept.items()}
    if isinstance(value, list):
        return [_thinned(draw, one) for one in value]
    if isinstance(value, str) and draw(st.booleans()):
        return draw(st.none() | st.text(alphabet=st.characters(codec=None), max_size=30))
    return value


@given(gaps())
def test_whatever_may_be_missing_may_be_missing(found: dict[str, Any]) -> None:
    found |= {key: order()[key] for key in VITAL & found.keys()}

    read = seen(found)

    assert read.facts.id == ORDER
    assert all(line.id for line in read.facts.lines)


@given(st.sampled_from(sorted(order())), JSON)
def test_one_odd_field_never_breaks_the_reader(key: str, value: Any) -> None:
    read = reading.page(page(order(**{key: value}), order()), ALL, by_creation=False)

    assert len(read.sightings) + len(read.unreadable) == 2
    assert read.sightings[-1] == seen(order())


@given(JSON)
def test_no_json_breaks_the_reader(value: Any) -> None:
    read = reading.page(page(value, order()), ALL, by_creation=False)

    assert len(read.sightings) == 1
