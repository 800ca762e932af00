"""How a reading of the till is put into rows of figures; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.domain.money import NO_CURRENCY
from kiosk.domain.paper import PaperKind
from kiosk.domain.till import EntryKind, ReadingKind
from kiosk.presenters.marks import Tone
from kiosk.presenters.models import ChoiceModel
from kiosk.presenters.models_till import FigureModel, TillModel
from kiosk.wording import screens, till, times
from kiosk.wording.money import amount

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from kiosk.actions.queries_till import TillView
    from kiosk.domain.till import Drawer, Line, Reading
    from kiosk.presenters.context import Context


_ORDER = {EntryKind.SALE: 0, EntryKind.RETURN: 1, EntryKind.REVERSAL: 2}


def till_model(view: TillView, reading: Reading, context: Context, *, old: bool) -> TillModel:
    """The whole window, with nothing being typed; ``old`` when a Z of before is looked at."""
    title = till.Z_TITLE.format(number=reading.number)
    rows = figures(reading)
    return TillModel(
        shown=True,
        title=title if old else till.TILL.format(bench=context.desk.bench),
        period=period(reading, context.now(), context.zone),
        figures=rows,
        nothing="" if rows else till.NOTHING(),
        past=_past(view, context, reading.number if old else 0),
        entry_word=till.TAKE(),
        float_word="" if old else till.SET_FLOAT(),
        count_word="" if old else till.COUNT_CASH(),
        print_word=till.PRINT_Z() if old else till.PRINT_X(),
        print_detail=context.printers.plan.printer(PaperKind.TILL_READING),
        save_word=till.SAVE_CSV(),
        close_till_word="" if old else till.CLOSE_TILL(),
        close_till_live=not old,
        close_word=screens.PAPER_CLOSE(),
    )


def currencies(view: TillView, usual: str, chosen: str) -> tuple[ChoiceModel, ...]:
    """What can be typed in: what the till counts in, and what lies in the drawer besides.

    Nothing where there is no choice.
    """
    there = {drawer.float_.currency for drawer in view.now.drawers} - {usual}
    codes = (usual, *sorted(there)) if there else ()
    return tuple(ChoiceModel(key=code, word=code, chosen=code == chosen) for code in codes)


def figures(reading: Reading) -> tuple[FigureModel, ...]:
    """Sales, returns and the drawers, in this order."""
    rows = [_line(line) for line in sorted(reading.lines, key=lambda each: _ORDER[each.kind])]
    for drawer in reading.drawers:
        rows.extend(_drawer(drawer))
    return tuple(rows)


def period(reading: Reading, now: datetime, zone: tzinfo) -> str:
    """From when to when it reads."""
    at = times.due(reading.at, now, zone)
    if reading.since is None:
        return till.SINCE_EVER() if reading.kind is ReadingKind.X else till.UNTIL.format(at=at)
    since = times.due(reading.since, now, zone)
    if reading.kind is ReadingKind.X:
        return till.SINCE.format(since=since)
    return till.FROM_TO.format(since=since, at=at)


def _past(view: TillView, context: Context, shown: int) -> tuple[ChoiceModel, ...]:
    return tuple(
        ChoiceModel(
            key=str(each.number),
            word=till.Z_TITLE.format(number=each.number),
            detail=times.due(each.at, context.now(), context.zone),
            chosen=each.number == shown,
        )
        for each in view.past
    )


def _line(line: Line) -> FigureModel:
    word = till.KINDS[line.kind, line.tender]
    known = line.amount.currency != NO_CURRENCY
    return FigureModel(
        label=word.format(channel=till.CHANNELS.get(line.channel, line.channel)),
        count=str(line.entries),
        amount=amount(line.amount) if known else "",
    )


def _drawer(drawer: Drawer) -> list[FigureModel]:
    rows = [
        FigureModel(label=till.FLOAT(), amount=amount(drawer.float_)),
        FigureModel(label=till.MOVED(), amount=amount(drawer.moved)),
        FigureModel(label=till.EXPECTED(), amount=amount(drawer.expected), strong=True),
    ]
    if drawer.counted is None or drawer.difference is None:
        return [
            *rows,
            FigureModel(label=till.COUNTED(), amount=till.NOT_COUNTED(), tone=Tone.QUIET),
        ]
    right = drawer.difference.minor == 0
    return [
        *rows,
        FigureModel(label=till.COUNTED(), amount=amount(drawer.counted)),
        FigureModel(
            label=till.DIFFERENCE(),
            amount=amount(drawer.difference),
            strong=True,
            tone=Tone.GO if right else Tone.STOP,
        ),
    ]
