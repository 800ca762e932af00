"""Whatever goes wrong at the simulated Amazon, the error says what may have happened."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from kiosk.amazon.channel import AmazonChannel
from kiosk.ports.channel import (
    ChannelError,
    NotFound,
    OutcomeUnknown,
    Throttled,
)
from kiosk.simulator.faults import Kind
from kiosk.simulator.limits import Operation
from tests.unit.amazon.bench import UNKNOWN, WINDOW, Bench, opened
from tests.unit.amazon.places import hurry


@pytest.fixture
def bench() -> Iterator[Bench]:
    with opened() as bench:
        yield bench


Truth = tuple[Kind, type[ChannelError], bool]
TRUTHS: list[Truth] = [
    (Kind.THROTTLE, Throttled, False),
    (Kind.ERROR, OutcomeUnknown, False),
    (Kind.UNAVAILABLE, OutcomeUnknown, False),
    (Kind.CAPTIVE, OutcomeUnknown, False),
    (Kind.HANG, OutcomeUnknown, False),
    (Kind.DROP_BEFORE, OutcomeUnknown, False),
    (Kind.HANG_AFTER, OutcomeUnknown, True),
    (Kind.DROP_AFTER, OutcomeUnknown, True),
    (Kind.ERROR_AFTER, OutcomeUnknown, True),
    (Kind.DRIP_HEADERS, OutcomeUnknown, True),
    (Kind.HALF_BODY, OutcomeUnknown, True),
]


@pytest.mark.parametrize(("kind", "error", "applied"), TRUTHS)
def test_a_parcel_is_never_called_untold_when_it_was_told(
    bench: Bench, kind: Kind, error: type[ChannelError], applied: bool
) -> None:
    parcel = bench.parcel(bench.to_send())
    hasty = hurry(bench.another(), 0.5)
    bench.go_wrong(kind, Operation.CONFIRM_SHIPMENT)

    with pytest.raises(error) as raised:
        hasty.confirm(parcel)

    assert raised.value.may_have_arrived or not applied
    assert len(bench.shop.confirmations) <= 1
    hasty.close()


READS: dict[str, Callable[[AmazonChannel], object]] = {
    "search": lambda channel: channel.search(WINDOW, None),
    "order": lambda channel: channel.order(UNKNOWN),
}


@pytest.mark.parametrize("read", list(READS))
@pytest.mark.parametrize("kind", [*(kind for kind, *_ in TRUTHS), Kind.DRIP_BODY, Kind.WRONG_TYPE])
def test_no_fault_looks_like_an_answer(bench: Bench, kind: Kind, read: str) -> None:
    hasty = hurry(bench.another(), 0.5)
    operation = Operation.SEARCH_ORDERS if read == "search" else Operation.GET_ORDER
    bench.go_wrong(kind, operation, seconds=20)

    with pytest.raises((OutcomeUnknown, Throttled, NotFound)) as raised:
        READS[read](hasty)

    # A 404 keeps its meaning under any content type: the status decides.
    assert type(raised.value) is not NotFound or kind is Kind.WRONG_TYPE
    hasty.close()


def test_a_204_without_effect_shows_when_reading_back(bench: Bench) -> None:
    parcel = bench.parcel(bench.to_send())
    bench.go_wrong(Kind.NO_EFFECT, Operation.CONFIRM_SHIPMENT)

    bench.channel.confirm(parcel)

    assert bench.channel.order(parcel.order).packages == ()
