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
from kiosk.store.people_bound import NEVER, Records, anybody_told_of, mac_of, mark_of, records
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
        """Whether anybody was ever enrolled; until then the bench asks nobody.

        Whoever empties the table has not opened the bench by that.
        """
        return _any.scalar() is not None or anybody_told_of()

    def all(self) -> list[Person]:
        """Everybody, those who have left as well, by name."""
        known = records()
        return [self._person(row, known) for row in _all.dicts()]

    def touched(self) -> list[PersonId]:
        """Those whose rows are not as they were written, or are gone."""
        there, known = _all.dicts(), records()
        lost = set(known.people) - {row["id"] for row in there}
        false = {row["id"] for row in there if not known.sound(self._vault.digests, row)}
        return [PersonId(each) for each in sorted(lost | false)]

    def find(self, person: PersonId) -> Kept | None:
        """One person."""
        return self._one(_by_id.dicts(person))

    def with_badge(self, code: str) -> Kept | None:
        """Whose badge it is; nobody's who has left."""
        found = self._one(_by_badge.dicts(self._vault.digests.badge(code)))
        gone = found is not None and found.person.left and found.person.sound
        return None if gone else found

    def use_step(self, person: PersonId, step: int) -> bool:
        """Take a step of the second factor for used; False when it was, or they have left."""
        return bool(_use_step.execute(person, step))

    def used_steps(self) -> list[tuple[PersonId, int]]:
        """Of everybody who has a second factor the newest step that was used."""
        return [(PersonId(person), step) for person, step in _used_steps.tuples()]

    def like(self, person: PersonId, likes: Likes) -> None:
        """Keep how somebody likes the bench."""
        _like.execute(person, _written(likes))

    def save(self, kept: Kept) -> str:
        """Write a person over what was known of them; the mark by which the journal names it."""
        person, sealed = kept.person, Sealed("", "")
        if kept.second_factor:
            sealed = self._vault.sealer.seal(kept.second_factor, person.id, _COLUMN)
        row = {
            "id": person.id,
            "name": person.name,
            "role": person.role.value,
            "badge": kept.badge,
            "pin": kept.pin,
            "phrase": kept.phrase,
            "totp": sealed.text,
            "totp_key": sealed.key,
            "totp_step": kept.step,
            "likes": _written(person.likes),
            "left_at": to_ms(kept.left_at) if kept.left_at is not None else None,
        }
        mac = mac_of(self._vault.digests, row)
        upsert(People, [(*row.values(), mac)])
        return mark_of(mac)

    def unbound(self) -> bool:
        """Whether there is anybody of a version that bound nobody."""
        return bool(_unbound.dicts())

    def bind(self, *, believed: bool) -> list[tuple[PersonId, str]]:
        """Give the rows of an older version their MACs; whose they are, with their marks.

        A row that the journal does not bear out gets none, and none ever; nor any, unless the
        journal is ``believed``.
        """
        known, bound = records(), []
        for row in _unbound.dicts():
            mac = NEVER
            if believed and known.bears_out(row):
                mac = mac_of(self._vault.digests, row)
                bound.append((PersonId(row["id"]), mark_of(mac)))
            _bind.execute(row["id"], mac)
        return bound

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

    def _person(self, row: dict[str, Any], known: Records) -> Person:
        return _person(row, sound=known.sound(self._vault.digests, row))

    def _kept(self, row: dict[str, Any]) -> Kept:
        person = self._person(row, records())
        if not person.sound:
            return Kept(person=person)
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


def _person(row: dict[str, Any], *, sound: bool) -> Person:
    return Person(
        id=PersonId(row["id"]),
        name=row["name"],
        role=Role(row["role"]) if sound else Role.PACKER,
        likes=_likes(row["likes"]),
        has_phrase=bool(row["phrase"]),
        has_second_factor=bool(row["totp"]),
        left=row["left_at"] is not None,
        sound=sound,
    )


def _likes(text: str) -> Likes:
    try:
        return _LIKES.decode(text) if text else Likes()
    except msgspec.DecodeError:  # no MAC is over them
        return Likes()


def _written(likes: Likes) -> str:
    return msgspec.json.encode(likes).decode()


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


@Compiled
def _like(person: Any, likes: Any) -> Any:
    return People.update(likes=likes).where((People.id == person) & People.left_at.is_null())


@Compiled
def _unbound() -> Any:
    return People.select().where(People.mac == "").order_by(People.id)


@Compiled
def _bind(person: Any, mac: Any) -> Any:
    return People.update(mac=mac).where(People.id == person)
