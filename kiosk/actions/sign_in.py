"""Sign in by badge and PIN, and answer for what a supervisor must allow. Slow: it hashes.

A guess is counted before it is checked, by person and by bench, so that neither a restart nor many
benches at once are a way around the wait.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.domain.guesses import Guesses
from kiosk.domain.journal import Event, Means
from kiosk.domain.people import MAY, Person, PersonId, Right, folded
from kiosk.domain.refusals import Refusal, Refused
from kiosk.vault import second_factor

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.actions.desk import Desk
    from kiosk.domain.people import Likes
    from kiosk.store.people import Kept


def anybody(desk: Desk) -> bool:
    """Whether anybody may sign in; until then the bench asks nobody."""
    return desk.store.read(desk.store.people.any)


def whose(desk: Desk, badge: str) -> Person:
    """Whose badge it is.

    Raises:
        Refused: BADGE_UNKNOWN, WAIT (with seconds) or LOCKED_OUT.
    """
    desk.store.transact(lambda: _may_try(desk, _at(desk)))
    return _of(desk, badge).person


def sign_in(desk: Desk, badge: str, pin: str) -> Person:
    """Sign in at this bench.

    Raises:
        Refused: BADGE_UNKNOWN, PIN_WRONG, WAIT (with seconds) or LOCKED_OUT.
    """
    kept = _of(desk, badge)
    phrases = desk.store.vault.phrases
    _checked(desk, kept, lambda: phrases.fits(kept.pin, pin), Refusal.PIN_WRONG)
    _note(desk, Event.SIGNED_IN, kept.person)
    return kept.person


def sign_out(desk: Desk) -> None:
    """Nobody is at this bench any more."""
    desk.store.transact(lambda: desk.note(Event.SIGNED_OUT))


def needs_code(desk: Desk, badge: str, right: Right) -> bool:
    """Whether whoever has this badge can allow it, and needs a second factor to.

    Raises:
        Refused: BADGE_UNKNOWN, or NO_PHRASE for somebody who may not allow it.
    """
    return bool(_who_may(desk, badge, right).second_factor)


def approve(desk: Desk, badge: str, phrase: str, code: str, right: Right) -> Desk:
    """The desk with which this one thing may be done, in the names of both.

    Raises:
        Refused: as ``needs_code``; PHRASE_WRONG, WAIT (with seconds) or LOCKED_OUT.
    """
    kept = _who_may(desk, badge, right)

    def right_one() -> bool:
        fits = desk.store.vault.phrases.fits(kept.phrase, folded(phrase))
        return fits and (not kept.second_factor or _used(desk, kept, code))

    _checked(desk, kept, right_one, Refusal.PHRASE_WRONG)
    person = kept.person
    desk.store.transact(
        lambda: desk.note(Event.APPROVED, means=Means.SCAN, note=f"{right.value} by {person.id}")
    )
    return replace(desk, rights=desk.rights | {right})


def like(desk: Desk, likes: Likes) -> None:
    """Keep how whoever is at the bench likes it."""

    def work() -> None:
        kept = desk.store.people.find(PersonId(desk.person_id)) if desk.person_id else None
        if kept is not None:
            desk.store.people.save(replace(kept, person=replace(kept.person, likes=likes)))

    desk.store.transact(work)


def _of(desk: Desk, badge: str) -> Kept:
    def work() -> Kept | None:
        found = desk.store.people.with_badge(badge)
        if found is None:
            _count(desk, _at(desk))
        return found

    kept = desk.store.transact(work)
    if kept is None:
        raise Refused(Refusal.BADGE_UNKNOWN)
    return kept


def _who_may(desk: Desk, badge: str, right: Right) -> Kept:
    kept = _of(desk, badge)
    if right not in MAY[kept.person.role] or not kept.phrase:
        raise Refused(Refusal.NO_PHRASE)
    return kept


def _used(desk: Desk, kept: Kept, code: str) -> bool:
    """Whether the code is right and was not used before; it is used from now on."""
    step = second_factor.step_of(kept.second_factor, code, desk.clock.now(), kept.step)
    if step is None:
        return False
    desk.store.transact(lambda: desk.store.people.save(replace(kept, step=step)))
    return True


def _checked(desk: Desk, kept: Kept, right_one: Callable[[], bool], wrong: Refusal) -> None:
    """Count a guess, check it, and forget it again when it was right."""
    subjects = (kept.person.id, _at(desk))

    def count() -> None:
        for subject in subjects:
            _may_try(desk, subject)
        for subject in subjects:
            _count(desk, subject)

    def forget() -> None:
        for subject in subjects:
            desk.store.people.put_guesses(subject, Guesses())

    desk.store.transact(count)
    if right_one():
        desk.store.transact(forget)
        return
    _note(desk, Event.SIGN_IN_REFUSED, kept.person)
    raise Refused(wrong)


def _count(desk: Desk, subject: str) -> None:
    people, now = desk.store.people, desk.clock.now()
    guesses = people.guesses(subject).one_more(now)
    people.put_guesses(subject, guesses)
    if guesses.locked:
        desk.note(Event.LOCKED_OUT, note=subject)


def _may_try(desk: Desk, subject: str) -> None:
    guesses = desk.store.people.guesses(subject)
    if guesses.locked:
        raise Refused(Refusal.LOCKED_OUT, subject)
    wait = guesses.wait(desk.clock.now())
    if wait:
        raise Refused(Refusal.WAIT, str(-int(-wait.total_seconds() // 1)))


def _note(desk: Desk, event: Event, person: Person) -> None:
    who = replace(desk, person_id=person.id)
    desk.store.transact(lambda: who.note(event, means=Means.SCAN))


def _at(desk: Desk) -> str:
    return f"at {desk.bench}"
