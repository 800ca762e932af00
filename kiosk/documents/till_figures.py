"""The figures of a till reading, one currency after the other: they never add up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.documents import till_words as words
from kiosk.documents.house_blocks import Figure, Figures
from kiosk.documents.money_words import amount
from kiosk.documents.parts import LONGEST_LINE
from kiosk.documents.text import clean
from kiosk.domain.money import Money
from kiosk.domain.till import EntryKind, Tender

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kiosk.domain.till import Drawer, Line, Reading

LONGEST_CURRENCY = 12
_TENDERS = (Tender.CARD, Tender.CASH, Tender.CHANNEL)


def figures(reading: Reading) -> tuple[Figures, ...]:
    """Everything of one currency, then everything of the next."""
    found = {line.amount.currency for line in reading.lines}
    currencies = sorted(found | {drawer.float_.currency for drawer in reading.drawers})
    blocks: list[Figures] = []
    for currency in currencies:
        named = clean(currency, LONGEST_CURRENCY) if len(currencies) > 1 else ""
        blocks += _of_currency(reading, currency, named)
    return tuple(blocks)


def _of_currency(reading: Reading, currency: str, named: str) -> Iterable[Figures]:
    lines = [line for line in reading.lines if line.amount.currency == currency]

    def posted(kind: EntryKind, label: str, name: Callable[[Line], str]) -> Figures:
        of_kind = sorted((line for line in lines if line.kind is kind), key=_place)
        return Figures(
            label=words.of_currency(named, label),
            columns=tuple(column() for column in words.COLUMNS),
            amount=words.AMOUNT(),
            rows=_rows(of_kind, name, Money(0, currency)),
        )

    yield posted(EntryKind.SALE, words.DESPATCHED(), _channel)
    yield posted(EntryKind.RETURN, words.RETURNS(), _tender)
    if any(line.kind is EntryKind.REVERSAL for line in lines):
        yield posted(EntryKind.REVERSAL, words.REVERSALS(), _tender)
    for drawer in reading.drawers:
        if drawer.float_.currency == currency:
            yield Figures(label=words.of_currency(named, words.DRAWER()), rows=_drawer(drawer))


def _place(line: Line) -> tuple[int, str]:
    return _TENDERS.index(line.tender), line.channel


def _channel(line: Line) -> str:
    return clean(line.channel, LONGEST_LINE) or words.OTHER_CHANNEL()


def _tender(line: Line) -> str:
    return words.TENDERS[line.tender]()


def _rows(lines: list[Line], name: Callable[[Line], str], nothing: Money) -> tuple[Figure, ...]:
    """A row for each name, and their sum where there are several."""
    groups: dict[str, list[Line]] = {}
    for line in lines:
        groups.setdefault(name(line), []).append(line)
    if not groups:
        return (_row(words.NONE(), [], nothing, strong=True),)
    alone = len(groups) == 1
    rows = [_row(label, found, nothing, strong=alone) for label, found in groups.items()]
    return tuple(rows) if alone else (*rows, _row(words.SUM(), lines, nothing, strong=True))


def _row(label: str, lines: list[Line], nothing: Money, *, strong: bool) -> Figure:
    return Figure(
        label=label,
        counts=(str(sum(line.entries for line in lines)), str(sum(line.units for line in lines))),
        amount=amount(sum((line.amount for line in lines), start=nothing)),
        strong=strong,
    )


def _drawer(drawer: Drawer) -> tuple[Figure, ...]:
    """What was put in, what came and went, what should lie there, and what does."""
    rows = (
        Figure(label=words.FLOAT(), amount=amount(drawer.float_)),
        Figure(label=words.MOVED(), amount=amount(drawer.moved)),
        Figure(label=words.EXPECTED(), amount=amount(drawer.expected), strong=True),
    )
    if drawer.counted is None or drawer.difference is None:
        return (*rows, Figure(label=words.COUNTED(), amount=words.NOT_COUNTED()))
    lack = drawer.difference
    alarm = (words.SHORT() if lack.minor < 0 else words.OVER()) if lack.minor else ""
    return (
        *rows,
        Figure(label=words.COUNTED(), amount=amount(drawer.counted)),
        Figure(label=words.DIFFERENCE(), amount=amount(lack), strong=True, alarm=alarm),
    )
