"""Picking notes and the bench's own bar codes: orders are opened, commands obeyed."""

from __future__ import annotations

import pytest

from kiosk.domain.journal import Means
from kiosk.domain.order import Progress
from kiosk.presenters.cues import Cue
from tests.fakes.builders import OrderBuilder, an_order, details, order_id
from tests.fakes.kept import history, keep, kept
from tests.unit.presenters.scanning import (
    ID,
    LABEL,
    POT,
    TEE_L,
    TEE_M,
    TEES,
    Scanner,
)


def test_a_picking_note_opens_its_order_and_says_so(scanner: Scanner) -> None:
    scanner.open(TEES, an_order(2))

    assert scanner.scan(order_id(2)) == [Cue.DONE]

    assert scanner.echo == ("Opened", order_id(2))
    assert scanner.bench.order.model.order_id == order_id(2)
    assert history(scanner.desk.store, 2)[-1].means is Means.SCAN


def test_an_order_that_is_not_here_is_not_said_to_be_opened(scanner: Scanner) -> None:
    cues = scanner.scan(order_id(9))

    assert scanner.panel.title == "Not here yet"
    assert scanner.echo == ("", "")
    assert cues in ([Cue.ATTENTION], [Cue.WRONG])


def test_goods_behind_a_picking_note_count_for_its_order(scanner: Scanner) -> None:
    scanner.open(TEES, an_order(2).of(("POT", 1)))

    assert scanner.scan(order_id(2), POT) == [Cue.DONE]

    assert (scanner.have(1), scanner.have(2)) == ({}, {"POT": 1})


def test_next_takes_the_most_urgent_order(scanner: Scanner) -> None:
    keep(scanner.desk.store, an_order(3), an_order(2))
    scanner.bench.start()

    assert scanner.scan("PB:NEXT") == [Cue.DONE]
    assert scanner.bench.order.model.order_id == order_id(2)


def test_undo_takes_the_last_scan_back(scanner: Scanner) -> None:
    scanner.open(TEES.counted("TEE-M"))
    scanner.scan(TEE_M)

    assert scanner.scan("PB:UNDO") == [Cue.DONE]
    assert scanner.have() == {"TEE-M": 1}


def test_despatch_despatches_a_packed_order(scanner: Scanner) -> None:
    scanner.open(an_order().packed(details()))

    assert scanner.scan("PB:DESPATCH") == [Cue.DONE]
    assert kept(scanner.desk.store).progress is Progress.DESPATCHED


def test_despatch_asks_for_carrier_details_where_they_are_missing(scanner: Scanner) -> None:
    scanner.open(an_order().packed())

    scanner.scan("PB:DESPATCH")

    assert scanner.bench.carrier.model.shown
    assert len(scanner.cues) == 1


def test_reprint_is_asked_of_the_bench(scanner: Scanner, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(scanner.bench, "reprint", lambda: asked.append(True))
    scanner.open(TEES)

    scanner.scan("PB:REPRINT")

    assert asked == [True]
    assert scanner.cues


@pytest.mark.parametrize(
    ("command", "builder"),
    [
        ("PB:UNDO", TEES),
        ("PB:UNDO", an_order().despatched()),
        ("PB:DESPATCH", TEES),
        ("PB:DESPATCH", an_order().packed(details()).held()),
        ("PB:UNDO", None),
        ("PB:DESPATCH", None),
        ("PB:NEXT", None),
    ],
)
def test_a_command_that_can_not_be_done_does_not_sound_done(
    scanner: Scanner, command: str, builder: OrderBuilder | None
) -> None:
    if builder is not None:
        scanner.open(builder)

    assert scanner.scan(command) in ([Cue.ATTENTION], [Cue.WRONG])
    assert scanner.panel.shown


def test_a_bar_code_of_no_command_is_unknown(scanner: Scanner) -> None:
    scanner.open(TEES)

    assert scanner.scan("PB:DANCE") == [Cue.WRONG]
    assert scanner.panel.title == "Unknown code"


def test_a_papers_own_code_is_left_to_the_papers(
    scanner: Scanner, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def paper_scanned(code: str) -> bool:
        seen.append(code)
        return code == "PAPER-1"

    monkeypatch.setattr(scanner.bench, "paper_scanned", paper_scanned)
    scanner.open(TEES)

    scanner.scan("PAPER-1")
    assert not scanner.bench.notice.shown

    assert scanner.scan("PAPER-2") == [Cue.WRONG]
    assert seen == ["PAPER-1", "PAPER-2"]


def test_goods_and_labels_are_never_taken_for_papers(
    scanner: Scanner, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    monkeypatch.setattr(scanner.bench, "paper_scanned", seen.append)
    scanner.open(TEES)

    for code in (TEE_M, TEE_L, ID, LABEL, "PB:NEXT"):
        scanner.scan(code)
        scanner.bench.notice.act()

    assert seen == []
