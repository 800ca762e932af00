"""``main.py people``: who may sign in, with which badge, PIN and passphrase."""

from __future__ import annotations

import getpass
import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.actions import people
from kiosk.domain.people import Person, PersonId, Role
from kiosk.domain.refusals import Refusal, Refused
from kiosk.office.opened import opened
from kiosk.ports.saving import NotSaved
from kiosk.vault.second_factor import address
from kiosk.wording.refusals import REFUSALS

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator

    from kiosk.actions.desk import Desk
    from kiosk.settings.schema import Settings


def people_command(settings: Settings, parsed: argparse.Namespace) -> int:
    """Carry out what was typed; returns the exit code."""
    with opened(settings) as desk:
        try:
            _ACT[parsed.act](desk, parsed)
        except Refused as why:
            said = REFUSALS[why.reason].about(why.about)
            print(f"{said.title}. {said.text}", file=sys.stderr)
            return 1
        except NotSaved as why:
            print(f"{why.folder} can't be written: {why.why}. Nothing changed.", file=sys.stderr)
            return 1
    return 0


def _list(desk: Desk, _: argparse.Namespace) -> None:
    everybody = desk.store.read(desk.store.people.all)
    for person in everybody:
        print(_line(person))
    if not everybody:
        print(
            "Nobody signs in yet: the bench asks nobody. Amazon's policy wants each person named."
        )


def _line(person: Person) -> str:
    rank = "has left" if person.left else person.role.value
    notes = [
        rank if person.sound else "",
        "second factor" if person.has_second_factor else "",
        person.likes.language,
        "" if person.sound else "touched in the database: can't sign in",
    ]
    return f"{person.id:<12} {person.name:<40} {', '.join(note for note in notes if note)}"


def _add(desk: Desk, parsed: argparse.Namespace) -> None:
    role = Role(parsed.role)
    with _sheet(parsed.out):
        pin = _secret("PIN, 4 to 8 digits")
        phrase = _secret("Passphrase, 12 characters or more") if role is not Role.PACKER else ""
        enrolled = people.enrol(desk, parsed.who, role, pin, phrase)
        if parsed.language:
            people.change_language(desk, enrolled.person.id, parsed.language)
    _badge_told(enrolled, parsed.out)


def _badge(desk: Desk, parsed: argparse.Namespace) -> None:
    with _sheet(parsed.out):
        enrolled = people.change_badge(desk, _who(desk, parsed))
    _badge_told(enrolled, parsed.out)


def _pin(desk: Desk, parsed: argparse.Namespace) -> None:
    people.change_pin(desk, _who(desk, parsed), _secret("PIN, 4 to 8 digits"))


def _phrase(desk: Desk, parsed: argparse.Namespace) -> None:
    people.change_phrase(desk, _who(desk, parsed), _secret("Passphrase, 12 characters or more"))


def _totp(desk: Desk, parsed: argparse.Namespace) -> None:
    secret = people.add_second_factor(desk, _who(desk, parsed))
    print("Put this into the authenticator; it is shown once:")
    print(address(secret, parsed.who))


def _language(desk: Desk, parsed: argparse.Namespace) -> None:
    people.change_language(desk, _who(desk, parsed), parsed.language)


def _unlock(desk: Desk, parsed: argparse.Namespace) -> None:
    """A person by name or id, or a bench as ``at Bench 1``."""
    subject = parsed.who
    if not subject.startswith("at "):
        known = desk.store.read(lambda: desk.store.people.find(_who(desk, parsed)))
        if known is None:
            raise Refused(Refusal.PERSON_UNKNOWN)
        subject = known.person.id
    people.unlock(desk, subject)


def _leave(desk: Desk, parsed: argparse.Namespace) -> None:
    people.let_go(desk, _who(desk, parsed))


_ACT: dict[str, Callable[[Desk, argparse.Namespace], None]] = {
    "list": _list,
    "add": _add,
    "badge": _badge,
    "pin": _pin,
    "phrase": _phrase,
    "totp": _totp,
    "language": _language,
    "unlock": _unlock,
    "leave": _leave,
}


def _who(desk: Desk, parsed: argparse.Namespace) -> PersonId:
    """The person of this id, or the only one of this name."""
    wanted = parsed.who.casefold()
    everybody = desk.store.read(desk.store.people.all)
    everybody = [one for one in everybody if not (one.left and one.sound)]
    found = [one for one in everybody if wanted in {one.id, one.name.casefold()}]
    return found[0].id if len(found) == 1 else PersonId(parsed.who)


@contextmanager
def _sheet(out: Path | None) -> Iterator[None]:
    """See that a badge can be written before there is one: its code is told once.

    Raises:
        NotSaved: it can't be.
    """
    fresh = out is not None and not out.exists()
    if out is not None:
        try:
            os.close(os.open(out, os.O_WRONLY | os.O_CREAT, 0o600))
            out.chmod(0o600)
        except OSError as exc:
            raise NotSaved(str(out), exc.strerror or str(exc)) from exc
    try:
        yield
    except BaseException:
        if out is not None and fresh:
            out.unlink(missing_ok=True)
        raise


def _badge_told(enrolled: people.Enrolled, out: Path | None) -> None:
    print(f"{enrolled.person.id}  {enrolled.person.name}")
    if out is not None:
        try:
            _write_badge(enrolled, out)
            print(f"The badge is in {out}. Print it, then delete the file.")
            return
        except OSError as exc:
            print(f"{out} can't be written any more: {exc.strerror or exc}.", file=sys.stderr)
    print(f"Badge: {enrolled.badge}")
    print("It is kept nowhere: print it as Code 128 or a QR code, or say --out badge.pdf.")


def _write_badge(enrolled: people.Enrolled, out: Path) -> None:
    from kiosk.office.badge import badge_pdf  # noqa: PLC0415 - PDF is slow to load

    out.write_bytes(badge_pdf(enrolled.person, enrolled.badge))


def _secret(asked: str) -> str:
    """Asked for without an echo; from a pipe, a line of it."""
    if sys.stdin.isatty():
        return getpass.getpass(f"{asked}: ")
    return sys.stdin.readline().rstrip("\n")
