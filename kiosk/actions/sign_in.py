"""Sign in by badge and PIN, and answer for what a supervisor must allow. Slow: it hashes.

A guess is counted before it is checked, by person and by bench, so that neither a restart nor many
benches at once are a way around the wait.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.domain.guesses import Guesses
from kiosk.domain.journal import Event, Means
from kiosk.domain.people import MAY, Person, PersonId, Right, folded
from kiosk.domain.refusals import Refusal, Refused

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
        Refused: BADGE_UNKNOWN or PERSON_TOUCHED.
    """
    return _of(desk, badge).person


def sign_in(desk: Desk, badge: str, pin: str) -> Person:
    """Sign in at this bench.

    Raises:
        Refused: BADGE_UNKNOWN, PERSON_TOUCHED, PIN_WRONG, WAIT (with seconds) or LOCKED_OUT.
    """
    kept = _of(desk, badge)
    phrases = desk.store.vault.phrases
    who = replace(desk, person_id=kept.person.id)
    guess = Guess(kept.person.id, Refusal.PIN_WRONG)
    _checked(who, guess, lambda: phrases.fits(kept.pin, pin))
    who.store.keep(lambda: _still(who, kept, Event.SIGNED_IN))
    return kept.person


def sign_out(desk: Desk) -> None:
    """Nobody is at this bench any more."""
    desk.store.keep(lambda: desk.note(Event.SIGNED_OUT))


def needs_code(desk: Desk, badge: str, right: Right) -> bool:
    """Whether whoever has this badge can allow it, and needs a second factor to.

    Raises:
        Refused: BADGE_UNKNOWN, PERSON_TOUCHED, or NO_PHRASE for somebody who may not allow it.
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

    asked = f"{right.value} by {kept.person.id}"
    _checked(desk, Guess(phrase_of(kept.person.id), Refusal.PHRASE_WRONG, asked), right_one)
    desk.store.keep(lambda: _still(desk, kept, Event.APPROVED, asked))
    return replace(desk, rights=desk.rights | {right})


def like(desk: Desk, likes: Likes) -> None:
    """Keep how whoever is at the bench likes it."""

    def work() -> None:
        if desk.person_id:
            desk.store.people.like(PersonId(desk.person_id), likes)

    desk.store.transact(work)


def left_kiosk(desk: Desk) -> None:
    """Packbench is closed."""
    desk.store.keep(lambda: desk.note(Event.LEFT_KIOSK))


def phrase_of(person: str) -> str:
    """What wrong passphrases are counted under: a right PIN does not forgive them."""
    return f"{person} phrase"


@dataclass(frozen=True)
class Guess:
    """Whose guess it is, what to say when it is wrong, and what stands in the journal then."""

    subject: str
    wrong: Refusal
    note: str = ""


def _of(desk: Desk, badge: str) -> Kept:
    """An unknown badge is no guess: nobody guesses so many digits."""
    kept = desk.store.read(lambda: desk.store.people.with_badge(badge))
    if kept is None:
        raise Refused(Refusal.BADGE_UNKNOWN)
    if not kept.person.sound:
        raise Refused(Refusal.PERSON_TOUCHED)
    return kept


def _who_may(desk: Desk, badge: str, right: Right) -> Kept:
    kept = _of(desk, badge)
    if right not in MAY[kept.person.role] or not kept.phrase:
        raise Refused(Refusal.NO_PHRASE)
    return kept


def _still(desk: Desk, kept: Kept, event: Event, note: str = "") -> None:
    """Note it, if they are who they were when the slow check began."""
    now = desk.store.people.find(kept.person.id)
    if now is None or (now.badge, now.pin, now.phrase) != (kept.badge, kept.pin, kept.phrase):
        raise Refused(Refusal.BADGE_UNKNOWN)
    if now.person.role is not kept.person.role or not now.person.sound:
        raise Refused(Refusal.PERSON_TOUCHED)
    desk.note(event, means=Means.SCAN, note=note)


def _used(desk: Desk, kept: Kept, code: str) -> bool:
    """Whether the code is right and was not used before; it is used from now on."""
    # Slow to load, and only a supervisor with an authenticator waits for it.
    from kiosk.vault import second_factor  # noqa: PLC0415

    step = second_factor.step_of(kept.second_factor, code, desk.clock.now(), kept.step)
    if step is None:
        return False
    return desk.store.keep(lambda: desk.store.people.use_step(kept.person.id, step))


def _checked(desk: Desk, guess: Guess, right_one: Callable[[], bool]) -> None:
    """Count a guess, check it, and forget it again when it was right."""
    people, bench = desk.store.people, _at(desk)

    def count() -> None:
        # A bench waits, but is never locked: anybody could do that to everybody.
        _may_try(desk, guess.subject)
        _wait(desk, bench)
        for subject in (guess.subject, bench):
            people.put_guesses(subject, people.guesses(subject).one_more(desk.clock.now()))

    def forget() -> None:
        for subject in (guess.subject, bench):
            people.put_guesses(subject, Guesses())

    def note() -> None:
        desk.note(Event.SIGN_IN_REFUSED, means=Means.SCAN, note=guess.note)
        if people.guesses(guess.subject).locked:
            desk.note(Event.LOCKED_OUT, note=guess.subject)

    desk.store.keep(count)
    if right_one():
        desk.store.keep(forget)
        return
    desk.store.keep(note)
    raise Refused(guess.wrong)


def _may_try(desk: Desk, subject: str) -> None:
    if desk.store.people.guesses(subject).locked:
        raise Refused(Refusal.LOCKED_OUT, subject)
    _wait(desk, subject)


def _wait(desk: Desk, subject: str) -> None:
    wait = desk.store.people.guesses(subject).wait(desk.clock.now())
    if wait:
        raise Refused(Refusal.WAIT, str(-int(-wait.total_seconds() // 1)))


def _at(desk: Desk) -> str:
    return f"at {desk.bench}"
