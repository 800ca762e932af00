"""Signing in while the worker is busy, the database away, or somebody else has begun something."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.actions import sign_in
from kiosk.actions.desk import Desk
from kiosk.actions.people import Enrolled
from kiosk.domain.journal import Event
from kiosk.domain.people import Likes, Right
from kiosk.presenters.bench import BenchPresenter
from kiosk.presenters.context import Context
from kiosk.presenters.models_people import SignModel
from kiosk.presenters.signing import LOOK_SECONDS
from kiosk.store.errors import StoreAway
from kiosk.wording import people
from tests.fakes.builders import an_order
from tests.fakes.clock import TurnableClock
from tests.fakes.crew import PHRASE, PIN, SUPERVISOR, enrolled, journal, lines
from tests.fakes.kept import keep
from tests.fakes.runner import Later
from tests.unit.presenters.gate import Gate
from tests.unit.presenters.scanning import POT, SHOP, TEES


@pytest.fixture
def ada(desk: Desk) -> Enrolled:
    return enrolled(desk)


@pytest.fixture
def ben(desk: Desk) -> Enrolled:
    return enrolled(desk, "Ben Packer")


@pytest.fixture
def sam(desk: Desk) -> Enrolled:
    return enrolled(desk, "Sam Super", SUPERVISOR)


@pytest.fixture
def gate(ada: Enrolled, busy_bench: BenchPresenter, later: Later) -> Gate:
    """Ada works at a bench whose worker does nothing until it is let."""
    found = Gate(busy_bench, later)
    busy_bench.start()
    found.worked()
    found.sign_in(ada)
    return found


@pytest.fixture
def under_way(gate: Gate, sam: Enrolled) -> Gate:
    """Ada asked to close the till; Sam's passphrase is being checked."""
    gate.ask(Right.CLOSE_TILL)
    gate.scan(sam)
    gate.type(PHRASE)
    gate.bench.signing.confirm()
    return gate


def away(*_: object) -> None:
    raise StoreAway("server:5432 can't be reached")


def test_nobody_goes_back_while_their_passphrase_is_checked(under_way: Gate) -> None:
    before = under_way.model
    under_way.bench.signing.back()
    assert under_way.model == before

    assert under_way.worked() == SignModel()
    assert [desk.rights for desk in under_way.allowed] == [{Right.CLOSE_TILL}]


def test_an_allowance_that_comes_late_is_not_taken_for_another_thing(under_way: Gate) -> None:
    left: list[Desk] = []
    under_way.bench.ask_right(Right.LEAVE, left.append)
    under_way.worked()

    assert left == []


@pytest.mark.parametrize("how", ["lock", "sign_out", "idle"])
def test_an_allowance_that_comes_after_a_lock_opens_nothing(
    under_way: Gate, clock: TurnableClock, how: str
) -> None:
    signing = under_way.bench.signing
    if how == "idle":
        clock.advance(300)
    {"lock": signing.lock, "sign_out": signing.sign_out, "idle": signing.tick}[how]()

    assert under_way.worked().whole
    assert under_way.model.shown
    assert under_way.allowed == []


def test_a_refusal_that_comes_after_back_is_said_and_back_leads_away_then(
    gate: Gate, sam: Enrolled
) -> None:
    gate.ask()
    gate.scan(sam)
    gate.type("WRONG HORSE 99")
    gate.bench.signing.confirm()
    gate.bench.signing.back()

    assert gate.worked().wrong.startswith("That is not right.")
    gate.bench.signing.back()
    assert gate.worked() == SignModel()
    assert gate.allowed == []


def test_whoever_goes_back_while_their_pin_is_checked_is_signed_in(
    gate: Gate, ben: Enrolled
) -> None:
    gate.scan(ben)
    gate.type(PIN)
    gate.bench.signing.confirm()
    gate.bench.signing.back()
    gate.worked()

    assert gate.model == SignModel()
    assert gate.bench.strip.model.person == ben.person.name


def test_a_badge_that_is_read_twice_at_one_pull_locks_once(gate: Gate, ada: Enrolled) -> None:
    gate.bench.scanned(ada.badge)
    gate.scan(ada)

    assert gate.model.whole
    assert gate.bench.strip.model.person == ""


