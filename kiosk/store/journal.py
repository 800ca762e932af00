"""The journal in the store: append-only, chained, and the feed by which others learn of changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from peewee import fn

from kiosk.domain.journal import Chain, Entry, Event, Means
from kiosk.domain.values import OrderId
from kiosk.store.bulk import insert
from kiosk.store.compiled import Compiled
from kiosk.store.moments import from_ms, to_ms
from kiosk.store.notes import NoteStore
from kiosk.store.reading import dicts
from kiosk.store.tables import Journal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.vault.digests import Digests


_BEGAN = "journal began"
_BEFORE_ALL = -(2**62)


class JournalStore:
    """Writes the journal and follows it."""

    def __init__(self, digests: Digests) -> None:
        self._digests = digests
        self._notes = NoteStore(lambda: 0)

    def add(self, entries: Iterable[Entry]) -> None:
        """Append entries, each linked to the one before; inside a transaction."""
        link, rows = str(_last_link.scalar() or ""), []
        for e in entries:
            row = (to_ms(e.at), e.bench, e.person, e.event.value, e.order, e.means.value, e.note)
            link = self._digests.link(link, _parts(row))
            rows.append((*row, link))
        insert(Journal, rows)

    def verify(self, *, step: int = 1000) -> Chain:
        """Go through the whole journal: was anything changed, taken out or put in?

        Lines of a version that linked none come first, up to the one that was the last of them.
        """
        seen, unlinked, linked = _BEFORE_ALL, 0, 0
        link, began = "", self._began()
        while found := _chain.tuples(seen, step):
            for number, *row, kept in found:
                seen = number
                if not kept and not link and 0 < number <= began:
                    unlinked += 1
                    continue
                link = self._digests.link(link, _parts(row))
                if kept != link:
                    return Chain(unlinked=unlinked, linked=linked, broken_at=number, head=link)
                linked += 1
        return Chain(unlinked=unlinked, linked=linked, broken_at=None, head=link)

    def begin(self) -> None:
        """Say that what stands there now was never linked; once, when the master key is made."""
        last = self.head()
        value = f"{last}:{self._digests.link('began', [str(last)])}"
        self._notes.put(_BEGAN, value)

    def _began(self) -> int:
        """The last line that bears no link by right."""
        last, _, link = (self._notes.get(_BEGAN, str) or "0:").partition(":")
        good = last.isdecimal() and link == self._digests.link("began", [last])
        return int(last) if good else 0

    def head(self) -> int:
        """The id of the newest entry; 0 when there is none."""
        return int(_head.scalar() or 0)

    def since(self, seen: int, *, limit: int) -> tuple[int, frozenset[OrderId]]:
        """The newest id, and the orders of up to ``limit`` entries after ``seen``."""
        found = _since.tuples(seen, limit)
        if not found:
            return seen, frozenset()
        return found[-1][0], frozenset(OrderId(row[1]) for row in found if row[1])

    def take_back(self, after: int) -> None:
        """Remove what was noted after an entry: it is noted once it is told to the server."""
        Journal.delete().where(Journal.id > after).execute()

    def after(self, number: int) -> list[Entry]:
        """All entries after one, oldest first; of the few that a spare has of its own."""
        query = Journal.select().where(Journal.id > number).order_by(Journal.id)
        return [_entry(row) for row in dicts(query)]

    def of_order(self, order: OrderId, *, limit: int = 200) -> list[Entry]:
        """What happened to an order, oldest first."""
        query = Journal.select().where(Journal.order_id == order).order_by(Journal.id).limit(limit)
        return [_entry(row) for row in dicts(query)]


def _entry(row: dict[str, Any]) -> Entry:
    return Entry(
        at=from_ms(row["at"]),
        bench=row["bench"],
        person=row["person"],
        event=Event(row["event"]),
        order=OrderId(row["order_id"]) if row["order_id"] else None,
        means=Means(row["means"]),
        note=row["note"],
    )


def _parts(row: Iterable[object]) -> list[str]:
    return ["\0" if part is None else str(part) for part in row]


@Compiled
def _last_link() -> Any:
    return Journal.select(Journal.link).order_by(Journal.id.desc()).limit(1)


@Compiled
def _chain(seen: Any, limit: Any) -> Any:
    return Journal.select().where(Journal.id > seen).order_by(Journal.id).limit(limit)


@Compiled
def _head() -> Any:
    return Journal.select(fn.MAX(Journal.id))


@Compiled
def _since(seen: Any, limit: Any) -> Any:
    query = Journal.select(Journal.id, Journal.order_id).where(Journal.id > seen)
    return query.order_by(Journal.id).limit(limit)
