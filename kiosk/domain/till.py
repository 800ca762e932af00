"""The till: what was posted, and its readings: X to look, Z to close; pure.

A posted entry is never edited: a mistake is put right by a new entry the other way. Z readings are
numbered without a gap and kept for ever.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from kiosk.domain.money import Money, totals
from kiosk.domain.values import OrderId


class Tender(Enum):
    """How money changed hands; ``CHANNEL`` is paid to the marketplace and not to this till."""

    CHANNEL = "channel"
    CARD = "card"
    CASH = "cash"


class EntryKind(Enum):
    """What an entry of the till is for."""

    SALE = "sale"
    """Goods left; the marketplace holds the money."""
    RETURN = "return"
    REVERSAL = "reversal"
    """Takes a return back."""


@dataclass(frozen=True, kw_only=True)
class TillEntry:
    """One entry, never changed; ``amount`` is what the shop took: negative for a return."""

    id: int
    at: datetime
    bench: str
    person: str
    kind: EntryKind
    tender: Tender
    amount: Money
    order: OrderId | None = None
    channel: str = ""
    """Where the order was sold."""
    units: int = 0


class ReadingKind(Enum):
    """X looks, Z closes."""

    X = "x"
    Z = "z"


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of a reading: how many entries of a kind, and their sum in one currency."""

    kind: EntryKind
    tender: Tender
    channel: str
    entries: int
    units: int
    amount: Money


@dataclass(frozen=True, kw_only=True)
class Drawer:
    """Cash in one currency: what should be there, and what was counted."""

    float_: Money
    """Cash put in at the beginning."""
    moved: Money
    """Cash that entries took in, or gave out (negative)."""
    counted: Money | None = None
    """None while nobody has counted."""

    @property
    def expected(self) -> Money:
        """What should lie in the drawer."""
        return self.float_ + self.moved

    @property
    def difference(self) -> Money | None:
        """What is too much (or, negative, too little)."""
        return None if self.counted is None else self.counted - self.expected


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A reading of the till, from the last Z (or the beginning) until ``at``."""

    kind: ReadingKind
    number: int
    """Of a Z: counts on without a gap; of an X: that of the Z to come."""
    at: datetime
    bench: str
    person: str
    since: datetime | None
    last_entry: int
    """The id of the newest entry that it holds."""
    lines: tuple[Line, ...]
    drawers: tuple[Drawer, ...]


def summed(entries: Iterable[TillEntry]) -> tuple[Line, ...]:
    """Entries by kind, tender, channel and currency."""
    groups: dict[tuple[str, str, str, str], list[TillEntry]] = {}
    for entry in entries:
        key = (entry.kind.value, entry.tender.value, entry.channel, entry.amount.currency)
        groups.setdefault(key, []).append(entry)
    return tuple(
        Line(
            kind=found[0].kind,
            tender=found[0].tender,
            channel=found[0].channel,
            entries=len(found),
            units=sum(entry.units for entry in found),
            amount=totals(entry.amount for entry in found)[0],
        )
        for _, found in sorted(groups.items())
    )


def drawers(
    lines: Iterable[Line], floats: Iterable[Money], counted: Iterable[Money]
) -> tuple[Drawer, ...]:
    """The drawer in each currency that was put in, moved or counted."""
    moved = {m.currency: m for m in totals(x.amount for x in lines if x.tender is Tender.CASH)}
    put_in = {m.currency: m for m in totals(floats)}
    found = {m.currency: m for m in totals(counted)}
    return tuple(
        Drawer(
            float_=put_in.get(currency, Money(0, currency)),
            moved=moved.get(currency, Money(0, currency)),
            counted=found.get(currency),
        )
        for currency in sorted({*moved, *put_in, *found})
    )
