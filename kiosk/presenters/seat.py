"""The seat at the bench: who works here now. The one thing of a bench that changes hands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.wording.language import LANGUAGES, SOURCE, speak

if TYPE_CHECKING:
    from kiosk.actions.desk import Desk
    from kiosk.domain.people import Person


class Seat:
    """Holds the desk of whoever works here; looked at on the glass's thread alone.

    That thread speaks as they like it, and without anybody as the bench is set.

    What was begun by somebody keeps their desk, so that it stands in their name however late the
    worker comes to it.
    """

    def __init__(self, desk: Desk, *, staffed: bool = False, language: str = SOURCE) -> None:
        """``staffed`` once anybody was enrolled: then nobody may do anything unseen.

        ``language`` is the bench's own, by its code.
        """
        self._language = language
        speak(language)
        self._empty = desk
        self.desk = replace(desk, rights=frozenset()) if staffed else desk
        self.person: Person | None = None
        self.staffed = staffed

    def take(self, person: Person) -> None:
        """Somebody has signed in."""
        self.person = person
        self.desk = replace(
            self._empty, person=person.name, person_id=person.id, rights=person.rights
        )
        liked = person.likes.language
        speak(liked if liked in LANGUAGES else self._language)

    def leave(self) -> None:
        """Nobody works here, and nobody may do what only some may."""
        self.person, self.staffed = None, True
        self.desk = replace(self._empty, rights=frozenset())
        speak(self._language)
