"""Why the window for carrier details is open."""

from __future__ import annotations

import pytest

from kiosk.domain.refusals import Refusal, Refused
from kiosk.presenters.carrier_purpose import Purpose, fitting
from tests.fakes.builders import OrderBuilder, an_order, details


def test_a_picked_order_is_packed_and_a_packed_one_corrected() -> None:
    assert fitting(an_order().picked().order(), Purpose.PACK) is Purpose.PACK
    assert fitting(an_order().packed(details()).order(), Purpose.PACK) is Purpose.CORRECT


@pytest.mark.parametrize("wanted", [Purpose.DESPATCH, Purpose.CORRECT])
def test_what_was_asked_for_on_purpose_is_done(wanted: Purpose) -> None:
    assert fitting(an_order().despatched().order(), wanted) is wanted


@pytest.mark.parametrize(
    ("builder", "why"),
    [
        (an_order(), Refusal.NOT_YET),
        (an_order().picked().cancelled(), Refusal.CANCELLED),
        (an_order().despatched(), Refusal.DESPATCHED),
    ],
)
def test_an_order_that_cannot_be_packed_opens_no_window(
    builder: OrderBuilder, why: Refusal
) -> None:
    with pytest.raises(Refused) as no:
        fitting(builder.order(), Purpose.PACK)

    assert no.value.reason is why
