"""A bench of the first schema goes on after an update: nothing lost, nothing printed twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from peewee import Database

from kiosk.domain.order import Progress
from kiosk.domain.outbox import Kind, Sending
from kiosk.domain.picks import missing
from kiosk.domain.product import Product
from kiosk.domain.scans import Pack
from kiosk.domain.values import Sku
from kiosk.store import startup, upgrade
from kiosk.store.database import open_sqlite
from kiosk.store.key import load_or_make
from kiosk.store.moments import to_ms
from kiosk.store.product_tables import Barcodes
from kiosk.store.reading import tuples
from kiosk.store.startup import close_store, open_store
from kiosk.store.store import Store
from kiosk.store.tables import Orders
from tests.fakes.builders import PERSONAL, an_order, details, order_id
from tests.fakes.clock import NOON, TurnableClock
from tests.fakes.kept import kept, postings
from tests.fakes.stores import SQLITE, an_empty_place, only_sqlite

AT = to_ms(NOON)
ORDERS = [(progress, printed) for progress in Progress for printed in (0, 1, 2)]
"""How far each order was, and how many picking notes it had; the first is order 1."""
PRODUCTS = {"MUG-BLUE": " 5012345678900 ", "POT": "036000291452", "TIN": "36000291452", "BAG": ""}
PRINTS = {state: number for number, state in enumerate(Sending, 1)}
"""For each state of a paper, the order that it belongs to."""


def insert(db: Database, table: str, **row: Any) -> None:
    names, marks = ", ".join(f'"{name}"' for name in row), ", ".join(db.param for _ in row)
    db.execute_sql(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values()))  # noqa: S608 - our own names


def an_old_order(db: Database, number: int, progress: Progress, printed: int) -> None:
    facts, the_id = an_order(number).facts(), order_id(number)
    insert(
        db,
        "orders",
        id=the_id,
        marketplace=facts.marketplace,
        placed_at=to_ms(facts.placed_at),
        updated_at=to_ms(facts.updated_at),
        standing=facts.standing.value,
        status_word=facts.status_word,
        ship_by=AT,
        deliver_by=None,
        service=facts.service,
        programs="",
        constraints="",
        by_merchant=True,
        progress=int(progress),
        printed=printed,
        held_for="",
        cancel_waived=False,
        claimed_by="Bench 1",
        version=7,
        shelf="to_pack",
        units=1,
        line_count=1,
        gift=False,
        cancel_asked=False,
        touched_at=AT,
    )
    line = facts.lines[0]
    texts = dict.fromkeys(("condition", "cancel_reason"), "")
    flags = dict.fromkeys(("serial_required", "gift", "cancel_asked"), False)
    insert(
        db,
        "lines",
        order_id=the_id,
        id=line.id,
        ordinal=0,
        sku=line.sku,
        asin=line.asin,
        title=line.title,
        ordered=1,
        fulfilled=0,
        **texts,
        **flags,
    )
    insert(db, "buyers", order_id=the_id, personal='{"buyer_name": "Ada Example"}')


def an_old_parcel(db: Database, number: int) -> None:
    given = details()
    insert(
        db,
        "parcels",
        order_id=order_id(number),
        ref="100001",
        ordinal=0,
        contents='{"L-MUG-BLUE": 1}',
        carrier=given.carrier,
        code=given.code,
        name=given.name,
        service=given.service,
        tracking=given.tracking,
        version=1,
        despatched_at=None,
        telling="not_told",
        refusal=None,
        answer="",
    )


def an_old_row(db: Database, kind: str, state: str, order: int) -> None:
    insert(
        db,
        "outbox",
        kind=kind,
        key=f"{kind}:{order}:{state}",
        order_id=order_id(order),
        payload="1",
        state=state,
        attempts=1,
        not_before=AT,
        created_at=AT,
        sent_at=None,
        answer="said",
    )


def fill(db: Database) -> None:
    """What a bench of the first schema could hold."""
    for number, (progress, printed) in enumerate(ORDERS, 1):
        an_old_order(db, number, progress, printed)
    an_old_parcel(db, ORDERS.index((Progress.PACKED, 0)) + 1)
    for sku, gtin in PRODUCTS.items():
        insert(db, "products", sku=sku, title=f"The {sku}", bin="A-1", gtin=gtin, picture="p.png")
    for state, number in PRINTS.items():
        an_old_row(db, "print", state.value, number)
        an_old_row(db, "confirm", state.value, number)


@pytest.fixture(scope="module")
def migrated(engine: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The old bench, opened by the program of today; nothing of it is changed here."""
    folder = tmp_path_factory.mktemp("old")
    first = next(upgrade.MIGRATIONS.glob("0001*.py"))
    steps = folder / "steps"
    steps.mkdir()
    (steps / first.name).write_text(first.read_text("utf-8"), "utf-8")
    place = an_empty_place(folder / "data", engine)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(upgrade, "MIGRATIONS", steps)
        patch.setattr(startup, "_seal", lambda _: 0)  # the first version sealed nothing
        old = open_store(place, TurnableClock()).store
    with old._database.atomic():
        fill(old._database)
    close_store(place, old)

    opened = open_store(place, TurnableClock())
    assert opened.news == ""
    assert bool(list(place.folder.glob("*.backup"))) is (engine == SQLITE)
    yield opened.store
    close_store(place, opened.store)


