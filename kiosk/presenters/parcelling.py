"""The window in which a person says what goes into this parcel, and what into the next."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from kiosk.actions import queries
from kiosk.domain.packing import unpacked
from kiosk.domain.values import LineId
from kiosk.presenters.models_parcel import ParcelModel
from kiosk.presenters.parcelling_view import parcel_model
from kiosk.presenters.presenter import Presenter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from kiosk.actions.queries import OrderView
    from kiosk.domain.scans import Pack
    from kiosk.domain.values import OrderId
    from kiosk.presenters.context import Context
    from kiosk.presenters.floor import Floor


class ParcelPresenter(Presenter[ParcelModel]):
    """Takes units by touch or scan; what is taken counts when it is confirmed."""

    def __init__(self, context: Context, floor: Floor) -> None:
        super().__init__(ParcelModel())
        self._context = context
        self._floor = floor
        self._view: OrderView | None = None
        self._taken: Callable[[Mapping[LineId, int]], None] | None = None
        self._units: Counter[LineId] = Counter()

    def ask(self, order_id: OrderId, taken: Callable[[Mapping[LineId, int]], None]) -> None:
        """Show the window; ``taken`` hears what goes into the parcel, once that is confirmed."""

        def begin(view: OrderView) -> None:
            self._view, self._taken, self._units = view, taken, Counter()
            self._render()

        work = partial(queries.order, self._context.desk, order_id)
        self._context.runner.do(work, begin, self._floor.failed)

    def close(self) -> None:
        """Hide the window; the parcel stays as it was."""
        self._view = self._taken = None
        self.put(ParcelModel())

    def more(self, line_id: str) -> None:
        """One more unit of a line."""
        self._put(LineId(line_id), 1)

    def less(self, line_id: str) -> None:
        """One unit of a line out again."""
        self._put(LineId(line_id), -1)

    def all(self) -> None:
        """Everything that is left."""
        self._units = Counter(self._there)
        self._render()

    def scanned(self, packs: Iterable[Pack]) -> bool:
        """Put a scanned unit in, or the units of a scanned case; whether there was room for it."""
        there = self._there
        lines = self._view.order.facts.lines if self._view else ()
        for pack in packs:
            for line in lines:
                if line.sku == pack.sku and self._units[line.id] + pack.units <= there[line.id]:
                    self._put(line.id, pack.units)
                    return True
        return False

    def confirm(self) -> None:
        """Take what was chosen."""
        taken, units = self._taken, +self._units
        if taken is not None and units:
            self.close()
            taken(units)

    @property
    def _there(self) -> Counter[LineId]:
        """Units that lie in no parcel yet."""
        return Counter(unpacked(self._view.order)) if self._view else Counter()

    def _put(self, line: LineId, units: int) -> None:
        wanted = self._units[line] + units
        self._units[line] = min(max(wanted, 0), self._there[line])
        self._render()

    def _render(self) -> None:
        if self._view is not None:
            self.put(parcel_model(self._view, self._units, pictures=self._context.pictures))
