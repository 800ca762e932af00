"""What not everybody may: a supervisor answers at the bench, for one thing, in both names."""

from __future__ import annotations

import pytest

from kiosk.actions.desk import Desk
from kiosk.actions.people import Enrolled
from kiosk.actions.sign_in import phrase_of
from kiosk.domain.journal import Event
from kiosk.domain.people import WITH_PHRASE, Right
from kiosk.domain.values import Sku
from kiosk.presenters.bench import BenchPresenter
from kiosk.presenters.context import Context
from kiosk.presenters.cues import Cue
from kiosk.presenters.models_people import Asked, SignModel
from kiosk.presenters.signing_view import DOT, MOST_DOTS
from kiosk.wording import people
from tests.fakes.clock import TurnableClock
from tests.fakes.crew import (
    OWNER,
    PHRASE,
    PIN,
    SUPERVISOR,
    UNKNOWN,
    code_now,
    enrolled,
    known,
    lines,
    with_code,
    wrong,
)
from tests.fakes.runner import Later
from tests.unit.presenters.gate import Gate
from tests.unit.presenters.scanning import POT

MUG = Sku("MUG")
STRAIGHT = [right for right in Right if right not in WITH_PHRASE]


@pytest.fixture
def ada(desk: Desk) -> Enrolled:
    return enrolled(desk)


@pytest.fixture
def sam(desk: Desk) -> Enrolled:
    return enrolled(desk, "Sam Super", SUPERVISOR)


@pytest.fixture
def gate(ada: Enrolled, sam: Enrolled, bench: BenchPresenter, cues: list[Cue]) -> Gate:
    """Ada, a packer, works here."""
    bench.start()
    found = Gate(bench)
    found.sign_in(ada)
    cues.clear()
    return found


def both(desk: Desk, event: Event) -> list[tuple[str, str]]:
    """Person and note of what was allowed and then done."""
    return [line[1:] for line in lines(desk, Event.APPROVED, event)]


@pytest.mark.parametrize("right", Right)
def test_a_packer_needs_somebody_for_each(gate: Gate, right: Right) -> None:
    model = gate.ask(right)

    assert gate.words == ("Scan a supervisor's badge", people.RIGHTS[right](), "")
    assert (model.asked, model.whole, model.back_word) == (Asked.BADGE, False, "Back")
    assert gate.allowed == []


@pytest.mark.parametrize("right", STRAIGHT)
def test_a_supervisor_who_has_signed_in_goes_straight_through(
    gate: Gate, sam: Enrolled, right: Right
) -> None:
    gate.sign_in(sam)
    assert gate.ask(right) == SignModel()

    assert [desk.person_id for desk in gate.allowed] == [sam.person.id]


@pytest.mark.parametrize("right", [right for right in Right if right in WITH_PHRASE])
def test_what_cannot_be_made_good_asks_even_the_owner_every_time(
    gate: Gate, desk: Desk, right: Right
) -> None:
    olga = enrolled(desk, "Olga", OWNER)
    gate.sign_in(olga)
    for times in (1, 2):
        assert gate.ask(right).title == "Scan a supervisor's badge"
        gate.answer(olga)
        assert len(gate.allowed) == times
    assert (
        both(desk, Event.APPROVED) == [(olga.person.id, f"{right.value} by {olga.person.id}")] * 2
    )


def test_what_was_allowed_goes_on_in_the_packers_name_and_once(
    gate: Gate, desk: Desk, ada: Enrolled, sam: Enrolled, cues: list[Cue]
) -> None:
    gate.ask()
    model = gate.scan(sam)
    assert (model.title, model.text) == ("Sam Super, your passphrase", "To close the till")
    assert (model.enter_word, model.enter_live) == ("Allow it", False)
    assert gate.enter(PHRASE) == SignModel()

    (allowed,) = gate.allowed
    assert allowed.person_id == ada.person.id
    assert allowed.rights == {Right.CLOSE_TILL}
    assert both(desk, Event.APPROVED) == [(ada.person.id, f"close_till by {sam.person.id}")]
    assert cues == [Cue.DONE]
    assert gate.bench.strip.model.person == ada.person.name
    assert gate.ask().shown, "the next time it is asked again"


def test_a_passphrase_is_taken_from_twelve_characters_and_shown_in_dots(
    gate: Gate, sam: Enrolled
) -> None:
    gate.ask()
    gate.scan(sam)
    assert [gate.type("X").enter_live for _ in range(12)] == [False] * 11 + [True]
    gate.type("X" * 200)

    assert gate.model.entry == DOT * MOST_DOTS
    for _ in range(117):
        gate.bench.signing.erase()
    assert (gate.model.entry, gate.model.enter_live) == (DOT * 11, False)