def test_a_bench_that_cannot_ask_who_there_is_stays_covered(
    gate: Gate, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    context.seat.leave()
    bench = BenchPresenter(replace(context, runner=gate.later or Later()), dark=False)
    with monkeypatch.context() as patch:
        patch.setattr(sign_in, "anybody", away)
        try:
            bench.signing.start()
            gate.worked()
        except StoreAway:
            pass  # the worker of the program says it by a panel

    assert bench.signing.model.shown


def test_nothing_is_seen_before_it_is_known_who_there_is(
    ada: Enrolled, busy_bench: BenchPresenter
) -> None:
    busy_bench.start()

    assert busy_bench.signing.model.whole
    assert busy_bench.signing.model.shown


def test_the_first_one_who_is_enrolled_is_asked_for_without_a_restart(
    bench: BenchPresenter, desk: Desk, clock: TurnableClock
) -> None:
    bench.start()
    clock.advance(LOOK_SECONDS)
    bench.tick()
    enrolled(desk)
    clock.advance(LOOK_SECONDS - 0.1)
    bench.tick()
    assert not bench.signing.model.shown
    clock.advance(0.1)
    bench.tick()

    assert bench.signing.model.whole
    assert bench.signing.model.shown


def test_a_failure_is_said_as_elsewhere_on_the_bench(
    gate: Gate, ben: Enrolled, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sign_in, "whose", away)
    gate.scan(ben)

    assert "5432" not in gate.model.wrong


def test_half_a_letter_in_a_badge_is_nobodys_badge(gate: Gate) -> None:
    gate.scan("PBB-\ud800")

    assert gate.model.wrong.startswith("Nobody's badge")


def test_a_code_that_is_no_badge_is_said_to_be_none(gate: Gate, ada: Enrolled) -> None:
    gate.scan(ada)
    gate.scan(POT)

    assert gate.model.wrong == people.NOT_A_BADGE()


def test_what_somebody_scanned_stands_in_their_name_however_late_the_worker_is(
    gate: Gate, desk: Desk, ada: Enrolled
) -> None:
    desk.store.transact(lambda: desk.store.products.save_all(SHOP))
    keep(desk.store, TEES)
    gate.bench.order.want(TEES.order().id)
    gate.worked()
    gate.bench.scanned(POT)
    gate.bench.signing.lock()
    gate.worked()

    assert [person for _, person, _ in lines(desk, Event.COUNTED)] == [ada.person.id]


def test_a_question_goes_with_whoever_was_asked_and_is_answered_by_nobody_else(
    gate: Gate, desk: Desk, ada: Enrolled, ben: Enrolled
) -> None:
    (order,) = keep(desk.store, an_order())
    gate.bench.order.want(order)
    gate.worked()
    gate.bench.order.hold()
    assert gate.bench.notice.model.choices
    gate.scan(ada)
    gate.sign_in(ben)
    assert not gate.bench.notice.model.shown
    gate.bench.notice.choose("damaged")
    gate.worked()
    assert lines(desk, Event.HELD) == []

    gate.bench.order.hold()
    gate.bench.notice.choose("damaged")
    gate.worked()
    assert [person for _, person, _ in lines(desk, Event.HELD)] == [ben.person.id]


def test_what_was_allowed_to_one_is_not_allowed_to_the_next(
    gate: Gate, ada: Enrolled, ben: Enrolled, sam: Enrolled
) -> None:
    gate.bench.stocking.import_()
    gate.answer(sam)
    assert gate.bench.importing.model.shown
    gate.scan(ada)
    gate.sign_in(ben)

    at = gate.bench.importing._desk
    assert not gate.bench.importing.model.shown or at.person_id == ben.person.id


def test_whoever_likes_the_bench_as_it_is_set_finds_it_so(
    gate: Gate, ada: Enrolled, ben: Enrolled
) -> None:
    assert ben.person.likes == Likes()
    gate.bench.strip.toggle_dark()
    gate.scan(ada)
    gate.sign_in(ben)

    assert not gate.bench.strip.model.dark


def test_whoever_is_followed_by_another_has_signed_out(
    gate: Gate, desk: Desk, ada: Enrolled, ben: Enrolled
) -> None:
    gate.sign_in(ben)

    assert (Event.SIGNED_OUT, ada.person.id, "") in lines(desk)


def test_a_refused_allowance_says_at_whose_seat_it_was_asked(
    gate: Gate, desk: Desk, ada: Enrolled, sam: Enrolled
) -> None:
    gate.ask(Right.LEAVE)
    gate.answer(sam, "WRONG HORSE 99")

    line = journal(desk.store)[-1]
    assert line.event is Event.SIGN_IN_REFUSED
    assert ada.person.id in {line.person, *line.note.split()}
