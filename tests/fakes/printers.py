"""Printers for presenters: a bench whose papers are drawn by nobody."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.actions.desk import Desk
from kiosk.actions.paper_rows import name_of_paper
from kiosk.background.print_relay import Tools
from kiosk.background.printers import Pages, Printers
from kiosk.domain.paper import Paper, PrintPlan
from kiosk.domain.till import Reading


@dataclass
class Sketches:
    """Makes no papers, and names the pictures it would draw."""

    forgotten: int = 0
    drawn: list[Paper] = field(default_factory=list)
    saved: list[Reading] = field(default_factory=list)
    full: Exception | None = None
    """What keeps it from saving, if anything does."""

    def tools(self, printer: str) -> Tools:
        raise AssertionError(f"nothing comes out of {printer} here")

    def pages(self, paper: Paper) -> Pages:
        """One page, named as the paper is."""
        self.drawn.append(paper)
        return Pages((f"{name_of_paper(paper.of, paper.job)}.png",))

    def save_reading(self, reading: Reading) -> str:
        """Keep it, and name the file that it would be."""
        if self.full is not None:
            raise self.full
        self.saved.append(reading)
        return f"/papers/{reading.kind.value}-{reading.number}.csv"

    def forget(self) -> None:
        """Count how often."""
        self.forgotten += 1


def printers(desk: Desk, plan: PrintPlan | None = None) -> Printers:
    """A bench with the printer "Laser", or as ``plan`` says; its threads do not run."""
    return Printers(desk, plan or PrintPlan(printers=("Laser",)), Sketches(), lambda: 1.0)
