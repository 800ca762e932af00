"""Example models of people who sign in, and of a supervisor who answers for somebody else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kiosk.domain.people import Likes, Right, TextSize
from kiosk.domain.refusals import Refusal, Refused
from kiosk.presenters.liking_view import like_model
from kiosk.presenters.models_people import Asked, SignModel
from kiosk.presenters.signing_view import Signing, said, sign_model
from kiosk.wording import people
from tests.ui import examples as ex

ANNA = "Anna Kowalczyk"
LONG_NAME = "Maximiliane-Alexandra Wolfeschlegelstein"
"""As long as a name may be."""
HERS = Signing(asked=Asked.PIN, badge="PBB-A", name=ANNA)
PHRASE_OF = Signing(
    asked=Asked.PHRASE, badge="PBB-S", name="Sam Ortiz", right=Right.TAKE_OVER, wants_code=True
)


def refused(why: Refusal, about: str = "") -> str:
    """What the window says of a refusal."""
    return said(Refused(why, about))


BADGE = sign_model(Signing(), somebody=False)
BADGE_WRONG = sign_model(Signing(wrong=refused(Refusal.BADGE_UNKNOWN)), somebody=False)
LOCKED = sign_model(Signing(locked=ANNA), somebody=False)
LOCKED_LONG = sign_model(Signing(locked=LONG_NAME), somebody=False)
LOCKED_OUT = sign_model(Signing(wrong=refused(Refusal.LOCKED_OUT, "p-1")), somebody=False)
PIN = sign_model(HERS, somebody=False)
PIN_TYPED = sign_model(replace(HERS, entry="25801934"), somebody=True)
PIN_WRONG = sign_model(replace(HERS, wrong=refused(Refusal.PIN_WRONG)), somebody=False)
PIN_WAIT = sign_model(
    replace(HERS, name=LONG_NAME, wrong=refused(Refusal.WAIT, "480")), somebody=False
)
CHECKING = sign_model(replace(HERS, entry="2580", busy=True), somebody=False)
SUPERVISOR = sign_model(Signing(right=Right.TAKE_OVER), somebody=True)
SUPERVISOR_WRONG = sign_model(
    Signing(right=Right.SEND_PART, wrong=refused(Refusal.NO_PHRASE)), somebody=True
)
PHRASE = sign_model(PHRASE_OF, somebody=True)
PHRASE_TYPED = sign_model(replace(PHRASE_OF, name=LONG_NAME, entry="X" * 128), somebody=True)
PHRASE_WRONG = sign_model(
    replace(PHRASE_OF, wrong=refused(Refusal.PHRASE_WRONG), name=LONG_NAME), somebody=True
)
CODE = sign_model(replace(PHRASE_OF, phrase="X" * 12, entry="123456"), somebody=True)
CODE_LONG = sign_model(replace(PHRASE_OF, name=LONG_NAME, phrase="X" * 12), somebody=True)
WARNING = replace(ex.STRIP, alarm=people.LOCKS_IN.format(n=30), alarm_over=True, person=LONG_NAME)

MODELS: dict[str, SignModel] = {
    "sign-badge": BADGE,
    "sign-badge-wrong": BADGE_WRONG,
    "sign-locked": LOCKED,
    "sign-locked-long": LOCKED_LONG,
    "sign-locked-out": LOCKED_OUT,
    "sign-pin": PIN,
    "sign-pin-typed": PIN_TYPED,
    "sign-pin-wrong": PIN_WRONG,
    "sign-pin-wait": PIN_WAIT,
    "sign-checking": CHECKING,
    "sign-supervisor": SUPERVISOR,
    "sign-supervisor-wrong": SUPERVISOR_WRONG,
    "sign-phrase": PHRASE,
    "sign-phrase-typed": PHRASE_TYPED,
    "sign-phrase-wrong": PHRASE_WRONG,
    "sign-code": CODE,
    "sign-code-long": CODE_LONG,
}
LIKES = Likes(dark=True, text=TextSize.LARGE, left_handed=True, volume=30)
AS_THE_BENCH = like_model(Likes())
HERS_SHE_LIKES = like_model(LIKES)

STATES: dict[str, dict[str, Any]] = {
    **{name: {"signing": model} for name, model in MODELS.items()},
    "lock-warning": {"strip": WARNING},
    "likes": {"liking": AS_THE_BENCH},
    "likes-hers": {"liking": HERS_SHE_LIKES},
}
