"""Memory of the bench after 2,000 orders led from open to despatched, against that after 200."""

from __future__ import annotations

import gc
import os
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.actions.intake import intake
from kiosk.background.relay import Relay
from kiosk.domain.journal import Means
from kiosk.domain.order import Progress
from kiosk.domain.sighting import Sighting
from kiosk.domain.workflow import Move
from tests.bench.figures import Figure
from tests.bench.glass import Bench, bench
from tests.bench.memory import own
from tests.bench.stores import open_patterns
from tests.fakes.builders import order_id, seen

if TYPE_CHECKING:
    from kiosk.actions.desk import Desk
    from kiosk.domain.values import OrderId
    from kiosk.ports.channel import Confirmation, Page, Window

FEW, MANY = 200, 2_000
LIMIT = 1.1
WAVE = 20
"""Orders that come in at a time."""
PRINTED_EACH = 10
"""So many orders to one that is printed and drawn; drawing in software takes longest."""
S10_WEIGHTS = (8, 6, 4, 2, 3, 5, 9, 7)


def measure() -> list[Figure]:
    """Lead all orders through the real screen, with papers, carriers and a relay."""
    with (
        tempfile.TemporaryDirectory(prefix="packbench-bench-") as folder,
        bench(Path(folder)) as ours,
    ):
        ours.kiosk.start()
        ours.kiosk.go_on()
        ours.quiet()
        packer = Packer(ours)
        packer.handle(FEW)
        few = _memory()
        packer.handle(MANY - FEW)
        many = _memory()
    return [
        Figure(
            what=f"memory after {MANY:,} orders handled (PSS without files)",
            measured=many,
            unit="MiB",
            floor=few,
            floor_is=f"after {FEW}",
            limit=LIMIT,
        )
    ]


def _memory() -> float:
    gc.collect()
    return own(os.getpid())


class Packer:
    """Somebody at the bench who never tires."""

    def __init__(self, ours: Bench) -> None:
        self._ours = ours
        self._relay = Relay(ours.kiosk.desk, _Amazon(ours.kiosk.desk))
        self._patterns = [
            pattern.order().facts for pattern in open_patterns(ours.kiosk.desk.clock.now())
        ]
        self._handled = 0

    def handle(self, count: int) -> None:
        """Lead ``count`` orders from open to despatched; they come in wave by wave."""
        for _ in range(count // WAVE):
            for order in self._arriving():
                self._handled += 1
                self._lead(order)
            self._relay.step()

    def _arriving(self) -> list[OrderId]:
        numbers = range(self._handled, self._handled + WAVE)
        facts = [
            replace(self._patterns[n % len(self._patterns)], id=order_id(100_000 + n))
            for n in numbers
        ]
        intake(self._ours.kiosk.desk, [Sighting(facts=one, packages=()) for one in facts])
        return [one.id for one in facts]

    def _lead(self, order: OrderId) -> None:
        presenter = self._ours.kiosk.presenter
        presenter.open(order, Means.SCAN)
        self._ours.until(lambda: presenter.order.model.order_id == order)
        if self._handled % PRINTED_EACH == 0:
            presenter.order.step(Move.PRINT.value)
        self._step(Move.ALLOCATE, Progress.ALLOCATED)
        self._step(Move.PICK, Progress.PICKED)
        presenter.order.step(Move.PACK.value)
        self._ours.until(lambda: presenter.carrier.model.shown)
        presenter.carrier.scanned(_tracking_number(self._handled))
        presenter.carrier.choose("royal-mail")
        self._ours.lay_out()
        presenter.carrier.confirm()
        self._ours.until(lambda: self._progress() is Progress.PACKED)
        self._step(Move.DESPATCH, Progress.DESPATCHED)
        if self._handled % PRINTED_EACH == 0:
            self._ours.until(lambda: presenter.paper.model.pages)
            self._ours.draw()
            presenter.paper.close()

    def _step(self, move: Move, to: Progress) -> None:
        self._ours.kiosk.presenter.order.step(move.value)
        self._ours.until(lambda: self._progress() is to)

    def _progress(self) -> Progress | None:
        view = self._ours.kiosk.presenter.order.view
        return view.order.progress if view else None


def _tracking_number(number: int) -> str:
    """One as on a label, with its check digit (UPU S10)."""
    digits = f"{number:08d}"
    weighed = sum(int(digit) * weight for digit, weight in zip(digits, S10_WEIGHTS, strict=True))
    check = {10: 0, 11: 5}.get(11 - weighed % 11, 11 - weighed % 11)
    return f"TT{digits}{check}GB"


class _Amazon:
    """A channel that says yes to every parcel, shows it at once, and remembers nothing itself."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def search(self, window: Window, token: str | None) -> Page:
        raise NotImplementedError

    def order(self, order_id: OrderId) -> Sighting:
        order = self._desk.store.orders.get(order_id)
        return Sighting(facts=order.facts, packages=tuple(seen(one) for one in order.parcels))

    def confirm(self, confirmation: Confirmation) -> None:
        pass
