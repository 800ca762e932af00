"""A supervisor answers for one thing: badge, passphrase and code, in the names of both."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.actions.desk import Desk
from kiosk.actions.people import Enrolled, let_go, unlock
from kiosk.actions.sign_in import approve, needs_code, phrase_of, sign_in
from kiosk.domain.guesses import FREE, LOCKED
from kiosk.domain.journal import Event, Means
from kiosk.domain.people import MAY, Right, Role
from kiosk.domain.refusals import Refused
from tests.fakes.clock import TurnableClock
from tests.fakes.crew import (
    OWNER,
    PHRASE,
    PIN,
    SUPERVISOR,
    UNKNOWN,
    at_work,
    code_now,
    enrolled,
    journal,
    known,
    lines,
    with_code,
    wrong,
)

OUGHT = Right.CLOSE_TILL


@pytest.fixture
def ada(desk: Desk) -> Desk:
    """The desk at which Ada, a packer, works."""
    return at_work(desk, enrolled(desk))


@pytest.fixture
def sam(desk: Desk) -> Enrolled:
    return enrolled(desk, "Sam Super", SUPERVISOR)


def asked(
    desk: Desk, who: Enrolled | str, phrase: str = PHRASE, code: str = "", right: Right = OUGHT
) -> str:
    """Why it was refused; empty when it was allowed."""
    try:
        approve(desk, who if isinstance(who, str) else who.badge, phrase, code, right)
    except Refused as why:
        return f"{why.reason.value} {why.about}".strip()
    return ""


def test_what_was_allowed_may_be_done_and_nothing_else(ada: Desk, sam: Enrolled) -> None:
    allowed = approve(ada, sam.badge, PHRASE, "", OUGHT)

    assert allowed.rights == {OUGHT}
    assert ada.rights == frozenset()
    assert (allowed.person, allowed.person_id) == ("Ada Packer", ada.person_id)


def test_the_journal_has_both_names(ada: Desk, sam: Enrolled) -> None:
    asked(ada, sam)

    assert lines(ada)[2:] == [(Event.APPROVED, ada.person_id, f"close_till by {sam.person.id}")]
    assert journal(ada.store)[-1].means is Means.SCAN


def test_a_supervisor_answers_for_themselves_too(desk: Desk, sam: Enrolled) -> None:
    asked(at_work(desk, sam), sam)

    assert lines(desk, Event.APPROVED) == [
        (Event.APPROVED, sam.person.id, f"close_till by {sam.person.id}")
    ]


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("right", Right)
def test_each_allows_what_their_role_may(desk: Desk, ada: Desk, role: Role, right: Right) -> None:
    who = enrolled(desk, "Eve", role)
    may = right in MAY[role]

    assert asked(ada, who, right=right) == ("" if may else "no_phrase")
    assert len(lines(ada, Event.APPROVED)) == may


@pytest.mark.parametrize("role", [SUPERVISOR, OWNER])
def test_a_code_is_asked_of_whoever_has_an_authenticator(desk: Desk, role: Role) -> None:
    who = enrolled(desk, "Sam Super", role)
    assert not needs_code(desk, who.badge, OUGHT)
    with_code(desk, who)
    assert needs_code(desk, who.badge, OUGHT)


def test_whoever_may_not_allow_it_is_told_so_before_they_type(desk: Desk, sam: Enrolled) -> None:
    ada = enrolled(desk)
    let_go(desk, sam.person.id)
    said = []
    for badge in (ada.badge, sam.badge, UNKNOWN):
        with pytest.raises(Refused) as why:
            needs_code(desk, badge, OUGHT)
        said.append(why.value.reason.value)

    assert said == ["no_phrase", "badge_unknown", "badge_unknown"]


def test_a_supervisor_who_has_no_passphrase_yet_is_not_asked_for_one(
    ada: Desk, sam: Enrolled
) -> None:
    people, kept = ada.store.people, replace(known(ada, sam), phrase="")

    def work() -> None:
        ada.note(Event.PERSON_CHANGED, note=f"{sam.person.id} phrase {people.save(kept)}")

    ada.store.transact(work)

    assert asked(ada, sam, "") == asked(ada, sam) == "no_phrase"
    assert wrong(ada, phrase_of(sam.person.id)) == 0


@pytest.mark.parametrize("typed", [PHRASE.lower(), f"  {PHRASE}  ", PHRASE.replace(" ", "   ")])
def test_a_passphrase_is_the_same_in_small_letters(ada: Desk, sam: Enrolled, typed: str) -> None:
    assert asked(ada, sam, typed) == ""


@pytest.mark.parametrize("typed", ["", PIN, PHRASE[:-1], PHRASE + "9", PHRASE.replace(" ", "")])
def test_a_wrong_passphrase_is_refused_counted_and_noted(
    ada: Desk, sam: Enrolled, typed: str
) -> None:
    assert asked(ada, sam, typed) == "phrase_wrong"

    assert wrong(ada) == wrong(ada, phrase_of(sam.person.id)) == 1
    assert wrong(ada, sam.person.id) == 0, "it was no PIN"
    assert lines(ada)[2:] == [
        (Event.SIGN_IN_REFUSED, ada.person_id, f"close_till by {sam.person.id}")
    ]


def test_the_right_one_forgets_what_was_wrong(ada: Desk, sam: Enrolled) -> None:
    asked(ada, sam, "WRONG HORSE 9")

    assert asked(ada, sam) == ""
    assert wrong(ada) == wrong(ada, phrase_of(sam.person.id)) == 0


def test_pins_and_passphrases_are_guessed_from_one_count_at_a_bench(
    ada: Desk, sam: Enrolled
) -> None:
    for n in range(FREE):
        if n % 2:
            asked(ada, sam, "WRONG HORSE 9")
        else:
            with pytest.raises(Refused):
                sign_in(ada, sam.badge, "0852")

    assert asked(ada, sam) == "wait 30"
    with pytest.raises(Refused, match="wait"):
        sign_in(ada, sam.badge, PIN)
    assert (wrong(ada, sam.person.id), wrong(ada, phrase_of(sam.person.id))) == (3, 2)


def test_a_right_pin_forgives_no_passphrase_and_a_right_passphrase_no_pin(
    ada: Desk, sam: Enrolled
) -> None:
    asked(ada, sam, "WRONG HORSE 9")
    sign_in(ada, sam.badge, PIN)
    assert (wrong(ada), wrong(ada, phrase_of(sam.person.id))) == (0, 1)

    with pytest.raises(Refused):
        sign_in(ada, sam.badge, "0852")
    asked(ada, sam)
    assert (wrong(ada), wrong(ada, sam.person.id)) == (0, 1)


def test_whose_passphrase_is_locked_is_noted_once_in_the_name_of_the_desk(
    desk: Desk, ada: Desk, sam: Enrolled, clock: TurnableClock
) -> None:
    for _ in range(LOCKED + 3):
        asked(ada, sam, "WRONG HORSE 9")
        clock.advance(500)

    subject = phrase_of(sam.person.id)
    assert lines(ada, Event.LOCKED_OUT) == [(Event.LOCKED_OUT, ada.person_id, subject)]
    assert asked(ada, sam) == f"locked_out {subject}"
    assert sign_in(ada, sam.badge, PIN).id == sam.person.id, "the PIN is another matter"
    assert asked(ada, sam) == f"locked_out {subject}"
    unlock(at_work(ada, enrolled(desk, "Olga", OWNER)), sam.person.id)
    assert asked(ada, sam) == ""


def test_nobody_is_signed_in_by_allowing_something(ada: Desk, sam: Enrolled) -> None:
    asked(ada, sam)

    assert lines(ada, Event.SIGNED_IN) == []


def test_with_an_authenticator_the_phrase_alone_is_not_enough(
    desk: Desk, ada: Desk, sam: Enrolled
) -> None:
    secret = with_code(desk, sam)
    said = [asked(ada, sam, code=code) for code in ("", "000000", code_now(ada, secret, -9))]

    assert said == ["phrase_wrong"] * 3
    assert asked(ada, sam, "WRONG HORSE 9", code_now(ada, secret)) == "phrase_wrong"
    assert known(ada, sam).step == 0, "a right code is not used up by a wrong phrase"
    assert asked(ada, sam, code=code_now(ada, secret)) == ""


def test_a_code_is_good_once_and_the_next_one_is_another(
    desk: Desk, ada: Desk, sam: Enrolled, clock: TurnableClock
) -> None:
    secret = with_code(desk, sam)
    code = code_now(ada, secret)

    assert asked(ada, sam, code=code) == ""
    assert asked(ada, sam, code=code) == "phrase_wrong"
    clock.advance(30)
    assert asked(ada, sam, code=code) == "phrase_wrong"
    assert asked(ada, sam, code=code_now(ada, secret)) == ""


def test_a_code_that_was_used_stays_used_after_a_restart(
    desk: Desk, ada: Desk, sam: Enrolled
) -> None:
    secret = with_code(desk, sam)
    asked(ada, sam, code=code_now(ada, secret))

    assert known(ada, sam).step == int(ada.clock.now().timestamp()) // 30
    assert known(ada, sam).second_factor == secret


def test_using_a_code_changes_nothing_else_of_a_person(
    desk: Desk, ada: Desk, sam: Enrolled
) -> None:
    secret = with_code(desk, sam)
    before = known(ada, sam)
    asked(ada, sam, code=code_now(ada, secret))
    after = known(ada, sam)

    assert (after.badge, after.pin, after.phrase) == (before.badge, before.pin, before.phrase)
    assert after.person == before.person
