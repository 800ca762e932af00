"""What the window *Carrier details* says of the number and of whose label it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.domain.journal import Means
from kiosk.domain.tracking_numbers import Check
from kiosk.presenters.carrier_purpose import Purpose
from kiosk.presenters.marks import Mark, Tone
from kiosk.wording import screens

if TYPE_CHECKING:
    from kiosk.presenters.carrier_entry import Entry

_HINTS = {
    Purpose.PACK: screens.CARRIER_HINT,
    Purpose.DESPATCH: screens.CARRIER_AGAIN,
    Purpose.CORRECT: screens.CARRIER_CORRECT,
}
_CONFIRM = {
    Purpose.PACK: screens.PACKED_WITH,
    Purpose.DESPATCH: screens.DESPATCH_WITH,
    Purpose.CORRECT: screens.CORRECT_WITH,
}


def hint(entry: Entry, purpose: Purpose) -> str:
    """What to do next; after a scan, whose label it seems to be."""
    names = [c.name for c in map(entry.find, entry.offered) if c is not None]
    if not names:
        return _HINTS[purpose]()
    if entry.carrier is None:
        *firsts, last = names
        words = screens.LABEL_EITHER if firsts else screens.LABEL_LIKE
        return words.format(carrier=last, others=", ".join(firsts))
    if entry.carrier.id in entry.offered:
        return screens.LABEL_SAYS.format(carrier=entry.carrier.name)
    return screens.LABEL_OTHER.format(carrier=names[0])


def number_mark(entry: Entry) -> Mark | None:
    """What is known of the number; nothing while there is none."""
    if not entry.number:
        return _asked_twice(entry)
    if entry.an_order:
        return Mark(word=screens.NUMBER_ORDER(), tone=Tone.STOP, icon="x-circle")
    if entry.misread and entry.means is Means.SCAN:
        return Mark(word=screens.NUMBER_MISREAD(), tone=Tone.STOP, icon="scan")
    if not entry.good:
        return Mark(word=screens.NUMBER_ODD(), tone=Tone.LOOK, icon="pencil")
    if entry.misread:
        return Mark(word=screens.NUMBER_WRONG(), tone=Tone.LOOK, icon="alert-triangle")
    return _fitting(entry)


def _asked_twice(entry: Entry) -> Mark | None:
    if entry.first:
        return Mark(word=screens.NUMBER_ONCE_MORE(), tone=Tone.LOOK, icon="pencil")
    if entry.differed:
        return Mark(word=screens.NUMBER_DIFFERS(), tone=Tone.STOP, icon="alert-triangle")
    return None


def _fitting(entry: Entry) -> Mark:
    found = entry.reading.candidates[:1]
    if entry.carrier is not None:
        own = entry.reading.of(entry.carrier.id)
        if own is None and entry.covered:
            return Mark(word=screens.NUMBER_UNUSUAL(), tone=Tone.LOOK, icon="eye")
        found = (own,) if own else ()
    right = any(c.check is Check.RIGHT for c in found)
    word = screens.NUMBER_RIGHT if right else screens.NUMBER_GOOD
    return Mark(word=word(), tone=Tone.GO, icon="check")


def confirm_word(entry: Entry, purpose: Purpose) -> str:
    """What stands on the large button."""
    if entry.complete and not entry.sure and not entry.first:
        return screens.TYPE_AGAIN()
    carrier = entry.carrier
    spoken = "…" if carrier is None else carrier.name
    if carrier is not None and carrier.named_by_hand:
        spoken = entry.name or screens.OTHER_CARRIER()
    return _CONFIRM[purpose].format(carrier=spoken)
