"""The till in the store: entries that are only ever added, and the Z readings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from peewee import fn

from kiosk.domain.money import Money
from kiosk.domain.till import EntryKind, Reading, Tender, TillEntry
from kiosk.domain.values import OrderId
from kiosk.store.bulk import insert
from kiosk.store.moments import from_ms, to_ms
from kiosk.store.reading import dicts, tuples
from kiosk.store.till_tables import Readings, TillEntries

if TYPE_CHECKING:
    from collections.abc import Iterable

_READING = msgspec.json.Decoder(Reading)


class TillStore:
    """Reads and writes the till."""

    def add(self, entries: Iterable[TillEntry]) -> None:
        """Append entries; their ids are given here."""
        insert(
            TillEntries,
            [
                (
                    to_ms(e.at),
                    e.bench,
                    e.person,
                    e.kind.value,
                    e.tender.value,
                    e.amount.minor,
                    e.amount.currency,
                    e.order,
                    e.channel,
                    e.units,
                )
                for e in entries
            ],
        )

    def since(self, bench: str, last: int) -> list[TillEntry]:
        """The entries of a bench after the one with the id ``last``, oldest first."""
        query = TillEntries.select().where((TillEntries.bench == bench) & (TillEntries.id > last))
        return [_entry(row) for row in dicts(query.order_by(TillEntries.id))]

    def of_order(self, order: OrderId) -> list[TillEntry]:
        """The entries of an order, oldest first."""
        query = TillEntries.select().where(TillEntries.order_id == order)
        return [_entry(row) for row in dicts(query.order_by(TillEntries.id))]

    def last_reading(self, bench: str) -> Reading | None:
        """The newest Z of a bench."""
        number = Readings.select(fn.MAX(Readings.number)).where(Readings.bench == bench).scalar()
        return None if number is None else self.reading(bench, number)

    def reading(self, bench: str, number: int) -> Reading | None:
        """A Z of a bench."""
        query = Readings.select(Readings.reading)
        text = query.where((Readings.bench == bench) & (Readings.number == number)).scalar()
        return None if text is None else _READING.decode(text)

    def readings(self, bench: str, *, limit: int) -> list[Reading]:
        """The newest Zs of a bench, newest first."""
        query = Readings.select(Readings.reading).where(Readings.bench == bench)
        newest = tuples(query.order_by(Readings.number.desc()).limit(limit))
        return [_READING.decode(row[0]) for row in newest]

    def close(self, reading: Reading) -> None:
        """Keep a Z for ever; its number must be the next one."""
        text = msgspec.json.encode(reading).decode()
        row = (reading.bench, reading.number, to_ms(reading.at), reading.last_entry, text)
        insert(Readings, [row])


def _entry(row: dict[str, Any]) -> TillEntry:
    return TillEntry(
        id=row["id"],
        at=from_ms(row["at"]),
        bench=row["bench"],
        person=row["person"],
        kind=EntryKind(row["kind"]),
        tender=Tender(row["tender"]),
        amount=Money(row["amount"], row["currency"]),
        order=OrderId(row["order_id"]) if row["order_id"] else None,
        channel=row["channel"],
        units=row["units"],
    )
