"""What takes a supervisor is done once one has answered, and stands in both names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.actions.desk import Desk
from kiosk.actions.people import Enrolled
from kiosk.domain.journal import Event
from kiosk.domain.product import Product
from kiosk.domain.values import Sku
from kiosk.presenters.bench import BenchPresenter
from kiosk.presenters.cues import Cue
from tests.fakes.crew import SUPERVISOR, enrolled, lines
from tests.fakes.kept import keep
from tests.unit.presenters.backs import SENT, all_by_card, past
from tests.unit.presenters.gate import Gate
from tests.unit.presenters.tills import closed
from tests.unit.presenters.touching import ID

MUG = Sku("MUG")


@pytest.fixture
def ada(desk: Desk) -> Enrolled:
    return enrolled(desk)


@pytest.fixture
def sam(desk: Desk) -> Enrolled:
    return enrolled(desk, "Sam Super", SUPERVISOR)


@pytest.fixture
def gate(ada: Enrolled, sam: Enrolled, bench: BenchPresenter, cues: list[Cue]) -> Gate:
    """Ada, a packer, works here."""
    bench.start()
    found = Gate(bench)
    found.sign_in(ada)
    cues.clear()
    return found


def both(desk: Desk, event: Event) -> list[str]:
    """Who was allowed something and who then did it, by their ids."""
    return [line[1] for line in lines(desk, Event.APPROVED, event)]


def test_the_stock_is_corrected_in_both_names(
    gate: Gate, desk: Desk, ada: Enrolled, sam: Enrolled
) -> None:
    product = Product(sku=MUG, title="Enamel mug", tracked=True)
    desk.store.transact(lambda: desk.store.products.save_all([product]))
    gate.bench.stocking.show()
    gate.bench.stocking.choose("MUG")
    gate.bench.stocking.act("received")
    gate.bench.stocking.digit("7")
    gate.bench.stocking.take()
    assert lines(desk, Event.STOCK) == []
    gate.answer(sam)

    assert both(desk, Event.STOCK) == [ada.person.id] * 2


def test_the_till_is_closed_in_both_names(
    gate: Gate, desk: Desk, ada: Enrolled, sam: Enrolled
) -> None:
    gate.bench.tilling.show()
    closed(gate.bench.tilling, gate.bench)
    assert lines(desk, Event.TILL_CLOSED) == []
    gate.answer(sam)

    assert both(desk, Event.TILL_CLOSED) == [ada.person.id] * 2


def test_a_return_is_taken_back_in_both_names(
    gate: Gate, desk: Desk, ada: Enrolled, sam: Enrolled
) -> None:
    keep(desk.store, SENT)
    gate.bench.returning.show(ID)
    all_by_card(gate.bench.returning)
    gate.bench.notice.act()
    gate.bench.returning.reverse(str(past(desk)[0].number))
    gate.bench.notice.choose("yes")
    assert lines(desk, Event.RETURN_REVERSED) == []
    gate.answer(sam)

    assert both(desk, Event.RETURN_REVERSED) == [ada.person.id] * 2


@pytest.mark.parametrize("wish", ["leave", "import", "export"])
def test_leaving_and_tables_wait_for_a_supervisor(
    gate: Gate, sam: Enrolled, cues: list[Cue], wish: str
) -> None:
    def done() -> bool:
        bench = gate.bench
        return {"leave": cues.count(Cue.DONE) == 2}.get(
            wish, bench.importing.model.shown or bench.notice.shown
        )

    wishes: dict[str, Callable[[], None]] = {
        "leave": gate.bench._leave,
        "import": gate.bench.stocking.import_,
        "export": gate.bench.stocking.export,
    }
    wishes[wish]()
    assert not done()
    gate.answer(sam)
    assert done()
