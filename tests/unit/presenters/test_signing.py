"""Signing in at a bench: it is covered until somebody has, and stays as it was left."""

from __future__ import annotations

import pytest

from kiosk.actions.desk import Desk
from kiosk.actions.people import Enrolled, let_go
from kiosk.domain.journal import Event, Means
from kiosk.domain.people import Right
from kiosk.presenters.bench import BenchPresenter
from kiosk.presenters.context import Context
from kiosk.presenters.cues import Cue
from kiosk.presenters.models_people import Asked, SignModel
from kiosk.presenters.signing_view import DOT
from tests.fakes.builders import an_order
from tests.fakes.clock import TurnableClock
from tests.fakes.crew import SUPERVISOR, UNKNOWN, enrolled, lines, wrong
from tests.fakes.kept import keep
from tests.unit.presenters.gate import Gate
from tests.unit.presenters.scanning import POT, TEES, Scanner

SCAN = ("Scan your badge", "Then your PIN, and the bench is yours.", "")
WRONG = "0852"


@pytest.fixture
def ada(desk: Desk) -> Enrolled:
    return enrolled(desk)


@pytest.fixture
def sam(desk: Desk) -> Enrolled:
    return enrolled(desk, "Sam Super", SUPERVISOR)


@pytest.fixture
def gate(ada: Enrolled, bench: BenchPresenter, cues: list[Cue]) -> Gate:
    """A bench that has started where people sign in."""
    bench.start()
    cues.clear()
    return Gate(bench)


@pytest.fixture
def at_work(gate: Gate, ada: Enrolled, cues: list[Cue]) -> Gate:
    """Ada works here."""
    gate.sign_in(ada)
    cues.clear()
    return gate


def test_while_nobody_exists_nobody_is_asked_and_everything_is_allowed(
    bench: BenchPresenter, context: Context, cues: list[Cue]
) -> None:
    bench.start()
    gate = Gate(bench)
    assert gate.ask(Right.LEAVE) == gate.ask(Right.PEOPLE) == SignModel()

    assert [desk.rights for desk in gate.allowed] == [frozenset(Right)] * 2
    assert gate.scan(UNKNOWN) == SignModel()
    assert bench.notice.shown, "a badge is a code like any other"
    assert bench.signing.locks_in is None


def test_once_somebody_exists_the_bench_starts_covered(gate: Gate, context: Context) -> None:
    assert gate.words == SCAN
    assert (gate.model.shown, gate.model.whole, gate.model.asked) == (True, True, Asked.BADGE)
    assert (gate.model.back_word, gate.model.enter_word) == ("", ""), "there is no way around"
    assert context.desk.rights == frozenset()
    assert context.desk.person_id == ""


def test_news_of_the_start_wait_for_whoever_signs_in(
    gate: Gate, bench: BenchPresenter, ada: Enrolled
) -> None:
    bench.start("The database was damaged.")
    assert not bench.notice.shown

    gate.sign_in(ada)

    assert bench.notice.model.text == "The database was damaged."


def test_a_badge_asks_for_its_owners_pin(gate: Gate, ada: Enrolled) -> None:
    model = gate.scan(ada)

    assert (model.title, model.asked, model.whole) == ("Ada Packer, your PIN", Asked.PIN, True)
    assert (model.entry, model.back_word, model.enter_word) == ("", "Back", "Sign in")
    assert not model.enter_live


def test_a_pin_is_shown_in_dots_and_taken_from_four_digits_to_eight(
    gate: Gate, ada: Enrolled
) -> None:
    gate.scan(ada)
    live = [gate.type("7").enter_live for _ in range(10)]

    assert live == [False] * 3 + [True] * 7
    assert gate.model.entry == DOT * 8
    for char in ("a", "²", "", " "):
        gate.bench.signing.digit(char)
    assert gate.model.entry == DOT * 8
    gate.bench.signing.erase()
    assert gate.model.entry == DOT * 7


def test_too_short_a_pin_is_not_even_tried(gate: Gate, desk: Desk, ada: Enrolled) -> None:
    gate.scan(ada)
    gate.enter("085")

    assert (wrong(desk), gate.model.wrong) == (0, "")


def test_badge_and_pin_open_the_bench(
    gate: Gate, ada: Enrolled, context: Context, cues: list[Cue]
) -> None:
    assert gate.sign_in(ada) == SignModel()

    assert context.desk.person_id == ada.person.id
    assert context.desk.rights == frozenset()
    assert gate.bench.strip.model.person == "Ada Packer"
    assert cues == [Cue.DONE]


