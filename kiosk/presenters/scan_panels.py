"""How a scan that does not count is put into words: what was scanned, what is wanted; pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.domain.likeness import closest, difference
from kiosk.domain.order import Progress
from kiosk.domain.refusals import Refusal
from kiosk.domain.scans import Command
from kiosk.domain.workflow import Move, refusal
from kiosk.presenters.cues import Cue
from kiosk.presenters.marks import Tone
from kiosk.presenters.models import SideModel
from kiosk.presenters.order_lines import picture_of
from kiosk.presenters.queue_rows import tail
from kiosk.wording import scans
from kiosk.wording.refusals import REFUSALS, Said

if TYPE_CHECKING:
    from kiosk.actions.verify import Rejected
    from kiosk.domain.order import Line, Order
    from kiosk.domain.product import Product
    from kiosk.domain.values import OrderId

_CUES = {
    Refusal.LINE_COMPLETE: Cue.TOO_MANY,
    Refusal.CASE_TOO_LARGE: Cue.TOO_MANY,
    Refusal.MISREAD: Cue.ATTENTION,
    Refusal.CASE_UNKNOWN: Cue.ATTENTION,
    Refusal.NO_ORDER_OPEN: Cue.ATTENTION,
    Refusal.ALREADY_DONE: Cue.ATTENTION,
    Refusal.SERIAL_USED: Cue.TOO_MANY,
}
_TONES = {Cue.TOO_MANY: Tone.LOOK, Cue.ATTENTION: Tone.LOOK}


@dataclass(frozen=True, kw_only=True)
class Panel:
    """A refusal with all that it shows, and the sound that goes with it."""

    said: Said
    cue: Cue
    compare: tuple[SideModel, ...] = ()
    figure: str = ""

    @property
    def tone(self) -> Tone:
        """The colour that goes with the sound."""
        return _TONES.get(self.cue, Tone.STOP)


def plain(reason: Refusal, about: str = "") -> Panel:
    """A refusal that needs nothing but its sentence."""
    return Panel(said=REFUSALS[reason].about(about), cue=_CUES.get(reason, Cue.WRONG))


def rejected(found: Rejected, pictures: str) -> Panel:
    """The refusal of goods."""
    match found.reason:
        case Refusal.WRONG_ITEM:
            return _wrong(found, pictures)
        case Refusal.OTHER_ORDER:
            panel = plain(Refusal.OTHER_ORDER, found.other or "")
            return replace(panel, figure=tail(found.other or ""))
        case Refusal.LINE_COMPLETE if found.line is not None and found.want:
            text = scans.ALL_COUNTED.format(want=found.want)
            panel = plain(Refusal.LINE_COMPLETE)
            said = Said(panel.said.title, text, panel.said.icon)
            return replace(panel, said=said, compare=(_side(found, pictures, Tone.LOOK),))
        case Refusal.CASE_TOO_LARGE:
            panel = plain(Refusal.CASE_TOO_LARGE, str(found.units))
            text = scans.CASE_HOLDS.format(units=found.units, want=found.lack)
            return replace(panel, said=Said(panel.said.title, text, panel.said.icon))
        case _:
            return plain(found.reason)


def _wrong(found: Rejected, pictures: str) -> Panel:
    panel = plain(Refusal.WRONG_ITEM)
    ours = _side(found, pictures, Tone.STOP)
    bin_of = found.scanned.bin if found.scanned else ""
    text = scans.PUT_BACK_IN.format(bin=bin_of) if bin_of else panel.said.text
    said = Said(panel.said.title, text, panel.said.icon)
    if not found.wanted:
        return replace(panel, said=said, compare=(ours,))
    titles = [_title(line, product) for line, product in found.wanted]
    line, product = found.wanted[closest(ours.name, titles)]
    theirs = SideModel(
        title=scans.ORDER_WANTS(),
        name=_title(line, product),
        detail=scans.LIES_IN.format(bin=product.bin) if product and product.bin else "",
        picture=picture_of(product, pictures),
        tone=Tone.GO,
    )
    apart = difference(ours.name, theirs.name)
    if apart is not None:
        ours = replace(ours, name=apart.common, differs=apart.ours)
        theirs = replace(theirs, name=apart.common, differs=apart.theirs)
        if apart.size:
            said = replace(said, title=scans.WRONG_SIZE())
    return replace(panel, said=said, compare=(ours, theirs))


def _side(found: Rejected, pictures: str, tone: Tone) -> SideModel:
    """What was scanned."""
    product = found.scanned
    name = product.title if product else ""
    if not name and found.line is not None:
        name = found.line.title
    where = product.bin if product else ""
    return SideModel(
        title=scans.YOU_SCANNED(),
        name=name or scans.NO_TITLE.format(sku=found.sku or ""),
        detail=scans.BELONGS_IN.format(bin=where) if where else "",
        picture=picture_of(product, pictures),
        tone=tone,
    )


def _title(line: Line, product: Product | None) -> str:
    """The shop's own title, which compares best with the scanned one's, or else Amazon's."""
    return (product.title if product else "") or line.title


def used(owner: OrderId) -> Panel:
    """A label that belongs to another order's parcel."""
    return replace(plain(Refusal.TRACKING_USED, owner), figure=tail(owner))


def hindrance(command: Command, order: Order | None, *, undo_live: bool) -> Panel | None:
    """Why a command of the sheet can't be carried out; None when it can."""
    if command is Command.NEXT:
        return Panel(said=scans.NOTHING_NEXT(), cue=Cue.ATTENTION)
    if order is None:
        return plain(Refusal.NO_ORDER_OPEN)
    why = None
    if command is Command.DESPATCH:
        why = refusal(order, Move.DESPATCH)
    elif command is Command.UNDO and not undo_live:
        left = order.progress is Progress.DESPATCHED
        why = Refusal.DESPATCHED if left else Refusal.NOT_YET
    return plain(why) if why and why is not Refusal.NO_CARRIER_DETAILS else None
