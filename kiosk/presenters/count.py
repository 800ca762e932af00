"""The window in which a line is counted by hand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from kiosk.actions import queries
from kiosk.actions.count import Counted, set_count
from kiosk.actions.verify import Missing
from kiosk.domain.journal import Means
from kiosk.domain.order import Progress
from kiosk.domain.picks import Proof, counted
from kiosk.domain.product import Track, title_of
from kiosk.domain.refusals import Refusal, Refused
from kiosk.domain.values import LineId
from kiosk.domain.verification import wants
from kiosk.domain.workflow import Move, refusal
from kiosk.presenters.context import Verify
from kiosk.presenters.models_count import CountModel
from kiosk.presenters.order_lines import picture_of
from kiosk.presenters.pad import MOST_UNITS, erased, typed
from kiosk.presenters.presenter import Presenter
from kiosk.wording import flags, scans, screens

if TYPE_CHECKING:
    from kiosk.actions.queries import OrderView
    from kiosk.domain.order import Line
    from kiosk.domain.product import Product
    from kiosk.domain.values import OrderId
    from kiosk.presenters.context import Context
    from kiosk.presenters.floor import Floor

_COUNTING = frozenset({Progress.NEW, Progress.ALLOCATED})


@dataclass(frozen=True, kw_only=True)
class _Open:
    """The line that is being counted, and what has been entered."""

    order: OrderId
    line: Line
    product: Product | None
    have: int
    want: int
    entered: int
    typed: bool = False
    """Whether the next digit goes behind those that stand there."""


class CountPresenter(Presenter[CountModel]):
    """Sets the count of one line; what is entered counts when it is confirmed."""

    def __init__(self, context: Context, floor: Floor) -> None:
        super().__init__(CountModel())
        self._context = context
        self._floor = floor
        self._open: _Open | None = None

    def ask(self, order_id: OrderId, line_id: str) -> None:
        """Show the window for a line, unless there is nothing to count any more."""
        desk = self._context.desk

        def arrived(view: OrderView) -> None:
            if view.order.progress in _COUNTING:
                self._begin(view, line_id)

        self._context.runner.do(partial(queries.order, desk, order_id), arrived, self._floor.failed)

    def close(self) -> None:
        """Hide the window."""
        self._open = None
        self.put(CountModel())

    def less(self) -> None:
        """One fewer."""
        self._enter(-1)

    def more(self) -> None:
        """One more."""
        self._enter(+1)

    def digit(self, char: str) -> None:
        """A digit of the pad."""
        at = self._open
        if at is None or not char.isdecimal():
            return
        self._set(typed(at.entered if at.typed else 0, char, MOST_UNITS), by_pad=True)

    def erase(self) -> None:
        """Take the last digit away."""
        if self._open is not None:
            self._set(erased(self._open.entered), by_pad=True)

    def all(self) -> None:
        """The whole line, at once."""
        if self._open is not None:
            self._set(self._open.want)
            self.confirm()

    def confirm(self) -> None:
        """Count what was entered."""
        at = self._open
        if at is None or not self.model.confirm_live:
            return
        if self._must_be_scanned(at):
            units = flags.units(at.entered - at.have)
            self._floor.failed(Refused(Refusal.NOT_COUNTED, units))
            return
        track = wants(at.line, at.product)
        if track is not Track.NOTHING and at.entered > at.have:
            unit = Proof(means=Means.SCAN)
            missing = Missing(order=at.order, line=at.line, units=1, wants=track, proof=unit)
            self._floor.ask_number(missing)
            return

        def failed(exc: Exception) -> None:
            self._open = at
            self._floor.failed(exc)

        def done(found: Counted) -> None:
            self.close()
            self._floor.changed(found.changes)
            if found.picked:
                self._floor.went_on(found.order)

        work = partial(set_count, self._context.desk, at.order, at.line.id, at.entered)
        self._open = None  # a glove that bounces confirms once
        self._context.runner.do(work, done, failed)

    def _must_be_scanned(self, at: _Open) -> bool:
        """Whether this bench lets nobody count up by hand what has a barcode."""
        known = at.product is not None and at.product.scannable
        return known and at.entered > at.have and self._context.verify is Verify.MUST

    def _begin(self, view: OrderView, line_id: str) -> None:
        order = view.order
        line = order.facts.line(LineId(line_id))
        why = refusal(order, Move.COUNT) if line else Refusal.LINE_UNKNOWN
        if why is not None or line is None:
            self._floor.failed(Refused(why or Refusal.LINE_UNKNOWN))
            return
        have = counted(order).get(line.id, 0)
        self._open = _Open(
            order=order.id,
            line=line,
            product=view.products.get(line.sku),
            have=have,
            want=order.to_go(line),
            entered=have,
        )
        self._render()

    def _enter(self, step: int) -> None:
        if self._open is not None:
            self._set(self._open.entered + step)

    def _set(self, number: int, *, by_pad: bool = False) -> None:
        at = self._open
        if at is None:
            return
        self._open = replace(at, entered=max(0, number), typed=by_pad)
        self._render()

    def _render(self) -> None:
        at = self._open
        if at is None:
            return
        want, product = at.want, at.product
        known = product is not None and product.scannable
        self.put(
            CountModel(
                shown=True,
                line_id=at.line.id,
                bin=(product.bin if product else "") or screens.NO_BIN(),
                title=title_of(at.line, product),
                sku=at.line.sku,
                picture=picture_of(product, self._context.pictures),
                hint=scans.HAND_HINT() if known else scans.HAND_HINT_NO_CODE(),
                count=str(at.entered),
                of=screens.OF.format(n=want),
                less_live=at.entered > 0,
                more_live=at.entered < want,
                all_word=scans.ALL_OF_IT.format(n=want),
                all_live=at.have < want,
                confirm_word=scans.COUNT_N.format(n=at.entered),
                confirm_live=at.entered != at.have and at.entered <= want,
                close_word=screens.CANCEL(),
            )
        )
