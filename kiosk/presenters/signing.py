"""The window in which people sign in, and in which a supervisor answers for somebody else."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from kiosk.actions import sign_in
from kiosk.domain.people import LONGEST_PHRASE, PIN_LENGTHS, WITH_PHRASE
from kiosk.domain.refusals import Refusal, Refused
from kiosk.presenters.cues import Cue
from kiosk.presenters.failures import failure
from kiosk.presenters.models_people import Asked, SignModel
from kiosk.presenters.presenter import Presenter
from kiosk.presenters.signing_view import Signing, said, sign_model
from kiosk.vault.digests import BADGE_PREFIX
from kiosk.wording import people
from kiosk.wording.language import ready

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.actions.desk import Desk
    from kiosk.domain.people import Person, Right
    from kiosk.presenters.context import Context

LOOK_SECONDS = 15.0
"""Between two looks whether the first person was enrolled."""
WARNING = 30
"""Seconds before the bench locks in which it says so."""


class SignPresenter(Presenter[SignModel]):
    """Says who works at this bench; over everything else while nobody does."""

    def __init__(self, context: Context, seated: Callable[[], None]) -> None:
        """``seated`` is called whenever somebody has come or gone."""
        super().__init__(SignModel())
        self._context = context
        self._seated = seated
        self._looked_at = 0.0
        self._at: Signing | None = None
        self._then: Callable[[Desk], None] | None = None
        self._touched_at = 0.0

    @property
    def locks_in(self) -> int | None:
        """Seconds until the bench locks, once that is near; None before."""
        limit = self._context.lock_seconds
        if self._context.seat.person is None or not limit:
            return None
        left = limit - (self._now() - self._touched_at)
        return max(0, round(left)) if left <= WARNING else None

    def start(self) -> None:
        """Ask who is there, if anybody may sign in at all."""
        self._touched_at = self._looked_at = self._now()
        if self._context.seat.staffed:
            self._nobody(Signing())

    def touched(self) -> None:
        """Somebody is there: a finger, or a scan."""
        self._touched_at = self._now()

    def tick(self) -> None:
        """Lock the bench once nobody has been there for a while."""
        if self.locks_in == 0:
            self.lock()
        if not self._context.seat.staffed and self._now() - self._looked_at >= LOOK_SECONDS:
            self._looked_at = self._now()
            work = partial(sign_in.anybody, self._context.desk)
            self._context.runner.do(work, self._enrolled, lambda _: None)

    def lock(self) -> None:
        """Hide everything; it stays as it was left."""
        person = self._context.seat.person
        if person is None:
            return
        self._context.runner.do(partial(sign_in.sign_out, self._context.desk))
        self._nobody(Signing(locked=person.name))

    def sign_out(self) -> None:
        """Whoever is here goes."""
        if self._context.seat.person is not None:
            self._context.runner.do(partial(sign_in.sign_out, self._context.desk))
            self._nobody(Signing())

    def ask(self, right: Right, then: Callable[[Desk], None]) -> None:
        """Go on with ``then`` once it is allowed: at once to whoever may, else by a supervisor."""
        desk = self._context.desk
        if not self._context.seat.staffed or (right in desk.rights and right not in WITH_PHRASE):
            then(desk)
            return
        self._at, self._then = Signing(right=right), then
        self._render()

    def scanned(self, code: str) -> bool:
        """Take a badge, and everything while the window is shown; whether it was taken."""
        text = code.encode("utf-8", "replace").decode("utf-8").strip().upper()
        is_badge = text.startswith(BADGE_PREFIX)
        if not self._context.seat.staffed or (self._at is None and not is_badge):
            return False
        if self._at is not None and self._at.busy:
            self._context.play(Cue.ATTENTION)
        elif not is_badge:
            self._context.play(Cue.ATTENTION)
            self._at = replace(self._at or Signing(), wrong=people.NOT_A_BADGE())
            self._render()
        elif self._at is not None and self._at.right is not None:
            self._supervisor(self._at, text)
        else:
            self._look(text)
        return True

    def digit(self, char: str) -> None:
        """A digit of the PIN."""
        if self._at is not None and char.isdecimal() and len(self._at.entry) < PIN_LENGTHS[-1]:
            self._typed(self._at.entry + char)

    def key(self, char: str) -> None:
        """A character of the passphrase, or of the code."""
        if self._at is not None and len(self._at.entry) < LONGEST_PHRASE:
            self._typed(self._at.entry + char)

    def erase(self) -> None:
        """Take the last character away."""
        if self._at is not None:
            self._typed(self._at.entry[:-1])

    def back(self) -> None:
        """Leave it: whoever was here before still is."""
        if self._at is not None and self._at.busy:
            return
        self._then = None
        if self._context.seat.person is None:
            self._at = Signing(locked=self._at.locked if self._at else "")
        else:
            self._at = None
        self._render()

    def confirm(self) -> None:
        """Check what was entered."""
        at = self._at
        if at is None or at.busy or not self.model.enter_live:
            return
        if at.right is None:
            seat = partial(sign_in.sign_in, self._context.desk, at.badge, at.entry)
            self._check(seat, self._sit)
        elif at.wants_code and not at.phrase:
            self._at = replace(at, phrase=at.entry, entry="", wrong="")
            self._render()
        else:
            phrase, code = (at.phrase, at.entry) if at.phrase else (at.entry, "")
            work = partial(sign_in.approve, self._context.desk, at.badge, phrase, code, at.right)
            self._check(work, self._allowed)

    def _enrolled(self, anybody: object) -> None:
        if anybody and self._context.seat.person is None and self._at is None:
            self._nobody(Signing())

    def _look(self, badge: str) -> None:
        desk, before = self._context.desk, self._at

        def work() -> Person:
            person = sign_in.whose(desk, badge)
            ready(person.likes.language)
            return person

        def known(person: Person) -> None:
            here = self._context.seat.person
            if here is not None and here.id == person.id and before is None:
                self.lock()
                return
            locked = before.locked if before else ""
            self._at = Signing(asked=Asked.PIN, badge=badge, name=person.name, locked=locked)
            self._render()

        self._asked(work, known)

    def _supervisor(self, at: Signing, badge: str) -> None:
        desk, right = self._context.desk, at.right
        if right is None:
            return

        def work() -> tuple[str, bool]:
            person = sign_in.whose(self._context.desk, badge)
            return person.name, sign_in.needs_code(desk, badge, right)

        def known(found: tuple[str, bool]) -> None:
            name, wants_code = found
            self._at = Signing(
                asked=Asked.PHRASE, badge=badge, name=name, right=right, wants_code=wants_code
            )
            self._render()

        self._asked(work, known)

    def _typed(self, entry: str) -> None:
        if self._at is not None and self._at.asked is not Asked.BADGE and not self._at.busy:
            self._at = replace(self._at, entry=entry, wrong="")
            self._render()

    def _check(self, work: Callable[[], object], right: Callable[..., None]) -> None:
        """Check a guess."""
        if self._at is None:
            return
        self._at = replace(self._at, busy=True)
        self._render()
        self._asked(work, right)

    def _asked(self, work: Callable[[], object], then: Callable[..., None]) -> None:
        """Ask the store; its answer counts only while the window is what it was."""
        waiting = self._at

        def answered(found: object) -> None:
            if self._at is waiting:
                then(found)

        def failed(exc: Exception) -> None:
            if self._at is waiting:
                self._wrong(exc)

        self._context.runner.do(work, answered, failed)

    def _sit(self, person: Person) -> None:
        if self._context.seat.person is not None:
            self._context.runner.do(partial(sign_in.sign_out, self._context.desk))
        self._context.seat.take(person)
        self._at = None
        self.touched()
        self._render()
        self._seated()
        self._context.play(Cue.DONE)  # as loud as they like it

    def _allowed(self, desk: Desk) -> None:
        then, self._then, self._at = self._then, None, None
        self.touched()
        self._context.play(Cue.DONE)
        self._render()
        if then is not None:
            then(desk)

    def _wrong(self, exc: Exception) -> None:
        self._context.play(Cue.WRONG)
        at = self._at or Signing()
        if not isinstance(exc, Refused):
            why, _ = failure(exc)
            self._at = replace(at, busy=False, entry="", phrase="", wrong=why.title)
        elif exc.reason in {Refusal.PIN_WRONG, Refusal.PHRASE_WRONG, Refusal.WAIT}:
            self._at = replace(at, busy=False, entry="", phrase="", wrong=said(exc))
        else:
            self._at = Signing(right=at.right, locked=at.locked, wrong=said(exc))
        self._render()

    def _nobody(self, at: Signing) -> None:
        self._context.seat.leave()
        self._at, self._then = at, None
        self._render()
        self._seated()

    def _render(self) -> None:
        self.put(sign_model(self._at, somebody=self._context.seat.person is not None))

    def _now(self) -> float:
        return self._context.desk.clock.monotonic()
