"""A receipt printer is asked how it is, and nothing is printed by that."""

from __future__ import annotations

import pytest

from kiosk.domain.paper_state import Trouble
from kiosk.ports.printer import PrinterGone
from kiosk.printing.escpos_network import NetworkPlace
from kiosk.printing.escpos_printer import EscposPrinter
from kiosk.printing.escpos_session import Patience
from tests.fakes.escpos_printer import Behaviour, switched_on


def printer_at(port: int, answer: float = 5.0) -> EscposPrinter:
    place = NetworkPlace(host="127.0.0.1", port=port, seconds=5)
    return EscposPrinter(name="Receipts", place=place, patience=Patience(answer=answer))


@pytest.mark.parametrize(
    ("ill", "trouble"),
    [
        (Behaviour(paper_left=0), Trouble.PAPER_OUT),
        (Behaviour(cover_open=True), Trouble.COVER_OPEN),
        (Behaviour(deaf=True), Trouble.AWAY),
    ],
)
def test_a_printer_says_how_it_is_when_asked(ill: Behaviour, trouble: Trouble) -> None:
    with switched_on(ill) as fake:
        with pytest.raises(PrinterGone) as asked:
            printer_at(fake.port, 1.0).check()
        assert asked.value.trouble is trouble

    with switched_on() as fake:
        assert printer_at(fake.port).check() == f"127.0.0.1:{fake.port} is ready"
        assert b"\x1b@" not in fake.received
