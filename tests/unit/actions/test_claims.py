"""Claims: an order in one bench's hands is in nobody else's, until let go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.actions.allocate import allocate
from kiosk.actions.count import set_count
from kiosk.actions.desk import Desk
from kiosk.actions.despatch import despatch
from kiosk.actions.intake import intake
from kiosk.actions.open_order import keep_claims, open_next, open_order, take_over
from kiosk.actions.pack import pack
from kiosk.actions.rest import hold
from kiosk.actions.step import pick, step_back
from kiosk.domain.claim import TERM_SECONDS
from kiosk.domain.journal import Event
from kiosk.domain.order import Progress
from kiosk.domain.refusals import Refusal, Refused
from kiosk.domain.values import LineId
from tests.fakes.builders import OrderBuilder, an_order, details, order_id
from tests.fakes.clock import NOON, TurnableClock
from tests.fakes.kept import history, keep, kept

ID, SECOND = order_id(1), order_id(2)
VERBS: dict[str, tuple[OrderBuilder, Callable[[Desk], object]]] = {
    "allocate": (an_order(), lambda desk: allocate(desk, ID)),
    "count": (an_order(), lambda desk: set_count(desk, ID, LineId("L-MUG-BLUE"), 1)),
    "pick": (an_order().allocated(), lambda desk: pick(desk, ID)),
    "pack": (an_order().picked(), lambda desk: pack(desk, ID, details())),
    "despatch": (an_order().packed(details()), lambda desk: despatch(desk, ID)),
    "step back": (an_order().picked(), lambda desk: step_back(desk, ID)),
    "hold": (an_order(), lambda desk: hold(desk, ID, "x")),
}


@pytest.fixture
def other(desk: Desk) -> Desk:
    """Another bench, at which Anna works."""
    return replace(desk, bench="Bench 2", person="Anna", person_id="p-anna")


@pytest.mark.parametrize("verb", VERBS)
def test_what_another_bench_has_open_is_refused_with_its_name(
    desk: Desk, other: Desk, verb: str
) -> None:
    builder, act = VERBS[verb]
    keep(desk.store, builder)
    open_order(other, ID)
    before = kept(desk.store)

    with pytest.raises(Refused) as refused:
        act(desk)

    assert (refused.value.reason, refused.value.about) == (
        Refusal.IN_OTHER_HANDS,
        "Bench 2 · Anna",
    )
    assert kept(desk.store) == before
    act(other)


def test_an_order_that_is_put_back_is_anybodys(desk: Desk, other: Desk) -> None:
    keep(desk.store, an_order(1), an_order(2))
    open_order(other, ID)
    open_order(other, SECOND)

    assert [kept(desk.store, n).claimed_by for n in (1, 2)] == ["", "Bench 2"]
    allocate(desk, ID)


def test_a_bench_that_dies_lets_go_after_its_term(
    desk: Desk, other: Desk, clock: TurnableClock
) -> None:
    keep(desk.store, an_order())
    open_order(other, ID)
    clock.advance(TERM_SECONDS - 1)
    assert not keep_claims(desk)
    assert kept(desk.store).claimed_by == "Bench 2"

    clock.advance(1)
    assert keep_claims(desk).orders == {ID}

    assert kept(desk.store).claimed_by == ""
    assert history(desk.store)[-1].event is Event.CLAIM_LAPSED
    open_order(desk, ID)
    assert kept(desk.store).claimed_by == desk.bench


def test_a_bench_that_lives_keeps_what_it_has(
    desk: Desk, other: Desk, clock: TurnableClock
) -> None:
    keep(desk.store, an_order())
    open_order(other, ID)
    for _ in range(5):
        clock.advance(TERM_SECONDS - 1)
        keep_claims(other)
        keep_claims(desk)

    with pytest.raises(Refused):
        allocate(desk, ID)


def test_a_bench_that_wakes_up_late_is_told_that_somebody_else_went_on(
    desk: Desk, other: Desk, clock: TurnableClock
) -> None:
    keep(desk.store, an_order().picked())
    open_order(other, ID)
    clock.advance(TERM_SECONDS)
    keep_claims(desk)
    open_order(desk, ID)

    with pytest.raises(Refused) as refused:
        pack(other, ID, details())

    assert refused.value.reason is Refusal.IN_OTHER_HANDS
    assert not keep_claims(other)
    assert kept(desk.store).claimed_by == desk.bench


def test_each_bench_gets_another_next_order(desk: Desk, other: Desk) -> None:
    keep(desk.store, an_order(1).to_leave_by(NOON), an_order(2).to_leave_by(None))

    assert open_next(desk, None).order == ID
    assert open_next(other, None).order == SECOND
    assert open_next(replace(desk, bench="Bench 3"), None).order is None
    assert open_next(other, SECOND).order is None


def test_a_supervisor_takes_over_and_both_are_named(desk: Desk, other: Desk) -> None:
    keep(desk.store, an_order())
    open_order(other, ID)

    with pytest.raises(Refused, match="not_allowed"):
        take_over(replace(desk, rights=frozenset()), ID)
    take_over(replace(desk, person_id="p-boss"), ID)

    entry = history(desk.store)[-1]
    assert (entry.event, entry.person, entry.note) == (Event.TAKEN_OVER, "p-boss", "from Bench 2")
    allocate(desk, ID)
    with pytest.raises(Refused):
        pick(other, ID)


def test_what_has_left_is_in_nobodys_hands(desk: Desk, other: Desk) -> None:
    keep(desk.store, an_order().packed(details()))
    open_order(other, ID)
    despatch(other, ID)

    open_order(desk, ID)
    assert kept(desk.store).progress is Progress.DESPATCHED


def test_amazon_is_heard_whoever_has_it_open(desk: Desk, other: Desk) -> None:
    keep(desk.store, an_order())
    open_order(other, ID)

    intake(replace(desk, bench="hub"), [an_order().as_gift().updated(NOON).sighting()])

    assert kept(desk.store).facts.gift
    assert kept(desk.store).claimed_by == "Bench 2"
