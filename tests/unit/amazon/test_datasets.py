"""A dataset that Amazon refuses is found and left out, and the orders come all the same."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.amazon.datasets import WANTED, Datasets
from kiosk.ports.channel import ChannelError, Denied, NotFound, Rejected, Throttled
from tests.fakes.clock import TurnableClock

Asked = tuple[str, ...]


def bad(words: str = "Invalid Input") -> Rejected:
    return Rejected(f"400 InvalidInput: {words}", status=400, code="InvalidInput")


def test_prices_come_last_because_a_bench_can_pack_without_them() -> None:
    assert WANTED[-1] == "PROCEEDS"


@dataclass
class Amazon:
    """Refuses any request that names one of ``broken``."""

    broken: frozenset[str]
    names_it: bool = False
    asked: list[Asked] = field(default_factory=list)
    last: ChannelError | None = None
    patience: int = 1000

    def __call__(self, datasets: Asked) -> Asked:
        self.asked.append(datasets)
        if len(self.asked) > self.patience:
            raise Throttled("enough")
        if self.last:
            raise self.last
        for name in datasets:
            if name in self.broken:
                raise bad(f"The dataset {name} can't be returned." if self.names_it else "No.")
        return datasets


def broken(*names: str, **changes: bool | int) -> Amazon:
    return Amazon(frozenset(names), **changes)  # type: ignore[arg-type]


def test_when_all_goes_well_everything_is_asked_for_once() -> None:
    amazon = broken()

    assert Datasets(TurnableClock()).asked(amazon) == (WANTED, frozenset())
    assert amazon.asked == [WANTED]


@pytest.mark.parametrize("name", WANTED)
def test_a_dataset_that_the_error_names_is_left_out(name: str) -> None:
    amazon = broken(name, names_it=True)
    answer, missing = Datasets(TurnableClock()).asked(amazon)

    assert missing == {name}
    assert answer == tuple(one for one in WANTED if one != name)
    assert len(amazon.asked) == 2


@given(st.sets(st.sampled_from(WANTED)), st.booleans())
def test_all_that_is_broken_is_found_and_nothing_else(names: set[str], named: bool) -> None:
    amazon = Amazon(frozenset(names), names_it=named)
    answer, missing = Datasets(TurnableClock()).asked(amazon)

    assert missing == names
    assert set(answer) == set(WANTED) - names
    assert len(amazon.asked) <= len(WANTED) + 2


def test_what_was_refused_is_not_asked_for_again_for_an_hour() -> None:
    clock, amazon = TurnableClock(), broken("FULFILLMENT")
    datasets = Datasets(clock)
    datasets.asked(amazon)
    amazon.asked.clear()
    clock.advance(3599)

    assert datasets.asked(amazon)[1] == {"FULFILLMENT"}
    assert len(amazon.asked) == 1

    clock.advance(2)
    amazon.broken = frozenset()

    assert datasets.asked(amazon) == (WANTED, frozenset())


@pytest.mark.parametrize("name", WANTED)
def test_an_error_that_lists_all_datasets_names_none(name: str) -> None:
    amazon = Amazon(frozenset())
    words = f"includedData must be one of {', '.join(WANTED)}"

    def ask(datasets: Asked) -> Asked:
        amazon(datasets)
        if name in datasets:
            raise bad(words)
        return datasets

    assert Datasets(TurnableClock()).asked(ask)[1] == {name}


def test_a_request_that_is_wrong_by_itself_is_refused_and_blames_no_dataset() -> None:
    amazon, datasets = broken(), Datasets(TurnableClock())
    amazon.last = bad("orderId")
    with pytest.raises(Rejected, match="orderId"):
        datasets.asked(amazon)

    assert [len(one) for one in amazon.asked] == [6, 0]

    amazon.last = None

    assert datasets.asked(amazon)[1] == frozenset()


@pytest.mark.parametrize(
    "error",
    [
        NotFound("404", status=404),
        Rejected("413", status=413),
        Throttled("429"),
        Denied("403"),
    ],
)
def test_other_errors_come_through_at_once(error: ChannelError) -> None:
    amazon = broken()
    amazon.last = error
    with pytest.raises(type(error)):
        Datasets(TurnableClock()).asked(amazon)

    assert len(amazon.asked) == 1


def test_when_the_quota_ends_on_the_way_what_came_so_far_is_kept() -> None:
    amazon = broken("BUYER", patience=4)
    answer, missing = Datasets(TurnableClock()).asked(amazon)

    assert answer == ("FULFILLMENT", "RECIPIENT")
    assert missing == {"CANCELLATION", "PACKAGES", "BUYER", "PROCEEDS"}
