"""A bench that locks: by a badge or by itself, hiding everything, losing nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.actions.desk import Desk
from kiosk.actions.people import Enrolled
from kiosk.domain.journal import Event
from kiosk.domain.people import Right
from kiosk.presenters.bench import BenchPresenter
from kiosk.presenters.context import Context
from kiosk.presenters.models_people import SignModel
from tests.fakes.clock import TurnableClock
from tests.fakes.crew import enrolled, lines
from tests.unit.presenters.gate import Gate

SCAN = ("Scan your badge", "Then your PIN, and the bench is yours.", "")


@pytest.fixture
def ada(desk: Desk) -> Enrolled:
    return enrolled(desk)


@pytest.fixture
def gate(ada: Enrolled, bench: BenchPresenter) -> Gate:
    """A bench that has started where people sign in."""
    bench.start()
    return Gate(bench)


@pytest.fixture
def at_work(gate: Gate, ada: Enrolled) -> Gate:
    """Ada works here."""
    gate.sign_in(ada)
    return gate


def test_ones_own_badge_locks_and_everything_is_as_it_was_left(
    at_work: Gate, context: Context, desk: Desk, ada: Enrolled
) -> None:
    model = at_work.scan(ada)

    assert at_work.words == (
        "Locked", "Ada Packer, scan your badge: everything is as you left it.", ""
    )  # fmt: skip
    assert (model.whole, model.icon, model.back_word) == (True, "lock", "")
    assert (context.desk.person_id, context.desk.rights) == ("", frozenset())
    assert at_work.bench.strip.model.person == ""
    assert [line[:2] for line in lines(desk, Event.SIGNED_OUT)] == [
        (Event.SIGNED_OUT, ada.person.id)
    ]
    at_work.scan(ada)
    at_work.bench.signing.back()
    assert at_work.model == model, "who was here is still said"
    assert at_work.sign_in(ada) == SignModel()


@pytest.mark.parametrize(("idle", "left"), [(0, None), (269, None), (271, 29), (299, 1)])
def test_the_bench_says_beforehand_that_it_locks(
    at_work: Gate, clock: TurnableClock, idle: int, left: int | None
) -> None:
    clock.advance(idle)
    at_work.bench.tick()

    assert at_work.bench.signing.locks_in == left
    said = f"Nobody here? The bench locks in {left} s: touch it anywhere."
    strip = at_work.bench.strip.model
    assert (strip.alarm, strip.alarm_over) == ((said, True) if left else ("", False))
    assert not at_work.model.shown


@pytest.mark.parametrize("sign_of_life", ["touch", "scan"])
def test_a_touch_or_a_scan_keeps_it_open_and_takes_the_warning_back(
    at_work: Gate, clock: TurnableClock, sign_of_life: str
) -> None:
    clock.advance(299)
    at_work.bench.tick()
    if sign_of_life == "touch":
        at_work.bench.touched()
    else:
        at_work.scan("nonsense")
    at_work.bench.tick()

    assert at_work.bench.strip.model.alarm == ""
    clock.advance(269)
    at_work.bench.tick()
    assert not at_work.model.shown


def test_a_bench_that_nobody_touches_locks_and_hides_everything(
    at_work: Gate, clock: TurnableClock, context: Context, ada: Enrolled, desk: Desk
) -> None:
    at_work.ask(Right.LEAVE)
    clock.advance(300)
    at_work.bench.tick()

    assert (at_work.model.title, at_work.model.whole) == ("Locked", True)
    assert context.seat.person is None
    assert at_work.bench.strip.model.alarm == ""
    assert lines(desk, Event.SIGNED_OUT)[0][1] == ada.person.id
    clock.advance(1000)
    at_work.bench.tick()
    assert len(lines(desk, Event.SIGNED_OUT)) == 1


def test_the_time_counts_from_the_sign_in(gate: Gate, clock: TurnableClock, ada: Enrolled) -> None:
    clock.advance(10_000)
    gate.bench.tick()
    assert gate.words == SCAN
    gate.scan(ada)
    gate.type("2580")
    clock.advance(400)
    gate.bench.signing.confirm()
    gate.bench.tick()

    assert gate.model == SignModel()


def test_where_no_time_is_set_the_bench_never_locks(
    ada: Enrolled, context: Context, clock: TurnableClock
) -> None:
    bench = BenchPresenter(replace(context, lock_seconds=0), dark=False)
    bench.start()
    gate = Gate(bench)
    gate.sign_in(ada)
    clock.advance(10**7)
    bench.tick()

    assert gate.model == SignModel()


def test_somebody_can_sign_out_and_nobody_is_named(at_work: Gate, context: Context) -> None:
    at_work.bench.strip.menu()
    at_work.bench.notice.choose("sign_out")

    assert at_work.words == SCAN
    assert at_work.model.whole
    assert context.seat.person is None


def test_a_bench_at_which_nobody_is_cannot_be_signed_out_of(bench: BenchPresenter) -> None:
    bench.start()
    bench.strip.menu()

    assert "Sign out" not in [choice.word for choice in bench.notice.model.choices]
    bench.signing.sign_out()
    bench.signing.lock()
    assert bench.signing.model == SignModel()
