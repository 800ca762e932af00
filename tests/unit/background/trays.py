"""A printer without paper or wire, and a relay to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from kiosk.actions.desk import Desk
from kiosk.actions.paper_rows import name_of_paper
from kiosk.actions.print_paper import Wish, print_paper
from kiosk.background.preparing import Preparing
from kiosk.background.print_relay import (
    PrintRelay,
    Tools,
)
from kiosk.documents.document import Document
from kiosk.domain.outbox import Kind, Posting
from kiosk.domain.paper import Paper, PaperKind, PrintPlan
from kiosk.domain.paper_state import Trouble, kept
from kiosk.ports.printer import (
    PrinterError,
    Told,
)
from tests.fakes.builders import an_order, order_id
from tests.fakes.kept import keep, postings

PLAN = PrintPlan(printers=("Laser", "Labels"), by_kind={PaperKind.ADDRESS_LABEL: "Labels"})
NOTE = f"picking-note_{order_id()}_copy-1"


@dataclass
class PaperTray:
    """A printer that keeps the names of what came out, or fails as it is told."""

    name: str = "Laser"
    out: list[str] = field(default_factory=list)
    fails: list[Exception] = field(default_factory=list)
    knows: bool | PrinterError = True
    says: list[Trouble | None] = field(default_factory=list)
    ready: list[str] = field(default_factory=list)
    meanwhile: Callable[[], None] = lambda: None

    def prepare(self, document: Document) -> None:
        self.ready.append(document.name)

    def put(self, document: Document, name: str, told: Told) -> str:
        assert document.name == name
        for trouble in self.says:
            told(trouble)
        self.meanwhile()
        if self.fails:
            raise self.fails.pop(0)
        self.out.append(name)
        return f"{self.name}/{name}"

    def resume(self, name: str) -> str | None:
        if isinstance(self.knows, PrinterError):
            raise self.knows
        return f"{self.name}/{name}" if self.knows and name in self.out else None

    def check(self) -> str:
        return "ready"


def a_document(paper: Paper) -> Document:
    name = name_of_paper(paper.of, paper.job)
    return Document(
        kind=paper.job.kind.value, name=name, title=name, copy=paper.job.copy, blocks=()
    )


def relay_of(
    desk: Desk, printer: PaperTray, compose: Callable[[Paper], Document] = a_document
) -> PrintRelay:
    tools = Tools(compose=compose, printer=printer)
    return PrintRelay(desk, Preparing(PLAN, printer.name), lambda: tools, lambda: 1.0)


def order_note(desk: Desk, *numbers: int) -> None:
    for number in numbers or (1,):
        keep(desk.store, an_order(number))
        print_paper(desk, order_id(number), Wish(PaperKind.PICKING_NOTE, "Laser"))


def row(desk: Desk, number: int = 1) -> Posting:
    return postings(desk.store, Kind.PRINT, number)[-1]


def trouble(posting: Posting) -> Trouble | None:
    found = kept(posting)
    return found.trouble if found else None
