"""What was deleted on PostgreSQL is in no table's file any more; its log is another matter."""

from __future__ import annotations

import logging

import psycopg
import pytest

from kiosk.actions.desk import Desk
from kiosk.actions.purge import purge
from kiosk.store.startup import Place, open_store
from kiosk.store.store import Store
from tests.fakes.builders import an_order, order_id
from tests.fakes.clock import TurnableClock
from tests.fakes.kept import keep, kept
from tests.fakes.stores import a_server

pytestmark = pytest.mark.postgres
REASON = "Qxkialo, in the buyer's own words"
LOCK = "LOCK TABLE buyers IN ACCESS SHARE MODE"
"""What a backup, or anybody who reads, holds until the end of the transaction."""


@pytest.fixture
def store(on_server: Store) -> Store:
    return on_server


def on_disk(place: Place) -> bytes:
    """The files of the database; where they are another user's there is nothing to be seen."""
    try:
        return a_server().files(place.url.rpartition("/")[2])
    except PermissionError:
        pytest.skip("the files of PostgreSQL are another user's, who does not let us look")


def sealed(store: Store, number: int) -> list[bytes]:
    """The sealed text of a buyer, and the wrapped key."""
    row = store._database.execute_sql(
        f"SELECT personal, key FROM buyers WHERE order_id = '{order_id(number)}'"  # noqa: S608
    ).fetchone()
    return [part.encode() for part in row]


def test_of_a_buyer_who_was_forgotten_nothing_lies_in_the_files(place: Place, store: Store) -> None:
    keep(store, *(an_order(number) for number in range(1, 6)))
    gone, stays = sealed(store, 5), sealed(store, 4)
    assert all(part in on_disk(place) for part in (*gone, *stays))

    store.transact(lambda: store.buyers.forget([order_id(5)]))
    store._database.execute_sql("VACUUM buyers")
    assert any(part in on_disk(place) for part in gone), "which is why it takes more than that"
    assert store.scrub()

    found = on_disk(place)
    assert [part for part in gone if part in found] == []
    assert all(part in found for part in stays)
    assert any(part in a_server().log_ahead() for part in gone), "as the manual says"


def test_a_backup_that_reads_just_then_holds_up_nobody_and_it_is_done_later(
    place: Place, store: Store
) -> None:
    desk = Desk(store=store, clock=store.clock, bench="hub")
    keep(store, an_order().facts_with(deliver_by=None, ship_by=None), an_order(2))
    gone = sealed(store, 1)
    assert isinstance(store.clock, TurnableClock)
    store.clock.jump(15 * 24 * 3600)

    with psycopg.connect(place.url) as backup:
        backup.execute(LOCK)
        assert purge(desk) == 1
        assert kept(store, 2).facts.personal.buyer_name, "others go on"
        backup.rollback()
    assert any(part in on_disk(place) for part in gone)

    assert purge(desk) == 0
    assert not any(part in on_disk(place) for part in gone)


def test_other_failures_of_rewriting_are_not_taken_for_patience(store: Store) -> None:
    with pytest.raises(Exception, match="42P01"):
        store.read(lambda: store._database.rewrite("no_such_table", wait="1s"))  # type: ignore[attr-defined]


@pytest.mark.parametrize("held", [False, True])
def test_what_an_older_version_kept_open_lies_in_no_file_after_the_next_start(
    place: Place, held: bool, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(place, TurnableClock()).store
    keep(store, an_order())
    store._database.execute_sql("UPDATE lines SET cancel_reason = %s", (REASON,))
    store.close()
    assert REASON.encode() in on_disk(place)
    really = type(store._database).rewrite  # type: ignore[attr-defined]
    monkeypatch.setattr(
        type(store._database), "rewrite", lambda db, table, **_: really(db, table, "1s")
    )

    with psycopg.connect(place.url) as backup, caplog.at_level(logging.WARNING):
        if held:
            backup.execute(LOCK.replace("buyers", "lines"))
        store = open_store(place, TurnableClock()).store

    assert kept(store).facts.lines[0].cancel_reason == REASON
    assert (REASON.encode() in on_disk(place)) is held
    assert ("VACUUM FULL lines" in caplog.text) is held
    store.close()