@pytest.mark.parametrize("whose", ["ada", "nobody"])
def test_a_badge_that_cannot_allow_it_is_asked_for_no_phrase(
    gate: Gate, ada: Enrolled, sam: Enrolled, whose: str
) -> None:
    gate.ask(Right.LEAVE)
    model = gate.scan(ada if whose == "ada" else UNKNOWN)

    assert (model.asked, model.title) == (Asked.BADGE, "Scan a supervisor's badge")
    assert model.wrong.startswith(
        "Not a supervisor's badge." if whose == "ada" else "Nobody's badge."
    )
    gate.answer(sam)
    assert len(gate.allowed) == 1, "and what it was for is not forgotten"


def test_a_wrong_phrase_can_be_tried_again_and_ten_are_too_many(
    gate: Gate, desk: Desk, sam: Enrolled, clock: TurnableClock, cues: list[Cue]
) -> None:
    gate.ask()
    gate.answer(sam, "WRONG HORSE 99")
    assert gate.model.wrong == "That is not right. Passphrase or code was wrong. Try once more."
    assert (gate.model.asked, gate.model.entry, cues) == (Asked.PHRASE, "", [Cue.WRONG])
    for _ in range(9):
        clock.advance(299)
        clock.advance(299)
        gate.bench.touched()
        gate.enter("WRONG HORSE 99")

    model = gate.enter(PHRASE)
    assert (model.asked, model.title) == (Asked.BADGE, "Scan a supervisor's badge")
    assert model.wrong.startswith("Locked. Ten in a row")
    assert (gate.allowed, wrong(desk, phrase_of(sam.person.id))) == ([], 10)
    gate.bench.signing.back()
    assert gate.model == SignModel()


def test_the_code_is_asked_for_after_the_phrase(gate: Gate, desk: Desk, sam: Enrolled) -> None:
    secret = with_code(desk, sam)
    gate.ask()
    model = gate.answer(sam)
    assert (model.title, model.entry) == ("Sam Super, the code of your authenticator", "")
    assert [gate.type("1").enter_live for _ in range(6)] == [False] * 5 + [True]
    gate.bench.signing.confirm()

    assert (gate.model.title, gate.model.entry) == ("Sam Super, your passphrase", "")
    assert gate.model.wrong
    gate.enter(PHRASE)
    gate.enter(code_now(desk, secret))
    assert len(gate.allowed) == 1
    assert known(desk, sam).step


def test_another_supervisor_can_answer_in_place_of_the_first(
    gate: Gate, desk: Desk, sam: Enrolled
) -> None:
    kim = enrolled(desk, "Kim Super", SUPERVISOR)
    gate.ask()
    gate.scan(sam)
    gate.type("HALF A PHRASE")
    assert gate.scan(kim).entry == ""
    gate.enter(PHRASE)

    assert both(desk, Event.APPROVED)[0][1] == f"close_till by {kim.person.id}"


def test_whoever_goes_back_has_been_allowed_nothing(
    gate: Gate, context: Context, ada: Enrolled, sam: Enrolled
) -> None:
    for badge in ((), (sam,)):
        gate.ask(Right.LEAVE)
        for who in badge:
            gate.scan(who)
            gate.type(PHRASE)
        gate.bench.signing.back()
        gate.bench.signing.confirm()
        assert gate.model == SignModel()

    assert gate.allowed == []
    assert context.seat.person == ada.person


def test_goods_that_are_scanned_meanwhile_are_not_counted(gate: Gate) -> None:
    gate.ask()
    gate.scan(POT)

    assert gate.words[0] == "Scan a supervisor's badge"
    assert not gate.bench.notice.shown


def test_while_it_is_checked_nothing_can_be_typed_and_nothing_tried_twice(
    ada: Enrolled, desk: Desk, busy_bench: BenchPresenter, later: Later
) -> None:
    gate = Gate(busy_bench, later)
    gate.bench.start()
    gate.worked()
    gate.scan(ada)
    gate.type("0852")
    gate.bench.signing.confirm()
    assert (gate.model.text, gate.model.enter_live) == ("One moment …", False)
    for char in PIN:
        gate.bench.signing.digit(char)
    gate.bench.signing.erase()
    gate.bench.signing.confirm()

    assert gate.model.entry == DOT * 4
    assert len(later.waiting) == 1
    gate.worked()
    assert wrong(desk) == 1
