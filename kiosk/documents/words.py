"""The words that stand on papers alone; what a screen says too comes from ``kiosk.wording``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.dates import format_datetime

from kiosk.documents.document import Flag, PickWords
from kiosk.domain.order import Program
from kiosk.wording import flags
from kiosk.wording.language import NOTHING, Phrase, _, _in, locale

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.domain.order import Facts as OrderFacts

PICKING_NOTE = _("Picking note")
NO_BARCODE = _("No barcode can be made of this number: type it in.")
SHIP_BY = _("Ship by")
LATE = _("late")
SHIP_BY_UNKNOWN = _("not known")
SERVICE = _("Service")
DESTINATION = _in("country", "To")
LINES = _("lines")
LINE = _("line")
UNITS = _("units")
UNIT = _("unit")
PAGE_OF = _("Page {page} of {pages}")
COPY_HINT = _("Printed before. Throw the earlier note away.")
DESPATCHED = _("This order is marked as despatched. Do not pick it again.")
NOTHING_LEFT = _("Amazon counts every unit as sent. Below stands what was ordered.")
DECIDE = _("decide before it leaves")
SENT_ALL_THE_SAME = _("to be sent all the same")

_CANCEL_ASKED = _("Buyer asked to cancel")
_PROGRAMS: dict[Program, tuple[Phrase, bool]] = {
    Program.PRIME: (NOTHING, True),
    Program.PREMIUM: (NOTHING, True),
    Program.STORE_PICK_UP: (_("no parcel"), True),
    Program.SHIP_PLUS: (NOTHING, False),
}
"""Programs that change what a picker or packer does, with a word more and whether it is urgent;
Business stands apart, with its number.
"""
_CALM_CONSTRAINTS = frozenset({"palletDelivery"})


def pick_words() -> PickWords:
    """What stands over the lines of a picking note."""
    return PickWords(
        bin=_("Bin")(),
        quantity=_("Qty")(),
        item=_("Item")(),
        no_bin=_("no bin")(),
        serial=_("Serial no.")(),
        serials_apart=_("Write {count} serial numbers on a sheet of their own.")(),
    )


def programs(facts: OrderFacts) -> list[Flag]:
    """The flags of the programs that an order belongs to."""
    return [
        Flag(word=flags.PROGRAMS[program](), detail=detail(), urgent=urgent)
        for program, (detail, urgent) in _PROGRAMS.items()
        if facts.has(program)
    ]


def constraints(facts: OrderFacts) -> list[Flag]:
    """The flags of what the carrier must do."""
    return [
        Flag(word=word(), urgent=name not in _CALM_CONSTRAINTS)
        for name, word in flags.CONSTRAINTS.items()
        if name in facts.constraints
    ]


def cancel_asked(detail: Phrase = NOTHING) -> Flag:
    """The buyer of an order, or of a line, wants to cancel it."""
    return Flag(word=_CANCEL_ASKED(), detail=detail(), urgent=True)


def gift() -> Flag:
    """A gift."""
    return Flag(word=flags.GIFT())


def moment(when: datetime) -> str:
    """``Mon 23 Nov 16:00``, in the zone of ``when``."""
    return str(format_datetime(when, _("EEE d MMM HH:mm")(), locale=locale()))


def printed(when: datetime) -> str:
    """When the paper was made, with the year: a paper may lie about for long."""
    written = format_datetime(when, _("EEE d MMM y HH:mm")(), locale=locale())
    return _("Printed {moment}").format(moment=written)


def copy(number: int) -> str:
    """What a reprint says of itself."""
    return _("COPY {number}").format(number=number)


def copy_at(word: str, when: datetime) -> str:
    """The same with the time at which it was made, in the zone of ``when``."""
    return f"{word} · {when:%H:%M}"


def count(number: int, one: Phrase, many: Phrase) -> str:
    """The word that goes with ``number``."""
    return one() if number == 1 else many()


def part_sent(sent: int, ordered: int) -> Flag:
    """Some units have left before."""
    detail = _("{sent} of {ordered} units already sent").format(sent=sent, ordered=ordered)
    return Flag(word=_("Part order")(), detail=detail)


def part_of_line(sent: int, ordered: int) -> Flag:
    """Some units of one line have left before."""
    return Flag(word=_("{sent} of {ordered} already sent").format(sent=sent, ordered=ordered))


def purchase_order(number: str) -> Flag:
    """An order of a business, with the buyer's own number for it when there is one."""
    detail = _("PO no. {number}").format(number=number) if number else ""
    return Flag(word=flags.PROGRAMS[Program.BUSINESS](), detail=detail)
