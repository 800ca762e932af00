"""How far somebody is with signing in, and how that is put into words; pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.domain.people import PIN_LENGTHS, SHORTEST_PHRASE
from kiosk.domain.refusals import Refusal
from kiosk.presenters.models_people import Asked, SignModel
from kiosk.wording import people, screens
from kiosk.wording.refusals import REFUSALS

if TYPE_CHECKING:
    from kiosk.domain.people import Right
    from kiosk.domain.refusals import Refused

DOT = "●"
MOST_DOTS = 16
CODE_DIGITS = 6


@dataclass(frozen=True, kw_only=True)
class Signing:
    """How far somebody is: whose badge was scanned, and what it is for."""

    asked: Asked = Asked.BADGE
    badge: str = ""
    name: str = ""
    right: Right | None = None
    """What a supervisor is to allow; None for a sign-in."""
    wants_code: bool = False
    phrase: str = ""
    """The passphrase, while the code of the authenticator is asked for."""
    entry: str = ""
    wrong: str = ""
    locked: str = ""
    """Who was here when the bench locked."""
    busy: bool = False


def sign_model(at: Signing | None, *, somebody: bool) -> SignModel:
    """The window; hidden while somebody works here and nothing is asked."""
    if at is None:
        return SignModel()
    title, text = _words(at)
    return SignModel(
        shown=True,
        whole=not somebody,
        asked=at.asked,
        icon="lock" if at.locked and at.asked is Asked.BADGE else "user",
        title=title,
        text=people.CHECKING() if at.busy else text,
        wrong=at.wrong,
        entry=DOT * min(len(at.entry), MOST_DOTS),
        back_word=screens.CANCEL() if somebody or at.asked is not Asked.BADGE else "",
        enter_word="" if at.asked is Asked.BADGE else _enter(at),
        enter_live=not at.busy and len(at.entry) >= _least(at),
    )


def said(why: Refused) -> str:
    """Why it was refused, in a line; a wait with its length."""
    known = REFUSALS[why.reason]
    if why.reason is Refusal.WAIT:
        return known.text.format(about=people.SECONDS.format(n=why.about))
    return f"{known.title}. {known.text}"


def _words(at: Signing) -> tuple[str, str]:
    allow = people.RIGHTS[at.right]() if at.right is not None else ""
    match at.asked:
        case Asked.PIN:
            return people.YOUR_PIN.format(name=at.name), ""
        case Asked.PHRASE:
            words = people.CODE if at.phrase else people.PASSPHRASE
            return words.format(name=at.name), allow
    if at.right is not None:
        return people.SUPERVISOR_BADGE(), allow
    if at.locked:
        return people.LOCKED(), people.LOCKED_TEXT.format(name=at.locked)
    return people.SCAN_BADGE(), people.SCAN_BADGE_TEXT()


def _enter(at: Signing) -> str:
    return people.ALLOW() if at.right is not None else people.ENTER()


def _least(at: Signing) -> int:
    if at.asked is Asked.PIN:
        return PIN_LENGTHS[0]
    return CODE_DIGITS if at.phrase else SHORTEST_PHRASE
