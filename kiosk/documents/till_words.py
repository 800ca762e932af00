"""The words of a reading of the till."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.dates import format_datetime

from kiosk.domain.till import Tender
from kiosk.wording.language import _, _in, locale

if TYPE_CHECKING:
    from datetime import datetime

TITLE = _("Till reading")
X_READING = _("X reading")
X_DETAIL = _("How it stands so far. This reading closes nothing.")
Z_DETAIL = _("The till is closed up to here.")
COPY_HINT = _("Printed before. The figures are those of the first one.")

FROM = _("From")
THE_BEGINNING = _("the beginning")
TO = _in("time", "To")
BENCH = _("Bench")
PERSON = _("Taken by")

DESPATCHED = _("Despatched")
RETURNS = _("Returns")
REVERSALS = _("Returns taken back")
DRAWER = _("Cash drawer")
COLUMNS = (_("No."), _("Units"))
AMOUNT = _("Amount")

OTHER_CHANNEL = _("Channel not named")
TENDERS = {
    Tender.CARD: _("Card"),
    Tender.CASH: _("Cash"),
    Tender.CHANNEL: _("Through the channel"),
}
NONE = _("None")
SUM = _("Together")

FLOAT = _("Float")
MOVED = _("Cash in and out")
EXPECTED = _("Should be there")
COUNTED = _("Counted")
NOT_COUNTED = _("not counted")
DIFFERENCE = _("Difference")
SHORT = _("short")
OVER = _("over")

NOTHING = _("Nothing was posted in this time.")
DRAWER_AGREES = _("Drawer agrees")
DRAWER_SHORT = _("Drawer {amount} short")
DRAWER_OVER = _("Drawer {amount} over")
DRAWER_NOT_COUNTED = _("Drawer not counted")


def z_reading(number: int) -> str:
    """``Z reading 17``."""
    return _("Z reading {number}").format(number=number)


def moment(when: datetime) -> str:
    """``23 Nov 2026 17:58``, in the zone of ``when``: readings are kept for years."""
    return str(format_datetime(when, _("d MMM y HH:mm")(), locale=locale()))


def of_currency(currency: str, words: str) -> str:
    """The heading of figures where there are several currencies."""
    return f"{currency} \u00b7 {words}" if currency else words


def last_entry(number: int) -> str:
    """Up to which entry the till was read."""
    return _("Up to entry {number}").format(number=number)
