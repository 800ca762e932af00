"""People in the store: who may sign in, by which badge, and the wrong guesses in a row."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

import msgspec

from kiosk.domain.guesses import Guesses as Wrong
from kiosk.domain.people import Likes, Person, PersonId, Role
from kiosk.store.bulk import upsert
from kiosk.store.compiled import Compiled
from kiosk.store.errors import StoreDamaged
from kiosk.store.moments import from_ms, to_ms
from kiosk.store.people_tables import Guesses, People
from kiosk.vault.sealed import Sealed, Unsealable

if TYPE_CHECKING:
    from kiosk.vault.vault import Vault

_LIKES = msgspec.json.Decoder(Likes)
_COLUMN = "people.totp"


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A person with what their sign-in is checked against; hashes, and a secret in the open."""

    person: Person
    badge: str | None = None
    """The digest of the badge; None when it was taken away."""
    pin: str = ""
    phrase: str = ""
    second_factor: str = ""
    """The secret of the authenticator, in base32; empty without one."""
    step: int = 0
    """The last step of it that was used."""
    left_at: datetime | None = None

    def __repr__(self) -> str:
        return f"Kept({self.person.id})"


class PeopleStore:
    """Reads and writes people."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def any(self) -> bool:
        """Whether anybody was ever enrolled; until then the bench asks nobody."""
        return _any.scalar() is not None

    def all(self) -> list[Person]:
        """Everybody, those who have left as well, by name."""
        return [_person(row) for row in _all.dicts()]

    def find(self, person: PersonId) -> Kept | None:
        """One person."""
        return self._one(_by_id.dicts(person))

    def with_badge(self, code: str) -> Kept | None:
        """Whose badge it is; nobody's who has left."""
        found = self._one(_by_badge.dicts(self._vault.digests.badge(code)))
        return None if found is None or found.person.left else found

    def use_step(self, person: PersonId, step: int) -> bool:
        """Take a step of the second factor for used; False when it was, or they have left."""
        return bool(_use_step.execute(person, step))

    def used_steps(self) -> list[tuple[PersonId, int]]:
        """Of everybody who has a second factor the newest step that was used."""
        return [(PersonId(person), step) for person, step in _used_steps.tuples()]

    def save(self, kept: Kept) -> None:
        """Write a person over what was known of them."""
        person, sealed = kept.person, Sealed("", "")
        if kept.second_factor:
            sealed = self._vault.sealer.seal(kept.second_factor, person.id, _COLUMN)
        row = (
            person.id,
            person.name,
            person.role.value,
            kept.badge,
            kept.pin,
            kept.phrase,
            sealed.text,
            sealed.key,
            kept.step,
            msgspec.json.encode(person.likes).decode(),
            to_ms(kept.left_at) if kept.left_at is not None else None,
        )
        upsert(People, [row])

    def guesses(self, subject: str) -> Wrong:
        """What was wrong in a row; ``subject`` is a person's id, or a bench."""
        found = _guesses.tuples(subject)
        return _wrong(*found[0]) if found else Wrong()

    def all_guesses(self) -> dict[str, Wrong]:
        """All that was wrong in a row, by subject."""
        return {row[0]: _wrong(*row[1:]) for row in _all_guesses.tuples()}

    def put_guesses(self, subject: str, guesses: Wrong) -> None:
        """Keep what was wrong; nothing is kept of nothing."""
        if guesses.wrong:
            until = to_ms(guesses.until) if guesses.until is not None else 0
            upsert(Guesses, [(subject, guesses.wrong, until)])
        else:
            _right.execute(subject)

    def _one(self, rows: list[dict[str, Any]]) -> Kept | None:
        return self._kept(rows[0]) if rows else None

    def _kept(self, row: dict[str, Any]) -> Kept:
        person = _person(row)
        kept = Kept(
            person=person,
            badge=row["badge"],
            pin=row["pin"],
            phrase=row["phrase"],
            step=row["totp_step"],
            left_at=from_ms(row["left_at"]) if row["left_at"] is not None else None,
        )
        if not row["totp"]:
            return kept
        try:
            sealed = Sealed(row["totp_key"], row["totp"])
            secret = self._vault.sealer.open(sealed, person.id, _COLUMN)
        except Unsealable:
            raise StoreDamaged(f"the second factor of {person.id} can't be unsealed") from None
        return replace(kept, second_factor=secret)


def _wrong(wrong: int, until: int) -> Wrong:
    return Wrong(wrong=wrong, until=from_ms(until) if until else None)


def _person(row: dict[str, Any]) -> Person:
    return Person(
        id=PersonId(row["id"]),
        name=row["name"],
        role=Role(row["role"]),
        likes=_LIKES.decode(row["likes"]) if row["likes"] else Likes(),
        has_phrase=bool(row["phrase"]),
        has_second_factor=bool(row["totp"]),
        left=row["left_at"] is not None,
    )


@Compiled
def _any() -> Any:
    return People.select(People.id).limit(1)


@Compiled
def _all() -> Any:
    return People.select().order_by(People.name, People.id)


@Compiled
def _by_id(person: Any) -> Any:
    return People.select().where(People.id == person)


@Compiled
def _by_badge(badge: Any) -> Any:
    return People.select().where(People.badge == badge)


@Compiled
def _guesses(subject: Any) -> Any:
    return Guesses.select(Guesses.wrong, Guesses.until).where(Guesses.subject == subject)


@Compiled
def _right(subject: Any) -> Any:
    return Guesses.delete().where(Guesses.subject == subject)


@Compiled
def _use_step(person: Any, step: Any) -> Any:
    ours = (People.id == person) & (People.totp_step < step) & People.left_at.is_null()
    return People.update(totp_step=step).where(ours)


@Compiled
def _used_steps() -> Any:
    return People.select(People.id, People.totp_step).where(People.totp_step > 0)


@Compiled
def _all_guesses() -> Any:
    return Guesses.select()
