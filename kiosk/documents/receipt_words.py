"""The words of a receipt for a return."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.dates import format_datetime

from kiosk.wording.language import _, _in, locale

if TYPE_CHECKING:
    from datetime import datetime

TITLE = _("Receipt of a return")
COPY_HINT = _("Printed before. It was posted once.")
DATE = _("Date")
BOUGHT_AT = _("Bought at")
BENCH = _("Bench")
PERSON = _("Taken by")
REASON = _("Reason")
REFUND = _("Refund")
REFUNDED = _("refunded on {channel}")
NOT_REFUNDED = _("not said to be refunded")
REVERSED_DETAIL = _("It is taken back: goods and money go the other way.")
MONEY_OUT = _in("money", "Given back")
MONEY_IN = _("Taken back")
SIGNATURE = _("Signature")


def return_number(number: int) -> str:
    """``Return 12``, by which people call for it."""
    return _("Return {number}").format(number=number)


def reversal_number(number: int) -> str:
    """``Reversal 13``, which has a number of its own."""
    return _("Reversal {number}").format(number=number)


def reversal_of(number: int) -> str:
    """``REVERSAL of return 12``, which nobody may overlook."""
    return _("REVERSAL of return {number}").format(number=number)


def moment(when: datetime) -> str:
    """``23 Nov 2026 17:58``, in the zone of ``when``."""
    return str(format_datetime(when, _("d MMM y HH:mm")(), locale=locale()))
