"""The second factor of supervisors and owners: codes by time (TOTP, RFC 6238)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyotp

if TYPE_CHECKING:
    from datetime import datetime

STEP_SECONDS = 30
WINDOW = 1
"""Steps before and after the present one that are taken: clocks differ."""
ISSUER = "Packbench"


def new_secret() -> str:
    """A secret for an authenticator, in base32."""
    return pyotp.random_base32()


def address(secret: str, name: str) -> str:
    """What an authenticator takes in, as ``otpauth://`` (the form of Google Authenticator)."""
    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=ISSUER)


def step_of(secret: str, code: str, at: datetime, after: int) -> int | None:
    """The step that ``code`` belongs to; None when it is wrong, or was used before.

    ``after`` is the last step that was used; a code is good once.
    """
    totp = pyotp.TOTP(secret)
    now = int(at.timestamp()) // STEP_SECONDS
    for step in range(now - WINDOW, now + WINDOW + 1):
        if step > after and pyotp.utils.strings_equal(totp.at(step * STEP_SECONDS), code):
            return step
    return None
