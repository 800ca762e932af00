"""The papers of an order on the glass: how each looks, whether it came out, and printing it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from kiosk.actions.paper_queries import PapersView, papers_of, to_show
from kiosk.actions.print_paper import Wish, print_paper, reprint
from kiosk.actions.settle_paper import settle
from kiosk.background.printers import Pages
from kiosk.domain.paper import PaperKind
from kiosk.domain.reading_ids import is_reading
from kiosk.domain.values import OrderId
from kiosk.presenters.models import PaperModel
from kiosk.presenters.paper_words import Seen, paper_model
from kiosk.presenters.presenter import Presenter

if TYPE_CHECKING:
    from kiosk.actions.changes import Changes
    from kiosk.presenters.context import Context
    from kiosk.presenters.floor import Floor


@dataclass(frozen=True)
class _Found:
    order: OrderId
    view: PapersView
    kind: PaperKind
    pages: Pages


class PaperPresenter(Presenter[PaperModel]):
    """Shows the papers of one order, one at a time; or that of a reading of the till."""

    def __init__(self, context: Context, floor: Floor) -> None:
        super().__init__(PaperModel())
        self._context = context
        self._floor = floor
        self._order: OrderId | None = None
        self._kind: PaperKind | None = None
        self._found: _Found | None = None

    def show(self, order_id: OrderId, kind: PaperKind | None = None) -> None:
        """Show a paper of this order: of ``kind``, else the one that was printed last.

        What stands in the place of an order for a reading of the till will do.
        """
        self._order, self._kind = order_id, kind
        self.reload()

    def choose(self, key: str) -> None:
        """Another paper of this order was touched."""
        if self._order is not None:
            self.show(self._order, PaperKind(key))

    def heard(self, changes: Changes) -> None:
        """Look again how far it is, if it got on."""
        if self._order in changes.orders:
            self.reload()

    def reload(self) -> None:
        """Look again how far it is."""
        wanted = self._order
        if wanted is not None:
            look = partial(self._look, wanted, self._kind)
            self._context.runner.do(look, self._arrived)

    def again(self) -> None:
        """Print the paper that is shown, or another copy of it."""
        found = self._found
        if found is None or found.order != self._order:
            return
        desk, plan, kind = self._context.desk, self._context.printers.plan, found.kind
        wish = Wish(kind, plan.printer(kind), found.view.number(kind))
        self._kind = kind
        work = partial(print_paper, desk, found.order, wish)
        if is_reading(found.order):
            work = partial(reprint, desk, plan, found.order)
        self._floor.act(work, self._printed)

    def came_out(self) -> None:
        """Somebody saw the paper come out."""
        found = self._found
        posting = found.view.papers.get(found.kind) if found else None
        if found is None or posting is None or found.order != self._order:
            return
        work = partial(settle, self._context.desk, found.order, posting.key, came_out=True)
        self._floor.act(work, self.reload)

    def close(self) -> None:
        """Back to the bench; no picture of a paper is left."""
        if self._order is None:
            return
        self._order = self._kind = self._found = None
        self.put(PaperModel())
        self._context.runner.do(self._context.printers.forget_pages)

    def _printed(self) -> None:
        self._context.printers.wake()
        self.reload()

    def _look(self, order_id: OrderId, kind: PaperKind | None) -> _Found:
        context = self._context
        view = papers_of(context.desk, order_id)
        shown = kind or view.newest or PaperKind.PICKING_NOTE
        paper = to_show(context.desk, context.printers.plan, view, shown)
        pages = context.printers.pages(paper) if paper is not None else Pages()
        return _Found(order_id, view, shown, pages)

    def _arrived(self, found: _Found) -> None:
        if found.order != self._order or self._kind not in {None, found.kind}:
            return
        self._found = found
        self._render()

    def _render(self) -> None:
        found = self._found
        if found is None:
            return
        plan, zone = self._context.printers.plan, self._context.zone
        self.put(paper_model(Seen(found.view, found.kind, found.pages, plan, zone)))
