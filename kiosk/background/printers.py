"""The printers of a bench: one relay and one thread for each, so that none holds up another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from kiosk.actions import put_out
from kiosk.background.loop import Loop
from kiosk.background.preparing import Preparing
from kiosk.background.print_relay import PrintRelay

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.actions.desk import Desk
    from kiosk.background.print_relay import Tools
    from kiosk.domain.paper import Paper, PrintPlan
    from kiosk.domain.till import Reading
    from kiosk.domain.values import OrderId


@dataclass(frozen=True)
class Pages:
    """Paths of pictures of a paper's pages, and whether they are one strip of a roll."""

    paths: tuple[str, ...] = ()
    roll: bool = False


class Workshop(Protocol):
    """What makes papers; loaded with the first of them."""

    def tools(self, printer: str) -> Tools:
        """What the papers of ``printer`` are made with; called in its own thread."""
        ...

    def pages(self, paper: Paper) -> Pages:
        """Draw a paper as its printer would print it; slow."""
        ...

    def forget(self) -> None:
        """Remove all pictures of pages."""
        ...

    def save_reading(self, reading: Reading) -> str:
        """Write a reading of the till as a table beside the papers; returns its path.

        Raises:
            NotSaved: the folder can't be written to.
        """
        ...


class Printers:
    """What the screen may ask of the printers; nothing here waits for one."""

    def __init__(
        self,
        desk: Desk,
        plan: PrintPlan,
        workshop: Workshop,
        share: Callable[[], float],
        closing: Callable[[], None] = lambda: None,
    ) -> None:
        """``closing`` runs in each printer's thread at its end."""
        self.plan = plan
        self._desk = desk
        self._workshop = workshop
        self._preparing = {name: Preparing(plan, name) for name in plan.printers}
        self._loops = {
            name: Loop(f"printer {name}", self._relay(name, share).step, closing)
            for name in plan.printers
        }

    @property
    def loops(self) -> tuple[Loop, ...]:
        """The threads, to be started and stopped by whoever runs the bench."""
        return tuple(self._loops.values())

    def recover(self) -> None:
        """To be called once at start."""
        put_out.recover(self._desk, self.plan)

    def wake(self) -> None:
        """Look at once for papers to put out."""
        for loop in self._loops.values():
            loop.wake()

    def prepare(self, desk: Desk, order: OrderId) -> None:
        """Let each printer make ready what the open order needs next."""
        for name, preparing in self._preparing.items():
            preparing.want(desk, order)
            self._loops[name].wake()

    def pages(self, paper: Paper) -> Pages:
        """Pictures of a paper, as its printer would print it; slow."""
        return self._workshop.pages(paper)

    def forget_pages(self) -> None:
        """Remove all pictures of papers: they show buyers' names."""
        self._workshop.forget()

    def save_reading(self, reading: Reading) -> str:
        """Write a reading of the till as a table; returns its path.

        Raises:
            NotSaved: the folder can't be written to.
        """
        return self._workshop.save_reading(reading)

    def _relay(self, name: str, share: Callable[[], float]) -> PrintRelay:
        workshop = self._workshop
        return PrintRelay(self._desk, self._preparing[name], lambda: workshop.tools(name), share)
