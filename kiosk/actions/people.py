"""People: enrol them, give them another badge or PIN, let them go. A badge's code is told once."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.actions.sign_in import phrase_of
from kiosk.domain.guesses import Guesses
from kiosk.domain.journal import Event
from kiosk.domain.people import (
    LONGEST_NAME,
    Person,
    PersonId,
    Right,
    Role,
    folded,
    phrase_problem,
    pin_problem,
)
from kiosk.domain.refusals import Refusal, Refused
from kiosk.store.people import Kept
from kiosk.vault.digests import new_badge
from kiosk.vault.second_factor import new_secret

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.actions.desk import Desk

_ID_BYTES = 4


@dataclass(frozen=True, kw_only=True)
class Enrolled:
    """A person and the code of their badge, which is kept nowhere."""

    person: Person
    badge: str

    def __repr__(self) -> str:
        return f"Enrolled({self.person.id})"


def enrol(desk: Desk, name: str, role: Role, pin: str, phrase: str = "") -> Enrolled:
    """Take somebody on; supervisors and owners with a passphrase besides. Slow: it hashes.

    Raises:
        Refused: NOT_ALLOWED, PIN_UNFIT or PHRASE_UNFIT.
    """
    desk.need(Right.PEOPLE)
    plain = " ".join(name.split())[:LONGEST_NAME]
    if not plain:
        raise Refused(Refusal.PERSON_UNKNOWN)
    person = Person(
        id=PersonId(f"p-{secrets.token_hex(_ID_BYTES)}"),
        name=plain,
        role=role,
        has_phrase=role is not Role.PACKER,
    )
    kept = _with_phrase(desk, _with_pin(desk, Kept(person=person), pin), phrase)
    code = new_badge()
    kept = replace(kept, badge=desk.store.vault.digests.badge(code))

    def work() -> None:
        mark = desk.store.people.save(kept)
        desk.note(Event.PERSON_ADDED, note=f"{person.id} {role.value} {mark}")

    desk.store.transact(work)
    return Enrolled(person=person, badge=code)


def change_badge(desk: Desk, person: PersonId) -> Enrolled:
    """Give somebody another badge; the one before is nobody's from now on.

    Raises:
        Refused: NOT_ALLOWED or PERSON_UNKNOWN.
    """
    code = new_badge()
    digest = desk.store.vault.digests.badge(code)
    kept = _changed(desk, person, lambda was: replace(was, badge=digest), "badge")
    return Enrolled(person=kept.person, badge=code)


def change_pin(desk: Desk, person: PersonId, pin: str) -> None:
    """Give somebody another PIN. Slow: it hashes.

    Raises:
        Refused: NOT_ALLOWED, PERSON_UNKNOWN, PERSON_TOUCHED or PIN_UNFIT.
    """
    hashed = _with_pin(desk, _known(desk, person), pin).pin
    _changed(desk, person, lambda was: replace(was, pin=hashed), "pin")


def change_phrase(desk: Desk, person: PersonId, phrase: str) -> None:
    """Give a supervisor or owner another passphrase. Slow: it hashes.

    Raises:
        Refused: NOT_ALLOWED, PERSON_UNKNOWN, PERSON_TOUCHED or PHRASE_UNFIT.
    """
    hashed = _with_phrase(desk, _known(desk, person), phrase).phrase
    _changed(desk, person, lambda was: replace(was, phrase=hashed), "phrase")


def change_language(desk: Desk, person: PersonId, language: str) -> None:
    """Let the bench speak a language while this person works there; empty for its own.

    Raises:
        Refused: NOT_ALLOWED or PERSON_UNKNOWN.
    """

    def speaks(was: Kept) -> Kept:
        likes = replace(was.person.likes, language=language)
        return replace(was, person=replace(was.person, likes=likes))

    _changed(desk, person, speaks, "language")


def add_second_factor(desk: Desk, person: PersonId) -> str:
    """Ask this person for a code besides the passphrase; the secret for their authenticator.

    Raises:
        Refused: NOT_ALLOWED or PERSON_UNKNOWN.
    """
    secret = new_secret()
    _changed(desk, person, lambda was: replace(was, second_factor=secret, step=0), "second factor")
    return secret


def unlock(desk: Desk, subject: str) -> None:
    """Let somebody, or a bench, try again.

    Raises:
        Refused: NOT_ALLOWED.
    """
    desk.need(Right.PEOPLE)

    def work() -> None:
        for one in (subject, phrase_of(subject)):
            desk.store.people.put_guesses(one, Guesses())
        desk.note(Event.UNLOCKED, note=subject)

    desk.store.transact(work)


def let_go(desk: Desk, person: PersonId) -> None:
    """Somebody has left: no badge, no PIN, no passphrase of theirs is good any more.

    Whoever was touched in the database itself can only be let go, and taken on anew.

    Raises:
        Refused: NOT_ALLOWED, PERSON_UNKNOWN, or LAST_OWNER.
    """
    now = desk.clock.now()

    def gone(was: Kept) -> Kept:
        owners = {one.id for one in desk.store.people.all() if Right.PEOPLE in one.rights}
        if owners == {person}:
            raise Refused(Refusal.LAST_OWNER)
        left = replace(was.person, left=True, has_phrase=False, has_second_factor=False)
        return Kept(person=left, left_at=now)

    _changed(desk, person, gone, "", Event.PERSON_LEFT)


def _known(desk: Desk, person: PersonId) -> Kept:
    found = desk.store.read(lambda: desk.store.people.find(person))
    if found is None or (found.person.left and found.person.sound):
        raise Refused(Refusal.PERSON_UNKNOWN, person)
    if not found.person.sound:
        raise Refused(Refusal.PERSON_TOUCHED)
    return found


def _changed(
    desk: Desk,
    person: PersonId,
    change: Callable[[Kept], Kept],
    what: str,
    event: Event = Event.PERSON_CHANGED,
) -> Kept:
    desk.need(Right.PEOPLE)

    def work() -> Kept:
        found = desk.store.people.find(person) or _taken_out(desk, person)
        if found is None or (found.person.left and found.person.sound):
            raise Refused(Refusal.PERSON_UNKNOWN, person)
        if not found.person.sound and event is not Event.PERSON_LEFT:
            raise Refused(Refusal.PERSON_TOUCHED)
        kept = change(found)
        mark = desk.store.people.save(kept)
        desk.note(event, note=" ".join(part for part in (person, what, mark) if part))
        return kept

    return desk.store.transact(work)


def _taken_out(desk: Desk, person: PersonId) -> Kept | None:
    """Somebody whose row is gone, though the journal tells of them."""
    if person not in desk.store.people.touched():
        return None
    return Kept(person=Person(id=person, name=person, role=Role.PACKER, sound=False))


def _with_pin(desk: Desk, kept: Kept, pin: str) -> Kept:
    if problem := pin_problem(pin):
        raise Refused(Refusal.PIN_UNFIT, problem)
    return replace(kept, pin=desk.store.vault.calibrated_phrases.hash(pin))


def _with_phrase(desk: Desk, kept: Kept, phrase: str) -> Kept:
    if kept.person.role is Role.PACKER and not phrase:
        return kept
    if problem := phrase_problem(phrase, kept.person.name):
        raise Refused(Refusal.PHRASE_UNFIT, problem)
    hashed = desk.store.vault.calibrated_phrases.hash(folded(phrase))
    return replace(kept, phrase=hashed)