@pytest.mark.parametrize(("number", "was"), list(enumerate(ORDERS, 1)))
def test_an_order_is_as_far_as_it_was(
    migrated: Store, number: int, was: tuple[Progress, int]
) -> None:
    order = kept(migrated, number)

    assert (order.progress, order.printed) == was
    assert (order.claimed_by, order.version) == ("Bench 1", 7)
    assert order.facts.personal.buyer_name == PERSONAL.buyer_name
    assert [line.sku for line in order.facts.lines] == ["MUG-BLUE"]
    assert order.picks == ()


def test_a_parcel_that_was_packed_is_packed(migrated: Store) -> None:
    order = kept(migrated, ORDERS.index((Progress.PACKED, 0)) + 1)

    assert [parcel.details for parcel in order.parcels] == [details()]
    assert order.parcels[0].contents == {"L-MUG-BLUE": 1}


def test_nothing_of_an_order_that_is_not_picked_was_counted(migrated: Store) -> None:
    order = kept(migrated, ORDERS.index((Progress.ALLOCATED, 0)) + 1)

    assert missing(order) == {"L-MUG-BLUE": 1}


def test_orders_that_somebody_is_at_are_in_hand(migrated: Store) -> None:
    rows = tuples(Orders.select(Orders.id).where(Orders.in_hand))
    in_hand = {row[0] for row in rows}

    assert in_hand == {
        order_id(number) for number in range(1, len(ORDERS) + 1) if kept(migrated, number).in_hand
    }
    assert len(in_hand) == len(ORDERS) - 4  # new ones that were never printed, and those that left


def test_what_is_in_hand_is_found_by_its_goods(migrated: Store) -> None:
    found = migrated.orders.in_hand_with(Sku("MUG-BLUE"), but=order_id(2))

    assert found[0].id == order_id(3)


def test_products_are_as_they_were_and_found_by_their_barcode(migrated: Store) -> None:
    mug = Product(
        sku=Sku("MUG-BLUE"),
        title="The MUG-BLUE",
        bin="A-1",
        gtin=" 5012345678900 ",
        picture="p.png",
    )
    assert migrated.products.find([mug.sku]) == {mug.sku: mug}
    assert migrated.products.packs(["05012345678900"]) == {"05012345678900": (Pack(sku=mug.sku),)}


def test_forms_of_one_number_are_one_barcode_of_two_products(migrated: Store) -> None:
    shared = (Pack(sku=Sku("POT")), Pack(sku=Sku("TIN")))

    assert migrated.products.packs(["00036000291452"]) == {"00036000291452": shared}


def test_products_without_a_barcode_have_none(migrated: Store) -> None:
    rows = tuples(Barcodes.select(Barcodes.code, Barcodes.sku))

    assert {row[1] for row in rows} == set(PRODUCTS) - {"BAG"}
    assert all(row[0] for row in rows)


@pytest.mark.parametrize("state", Sending)
def test_no_old_paper_comes_out_by_itself(migrated: Store, state: Sending) -> None:
    (row,) = postings(migrated, Kind.PRINT, PRINTS[state])

    under_way = {Sending.WAITING, Sending.SENDING, Sending.UNKNOWN}
    assert row.state is (Sending.PARKED if state in under_way else state)
    assert row.payload == "1"
    assert row.place == ""


@pytest.mark.parametrize("state", Sending)
def test_what_amazon_was_to_be_told_is_still_to_be_told(migrated: Store, state: Sending) -> None:
    (row,) = postings(migrated, Kind.CONFIRM, PRINTS[state])

    assert (row.state, row.attempts, row.answer) == (state, 1, "said")


@only_sqlite
def test_the_copy_from_before_can_still_be_read(migrated: Store, tmp_path: Path) -> None:
    folder = Path(migrated._database.database).parent
    (copy,) = folder.glob("before-0002*.backup")
    old: Database = open_sqlite(copy, load_or_make(folder / "bench.key", may_make=False))
    counts = [
        old.execute_sql(f"SELECT COUNT(*) FROM {what}").fetchone()[0]  # noqa: S608 - our own names
        for what in ("orders", "outbox WHERE state = 'waiting'")
    ]
    old.close()

    assert counts == [len(ORDERS), 2]
