"""Printing without the window for it, and asking after a paper that nobody can know of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest

from kiosk.actions import queries
from kiosk.actions.changes import Changes
from kiosk.actions.desk import Desk
from kiosk.actions.paper_rows import decoded, name_of_paper
from kiosk.background.printers import Printers
from kiosk.documents.check_code import check_code, is_check_code
from kiosk.domain.outbox import Kind, Posting, Sending
from kiosk.domain.paper import PaperKind, PrintPlan
from kiosk.domain.paper_state import Kept, PaperState, Trouble, paper_state
from kiosk.domain.refusals import Refusal, Refused
from kiosk.domain.values import OrderId
from kiosk.presenters.context import Context
from kiosk.presenters.paper_desk import PrintDesk
from tests.fakes.builders import an_order, order_id
from tests.fakes.kept import keep, postings
from tests.fakes.printers import printers

ID = order_id()
PLAN = PrintPlan(
    printers=("Laser", "Labels"),
    by_kind={PaperKind.ADDRESS_LABEL: "Labels", PaperKind.PACKING_SLIP: "Laser"},
    automatic=(PaperKind.PACKING_SLIP,),
    shown=frozenset({"Labels"}),
)


@dataclass
class Ground:
    """A floor that acts at once, and keeps what it is asked to show."""

    shown: list[OrderId] = field(default_factory=list)
    asked: list[Posting] = field(default_factory=list)

    def act(
        self,
        work: Callable[[], Changes],
        then: Callable[[], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        work()
        if then is not None:
            then()

    def show_paper(self, order_id: OrderId) -> None:
        self.shown.append(order_id)

    def ask_paper(self, posting: Posting) -> None:
        self.asked.append(posting)


@pytest.fixture
def floor() -> Ground:
    return Ground()


@pytest.fixture
def there(desk: Desk) -> Printers:
    return printers(desk, PLAN)


@pytest.fixture
def print_desk(context: Context, there: Printers, floor: Ground) -> PrintDesk:
    return PrintDesk(replace(context, printers=there), floor)  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def picked(desk: Desk) -> None:
    """A picked order."""
    keep(desk.store, an_order().picked())


def rows(desk: Desk) -> list[Posting]:
    return postings(desk.store, Kind.PRINT)


def unsure(desk: Desk, number: int = -1) -> Posting:
    row = replace(rows(desk)[number], state=Sending.PARKED, answer=Kept(Trouble.UNSURE).answer)
    desk.store.transact(lambda: desk.store.outbox.write(row))
    return row


def test_a_touch_prints_the_note_at_its_printer_and_shows_nothing(
    print_desk: PrintDesk, desk: Desk, floor: Ground
) -> None:
    print_desk.print(ID)

    assert [row.place for row in rows(desk)] == ["Bench 1/Laser"]
    assert floor.shown == []


def test_what_comes_out_without_paper_is_shown(
    print_desk: PrintDesk, desk: Desk, floor: Ground
) -> None:
    print_desk.print(ID, PaperKind.ADDRESS_LABEL)

    assert [row.place for row in rows(desk)] == ["Bench 1/Labels"]
    assert floor.shown == [ID]


def test_the_slip_prints_by_itself_and_again_when_asked(print_desk: PrintDesk, desk: Desk) -> None:
    print_desk.went_on(ID)
    print_desk.went_on(ID)
    print_desk.reprint(ID)

    jobs = [decoded(row) for row in rows(desk)]
    assert [(job.kind, job.copy) for job in jobs if job] == [
        (PaperKind.PACKING_SLIP, 1), (PaperKind.PACKING_SLIP, 2),
    ]  # fmt: skip


def test_a_paper_of_the_open_order_that_nobody_can_know_of_is_asked_after_once(
    print_desk: PrintDesk, desk: Desk, floor: Ground
) -> None:
    print_desk.print(ID)
    print_desk.saw(queries.order(desk, ID))
    unsure(desk)

    for _ in range(3):
        print_desk.saw(queries.order(desk, ID))

    assert [posting.key for posting in floor.asked] == [rows(desk)[0].key]


def test_a_paper_that_waits_for_a_person_since_before_is_not_asked_after_at_once(
    print_desk: PrintDesk, desk: Desk, floor: Ground
) -> None:
    print_desk.print(ID)
    unsure(desk)

    print_desk.saw(queries.order(desk, ID))

    assert floor.asked == []


def test_the_answer_settles_it_or_prints_another_copy(print_desk: PrintDesk, desk: Desk) -> None:
    print_desk.print(ID)
    print_desk.settle(unsure(desk), came_out=False)
    assert [paper_state(row) for row in rows(desk)] == [PaperState.WITHDRAWN, PaperState.QUEUED]

    print_desk.settle(unsure(desk), came_out=True)
    assert paper_state(rows(desk)[-1]) is PaperState.CONFIRMED


def test_its_own_check_code_proves_that_a_paper_came_out(print_desk: PrintDesk, desk: Desk) -> None:
    print_desk.print(ID)
    unsure(desk)
    job = decoded(rows(desk)[0])
    assert job is not None

    assert print_desk.scanned(check_code(name_of_paper(ID, job)))

    assert paper_state(rows(desk)[0]) is PaperState.CONFIRMED


def test_a_check_code_of_no_paper_is_refused_and_other_codes_are_left_alone(
    print_desk: PrintDesk,
) -> None:
    assert not print_desk.scanned("5012345678900")
    with pytest.raises(Refused) as no:
        print_desk.scanned("OK7K3Q")
    assert no.value.reason is Refusal.CODE_UNKNOWN


@pytest.mark.parametrize(
    ("text", "whether"),
    [("OK7K3Q", True), (" ok7k3q ", True), ("OK7K3", False), ("OK7K3QQ", False), ("OKILOU", False),
     ("AB7K3Q", False), ("", False), ("OK", False)],
)  # fmt: skip
def test_a_check_code_is_known_by_its_letters(text: str, whether: bool) -> None:
    assert is_check_code(text) is whether


def test_what_the_open_order_needs_next_is_made_ready(
    print_desk: PrintDesk, desk: Desk, there: Printers
) -> None:
    print_desk.saw(queries.order(desk, ID))

    ready = {name: each.papers() for name, each in there._preparing.items()}
    kinds = {name: [paper.job.kind for paper in papers] for name, papers in ready.items()}
    assert kinds == {
        "Laser": [PaperKind.PICKING_NOTE, PaperKind.PACKING_SLIP],
        "Labels": [PaperKind.ADDRESS_LABEL],
    }
