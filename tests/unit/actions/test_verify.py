"""Goods are verified by their barcode: counted, asked about, or refused with what a panel needs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kiosk.actions.changes import Changes
from kiosk.actions.count import Counted
from kiosk.actions.desk import Desk
from kiosk.actions.verify import Missing, Rejected, verify
from kiosk.domain.journal import Event, Means
from kiosk.domain.order import Pick, Progress
from kiosk.domain.product import Product, Track
from kiosk.domain.refusals import Refusal, Refused
from kiosk.domain.scans import Pack, ProductCode
from kiosk.domain.values import LineId, Sku
from tests.fakes.builders import OrderBuilder, a_line, an_order, order_id
from tests.fakes.kept import history, keep, kept

ID = order_id()
MUG = Product(sku=Sku("MUG"), title="Mug, blue", bin="A-1", gtin="5012345678900")
POT = Product(sku=Sku("POT"), title="Pot", gtin="4006381333931")
JUG = Product(sku=Sku("JUG"), title="Jug, blue", bin="B-2", gtin="4006381333948")
TWO = an_order().of(("MUG", 3), ("POT", 1))


@pytest.fixture(autouse=True)
def _shop(desk: Desk) -> None:
    know(desk, MUG, POT, JUG)


def know(desk: Desk, *products: Product) -> None:
    desk.store.transact(lambda: desk.store.products.save_all(products))


def code(*skus: str, **said: object) -> ProductCode:
    packs = tuple(Pack(sku=Sku(sku)) for sku in skus)
    return replace(ProductCode(packs=packs), **said)  # type: ignore[arg-type]


def rejected(desk: Desk, scanned: ProductCode) -> Rejected:
    found = verify(desk, ID, scanned)
    assert isinstance(found, Rejected)
    return found


def test_wanted_goods_are_counted_as_scanned(desk: Desk) -> None:
    keep(desk.store, TWO)

    found = verify(desk, ID, code("MUG", lot="L7", expiry=date(2027, 1, 31)))

    assert found == Counted(
        order=ID,
        line=TWO.facts().lines[0],
        have=1,
        want=3,
        picked=False,
        changes=Changes(frozenset({ID})),
    )
    order = kept(desk.store)
    assert order.progress is Progress.ALLOCATED
    assert order.picks == (
        Pick(
            gesture=1,
            line=LineId("L-MUG"),
            units=1,
            means=Means.SCAN,
            lot="L7",
            expiry=date(2027, 1, 31),
        ),
    )
    assert [(e.event, e.means, e.note) for e in history(desk.store)] == [
        (Event.ALLOCATED, Means.SCAN, ""),
        (Event.COUNTED, Means.SCAN, "MUG 1/3"),
    ]


def test_the_last_unit_picks_the_order(desk: Desk) -> None:
    keep(desk.store, TWO.counted("MUG", 3))

    found = verify(desk, ID, code("POT"))

    assert isinstance(found, Counted)
    assert found.picked
    assert kept(desk.store).progress is Progress.PICKED


def test_a_case_counts_all_that_is_in_it(desk: Desk) -> None:
    keep(desk.store, TWO)

    found = verify(desk, ID, code("MUG", units=3))

    assert isinstance(found, Counted)
    assert (found.have, found.want) == (3, 3)


@pytest.mark.parametrize(
    ("product", "builder", "wanted"),
    [
        (replace(MUG, track=Track.SERIAL), TWO, Track.SERIAL),
        (replace(MUG, track=Track.LOT), TWO, Track.LOT),
        (MUG, TWO.of(a_line("MUG", 3, serial_required=True)), Track.SERIAL),
    ],
)
def test_goods_that_are_tracked_are_not_counted_before_their_number_is_known(
    desk: Desk, product: Product, builder: OrderBuilder, wanted: Track
) -> None:
    know(desk, product)
    keep(desk.store, builder)

    found = verify(desk, ID, code("MUG"))

    assert isinstance(found, Missing)
    assert (found.order, found.line.id, found.units, found.wants) == (ID, "L-MUG", 1, wanted)
    assert kept(desk.store) == builder.order()
    assert history(desk.store) == []


def test_a_code_that_bears_the_serial_number_counts_at_once(desk: Desk) -> None:
    know(desk, replace(MUG, track=Track.SERIAL))
    keep(desk.store, TWO)

    assert isinstance(verify(desk, ID, code("MUG", serial="S1")), Counted)
    assert kept(desk.store).picks[0].serial == "S1"

    with pytest.raises(Refused) as no:
        verify(desk, ID, code("MUG", serial="S1"))
    assert (no.value.reason, no.value.about) == (Refusal.SERIAL_USED, "S1")


# The four refusals.


def test_the_wrong_item_comes_with_all_that_tells_it_from_the_right_one(desk: Desk) -> None:
    keep(desk.store, TWO.counted("POT"))
    before = kept(desk.store)

    found = rejected(desk, code("JUG"))

    assert found == Rejected(
        reason=Refusal.WRONG_ITEM,
        scanned=JUG,
        sku=JUG.sku,
        wanted=((TWO.facts().lines[0], MUG),),
    )
    assert kept(desk.store) == before
    assert history(desk.store) == []


def test_what_is_wanted_stands_in_the_order_of_the_lines(desk: Desk) -> None:
    keep(desk.store, TWO.of(("POT", 1), ("TIN", 1), ("MUG", 3)))

    found = rejected(desk, code("JUG"))

    assert [(line.sku, product) for line, product in found.wanted] == [
        ("POT", POT),
        ("TIN", None),
        ("MUG", MUG),
    ]


def test_an_item_that_another_order_in_hand_wants_names_that_order(desk: Desk) -> None:
    keep(desk.store, TWO, an_order(2).of(("JUG", 1)).allocated())

    found = rejected(desk, code("JUG"))

    assert (found.reason, found.other, found.scanned) == (Refusal.OTHER_ORDER, order_id(2), JUG)


@pytest.mark.parametrize(
    "other",
    [
        an_order(2).of(("JUG", 1)),
        an_order(2).of(("JUG", 1)).despatched(),
        an_order(2).of(("JUG", 1)).counted("JUG").picked(),
        an_order(2).of(("JUG", 1)).counted("JUG").packed(),
        an_order(2).of(("JUG", 1), ("POT", 1)).counted("JUG"),
        an_order(2).of(("JUG", 1)).printed().cancelled(),
    ],
)
def test_an_order_that_wants_no_more_of_it_is_not_named(desk: Desk, other: OrderBuilder) -> None:
    keep(desk.store, TWO, other)

    assert rejected(desk, code("JUG")).reason is Refusal.WRONG_ITEM


def test_an_item_that_this_order_wants_is_never_sent_to_another(desk: Desk) -> None:
    keep(desk.store, TWO, an_order(2).of(("MUG", 1)).allocated())

    assert isinstance(verify(desk, ID, code("MUG")), Counted)


def test_one_too_many_is_said_of_its_line(desk: Desk) -> None:
    keep(desk.store, TWO.counted("MUG", 3), an_order(2).of(("MUG", 1)).allocated())

    found = rejected(desk, code("MUG"))

    assert found == Rejected(
        reason=Refusal.LINE_COMPLETE,
        scanned=MUG,
        sku=MUG.sku,
        line=TWO.facts().lines[0],
        want=3,
        wanted=((TWO.facts().lines[1], POT),),
    )


def test_of_products_that_share_a_barcode_the_one_of_the_line_is_shown(desk: Desk) -> None:
    keep(desk.store, TWO.counted("MUG", 3))

    found = rejected(desk, code("JUG", "MUG"))

    assert (found.reason, found.sku, found.scanned) == (Refusal.LINE_COMPLETE, MUG.sku, MUG)


def test_a_case_too_large_says_how_many_are_in_it(desk: Desk) -> None:
    keep(desk.store, TWO)

    found = rejected(desk, code("MUG", units=12))

    assert (found.reason, found.units) == (Refusal.CASE_TOO_LARGE, 12)
    assert found.line == TWO.facts().lines[0]


def test_a_barcode_that_nobody_knows_has_nothing_to_show(desk: Desk) -> None:
    keep(desk.store, TWO)

    found = rejected(desk, code(gtin="05012345678917"))

    assert (found.reason, found.sku, found.scanned, found.line) == (
        Refusal.CODE_UNKNOWN,
        None,
        None,
        None,
    )


def test_an_item_of_which_only_the_sku_is_known_is_named_by_it(desk: Desk) -> None:
    keep(desk.store, TWO)

    found = rejected(desk, code("GONE"))

    assert (found.reason, found.sku, found.scanned) == (Refusal.WRONG_ITEM, "GONE", None)


def test_an_order_that_can_not_be_picked_says_so_first(desk: Desk) -> None:
    keep(desk.store, TWO.held(), an_order(2).of(("JUG", 1)).allocated())

    found = rejected(desk, code("JUG"))

    assert (found.reason, found.other) == (Refusal.HELD, None)


def test_an_order_that_is_not_here_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused) as no:
        verify(desk, ID, code("MUG"))

    assert no.value.reason is Refusal.ORDER_UNKNOWN


def test_a_bench_that_was_too_slow_is_told_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(desk.store, TWO)
    stale = kept(desk.store)
    verify(desk, ID, code("MUG"))
    monkeypatch.setattr(desk.store.orders, "get", lambda _: stale)

    with pytest.raises(Refused) as no:
        verify(desk, ID, code("MUG"))

    assert no.value.reason is Refusal.SOMEONE_ELSE
