"""Signing in while something happens elsewhere: another bench, another clock, another's seat."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.actions.desk import Desk
from kiosk.actions.people import Enrolled, let_go
from kiosk.actions.sign_in import approve, like, sign_in
from kiosk.domain.guesses import FREE, LOCKED
from kiosk.domain.journal import Event
from kiosk.domain.people import Likes, Right
from kiosk.domain.refusals import Refused
from tests.fakes.clock import TurnableClock
from tests.fakes.crew import (
    PHRASE,
    PIN,
    SUPERVISOR,
    UNKNOWN,
    at_work,
    code_now,
    enrolled,
    known,
    lines,
    with_code,
    wrong,
)


@pytest.fixture
def sam(desk: Desk) -> Enrolled:
    return enrolled(desk, "Sam Super", SUPERVISOR)


def refused(act: Callable[[], object]) -> str:
    """Why it was refused, and what about; empty when it was not."""
    try:
        act()
    except Refused as why:
        return f"{why.reason.value} {why.about}".strip()
    return ""


def allowed(desk: Desk, who: Enrolled, code: str) -> str:
    return refused(lambda: approve(desk, who.badge, PHRASE, code, Right.LEAVE))


def meanwhile(desk: Desk, monkeypatch: pytest.MonkeyPatch, happens: Callable[[], object]) -> None:
    """While a phrase is checked, which takes a moment, this happens once."""
    phrases, waiting = desk.store.vault.phrases, [happens]
    check = phrases.fits

    def fits(kept: str, phrase: str) -> bool:
        if waiting:
            waiting.pop()()
        return check(kept, phrase)

    monkeypatch.setattr(phrases, "fits", fits)


def test_whoever_is_let_go_while_their_code_is_checked_stays_so(
    desk: Desk, sam: Enrolled, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = code_now(desk, with_code(desk, sam))
    meanwhile(desk, monkeypatch, lambda: let_go(desk, sam.person.id))
    allowed(desk, sam, code)

    assert known(desk, sam).person.left


def test_a_code_is_good_once_also_at_two_benches_at_a_time(
    desk: Desk, sam: Enrolled, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, other = code_now(desk, with_code(desk, sam)), replace(desk, bench="Bench 2")
    said: list[str] = []
    meanwhile(desk, monkeypatch, lambda: said.append(allowed(other, sam, code)))
    said.append(allowed(desk, sam, code))

    assert sorted(said) == ["", "phrase_wrong"]


def test_the_likes_of_whoever_has_left_bring_nobody_back(desk: Desk, sam: Enrolled) -> None:
    at = at_work(desk, sam)
    let_go(desk, sam.person.id)
    like(at, Likes(dark=True))

    assert known(desk, sam).person.left
    assert known(desk, sam).person.likes == Likes()


def test_a_right_tenth_one_is_no_lock(desk: Desk, sam: Enrolled, clock: TurnableClock) -> None:
    for _ in range(LOCKED - 1):
        refused(lambda: sign_in(desk, sam.badge, "0852"))
        clock.advance(500)

    assert refused(lambda: sign_in(desk, sam.badge, PIN)) == ""
    assert wrong(desk, sam.person.id) == 0
    assert lines(desk, Event.LOCKED_OUT) == []


def test_a_lock_is_not_noted_in_the_name_of_whoever_works_there(
    desk: Desk, sam: Enrolled, clock: TurnableClock
) -> None:
    ada = enrolled(desk)
    for _ in range(LOCKED):
        refused(lambda: sign_in(at_work(desk, ada), sam.badge, "0852"))
        clock.advance(500)

    assert ada.person.id not in {person for _, person, _ in lines(desk, Event.LOCKED_OUT)}


def test_a_clock_that_is_set_back_makes_no_longer_wait(
    desk: Desk, sam: Enrolled, clock: TurnableClock
) -> None:
    for _ in range(FREE):
        refused(lambda: sign_in(desk, sam.badge, "0852"))
    clock.jump(-86400)

    assert refused(lambda: sign_in(desk, sam.badge, PIN)) == "wait 30"


def test_nobodys_badge_is_refused_however_often_it_comes(desk: Desk) -> None:
    enrolled(desk)

    assert all(refused(lambda: sign_in(desk, UNKNOWN, PIN)) for _ in range(50))


def test_whoever_knows_the_pin_may_not_try_passphrases_without_end(
    desk: Desk, sam: Enrolled
) -> None:
    said = []
    for n in range(LOCKED * FREE):
        if n % FREE:
            said.append(refused(lambda: approve(desk, sam.badge, "WRONG", "", Right.LEAVE)))
        else:
            refused(lambda: sign_in(desk, sam.badge, PIN))

    assert said.count("phrase_wrong") < LOCKED
