"""The words that stand on papers alone; what a screen says too comes from ``kiosk.wording``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.dates import format_datetime

from kiosk.documents.document import Flag, PickWords
from kiosk.domain.order import Program
from kiosk.wording import flags
from kiosk.wording.language import LOCALE, _

if TYPE_CHECKING:
    from datetime import datetime


PICKING_NOTE = _("Picking note")
NO_BARCODE = _("No barcode can be made of this number: type it in.")
SHIP_BY = _("Ship by")
LATE = _("late")
SHIP_BY_UNKNOWN = _("not known")
SERVICE = _("Service")
DESTINATION = _("To")
LINES = _("lines")
LINE = _("line")
UNITS = _("units")
UNIT = _("unit")
PAGE_OF = _("Page {page} of {pages}")
COPY_HINT = _("Printed before. Throw the earlier note away.")
DESPATCHED = _("This order is marked as despatched. Do not pick it again.")
NOTHING_LEFT = _("Amazon counts every unit as sent. Below stands what was ordered.")

PICK_WORDS = PickWords(
    bin=_("Bin"),
    quantity=_("Qty"),
    item=_("Item"),
    no_bin=_("no bin"),
    serial=_("Serial no."),
    serials_apart=_("Write {count} serial numbers on a sheet of their own."),
)

LINE_CANCEL_ASKED = Flag(word=_("Buyer asked to cancel"), urgent=True)
CANCEL_ASKED = Flag(word=LINE_CANCEL_ASKED.word, detail=_("decide before it leaves"), urgent=True)
CANCEL_WAIVED = Flag(word=LINE_CANCEL_ASKED.word, detail=_("to be sent all the same"), urgent=True)
GIFT = Flag(word=flags.GIFT)

PROGRAMS: dict[Program, Flag] = {
    Program.PRIME: Flag(word=flags.PROGRAMS[Program.PRIME], urgent=True),
    Program.PREMIUM: Flag(word=flags.PROGRAMS[Program.PREMIUM], urgent=True),
    Program.STORE_PICK_UP: Flag(
        word=flags.PROGRAMS[Program.STORE_PICK_UP], detail=_("no parcel"), urgent=True
    ),
    Program.SHIP_PLUS: Flag(word=flags.PROGRAMS[Program.SHIP_PLUS]),
}
"""Programs that change what a picker or packer does; Business stands apart, with its number."""

_CALM_CONSTRAINTS = frozenset({"palletDelivery"})
CONSTRAINTS: dict[str, Flag] = {
    name: Flag(word=word, urgent=name not in _CALM_CONSTRAINTS)
    for name, word in flags.CONSTRAINTS.items()
}
"""By Amazon's name in shippingConstraints."""


def moment(when: datetime) -> str:
    """``Mon 23 Nov 16:00``, in the zone of ``when``."""
    return str(format_datetime(when, "EEE d MMM HH:mm", locale=LOCALE))


def printed(when: datetime) -> str:
    """When the paper was made, with the year: a paper may lie about for long."""
    written = format_datetime(when, "EEE d MMM y HH:mm", locale=LOCALE)
    return _("Printed {moment}").format(moment=written)


def copy(number: int) -> str:
    """What a reprint says of itself."""
    return _("COPY {number}").format(number=number)


def copy_at(word: str, when: datetime) -> str:
    """The same with the time at which it was made, in the zone of ``when``."""
    return f"{word} · {when:%H:%M}"


def count(number: int, one: str, many: str) -> str:
    """The word that goes with ``number``."""
    return one if number == 1 else many


def part_sent(sent: int, ordered: int) -> Flag:
    """Some units have left before."""
    detail = _("{sent} of {ordered} units already sent").format(sent=sent, ordered=ordered)
    return Flag(word=_("Part order"), detail=detail)


def part_of_line(sent: int, ordered: int) -> Flag:
    """Some units of one line have left before."""
    return Flag(word=_("{sent} of {ordered} already sent").format(sent=sent, ordered=ordered))


def purchase_order(number: str) -> Flag:
    """An order of a business, with the buyer's own number for it when there is one."""
    detail = _("PO no. {number}").format(number=number) if number else ""
    return Flag(word=flags.PROGRAMS[Program.BUSINESS], detail=detail)
