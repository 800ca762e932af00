"""The chain of the journal: whatever was changed, taken out or put in is found, and where."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from kiosk.domain.journal import Chain, Entry, Event, Means
from kiosk.store.journal import JournalStore
from kiosk.store.store import Store
from kiosk.vault.digests import Digests
from kiosk.vault.master import MasterKey
from tests.fakes.builders import order_id
from tests.fakes.clock import NOON

LINES = 7
COLUMNS = ("at", "bench", "person", "event", "order_id", "means", "note", "link")
Tamper = Callable[[Store, list[int]], int]
"""Does something to the lines of these numbers; returns the first that no longer fits."""


def entry(number: int) -> Entry:
    return Entry(
        at=NOON + timedelta(seconds=number),
        bench=f"Bench {number % 2}",
        person=f"p-{number % 3}",
        event=list(Event)[number],
        order=order_id(number) if number % 2 else None,
        means=Means.SCAN,
        note=str(number),
    )


@pytest.fixture
def ids(store: Store) -> list[int]:
    """The numbers of seven lines, written one by one, then three at once."""
    for number in range(LINES - 3):
        store.transact(lambda number=number: store.journal.add((entry(number),)))  # type: ignore[misc]
    last = [entry(number) for number in range(LINES - 3, LINES)]
    store.transact(lambda: store.journal.add(last))
    return [row[0] for row in sql(store, "SELECT id FROM journal ORDER BY id")]


def sql(store: Store, text: str) -> list[tuple[Any, ...]]:
    cursor = store._database.execute_sql(text)
    return [tuple(row) for row in cursor.fetchall()] if cursor.description else []


def verify(store: Store, step: int = 1000) -> Chain:
    return store.read(lambda: store.journal.verify(step=step))


def older(store: Store) -> None:
    """Make all lines those of a version that linked none, as its database is taken on."""
    sql(store, "UPDATE journal SET link = ''")
    store.transact(store.journal.begin)


def swap(store: Store, one: int, other: int) -> None:
    for was, new in ((one, -1), (other, one), (-1, other)):
        sql(store, f"UPDATE journal SET id = {new} WHERE id = {was}")  # noqa: S608


def copied(store: Store, number: int, to: int) -> None:
    names = ", ".join(COLUMNS)
    sql(
        store,
        f"INSERT INTO journal (id, {names}) SELECT {to}, {names} FROM journal WHERE id = {number}",  # noqa: S608
    )


def pushed_in(store: Store, ids: list[int]) -> int:
    for number in reversed(ids[3:]):
        sql(store, f"UPDATE journal SET id = id + 1 WHERE id = {number}")  # noqa: S608
    copied(store, ids[2], ids[3])
    return ids[3]


def reversed_all(store: Store, ids: list[int]) -> int:
    for number in range(len(ids) // 2):
        swap(store, ids[number], ids[-1 - number])
    return ids[0]


def swapped(store: Store, ids: list[int]) -> int:
    swap(store, ids[2], ids[3])
    return ids[2]


def taken_out(place: int) -> Tamper:
    def tamper(store: Store, ids: list[int]) -> int:
        sql(store, f"DELETE FROM journal WHERE id = {ids[place]}")  # noqa: S608
        return ids[place + 1]

    return tamper


def unlinked(place: int) -> Tamper:
    def tamper(store: Store, ids: list[int]) -> int:
        sql(store, f"UPDATE journal SET link = '' WHERE id = {ids[place]}")  # noqa: S608
        return ids[place]

    return tamper


def put_at_the_end(store: Store, ids: list[int]) -> int:
    copied(store, ids[-1], ids[-1] + 1)
    return ids[-1] + 1


ODD: dict[str, Tamper] = {
    "the first taken out": taken_out(0),
    "one taken out": taken_out(3),
    "one put in": pushed_in,
    "one put in at the end": put_at_the_end,
    "two swapped": swapped,
    "all turned round": reversed_all,
    "the first unlinked": unlinked(0),
    "one unlinked": unlinked(3),
    "the last unlinked": unlinked(LINES - 1),
}


@pytest.mark.parametrize("step", [1, 2, 3, LINES, 1000])
def test_what_nobody_has_touched_is_whole(store: Store, ids: list[int], step: int) -> None:
    (newest,) = sql(store, f"SELECT link FROM journal WHERE id = {ids[-1]}")[0]  # noqa: S608

    assert verify(store, step) == Chain(unlinked=0, linked=LINES, broken_at=None, head=newest)


def test_an_empty_journal_is_whole(store: Store) -> None:
    assert verify(store) == Chain(unlinked=0, linked=0, broken_at=None, head="")


@pytest.mark.parametrize("place", [0, 3, LINES - 1])
@pytest.mark.parametrize("column", COLUMNS)
def test_a_change_in_any_column_is_found_at_its_line(
    store: Store, ids: list[int], column: str, place: int
) -> None:
    value = "1" if column == "at" else "'changed'"
    sql(store, f"UPDATE journal SET {column} = {value} WHERE id = {ids[place]}")  # noqa: S608

    found = verify(store, 2)

    assert (found.broken_at, found.linked) == (ids[place], place)


@pytest.mark.parametrize("what", ODD)
def test_a_line_taken_out_put_in_or_moved_is_found(store: Store, ids: list[int], what: str) -> None:
    assert ODD[what](store, ids) == verify(store, 2).broken_at


@pytest.mark.parametrize(
    ("one", "other"), [("bench", "person"), ("person", "note"), ("event", "means")]
)
def test_words_that_changed_their_columns_are_found(
    store: Store, ids: list[int], one: str, other: str
) -> None:
    sql(store, f"UPDATE journal SET {one} = {other}, {other} = {one} WHERE id = {ids[4]}")  # noqa: S608

    assert verify(store).broken_at == ids[4]


def test_an_end_that_was_cut_off_is_seen_by_whoever_knows_the_head(
    store: Store, ids: list[int]
) -> None:
    head = verify(store).head
    sql(store, f"DELETE FROM journal WHERE id > {ids[3]}")  # noqa: S608

    cut = verify(store)
    assert (cut.broken_at, cut.linked) == (None, 4)
    assert cut.head != head
    store.transact(lambda: store.journal.add((entry(8),)))
    assert verify(store).broken_at is None
    assert verify(store).head != head


def test_lines_of_a_version_that_linked_none_come_first_and_are_counted_apart(
    store: Store, ids: list[int]
) -> None:
    older(store)
    store.transact(lambda: store.journal.add([entry(8), entry(9)]))

    found = verify(store, 2)

    assert (found.unlinked, found.linked, found.broken_at) == (LINES, 2, None)


@pytest.mark.parametrize("tamper", ["unlinked", "forged", "gone"])
def test_no_further_line_is_taken_for_one_of_an_older_version(
    store: Store, ids: list[int], tamper: str
) -> None:
    older(store)
    store.transact(lambda: store.journal.add([entry(8), entry(9)]))
    first = ids[-1] + 1
    change = {
        "unlinked": f"UPDATE journal SET link = '' WHERE id = {first}",  # noqa: S608
        "forged": f"UPDATE notes SET value = replace(value, '{ids[-1]}:', '{first}:') "  # noqa: S608
        "WHERE name = 'journal began'",
        "gone": "DELETE FROM notes WHERE name = 'journal began'",
    }
    sql(store, change[tamper])

    assert verify(store).broken_at == (first if tamper == "unlinked" else ids[0])


def test_nobody_without_the_master_key_can_write_a_line(store: Store, ids: list[int]) -> None:
    forger = JournalStore(Digests(MasterKey(b"2" * 32)))
    store.transact(lambda: forger.add((entry(8),)))

    assert verify(store).broken_at == ids[-1] + 1


def test_a_line_that_was_taken_back_leaves_no_gap_in_the_chain(
    store: Store, ids: list[int]
) -> None:
    def fail() -> None:
        store.journal.add((entry(8),))
        raise RuntimeError("taken back")

    with pytest.raises(RuntimeError):
        store.transact(fail)
    store.transact(lambda: store.journal.add((replace(entry(9), note=""),)))

    assert verify(store).linked == LINES + 1


def test_a_journal_that_was_written_anew_without_links_is_found(
    store: Store, ids: list[int]
) -> None:
    sql(store, "UPDATE journal SET link = '', person = 'p-other'")
    store.transact(lambda: store.journal.add((entry(8),)))

    assert verify(store).broken_at == ids[0]


def test_a_line_put_in_before_the_first_is_found(store: Store, ids: list[int]) -> None:
    copied(store, ids[1], 0)
    assert len(store.journal.of_order(order_id(1))) == 2

    assert verify(store).broken_at is not None


def test_an_order_of_no_name_is_told_from_none(store: Store, ids: list[int]) -> None:
    sql(store, f"UPDATE journal SET order_id = '' WHERE id = {ids[0]}")  # noqa: S608

    assert verify(store).broken_at == ids[0]
