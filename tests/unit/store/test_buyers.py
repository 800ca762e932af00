"""Personal data: nothing of it can be read in the database, moved, changed, or found again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.domain.personal import Personal
from kiosk.store.errors import StoreDamaged, StoreLocked
from kiosk.store.startup import Place, join_store, open_store
from kiosk.store.store import Store
from tests.fakes.builders import PERSONAL, an_order, order_id
from tests.fakes.clock import TurnableClock
from tests.fakes.kept import keep, kept
from tests.fakes.stores import SQLITE, a_master_key, a_place, an_empty_place, only_sqlite


def rows(store: Store, table: str = "buyers") -> list[tuple[object, ...]]:
    found = store._database.execute_sql(f"SELECT * FROM {table} ORDER BY 1").fetchall()  # noqa: S608
    return [tuple(row) for row in found]


def test_what_is_kept_is_what_was_known_and_reads_like_nothing(store: Store) -> None:
    keep(store, an_order(1), an_order(2))

    assert kept(store).facts.personal == PERSONAL
    text = repr(rows(store) + rows(store, "buyer_words"))
    assert not [word for word in ("Ada", "ada", "Leeds", "LS1", "Test Street") if word in text]


def test_each_order_has_a_key_of_its_own_and_another_one_with_every_change(store: Store) -> None:
    keep(store, an_order(1), an_order(2))
    before = rows(store)
    keep(store, an_order(1))

    assert len({row[1] for row in (*before, *rows(store))}) == 3


@pytest.mark.parametrize("column", ["personal", "key"])
def test_what_was_moved_to_another_order_cannot_be_read(store: Store, column: str) -> None:
    keep(store, an_order(1), an_order(2))
    store._database.execute_sql(
        f"UPDATE buyers SET {column} = (SELECT {column} FROM buyers b WHERE b.order_id <> "  # noqa: S608
        "buyers.order_id)"
    )

    with pytest.raises(StoreDamaged, match=order_id(1)):
        kept(store)


@pytest.mark.parametrize("column", ["personal", "key"])
@pytest.mark.parametrize("text", ["", "nonsense", "AAAA", "A" * 400])
def test_what_was_changed_is_named_and_not_shown(store: Store, column: str, text: str) -> None:
    keep(store, an_order(1))
    mark = store._database.param
    store._database.execute_sql(f"UPDATE buyers SET {column} = {mark}", (text,))  # noqa: S608

    with pytest.raises(StoreDamaged, match=order_id(1)):
        kept(store)


def test_a_forgotten_buyer_is_gone_and_the_order_stays(store: Store) -> None:
    keep(store, an_order(1), an_order(2))

    assert store.transact(lambda: store.buyers.forget([order_id(1), order_id(9)])) == 1
    assert store.transact(lambda: store.buyers.forget([])) == 0
    assert kept(store).facts.personal == Personal()
    assert kept(store, 2).facts.personal == PERSONAL
    assert {row[1] for row in rows(store, "buyer_words")} == {order_id(2)}


def test_buyers_of_an_older_version_are_sealed_at_the_next_start(
    engine: str, tmp_path: Path
) -> None:
    place = a_place(tmp_path, engine)
    store = open_store(place, TurnableClock()).store
    keep(store, an_order())
    store._database.execute_sql(
        """UPDATE buyers SET key = '', personal = '{"buyer_name": "Ada Open"}'"""
    )
    store.close()

    store = open_store(place, TurnableClock()).store
    assert "Ada" not in repr(rows(store))
    assert kept(store).facts.personal.buyer_name == "Ada Open"
    store.close()


def test_why_a_buyer_wants_to_cancel_is_sealed_with_the_buyer(store: Store) -> None:
    order = an_order(1).wanting_to_cancel("Found it cheaper")
    keep(store, order, an_order(2).wanting_to_cancel("Anonymous").facts_with(personal=Personal()))

    assert kept(store, 1).facts.lines == order.facts().lines
    assert kept(store, 2).facts.lines[0].cancel_reason == "Anonymous"
    text = repr(rows(store) + rows(store, "lines"))
    assert not [word for word in ("Found", "cheaper", "Anonymous") if word in text]
    assert "cheaper" not in repr(kept(store, 1)), "nor in any traceback"

    store.transact(lambda: store.buyers.forget([order_id(1), order_id(2)]))

    assert [kept(store, n).facts.lines[0].cancel_reason for n in (1, 2)] == ["", ""]
    assert kept(store, 1).facts.cancel_asked, "that it was asked is a fact of the order"


def test_a_reason_that_changed_or_was_taken_back_is_read_so(store: Store) -> None:
    asked = an_order(1).wanting_to_cancel("Found it cheaper")
    keep(store, asked)
    for reason in ("Wrong colour", ""):
        was = kept(store, 1)
        lines = tuple(replace(line, cancel_reason=reason) for line in was.facts.lines)
        new = replace(was, facts=replace(was.facts, lines=lines))
        store.transact(lambda new=new, was=was: store.orders.save(new, was))  # type: ignore[misc]

        assert kept(store, 1).facts.lines[0].cancel_reason == reason
        assert kept(store, 1).facts.personal == PERSONAL


def test_reasons_of_an_older_version_are_sealed_at_the_next_start(
    engine: str, tmp_path: Path
) -> None:
    place = a_place(tmp_path, engine)
    store = open_store(place, TurnableClock()).store
    nobody = an_order(2).facts_with(personal=Personal())
    keep(store, an_order(1).of(("MUG", 1), ("POT", 2)), nobody, an_order(3))
    store._database.execute_sql(
        f"UPDATE lines SET cancel_reason = 'Qx ' || id WHERE order_id <> '{order_id(3)}'"  # noqa: S608
    )
    store.close()

    store = open_store(place, TurnableClock()).store
    assert "Qx" not in repr(rows(store, "lines"))
    found = [[line.cancel_reason for line in kept(store, n).facts.lines] for n in (1, 2, 3)]
    assert found == [
        [f"Qx {line.id}" for line in kept(store, 1).facts.lines],
        [f"Qx {kept(store, 2).facts.lines[0].id}"],
        [""],
    ]
    assert [kept(store, n).facts.personal for n in (1, 2)] == [PERSONAL, Personal()]
    store.close()


def test_a_reason_whose_buyer_can_not_be_unsealed_keeps_no_bench_from_starting(
    engine: str, tmp_path: Path
) -> None:
    place = a_place(tmp_path, engine)
    store = open_store(place, TurnableClock()).store
    keep(store, an_order(1), an_order(2))
    store._database.execute_sql("UPDATE lines SET cancel_reason = 'Qx'")
    store._database.execute_sql(
        f"UPDATE buyers SET personal = 'torn' WHERE order_id = '{order_id(1)}'"  # noqa: S608
    )
    store.close()

    store = open_store(place, TurnableClock()).store

    assert "Qx" not in repr(rows(store, "lines"))
    assert kept(store, 2).facts.lines[0].cancel_reason == "Qx"
    store.close()


def test_a_bench_makes_its_master_key_once(engine: str, tmp_path: Path) -> None:
    place = an_empty_place(tmp_path, engine)
    for _ in range(2):
        store = open_store(place, TurnableClock()).store
        keep(store, an_order())
        assert kept(store).facts.personal == PERSONAL
        store.close()

    assert place.master.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("other", ["", "ab" * 32, "short"])
def test_without_its_master_key_nothing_is_opened_and_nothing_made(
    engine: str, tmp_path: Path, other: str
) -> None:
    place = a_place(tmp_path, engine)
    open_store(place, TurnableClock()).store.close()
    place.master.unlink()
    if other:
        place.master.write_text(other)
        place.master.chmod(0o600)

    for opening in (open_store, join_store):
        with pytest.raises(StoreLocked, match="master"):
            opening(place, TurnableClock())
    assert not other or place.master.read_text() == other
    if engine == SQLITE:
        assert place.file.exists(), "a lost key is no damage"

    a_master_key(place.folder)
    open_store(place, TurnableClock()).store.close()


def test_a_master_key_that_others_can_read_is_refused(engine: str, tmp_path: Path) -> None:
    place = a_place(tmp_path, engine)
    place.master.chmod(0o644)

    with pytest.raises(StoreLocked, match="chmod 600"):
        open_store(place, TurnableClock())


@only_sqlite
def test_systemds_credential_goes_over_the_file(
    engine: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    credentials = tmp_path / "credentials"
    credentials.mkdir()
    place = a_place(tmp_path, engine)
    place.master.rename(credentials / "packbench-master")
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(credentials))

    assert Place(folder=tmp_path).master == credentials / "packbench-master"
    open_store(place, TurnableClock()).store.close()
