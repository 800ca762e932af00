"""How one order of a list is put into words; pure."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from kiosk.domain.order import Program, Progress, Standing
from kiosk.domain.parcel import Telling
from kiosk.domain.shelf import Shelf, time_left
from kiosk.presenters.marks import Mark, Tone
from kiosk.presenters.models import RowModel
from kiosk.wording import flags, screens, times
from kiosk.wording.steps import PROGRESS_WORDS
from kiosk.wording.telling import CHIPS

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from kiosk.domain.lists import Glance

SOON = timedelta(hours=2)
HEAVY = 6
"""Digits at the end of an order's number that people tell orders by."""
_TELLING_TONES = {
    Telling.TOLD: Tone.GO,
    Telling.REFUSED: Tone.STOP,
    Telling.UNSURE: Tone.LOOK,
}
_PROGRESS_ICONS = {
    Progress.ALLOCATED: "boxes",
    Progress.PICKED: "hand",
    Progress.PACKED: "package",
}


def row(glance: Glance, *, now: datetime, zone: tzinfo, bench: str, selected: bool) -> RowModel:
    """One row of the list."""
    time, word, tone = _time(glance, now, zone)
    return RowModel(
        order_id=glance.id,
        time=time,
        time_word=word,
        time_tone=tone,
        number=tail(glance.id),
        detail=_detail(glance, bench),
        flags=marks(glance),
        mark=_mark(glance),
        selected=selected,
        pending=glance.standing is Standing.PENDING,
    )


def tail(order_id: str) -> str:
    """The last digits of an order's number, enough to tell it: ``…917763``."""
    return "…" + order_id[-HEAVY:]


def marks(glance: Glance) -> tuple[Mark, ...]:
    """The flags of an order, the weightiest first."""
    found: list[Mark] = []
    if glance.standing is Standing.CANCELLED:
        found.append(Mark(word=flags.CANCELLED(), tone=Tone.STOP, icon="ban"))
    elif glance.cancel_asked:
        found.append(Mark(word=flags.ASKS_TO_CANCEL(), tone=Tone.STOP, icon="alert-triangle"))
    if glance.held_for:
        found.append(Mark(word=flags.HELD(), tone=Tone.LOOK, icon="pause"))
    if Program.PRIME.value in glance.programs:
        found.append(Mark(word=flags.PROGRAMS[Program.PRIME](), tone=Tone.INFO, icon="zap"))
    if glance.gift:
        found.append(Mark(word=flags.GIFT(), tone=Tone.GIFT, icon="gift"))
    if Program.BUSINESS.value in glance.programs:
        found.append(Mark(word=flags.PROGRAMS[Program.BUSINESS](), icon="briefcase"))
    if not found and glance.service:
        found.append(Mark(word=flags.service(glance.service), tone=Tone.QUIET))
    return tuple(found)


def _time(glance: Glance, now: datetime, zone: tzinfo) -> tuple[str, str, Tone]:
    if glance.standing is Standing.PENDING:
        return "–", screens.UNPAID(), Tone.QUIET
    left = time_left(glance.ship_by, now)
    if left is None or glance.ship_by is None:
        return "–", screens.NO_DATE(), Tone.QUIET
    if glance.shelf in {Shelf.DESPATCHED, Shelf.CLOSED} or glance.progress is Progress.DESPATCHED:
        local = glance.ship_by.astimezone(zone)
        return f"{local:%H:%M}", times.day_word(glance.ship_by, now, zone), Tone.QUIET
    if left < timedelta():
        return times.left(left), screens.LATE(), Tone.STOP
    word = times.day_word(glance.ship_by, now, zone)
    return times.left(left), word, Tone.LOOK if left < SOON else Tone.PLAIN


def _detail(glance: Glance, bench: str) -> str:
    if glance.standing is Standing.PENDING:
        return screens.PENDING()
    parts = [flags.units(glance.units) if glance.units else flags.lines(glance.lines)]
    if glance.claimed_by and glance.claimed_by != bench:
        parts.append(glance.claimed_by)
    return " · ".join(parts)


def _mark(glance: Glance) -> Mark | None:
    if glance.progress is Progress.DESPATCHED and glance.telling is not None:
        word, _, icon = CHIPS[glance.telling]
        return Mark(word=word(), icon=icon, tone=_TELLING_TONES.get(glance.telling, Tone.QUIET))
    icon = _PROGRESS_ICONS.get(glance.progress, "")
    if not icon:
        return None
    return Mark(word=PROGRESS_WORDS[glance.progress](), icon=icon, tone=Tone.PLAIN)
