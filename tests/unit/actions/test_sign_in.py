"""Signing in: by badge and PIN, never by trying; what is right forgets what was wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.actions.desk import Desk
from kiosk.actions.people import Enrolled, let_go, unlock
from kiosk.actions.sign_in import anybody, like, sign_in, sign_out, whose
from kiosk.domain.guesses import FREE, LOCKED
from kiosk.domain.journal import Event, Means
from kiosk.domain.people import Likes
from kiosk.domain.refusals import Refusal, Refused
from kiosk.store.store import Store
from tests.fakes.clock import TurnableClock
from tests.fakes.crew import (
    PIN,
    SUPERVISOR,
    UNKNOWN,
    at_work,
    cheap,
    enrolled,
    journal,
    known,
    lines,
    wrong,
)

WRONG = "0852"


@pytest.fixture
def ada(desk: Desk) -> Enrolled:
    return enrolled(desk)


@pytest.fixture
def other(desk: Desk) -> Desk:
    return replace(desk, bench="Bench 2")


def tried(desk: Desk, who: Enrolled | str, pin: str = WRONG) -> str:
    """Why it was refused, and what about; empty when it was not."""
    try:
        sign_in(desk, who if isinstance(who, str) else who.badge, pin)
    except Refused as why:
        return f"{why.reason.value} {why.about}".strip()
    return ""


def tried_often(desk: Desk, who: Enrolled, times: int, clock: TurnableClock) -> list[str]:
    """Wrong PINs, each as soon as it is taken."""
    found = []
    for _ in range(times):
        found.append(tried(desk, who))
        clock.advance(500)
    return found


def test_once_anybody_was_enrolled_somebody_is_asked_for_even_if_all_have_left(desk: Desk) -> None:
    assert not anybody(desk)
    ada = enrolled(desk)
    assert anybody(desk)
    let_go(desk, ada.person.id)
    assert anybody(desk)


def test_a_badge_says_whose_it_is_and_nothing_is_counted(desk: Desk, ada: Enrolled) -> None:
    assert whose(desk, ada.badge).name == "Ada Packer"
    assert whose(desk, f" {ada.badge.lower()}\n").id == ada.person.id
    assert (wrong(desk), wrong(desk, ada.person.id)) == (0, 0)
    assert lines(desk, Event.SIGNED_IN) == []


def test_the_right_pin_signs_in_and_the_journal_says_who(desk: Desk, ada: Enrolled) -> None:
    assert sign_in(desk, ada.badge, PIN).id == ada.person.id

    assert lines(desk)[1:] == [(Event.SIGNED_IN, ada.person.id, "")]
    assert journal(desk.store)[-1].means is Means.SCAN
    assert journal(desk.store)[-1].bench == "Bench 1"


def test_a_wrong_pin_is_counted_for_the_person_and_for_the_bench(desk: Desk, ada: Enrolled) -> None:
    assert tried(desk, ada) == "pin_wrong"

    assert (wrong(desk), wrong(desk, ada.person.id)) == (1, 1)
    assert lines(desk)[1:] == [(Event.SIGN_IN_REFUSED, ada.person.id, "")]


def test_the_right_one_forgets_what_was_wrong(desk: Desk, ada: Enrolled) -> None:
    for _ in range(FREE - 1):
        tried(desk, ada)

    assert tried(desk, ada, PIN) == ""
    assert (wrong(desk), wrong(desk, ada.person.id)) == (0, 0)


def test_a_guess_is_counted_before_it_is_checked(
    desk: Desk, ada: Enrolled, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[tuple[int, int]] = []

    def fits(kept: str, pin: str) -> bool:
        counted.append((wrong(desk), wrong(desk, ada.person.id)))
        raise KeyboardInterrupt

    monkeypatch.setattr(desk.store.vault.phrases, "fits", fits)
    with pytest.raises(KeyboardInterrupt):
        sign_in(desk, ada.badge, PIN)

    assert counted == [(1, 1)]
    assert wrong(desk, ada.person.id) == 1, "who pulls the plug has had a guess"


def test_many_at_once_are_no_more_than_one_after_the_other(
    desk: Desk, ada: Enrolled, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def fits(kept: str, pin: str) -> bool:
        said.append(tried(replace(desk, bench=f"Bench {len(said)} of many"), ada))
        return False

    monkeypatch.setattr(desk.store.vault.phrases, "fits", fits)
    tried(desk, ada)

    assert len(said) == FREE
    assert said[0] == "wait 30", "the innermost, when five are under way"


def test_after_five_each_wait_is_twice_the_one_before_and_ten_lock(
    desk: Desk, ada: Enrolled, clock: TurnableClock
) -> None:
    said = [tried(desk, ada) for _ in range(FREE)]
    for seconds in (30, 60, 120, 240, 480):
        said.append(tried(desk, ada, PIN))
        clock.advance(seconds - 0.5)
        said.append(tried(desk, ada, PIN))
        clock.advance(0.5)
        said.append(tried(desk, ada))

    waits = [[f"wait {n}", "wait 1", "pin_wrong"] for n in (30, 60, 120, 240, 480)]
    assert said == ["pin_wrong"] * FREE + [word for wait in waits for word in wait]
    assert wrong(desk, ada.person.id) == LOCKED
    clock.advance(10**8)
    assert tried(desk, ada, PIN) == f"locked_out {ada.person.id}"


def test_while_one_waits_nothing_is_checked_and_nothing_counted(
    desk: Desk, ada: Enrolled, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(FREE):
        tried(desk, ada)
    before = len(journal(desk.store))
    monkeypatch.setattr(desk.store.vault.phrases, "fits", None)

    assert tried(desk, ada, PIN) == "wait 30"
    assert wrong(desk, ada.person.id) == wrong(desk) == FREE
    assert len(journal(desk.store)) == before


def test_a_person_waits_at_every_bench_and_others_work_on(
    desk: Desk, other: Desk, ada: Enrolled
) -> None:
    ben = enrolled(desk, "Ben Packer")
    for at in (desk, other, desk, other, desk):
        tried(at, ada)
    third = replace(desk, bench="Bench 3")

    assert tried(third, ada, PIN) == "wait 30"
    assert [tried(at, ben, PIN) for at in (desk, other, third)] == ["", "", ""]


def test_a_bench_waits_whoever_it_is_and_the_next_bench_does_not(desk: Desk, other: Desk) -> None:
    crew = [enrolled(desk, f"Person {n}") for n in range(FREE + 1)]
    for who in crew[:FREE]:
        tried(desk, who)

    assert tried(desk, crew[-1], PIN) == "wait 30"
    assert whose(desk, crew[-1].badge).name == f"Person {FREE}", "a badge is no guess"
    assert tried(other, crew[-1], PIN) == ""


def test_a_lock_outlives_the_program_and_ends_when_a_supervisor_says_so(
    desk: Desk, ada: Enrolled, clock: TurnableClock
) -> None:
    tried_often(desk, ada, LOCKED, clock)
    again = replace(desk, store=Store(desk.store._database, clock, desk.store.vault))
    cheap(again.store)

    assert tried(again, ada, PIN) == f"locked_out {ada.person.id}"
    unlock(again, ada.person.id)
    assert tried(again, ada, PIN) == ""


def test_a_bench_waits_and_is_never_locked(desk: Desk, clock: TurnableClock) -> None:
    crew = [enrolled(desk, f"Person {n}") for n in range(5)]
    for who in crew[:3]:
        tried_often(desk, who, FREE, clock)
    assert wrong(desk) == 3 * FREE > LOCKED

    assert tried(desk, crew[3]) == "pin_wrong"
    assert tried(desk, crew[-1], PIN) == "wait 480"
    clock.advance(480)
    assert tried(desk, crew[-1], PIN) == ""
    assert wrong(desk) == 0
    assert lines(desk, Event.LOCKED_OUT) == []


def test_a_lock_is_noted_once_and_in_the_name_of_whose_badge_it_was(
    desk: Desk, ada: Enrolled, clock: TurnableClock
) -> None:
    tried_often(desk, ada, LOCKED + 3, clock)

    assert lines(desk, Event.LOCKED_OUT) == [(Event.LOCKED_OUT, ada.person.id, ada.person.id)]
    assert len(lines(desk, Event.SIGN_IN_REFUSED)) == LOCKED


def test_nobodys_badge_is_refused_and_counted_nowhere(desk: Desk, ada: Enrolled) -> None:
    for _ in range(FREE):
        with pytest.raises(Refused) as why:
            whose(desk, UNKNOWN)
        assert why.value.reason is Refusal.BADGE_UNKNOWN
        assert tried(desk, UNKNOWN) == "badge_unknown"

    assert wrong(desk) == 0
    assert lines(desk, Event.SIGN_IN_REFUSED) == []
    assert tried(desk, ada, PIN) == ""


def test_going_is_noted_in_the_name_of_whoever_goes(desk: Desk, ada: Enrolled) -> None:
    sign_out(at_work(desk, ada))

    assert lines(desk, Event.SIGNED_OUT) == [(Event.SIGNED_OUT, ada.person.id, "")]


def test_what_somebody_likes_is_kept_and_all_else_as_it_was(desk: Desk) -> None:
    sam = enrolled(desk, "Sam Super", SUPERVISOR)
    before = known(desk, sam)
    like(at_work(desk, sam), Likes(dark=True))

    after = known(desk, sam)
    assert after.person.likes == Likes(dark=True)
    assert replace(after, person=before.person) == before


def test_nobodys_likes_are_kept_nowhere(desk: Desk, ada: Enrolled) -> None:
    before = known(desk, ada)
    like(desk, Likes(dark=True))
    like(replace(desk, person_id="p-none"), Likes(dark=True))

    assert known(desk, ada) == before
