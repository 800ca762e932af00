"""What all actions share: one transaction, and one line in the journal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.actions.allocate import allocate
from kiosk.actions.by_hand import done_by_hand
from kiosk.actions.catalogue import take_products
from kiosk.actions.changes import Changes
from kiosk.actions.correct import correct
from kiosk.actions.desk import Desk
from kiosk.actions.despatch import despatch
from kiosk.actions.intake import intake
from kiosk.actions.open_order import ask_again, open_order
from kiosk.actions.pack import pack
from kiosk.actions.print_paper import Wish, print_paper
from kiosk.actions.rest import hold, put_back, release, waive_cancel
from kiosk.actions.step import pick, step_back
from kiosk.domain.journal import Entry, Event, Means
from kiosk.domain.paper import PaperKind
from kiosk.domain.product import Given, Product
from kiosk.domain.values import Sku
from kiosk.store.store import Store
from tests.fakes.builders import OrderBuilder, an_order, details, order_id, seen
from tests.fakes.clock import NOON
from tests.fakes.kept import history, keep, kept

ID = order_id()
NOTE = Wish(PaperKind.PICKING_NOTE, "PDF")
NEW, PACKED = an_order(), an_order().packed(details())
LEFT = an_order().despatched(details())
TOLD = LEFT.parcel_with(telling=LEFT.order().parcels[0].telling.TOLD)
OTHERS = seen(LEFT.order().parcels[0], tracking="ZZ1234")
VERBS: dict[str, tuple[OrderBuilder, Callable[[Desk], object]]] = {
    "allocate": (NEW, lambda desk: allocate(desk, ID)),
    "pick": (an_order().allocated(), lambda desk: pick(desk, ID)),
    "pack": (an_order().picked(), lambda desk: pack(desk, ID, details())),
    "despatch": (PACKED, lambda desk: despatch(desk, ID)),
    "step back": (PACKED, lambda desk: step_back(desk, ID)),
    "put back": (PACKED.cancelled(), lambda desk: put_back(desk, ID)),
    "hold": (NEW, lambda desk: hold(desk, ID, "Broken")),
    "release": (NEW.held(), lambda desk: release(desk, ID)),
    "waive cancel": (NEW.wanting_to_cancel(), lambda desk: waive_cancel(desk, ID)),
    "correct": (LEFT, lambda desk: correct(desk, ID, details("ZZ1234"))),
    "done by hand": (LEFT.refused(), lambda desk: done_by_hand(desk, ID)),
    "print": (NEW, lambda desk: print_paper(desk, ID, NOTE)),
    "open": (NEW, lambda desk: open_order(desk, ID)),
    "ask again": (NEW, lambda desk: ask_again(desk, ID)),
    "intake": (TOLD, lambda desk: intake(desk, (LEFT.updated(NOON).sighting(OTHERS),))),
    "products": (NEW, lambda desk: take_products(desk, [Given(product=Product(sku=Sku("A")))])),
}


def content(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    tables = store._database.get_tables()
    return {t: list(store._database.execute_sql(f'SELECT * FROM "{t}"')) for t in tables}  # noqa: S608


@pytest.mark.parametrize("verb", VERBS)
def test_an_action_writes_one_line_into_the_journal(desk: Desk, verb: str) -> None:
    order, act = VERBS[verb]
    keep(desk.store, order)
    before = desk.store.journal.head()

    act(desk)

    assert desk.store.journal.head() == before + 1


@pytest.mark.parametrize("verb", VERBS)
def test_nothing_of_an_action_stays_when_its_last_line_fails(
    desk: Desk, verb: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    order, act = VERBS[verb]
    keep(desk.store, order)
    before = content(desk.store)

    def no_more(_: object) -> None:
        raise RuntimeError("the power went")

    monkeypatch.setattr(desk.store.journal, "add", no_more)
    with pytest.raises(RuntimeError):
        act(desk)

    assert content(desk.store) == before


def test_a_change_says_which_order_changed_and_who_did_it(desk: Desk) -> None:
    sam = replace(desk, person_id="Sam")
    keep(sam.store, an_order())

    changes = sam.change(ID, lambda order: replace(order, printed=7), Event.PRINTED, Means.SCAN)

    assert changes == Changes(frozenset({ID}))
    assert kept(sam.store).printed == 7
    assert history(sam.store) == [
        Entry(
            at=NOON,
            bench="Bench 1",
            person="Sam",
            event=Event.PRINTED,
            order=ID,
            means=Means.SCAN,
        )
    ]


def test_a_decision_that_changes_nothing_leaves_no_trace(desk: Desk) -> None:
    keep(desk.store, an_order())
    before = content(desk.store)

    assert not desk.change(ID, lambda order: order, Event.PRINTED)
    assert content(desk.store) == before


def test_changes_add_up(desk: Desk) -> None:
    one, other = Changes(frozenset({order_id(1)})), Changes(frozenset({order_id(2)}), hub=True)

    assert one | other == Changes(frozenset({order_id(1), order_id(2)}), hub=True)
    assert not Changes()
    assert one
    assert Changes(hub=True)
