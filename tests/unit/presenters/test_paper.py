"""The papers of an order on the glass: how each looks, whether it came out, and printing it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest

from kiosk.actions.desk import Desk
from kiosk.actions.paper_rows import decoded
from kiosk.actions.print_paper import Wish, print_paper
from kiosk.domain.outbox import Kind, Posting, Sending
from kiosk.domain.paper import PaperKind, PrintPlan
from kiosk.domain.paper_state import Kept, PaperState, Trouble, paper_state
from kiosk.presenters.bench import BenchPresenter
from kiosk.presenters.context import Context
from kiosk.presenters.marks import Mark, Tone
from kiosk.presenters.models import PaperModel
from kiosk.presenters.paper import PaperPresenter
from tests.fakes.builders import an_order, order_id
from tests.fakes.kept import keep, kept, postings
from tests.fakes.printers import Sketches, printers
from tests.fakes.runner import Later

if TYPE_CHECKING:
    from kiosk.background.printers import Printers

ID = order_id()
NOTE, SLIP, LABEL = PaperKind.PICKING_NOTE, PaperKind.PACKING_SLIP, PaperKind.ADDRESS_LABEL
PLAN = PrintPlan(printers=("Laser", "Labels"), by_kind={LABEL: "Labels"})


@pytest.fixture
def there(desk: Desk) -> Printers:
    return printers(desk, PLAN)


@pytest.fixture
def context(context: Context, there: Printers) -> Context:
    return replace(context, printers=there)


@pytest.fixture
def paper(bench: BenchPresenter) -> PaperPresenter:
    return bench.paper


@pytest.fixture(autouse=True)
def printed(desk: Desk) -> None:
    """A picking note was printed, and waits."""
    keep(desk.store, an_order())
    print_paper(desk, ID, Wish(NOTE, "Laser"))


def newest(desk: Desk) -> Posting:
    return postings(desk.store, Kind.PRINT)[-1]


def came(desk: Desk, state: Sending, trouble: Trouble | None = None, answer: str = "") -> None:
    text = Kept(trouble).answer if trouble else answer
    row = replace(newest(desk), state=state, answer=text)
    desk.store.transact(lambda: desk.store.outbox.write(row))


@pytest.mark.parametrize(
    ("state", "trouble", "said"),
    [
        (Sending.WAITING, None, ("Queued", "waits for Laser")),
        (Sending.SENDING, None, ("Printing", "sent to Laser")),
        (Sending.DONE, None, ("Came out", "came out at Laser")),
        (
            Sending.SENDING,
            Trouble.PAPER_OUT,
            ("Waits", "Laser is out of paper. Put some in: it goes on by itself."),
        ),
        (
            Sending.WAITING,
            Trouble.AWAY,
            ("Waits", "Laser does not answer. Is it on, and its cable in? It is tried again."),
        ),
        (
            Sending.PARKED,
            Trouble.UNSURE,
            (
                "Did it come out?",
                "Nobody can tell whether it came out at Laser. Look there, then say so.",
            ),
        ),
        (
            Sending.PARKED,
            Trouble.GIVEN_UP,
            (
                "Did not come out",
                "Laser will not print it any more. Print it again if it is missing.",
            ),
        ),
        (Sending.UNKNOWN, Trouble.OTHER, ("Printing", "Laser has it, and prints it when it can.")),
    ],
)
def test_a_paper_says_how_far_it_is_and_never_more_than_is_known(
    paper: PaperPresenter,
    desk: Desk,
    state: Sending,
    trouble: Trouble | None,
    said: tuple[str, str],
) -> None:
    came(desk, state, trouble)

    paper.show(ID)

    assert paper.model.state is not None
    assert (paper.model.state.word, paper.model.where) == said
    asks = trouble in {Trouble.UNSURE, Trouble.GIVEN_UP}
    assert paper.model.came_out_word == ("It came out" if asks else "")


def test_the_window_offers_what_the_order_may_have(paper: PaperPresenter) -> None:
    paper.show(ID)

    model = paper.model
    assert model.title == "Picking note · 12:00"
    assert [(one.key, one.detail, one.chosen) for one in model.kinds] == [
        ("picking-note", "Queued", True),
        ("packing-slip", "not printed yet", False),
        ("address-label", "not printed yet", False),
    ]
    assert (model.print_word, model.print_detail) == ("Print COPY 2", "Laser")
    assert model.pages == (f"picking-note_{ID}_copy-1.png",)
    assert model.state == Mark(word="Queued", icon="clock", tone=Tone.PLAIN)
    assert model.print_live


def test_a_paper_can_be_looked_at_before_it_is_printed(paper: PaperPresenter) -> None:
    paper.show(ID)

    paper.choose("address-label")

    model = paper.model
    assert (model.title, model.state) == ("Parcel label", None)
    assert model.where == "as it would come out at Labels"
    assert (model.print_word, model.print_detail) == ("Print", "Labels")
    assert model.pages == (f"address-label_{ID}_copy-1.png",)


def test_the_chosen_paper_is_printed_at_its_printer(paper: PaperPresenter, desk: Desk) -> None:
    paper.show(ID, LABEL)

    paper.again()
    assert newest(desk).place == "Bench 1/Labels"
    assert paper.model.print_word == "Print COPY 2"
    paper.again()

    jobs = [decoded(row) for row in postings(desk.store, Kind.PRINT)]
    assert [(job.kind, job.copy) for job in jobs if job] == [(NOTE, 1), (LABEL, 1), (LABEL, 2)]
    assert paper.model.title == "Parcel label · COPY 2 · 12:00"


def test_a_person_says_that_it_came_out(paper: PaperPresenter, desk: Desk) -> None:
    came(desk, Sending.PARKED, Trouble.UNSURE)
    paper.show(ID)

    paper.came_out()

    assert paper_state(newest(desk)) is PaperState.CONFIRMED
    assert paper.model.where == "somebody saw it come out at Laser"
    assert paper.model.came_out_word == ""


def test_a_paper_that_is_kept_in_a_folder_is_named(paper: PaperPresenter, desk: Desk) -> None:
    came(desk, Sending.DONE, answer="/srv/papers/picking-note_1.pdf")

    paper.show(ID)

    assert paper.model.where == "kept as picking-note_1.pdf"


def test_a_paper_tells_at_once_that_it_has_come_out(paper: PaperPresenter, desk: Desk) -> None:
    paper.show(ID)

    came(desk, Sending.DONE)
    paper.reload()

    assert paper.model.where == "came out at Laser"


def test_an_order_that_was_held_since_can_print_nothing_but_shows_what_was(
    paper: PaperPresenter, desk: Desk
) -> None:
    held = kept(desk.store)
    desk.store.transact(lambda: desk.store.orders.save(replace(held, held_for="x"), held))

    paper.show(ID)

    assert not paper.model.print_live
    assert [one.key for one in paper.model.kinds] == ["picking-note"]


def test_no_picture_of_a_paper_is_left_when_it_is_closed(
    paper: PaperPresenter, desk: Desk, there: Printers
) -> None:
    paper.show(ID)
    paper.close()
    came(desk, Sending.DONE)
    paper.reload()
    paper.again()
    paper.came_out()
    paper.close()

    assert paper.model == PaperModel()
    assert kept(desk.store).printed == 1
    assert cast("Sketches", there._workshop).forgotten == 1


def test_a_paper_that_arrives_after_it_was_closed_is_not_shown(
    busy_bench: BenchPresenter, later: Later
) -> None:
    busy_bench.paper.show(ID)
    busy_bench.paper.close()

    later.catch_up()

    assert not busy_bench.paper.model.shown


def test_of_two_choices_the_last_one_is_shown(busy_bench: BenchPresenter, later: Later) -> None:
    busy_bench.paper.show(ID)
    busy_bench.paper.choose("address-label")
    busy_bench.paper.choose("packing-slip")

    later.catch_up()

    assert busy_bench.paper.model.title == "Packing slip"


def test_an_order_that_was_never_printed_shows_its_picking_note(
    paper: PaperPresenter, desk: Desk
) -> None:
    keep(desk.store, an_order(2))

    paper.show(order_id(2))

    assert paper.model.where == "as it would come out at Laser"
