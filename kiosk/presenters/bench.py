"""The bench: holds the parts of the screen together and carries out what they ask for."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from kiosk.actions.open_order import ask_again, last_open, open_order
from kiosk.actions.rest import hold
from kiosk.domain.journal import Means
from kiosk.domain.refusals import Refusal, Refused
from kiosk.domain.scans import order_in
from kiosk.presenters.carrier import CarrierPresenter
from kiosk.presenters.carrier_purpose import Purpose
from kiosk.presenters.failures import failure
from kiosk.presenters.marks import Tone
from kiosk.presenters.notice import NoticePresenter
from kiosk.presenters.order import OrderPresenter
from kiosk.presenters.paper import PaperPresenter
from kiosk.presenters.queue import QueuePresenter
from kiosk.presenters.strip import StripPresenter
from kiosk.wording import screens
from kiosk.wording.refusals import Said
from kiosk.wording.steps import HOLD_REASONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.actions.changes import Changes
    from kiosk.domain.values import OrderId
    from kiosk.presenters.context import Context

log = logging.getLogger(__name__)

CODE_SHOWN = 60


class BenchPresenter:
    """The floor on which the parts of the screen stand."""

    def __init__(self, context: Context, *, dark: bool) -> None:
        self._context = context
        self.notice = NoticePresenter()
        self.strip = StripPresenter(context, self.failed, dark=dark)
        self.queue = QueuePresenter(context, self._touched, self.failed)
        self.order = OrderPresenter(context, self)
        self.carrier = CarrierPresenter(context, self)
        self.paper = PaperPresenter(context, self)

    def start(self, news: str = "") -> None:
        """Show what is there, and the order that was open when the bench was left.

        ``news`` is what a person must be told of the start, if anything.
        """
        if news:
            self.notice.say(Said(screens.NEWS, news, "alert-octagon"), Tone.STOP)
        desk = self._context.desk
        self.queue.reload()
        self.strip.reload()
        self._context.runner.do(lambda: last_open(desk), self._resume)

    def tick(self) -> None:
        """Let clocks and countdowns go on."""
        self.strip.tick()
        self.queue.tick()
        self.order.tick()

    def changed(self, changes: Changes) -> None:
        """Something was written, here or elsewhere: read again what shows it."""
        if changes.orders:
            self.queue.reload()
        if self.order.order_id in changes.orders:
            self.order.reload()
            self.paper.reload()
        if changes:
            self.strip.reload()
            if changes.hub and not self.queue.model.rows:
                self.queue.reload()

    def scanned(self, code: str) -> None:
        """A code was scanned, wherever the focus may be."""
        if self.notice.shown:
            return
        if self.carrier.model.shown:
            self.carrier.scanned(code)
            return
        order = order_in(code)
        if order is not None:
            self.open(order, Means.SCAN)
        else:
            said = Said(screens.UNKNOWN_CODE, screens.UNKNOWN_CODE_TEXT, "scan")
            self.notice.say(said, Tone.STOP, code=_printable(code))

    def act(
        self,
        work: Callable[[], Changes],
        then: Callable[[], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Carry out an action off the screen's thread; a refusal is shown, then all is read."""

        def done(changes: Changes) -> None:
            if then is not None:
                then()
            self.changed(changes)

        def gone_wrong(exc: Exception) -> None:
            (failed or self.failed)(exc)
            self.order.reload()
            self.queue.reload()

        self._context.runner.do(work, done, gone_wrong)

    def open(self, order_id: OrderId, means: Means) -> None:
        """Open an order; one that is not here yet is asked for."""
        desk = self._context.desk

        def failed(exc: Exception) -> None:
            if isinstance(exc, Refused) and exc.reason is Refusal.ORDER_UNKNOWN:
                self._context.runner.do(partial(ask_again, desk, order_id))
            self.failed(exc)

        def done(changes: Changes) -> None:
            self.paper.close()
            self.order.want(order_id)
            self.queue.select(order_id)
            self.changed(changes)

        self._context.runner.do(partial(open_order, desk, order_id, means), done, failed)

    def ask_carrier(self, order_id: OrderId, purpose: Purpose) -> None:
        """Show the window for carrier details; Amazon is asked for the order once more."""
        self.act(partial(ask_again, self._context.desk, order_id))
        self.carrier.ask(order_id, purpose)

    def ask_hold(self, order_id: OrderId) -> None:
        """Ask why the order is to wait."""
        desk = self._context.desk

        def chosen(key: str) -> None:
            self.act(partial(hold, desk, order_id, HOLD_REASONS[key]))

        said = Said(screens.HOLD_TITLE, screens.HOLD_TEXT, "pause")
        self.notice.ask(said, HOLD_REASONS, chosen)

    def show_paper(self, order_id: OrderId, *, expected: bool) -> None:
        """Show the newest paper of an order."""
        del expected
        self.paper.show_newest(order_id)

    def failed(self, exc: Exception) -> None:
        """Say what went wrong, in words."""
        said, tone = failure(exc)
        if not isinstance(exc, Refused):
            log.error("an action failed: %s", type(exc).__name__, exc_info=exc)
        self.notice.say(said, tone)

    def _touched(self, order_id: OrderId) -> None:
        self.open(order_id, Means.TOUCH)

    def _resume(self, order_id: OrderId | None) -> None:
        if order_id is not None:
            self.order.want(order_id)
            self.queue.select(order_id)


def _printable(code: str) -> str:
    return "".join(c if c.isprintable() else "·" for c in code[:CODE_SHOWN])
