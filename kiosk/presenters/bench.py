"""The bench: holds the parts of the screen together and carries out what they ask for."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from kiosk.actions.open_order import Opened, ask_again, last_open, open_next, open_order
from kiosk.domain.journal import Means
from kiosk.domain.people import Right
from kiosk.domain.refusals import Refusal, Refused
from kiosk.ports.failures import Away
from kiosk.presenters.bench_leaving import leave
from kiosk.presenters.bench_papers import PaperFloor
from kiosk.presenters.bench_questions import QuestionFloor
from kiosk.presenters.carrier import CarrierPresenter
from kiosk.presenters.carrier_purpose import Purpose
from kiosk.presenters.count import CountPresenter
from kiosk.presenters.cues import Cue
from kiosk.presenters.echo import EchoPresenter
from kiosk.presenters.failures import failure
from kiosk.presenters.importing import ImportPresenter
from kiosk.presenters.liking import LikingPresenter
from kiosk.presenters.marks import Tone
from kiosk.presenters.notice import NoticePresenter
from kiosk.presenters.order import OrderPresenter
from kiosk.presenters.outage import Outages
from kiosk.presenters.paper import PaperPresenter
from kiosk.presenters.paper_desk import PrintDesk
from kiosk.presenters.paper_office import Office
from kiosk.presenters.parcelling import ParcelPresenter
from kiosk.presenters.parts import Parts
from kiosk.presenters.presenter import say_all_again
from kiosk.presenters.questions import Questions
from kiosk.presenters.queue import QueuePresenter
from kiosk.presenters.returning import ReturnPresenter
from kiosk.presenters.scans import ScanPresenter
from kiosk.presenters.signing import SignPresenter
from kiosk.presenters.stocking import StockPresenter
from kiosk.presenters.strip import StripPresenter
from kiosk.presenters.tilling import TillPresenter
from kiosk.wording import people, scans, screens, till
from kiosk.wording.refusals import Said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kiosk.actions.changes import Changes
    from kiosk.actions.desk import Desk
    from kiosk.actions.verify import Missing
    from kiosk.domain.values import LineId, OrderId
    from kiosk.presenters.context import Context
    from kiosk.presenters.floor import Outcome

log = logging.getLogger(__name__)


class BenchPresenter(PaperFloor, QuestionFloor):
    """The floor on which the parts of the screen stand."""

    def __init__(self, context: Context, *, dark: bool) -> None:
        self._context = context
        self._news = ""
        self.notice = NoticePresenter()
        self.signing = SignPresenter(context, self._seated)
        self.strip = StripPresenter(context, self.failed, self._menu, self._likes, dark=dark)
        touched = partial(self.open, means=Means.TOUCH)
        self.liking = LikingPresenter(context, self.strip.seated, partial(say_all_again, self))
        self.queue = QueuePresenter(context, touched, self.open_next, self.failed)
        self.order = OrderPresenter(context, self)
        self.carrier = CarrierPresenter(context, self)
        self.paper = PaperPresenter(context, self)
        self.count = CountPresenter(context, self)
        self.echo = EchoPresenter(context.play)
        self.returning = ReturnPresenter(context, self)
        self.tilling = TillPresenter(context, self)
        self.stocking = StockPresenter(context, self)
        self.importing = ImportPresenter(context, self)
        self.parcelling = ParcelPresenter(context, self)
        self.outage = Outages(self, self.strip, self.queue, self.notice, self.echo)
        self._prints = PrintDesk(context, self)
        self._office = Office(context, self, self.notice)
        self._questions = Questions(context, self, self.notice)
        self._scans = ScanPresenter(
            context,
            self,
            Parts(
                notice=self.notice,
                echo=self.echo,
                queue=self.queue,
                order=self.order,
                carrier=self.carrier,
                count=self.count,
                paper=self.paper,
                parcelling=self.parcelling,
            ),
        )

    def start(self, news: str = "") -> None:
        """Show what is there, and the order that was open when the bench was left.

        ``news`` is what a person must be told of the start, if anything.
        """
        self._news = news
        desk = self._context.desk
        self._say_news()
        self.signing.start()
        self.queue.reload()
        self.strip.reload()
        self._context.runner.do(lambda: last_open(desk), self._resume)
        self._prints.look()

    def tick(self) -> None:
        """Let clocks and countdowns go on."""
        self.signing.tick()
        self.strip.locks_in = self.signing.locks_in
        self.strip.tick()
        self.queue.tick()
        self.order.tick()

    def changed(self, changes: Changes) -> None:
        """Something was written, here or elsewhere: read again what shows it."""
        if self.order.order_id in changes.orders:
            self.order.reload()
        self.paper.heard(changes)
        self._prints.heard(changes)
        if changes.till:
            self.tilling.reload()
        self.stocking.heard(changes)
        if changes.orders:
            self.queue.reload()
        if changes:
            self.strip.reload()
            if changes.hub and not self.queue.model.rows:
                self.queue.reload()

    def scanned(self, code: str) -> None:
        """A code was scanned, wherever the focus may be."""
        self.signing.touched()
        if not self.signing.scanned(code):
            self._scans.scanned(code)

    def touched(self) -> None:
        """Somebody has touched the glass."""
        self.signing.touched()

    def ask_right(self, right: Right, then: Callable[[Desk], None]) -> None:
        """Go on with ``then`` once somebody who may has allowed it."""
        self.signing.ask(right, then)

    def scan_refused(self, why: str) -> None:
        """What came from the scanner was no code: ``too-long``, or without its prefix."""
        word, detail = scans.NO_CODE[why]
        self.echo.answer(Cue.ATTENTION, word(), detail())

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

    def open(self, order_id: OrderId, means: Means, then: Outcome | None = None) -> None:
        """Open an order; one that is not here yet is asked for."""
        desk = self._context.desk

        def failed(exc: Exception) -> None:
            if isinstance(exc, Refused) and exc.reason is Refusal.ORDER_UNKNOWN:
                self._context.runner.do(partial(ask_again, desk, order_id))
            self._not_open(exc, then)

        def done(changes: Changes) -> None:
            self._is_open(Opened(order_id, changes), then)

        self._context.runner.do(partial(open_order, desk, order_id, means), done, failed)

    def open_next(self, means: Means = Means.TOUCH, then: Outcome | None = None) -> None:
        """Open the most urgent order that no bench has in hand."""
        work = partial(open_next, self._context.desk, self.order.order_id, means)
        done, failed = partial(self._is_open, then=then), partial(self._not_open, then=then)
        self._context.runner.do(work, done, failed)

    def _is_open(self, opened: Opened, then: Outcome | None) -> None:
        if opened.order is None:
            self._not_open(Refused(Refusal.NO_ORDER_OPEN), then)
            self.queue.reload()
            return
        self.paper.close()
        self.count.close()
        self.returning.close()
        self.order.want(opened.order)
        self.queue.select(opened.order)
        self.changed(opened.changes)
        if then is not None:
            then(None)

    def _not_open(self, exc: Exception, then: Outcome | None) -> None:
        self.failed(exc)
        if then is not None:
            then(exc)

    def ask_carrier(self, order_id: OrderId, purpose: Purpose, scanned: str = "") -> None:
        """Show the window for carrier details; Amazon is asked for the order once more."""
        self.act(partial(ask_again, self._context.desk, order_id))
        self.carrier.ask(order_id, purpose, scanned)

    def ask_parcel(self, order_id: OrderId, taken: Callable[[Mapping[LineId, int]], None]) -> None:
        """Ask what goes into this parcel."""
        self.parcelling.ask(order_id, taken)

    def ask_count(self, order_id: OrderId, line_id: str) -> None:
        """Show the window in which a line is counted by hand."""
        self.count.ask(order_id, line_id)

    def ask_number(self, missing: Missing) -> None:
        """Ask for the serial or lot number of a unit; the next scan is taken for it."""
        self._scans.ask(missing)

    def show_return(self, order_id: OrderId) -> None:
        """SUB: show the transaction, and returns of it."""
        self.returning.show(order_id)

    def import_table(self, desk: Desk) -> None:
        """Show the window in which a table is taken in, at a desk that may."""
        self.importing.show(desk)

    def imported(self) -> None:
        """A table was taken in: what shows products reads again."""
        self.order.reload()
        self.stocking.reload()

    def failed(self, exc: Exception) -> None:
        """Say what went wrong, in words."""
        said, tone = failure(exc)
        if not isinstance(exc, (Refused, Away)):
            log.error("an action failed: %s", type(exc).__name__, exc_info=exc)
        self.notice.say(said, tone)

    def _menu(self) -> None:
        choices = {
            "till": (till.MENU_TILL, self.tilling.show),
            "stock": (till.MENU_STOCK, self.stocking.show),
            "leave": (people.CLOSE_PACKBENCH, self._leave),
        }
        if self._context.seat.person is not None:
            choices["sign_out"] = (people.SIGN_OUT, self.signing.sign_out)
        self._questions.menu(choices)

    def _likes(self) -> None:
        self.liking.show()

    def _leave(self) -> None:
        leave(self._context, self)

    def _seated(self) -> None:
        """Somebody has come or gone: what was allowed to whoever was here before is over."""
        self.importing.close()
        self.notice.close()
        self.liking.seated()
        say_all_again(self)
        self._say_news()

    def _say_news(self) -> None:
        """Once there is somebody to read them."""
        if self._news and (self._context.seat.person or not self._context.seat.staffed):
            self.notice.say(Said(screens.NEWS(), self._news, "alert-octagon"), Tone.STOP)
            self._news = ""

    def _resume(self, order_id: OrderId | None) -> None:
        if order_id is not None:
            self.order.want(order_id)
            self.queue.select(order_id)