def test_a_wrong_pin_says_so_and_the_bench_stays_covered(
    gate: Gate, ada: Enrolled, context: Context, cues: list[Cue]
) -> None:
    model = gate.sign_in(ada, WRONG)

    assert gate.words == ("Ada Packer, your PIN", "", "Wrong PIN. Try once more.")
    assert (model.whole, model.entry, model.enter_live) == (True, "", False)
    assert cues == [Cue.WRONG]
    assert context.seat.person is None
    assert gate.type("2").wrong == "", "what is typed anew is not wrong yet"
    gate.enter("580")
    assert context.seat.person == ada.person


def test_a_wait_is_said_in_seconds_and_the_tenth_leads_back_to_the_badge(
    gate: Gate, ada: Enrolled, clock: TurnableClock
) -> None:
    for _ in range(5):
        gate.sign_in(ada, WRONG)
    clock.advance(10)
    waits = gate.enter("2580").wrong
    for _ in range(5):
        clock.advance(1000)
        gate.sign_in(ada, WRONG)

    assert waits == "Too many were wrong. The next one is taken in 20 s."
    model = gate.sign_in(ada)
    assert model.asked is Asked.BADGE
    assert model.wrong == "Locked. Ten in a row were wrong. Only a supervisor can open it again."
    assert model.whole


def test_nobodys_badge_is_said_to_be_so(gate: Gate, ada: Enrolled, desk: Desk) -> None:
    let_go(desk, ada.person.id)
    said = [gate.scan(badge).wrong for badge in (UNKNOWN, ada.badge)]

    assert {words.partition(".")[0] for words in said} == {"Nobody's badge"}
    assert wrong(desk) == 0, "nobody guesses so many digits"


def test_back_leads_from_the_pin_to_the_badge(gate: Gate, ada: Enrolled) -> None:
    gate.scan(ada)
    gate.type("258")
    gate.bench.signing.back()

    assert gate.words == SCAN
    assert gate.scan(ada).entry == "", "what was typed is forgotten"


def test_a_scan_at_a_covered_bench_does_nothing_but_sound(
    gate: Gate, scanner: Scanner, ada: Enrolled
) -> None:
    scanner.open(TEES)
    for asked in (Asked.BADGE, Asked.PIN):
        assert scanner.scan(POT, f"PB-{POT}") == [Cue.ATTENTION]
        assert (gate.model.asked, scanner.have()) == (asked, {})
        gate.scan(ada)
    assert not gate.bench.notice.shown
    assert not gate.bench.echo.model.word


def test_the_open_order_stays_whoever_comes(
    gate: Gate, desk: Desk, ada: Enrolled, sam: Enrolled
) -> None:
    (order,) = keep(desk.store, an_order())
    gate.sign_in(ada)
    gate.bench.open(order, Means.TOUCH)
    gate.scan(ada)
    gate.sign_in(sam)

    assert gate.bench.order.order_id == order
    assert lines(desk, Event.OPENED)[0][1] == ada.person.id


def test_another_badge_leads_to_its_owners_pin_and_there_is_a_way_back(
    at_work: Gate, context: Context, ada: Enrolled, sam: Enrolled
) -> None:
    model = at_work.scan(sam)
    assert (model.title, model.whole, model.back_word) == ("Sam Super, your PIN", False, "Back")

    at_work.bench.signing.back()
    assert at_work.model == SignModel()
    assert context.seat.person == ada.person


def test_whoever_takes_the_bench_over_works_there_from_then_on(
    at_work: Gate, context: Context, sam: Enrolled
) -> None:
    at_work.sign_in(sam)

    assert at_work.model == SignModel()
    assert context.desk.person_id == sam.person.id
    assert context.desk.rights == sam.person.rights
    assert at_work.bench.strip.model.person == "Sam Super"


def test_a_wrong_pin_of_another_leaves_the_bench_with_whoever_works_there(
    at_work: Gate, context: Context, ada: Enrolled, sam: Enrolled
) -> None:
    assert not at_work.sign_in(sam, WRONG).whole
    at_work.bench.signing.back()

    assert context.seat.person == ada.person


def test_what_somebody_likes_is_there_when_they_come_again(
    at_work: Gate, ada: Enrolled, sam: Enrolled
) -> None:
    at_work.bench.strip.toggle_dark()
    at_work.scan(ada)
    at_work.sign_in(sam)
    assert not at_work.bench.strip.model.dark, "it is as it is usually"
    at_work.sign_in(ada)

    assert at_work.bench.strip.model.dark
