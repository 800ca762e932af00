"""People are enrolled, changed and let go; of what opens the bench nothing readable is kept."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from argon2 import extract_parameters

from kiosk.actions import people
from kiosk.actions.desk import Desk
from kiosk.actions.people import Enrolled, enrol
from kiosk.actions.sign_in import approve, sign_in, whose
from kiosk.domain.guesses import Guesses
from kiosk.domain.journal import Event
from kiosk.domain.people import PersonId, Right, Role
from kiosk.domain.refusals import Refusal, Refused
from kiosk.store.people import Kept
from kiosk.vault.master import MasterKey
from kiosk.vault.phrases import Phrases
from tests.fakes.crew import (
    OWNER,
    PACKER,
    PHRASE,
    PIN,
    SUPERVISOR,
    cheap,
    code_now,
    enrolled,
    known,
    lines,
    packers,
)
from tests.fakes.stores import MASTER

MARK = re.compile(" [0-9a-f]{16}$")
"""By which a line names the row that was written."""
OTHER_PIN, OTHER_PHRASE = "9017", "BATTERY STAPLE 7"
CHANGES: dict[str, Callable[[Desk, PersonId], object]] = {
    "badge": people.change_badge,
    "pin": lambda desk, who: people.change_pin(desk, who, OTHER_PIN),
    "phrase": lambda desk, who: people.change_phrase(desk, who, OTHER_PHRASE),
    "second factor": people.add_second_factor,
    "let go": people.let_go,
}


@pytest.fixture
def sam(desk: Desk) -> Enrolled:
    return enrolled(desk, "Sam Super", SUPERVISOR)


def content(desk: Desk) -> str:
    """Every row of every table, as text."""
    database = desk.store._database
    rows = [database.execute_sql(f'SELECT * FROM "{t}"').fetchall() for t in database.get_tables()]  # noqa: S608
    return json.dumps(rows, default=str)


def refused(reason: Refusal, act: Callable[[], object]) -> str:
    """What the refusal is about."""
    with pytest.raises(Refused) as why:
        act()
    assert why.value.reason is reason
    return why.value.about


@pytest.mark.parametrize("role", Role)
def test_whoever_was_enrolled_can_sign_in_and_is_what_was_said(desk: Desk, role: Role) -> None:
    who = enrolled(desk, "Ada Packer", role)
    found = sign_in(desk, who.badge, PIN)

    assert (found.id, found.name, found.role) == (who.person.id, "Ada Packer", role)
    assert found.has_phrase == (role is not PACKER) == who.person.has_phrase
    assert not found.left


def test_two_of_one_name_are_two(desk: Desk) -> None:
    one, other = enrolled(desk), enrolled(desk)

    assert one.person.id != other.person.id
    assert one.badge != other.badge
    assert known(desk, one).pin != known(desk, other).pin, "the same PIN, and nobody can see it"


def test_nothing_that_was_said_once_can_be_read_in_the_database(desk: Desk, sam: Enrolled) -> None:
    secret = people.add_second_factor(desk, sam.person.id)
    text = content(desk)

    assert known(desk, sam).badge == desk.store.vault.digests.badge(sam.badge)
    assert not [said for said in (sam.badge, sam.badge[4:], PIN, PHRASE, secret) if said in text]
    assert sam.badge not in repr(sam)


def test_a_pin_and_a_phrase_are_hashed_as_costly_as_the_machine_bears(desk: Desk) -> None:
    cheap(desk.store)
    costly = Phrases(MasterKey(bytes.fromhex(MASTER)), kib=64)
    desk.store.vault.calibrated_phrases = costly
    who = enrol(desk, "Sam", SUPERVISOR, PIN, PHRASE)
    people.change_pin(desk, who.person.id, OTHER_PIN)
    kept = known(desk, who)

    assert {extract_parameters(one).memory_cost for one in (kept.pin, kept.phrase)} == {64}


@pytest.mark.parametrize(
    ("given", "kept"),
    [("  Ada \t Packer ", "Ada Packer"), ("A" * 50, "A" * 40), ("Łucja Øst", "Łucja Øst")],
)
def test_a_name_is_kept_tidy_and_no_longer_than_the_glass_shows(
    desk: Desk, given: str, kept: str
) -> None:
    assert enrolled(desk, given).person.name == kept


@pytest.mark.parametrize("name", ["", " \t "])
def test_nobody_is_enrolled_without_a_name(desk: Desk, name: str) -> None:
    with pytest.raises(Refused):
        enrolled(desk, name)


@pytest.mark.parametrize(("pin", "why"), [("1234", "simple"), ("258", "length"), ("", "length")])
def test_an_unfit_pin_is_refused_and_nothing_kept(desk: Desk, pin: str, why: str) -> None:
    who = enrolled(desk)
    before = content(desk)

    assert refused(Refusal.PIN_UNFIT, lambda: enrolled(desk, pin=pin)) == why
    act = lambda: people.change_pin(desk, who.person.id, pin)  # noqa: E731 - said in a word
    assert refused(Refusal.PIN_UNFIT, act) == why
    assert content(desk) == before


@pytest.mark.parametrize(
    ("phrase", "why"),
    [("", "length"), ("SHORT", "length"), ("NOT THE ÄPFEL", "letters"), ("SUPERB HORSE 9", "name")],
)
@pytest.mark.parametrize("role", [SUPERVISOR, OWNER])
def test_without_a_fit_passphrase_nobody_answers_for_others(
    desk: Desk, sam: Enrolled, role: Role, phrase: str, why: str
) -> None:
    before = content(desk)

    def add() -> object:
        return enrol(desk, "Sam Super", role, PIN, phrase)

    def change() -> None:
        people.change_phrase(desk, sam.person.id, phrase)

    assert refused(Refusal.PHRASE_UNFIT, add) == refused(Refusal.PHRASE_UNFIT, change) == why
    assert content(desk) == before


def test_a_new_badge_makes_the_old_one_nobodys(desk: Desk, sam: Enrolled) -> None:
    new = people.change_badge(desk, sam.person.id)

    assert new.person.id == whose(desk, new.badge).id == sam.person.id
    assert refused(Refusal.BADGE_UNKNOWN, lambda: whose(desk, sam.badge)) == ""


def test_a_new_pin_makes_the_old_one_wrong(desk: Desk, sam: Enrolled) -> None:
    people.change_pin(desk, sam.person.id, OTHER_PIN)

    refused(Refusal.PIN_WRONG, lambda: sign_in(desk, sam.badge, PIN))
    assert sign_in(desk, sam.badge, OTHER_PIN).id == sam.person.id


def test_a_new_phrase_makes_the_old_one_wrong(desk: Desk, sam: Enrolled) -> None:
    people.change_phrase(desk, sam.person.id, OTHER_PHRASE.title())

    refused(Refusal.PHRASE_WRONG, lambda: approve(desk, sam.badge, PHRASE, "", Right.LEAVE))
    approve(desk, sam.badge, OTHER_PHRASE.lower(), "", Right.LEAVE)


def test_a_new_authenticator_makes_the_old_one_wrong(desk: Desk, sam: Enrolled) -> None:
    old, new = (people.add_second_factor(desk, sam.person.id) for _ in range(2))
    codes = code_now(desk, old), code_now(desk, new)

    refused(Refusal.PHRASE_WRONG, lambda: approve(desk, sam.badge, PHRASE, codes[0], Right.LEAVE))
    approve(desk, sam.badge, PHRASE, codes[1], Right.LEAVE)
    assert sign_in(desk, sam.badge, PIN).has_second_factor


def test_a_new_authenticator_is_good_at_once_whatever_the_old_one_was_used_for(
    desk: Desk, sam: Enrolled
) -> None:
    for _ in range(2):
        code = code_now(desk, people.add_second_factor(desk, sam.person.id))
        approve(desk, sam.badge, PHRASE, code, Right.LEAVE)


@pytest.mark.parametrize("what", ["badge", "pin", "phrase", "second factor"])
def test_a_change_leaves_all_else_as_it_was(desk: Desk, sam: Enrolled, what: str) -> None:
    def of(kept: Kept) -> dict[str, object]:
        return {
            "badge": kept.badge,
            "pin": kept.pin,
            "phrase": kept.phrase,
            "second factor": kept.second_factor,
            "name": kept.person.name,
            "role": kept.person.role,
        }

    before = of(known(desk, sam))
    CHANGES[what](desk, sam.person.id)
    after = of(known(desk, sam))

    assert {name for name, value in after.items() if before[name] != value} == {what}


def test_whoever_has_left_can_do_nothing_and_nothing_of_theirs_is_kept(
    desk: Desk, sam: Enrolled
) -> None:
    people.add_second_factor(desk, sam.person.id)
    people.let_go(desk, sam.person.id)
    gone = known(desk, sam)

    assert gone.person.left
    assert gone.person.name == "Sam Super", "the journal names them by their id"
    assert (gone.badge, gone.pin, gone.phrase, gone.second_factor) == (None, "", "", "")
    refused(Refusal.BADGE_UNKNOWN, lambda: whose(desk, sam.badge))
    refused(Refusal.BADGE_UNKNOWN, lambda: sign_in(desk, sam.badge, PIN))
    refused(Refusal.BADGE_UNKNOWN, lambda: approve(desk, sam.badge, PHRASE, "", Right.LEAVE))


@pytest.mark.parametrize("what", CHANGES)
def test_whoever_has_left_or_never_was_is_not_changed(desk: Desk, sam: Enrolled, what: str) -> None:
    people.let_go(desk, sam.person.id)
    before = content(desk)

    for who in (sam.person.id, PersonId("p-none")):
        assert refused(Refusal.PERSON_UNKNOWN, lambda who=who: CHANGES[what](desk, who)) == who  # type: ignore[misc]
    assert content(desk) == before


@pytest.mark.parametrize("what", CHANGES)
def test_only_whoever_may_says_who_signs_in(desk: Desk, sam: Enrolled, what: str) -> None:
    before = content(desk)

    assert (
        refused(Refusal.NOT_ALLOWED, lambda: CHANGES[what](packers(desk), sam.person.id))
        == "people"
    )
    refused(Refusal.NOT_ALLOWED, lambda: enrol(packers(desk), "Eve", PACKER, PIN))
    assert content(desk) == before


def test_only_whoever_may_lets_somebody_try_again(desk: Desk, sam: Enrolled) -> None:
    refused(Refusal.NOT_ALLOWED, lambda: people.unlock(packers(desk), sam.person.id))


def test_the_journal_says_who_changed_whom_by_their_ids(desk: Desk, sam: Enrolled) -> None:
    who = sam.person.id
    for change in CHANGES.values():
        change(desk, who)
    people.unlock(desk, "at Bench 1")

    found = lines(desk)
    assert [MARK.search(note) is not None for _, _, note in found] == [*[True] * 6, False]
    assert [(event, person, MARK.sub("", note)) for event, person, note in found] == [
        (Event.PERSON_ADDED, "", f"{who} supervisor"),
        *((Event.PERSON_CHANGED, "", f"{who} {what}") for what in [*CHANGES][:-1]),
        (Event.PERSON_LEFT, "", who),
        (Event.UNLOCKED, "", "at Bench 1"),
    ]


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_that_is_not_noted_is_not_made(
    desk: Desk, sam: Enrolled, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = content(desk)

    def no_more(_: object) -> None:
        raise RuntimeError("the power went")

    monkeypatch.setattr(desk.store.journal, "add", no_more)
    with pytest.raises(RuntimeError):
        CHANGES[what](desk, sam.person.id)
    with pytest.raises(RuntimeError):
        people.unlock(desk, sam.person.id)

    assert content(desk) == before


def test_unlocking_forgets_one_subject_alone(desk: Desk) -> None:
    store = desk.store
    for subject in ("p-1", "p-2"):
        store.transact(lambda s=subject: store.people.put_guesses(s, Guesses(wrong=10)))  # type: ignore[misc]

    people.unlock(desk, "p-1")

    assert not store.people.guesses("p-1").locked
    assert store.people.guesses("p-2").locked
