"""The open order: what its buttons do."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kiosk.actions import queries
from kiosk.actions.allocate import allocate
from kiosk.actions.by_hand import done_by_hand
from kiosk.actions.despatch import despatch
from kiosk.actions.goods import NotEnough
from kiosk.actions.open_order import ask_again, ask_buyer_again, take_over
from kiosk.actions.rest import put_back, release, waive_cancel
from kiosk.actions.step import pick, step_back
from kiosk.domain import putting_back
from kiosk.domain.paper import PaperKind
from kiosk.domain.people import Right
from kiosk.domain.refusals import Refusal, Refused
from kiosk.domain.workflow import Move
from kiosk.presenters.carrier_purpose import Purpose
from kiosk.presenters.context import Verify
from kiosk.presenters.marks import Mark
from kiosk.presenters.models import OrderModel
from kiosk.presenters.order_stop import (
    ASK_BUYER_KEY,
    ASK_KEY,
    BY_HAND_KEY,
    CORRECT_KEY,
    HOLD_KEY,
    PUT_BACK_KEY,
    RELEASE_KEY,
    TAKE_OVER_KEY,
    WAIVE_KEY,
)
from kiosk.presenters.order_view import Setting, order_model
from kiosk.presenters.presenter import Presenter
from kiosk.wording import flags, screens

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.actions.changes import Changes
    from kiosk.actions.desk import Desk
    from kiosk.actions.queries import OrderView
    from kiosk.domain.order import Order
    from kiosk.domain.values import OrderId
    from kiosk.presenters.context import Context
    from kiosk.presenters.floor import Floor

_PLAIN: dict[str, Callable[[Desk, OrderId], Changes]] = {
    RELEASE_KEY: release,
    WAIVE_KEY: waive_cancel,
    PUT_BACK_KEY: put_back,
    BY_HAND_KEY: done_by_hand,
    ASK_KEY: ask_again,
    ASK_BUYER_KEY: ask_buyer_again,
}


class OrderPresenter(Presenter[OrderModel]):
    """Shows the open order and carries out its steps."""

    def __init__(self, context: Context, floor: Floor) -> None:
        super().__init__(_welcome())
        self._context = context
        self._floor = floor
        self._view: OrderView | None = None
        self._wanted: OrderId | None = None

    @property
    def order_id(self) -> OrderId | None:
        """The order that is open."""
        return self._wanted

    @property
    def shown_order(self) -> Order | None:
        """The open order, as it was last read."""
        return self._view.order if self._view else None

    @property
    def view(self) -> OrderView | None:
        """What was last read of it."""
        return self._view

    def want(self, order_id: OrderId) -> None:
        """Show this order from now on."""
        self._wanted = order_id
        self.reload()

    def reload(self) -> None:
        """Read the open order again."""
        wanted = self._wanted
        if wanted is not None:
            desk = self._context.desk
            self._context.runner.do(lambda: queries.order(desk, wanted), self._arrived, self._lost)

    def tick(self) -> None:
        """Let the times go on."""
        self._render()

    def step(self, key: str) -> None:
        """One of the five buttons was touched."""
        if self._view is None:
            return
        move = Move(key)
        if move is Move.PRINT:
            self._floor.print_note(self._view.order.id)
        elif move is Move.PACK:
            self._carrier(Purpose.PACK)
        elif move is Move.DESPATCH:
            self._despatch()
        elif move is Move.PICK:
            self._pick(self._view.order.id)
        else:
            self._allocate(self._view.order.id)

    def undo(self) -> None:
        """Take the last step back."""
        self._act(step_back)

    def hold(self) -> None:
        """Let the order wait, or release it."""
        if self._view is None:
            return
        if self._view.order.held_for:
            self._act(release)
        else:
            self._floor.ask_hold(self._view.order.id)

    def act(self, key: str) -> None:
        """A button of the panel that says why the order can't go on."""
        if self._view is None:
            return
        if key == CORRECT_KEY:
            self._carrier(Purpose.CORRECT)
        elif key == HOLD_KEY:
            self._floor.ask_hold(self._view.order.id)
        elif key == TAKE_OVER_KEY:
            self._floor.ask_right(Right.TAKE_OVER, partial(self._take_over, self._view.order.id))
        elif key in _PLAIN:
            self._act(_PLAIN[key])

    def _take_over(self, order_id: OrderId, desk: Desk) -> None:
        self._floor.act(partial(take_over, desk, order_id))

    def touch_line(self, line_id: str) -> None:
        """A line was touched: it is counted by hand."""
        if self._seen is not None:
            self._floor.ask_count(self._seen, line_id)

    def sub(self) -> None:
        """SUB: the whole transaction, and returns of it."""
        if self._seen is not None:
            self._floor.show_return(self._seen)

    def show_paper(self) -> None:
        """Show the picking note that was printed last."""
        if self._wanted is not None:
            self._floor.show_paper(self._wanted)

    def _allocate(self, order_id: OrderId) -> None:
        """Set the goods aside; when there is not enough, ask what is to be done."""

        def failed(exc: Exception) -> None:
            if isinstance(exc, NotEnough):
                self._floor.ask_part(order_id, exc)
            else:
                self._floor.failed(exc)

        self._floor.act(partial(allocate, self._context.desk, order_id), failed=failed)

    def _pick(self, order_id: OrderId) -> None:
        """The goods are gathered; what has a barcode and was not scanned is asked about."""
        verify = self._context.verify

        def failed(exc: Exception) -> None:
            if not isinstance(exc, Refused) or exc.reason is not Refusal.NOT_COUNTED:
                self._floor.failed(exc)
            elif verify is Verify.MUST:
                self._floor.failed(Refused(exc.reason, flags.units(int(exc.about))))
            else:
                self._floor.ask_rest(order_id, int(exc.about))

        trusted = verify is Verify.TRUST
        work = partial(pick, self._context.desk, order_id, by_hand=trusted)
        self._floor.act(work, partial(self._floor.went_on, order_id), failed)

    def pick_rest(self, order_id: OrderId) -> None:
        """Count by hand whatever is missing."""
        work = partial(pick, self._context.desk, order_id)
        self._floor.act(work, partial(self._floor.went_on, order_id))

    def _despatch(self) -> None:
        """Despatch; without carrier details the window for them appears (again)."""
        order_id = self._seen
        if order_id is None:
            return

        def failed(exc: Exception) -> None:
            if isinstance(exc, Refused) and exc.reason is Refusal.NO_CARRIER_DETAILS:
                self._floor.ask_carrier(order_id, Purpose.DESPATCH)
            else:
                self._floor.failed(exc)

        left = partial(self._floor.went_on, order_id)
        self._floor.act(partial(despatch, self._context.desk, order_id), left, failed)

    def _carrier(self, purpose: Purpose) -> None:
        if self._seen is not None:
            self._floor.ask_carrier(self._seen, purpose)

    def _act(self, action: Callable[[Desk, OrderId], Changes]) -> None:
        if self._seen is not None:
            self._floor.act(partial(action, self._context.desk, self._seen))

    @property
    def _seen(self) -> OrderId | None:
        """The order on the glass: a touch means this one, even while the next is being read."""
        return self._view.order.id if self._view else None

    def _arrived(self, view: OrderView) -> None:
        if view.order.id == self._wanted:
            self._view = view
            self._render()
            self._floor.saw(view)
            if putting_back.wanted(view.order):
                self._floor.print_put_back(view.order.id)

    def _lost(self, exc: Exception) -> None:
        if isinstance(exc, Refused):
            self._wanted = None
        else:
            self._floor.failed(exc)

    def _render(self) -> None:
        context = self._context
        if self._view is None:
            self.put(_welcome())
            return
        at = Setting(
            now=context.now(),
            zone=context.zone,
            bench=context.desk.bench,
            pictures=context.pictures,
            printer=context.printers.plan.printer(PaperKind.PICKING_NOTE),
        )
        self.put(order_model(self._view, at))


def _welcome() -> OrderModel:
    icon, word, detail = screens.WELCOME
    return OrderModel(welcome=Mark(word=word(), detail=detail(), icon=icon))
