"""The list of orders: which list, in what words, and what comes next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.actions import queries
from kiosk.actions.queries import ROWS_SHOWN, QueueView
from kiosk.domain.hub import HubState
from kiosk.domain.lists import COUNT_LIMIT, Counts, ListName
from kiosk.domain.values import OrderId
from kiosk.presenters.marks import Mark, Tone
from kiosk.presenters.models import QueueModel, TabModel
from kiosk.presenters.queue_rows import row, tail
from kiosk.presenters.searching import SearchPresenter
from kiosk.wording import hub, outage, screens, times

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.presenters.context import Context


class QueuePresenter(SearchPresenter[QueueModel]):
    """Shows a list, and says what was touched."""

    words_limit = 24

    def __init__(
        self,
        context: Context,
        opened: Callable[[OrderId], None],
        take_next: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        super().__init__(QueueModel(next_word=screens.NEXT_ORDER()))
        self._context = context
        self._opened = opened
        self._take_next = take_next
        self._failed = failed
        self._view = QueueView()
        self._selected: OrderId | None = None
        self._name = ListName.TO_PACK
        self._reading = False
        self._stale = False

    def reload(self) -> None:
        """Read the list again; several wishes at once become one."""
        if self._reading:
            self._stale = True
            return
        self._reading = True
        desk, name, words, opened = self._context.desk, self._name, self._words, self._selected
        self._context.runner.do(
            lambda: queries.queue(desk, name, words, opened=opened), self._arrived, self._lost
        )

    def tick(self) -> None:
        """Let the times go on."""
        self._render()

    def select(self, order_id: OrderId | None) -> None:
        """Mark the order that is open."""
        self._selected = order_id
        self._render()

    def choose_tab(self, key: str) -> None:
        """Show another list."""
        self._name, self._words, self._searching = ListName(key), "", False
        self._render()
        self.reload()

    def open(self, order_id: str) -> None:
        """An order was touched."""
        self.search_close()
        self._opened(OrderId(order_id))

    @property
    def has_next(self) -> bool:
        """Whether there is an order to pack that nobody has in hand."""
        return self._view.next is not None

    def next_order(self) -> None:
        """Take the most urgent order that nobody has in hand."""
        if self._view.next is not None:
            self.search_close()
            self._take_next()

    def _search(self) -> None:
        self._render()
        self.reload()

    def _arrived(self, view: QueueView) -> None:
        self._reading = False
        self._view = _kept(self._view, view) if view.away else view
        self._render()
        if self._stale:
            self._stale = False
            self.reload()

    def _lost(self, exc: Exception) -> None:
        self._reading = self._stale = False
        self._failed(exc)

    def _render(self) -> None:
        view, now, zone = self._view, self._context.now(), self._context.zone
        bench = self._context.desk.bench
        rows = tuple(
            row(g, now=now, zone=zone, bench=bench, selected=g.id == self._selected)
            for g in view.rows
        )
        self.put(
            QueueModel(
                tabs=_tabs(view.counts, self._name if not self._words else None),
                rows=rows,
                more=self._more(),
                search=self._words,
                searching=self._searching,
                progress=_progress(view),
                empty=None if rows else _empty(view),
                next_word=screens.NEXT_ORDER(),
                next_detail=self._next_detail(),
                next_live=view.next is not None,
            )
        )

    def _more(self) -> str:
        counts = self._view.counts
        total = counts.to_pack + counts.unpaid
        if self._view.words or self._name is not ListName.TO_PACK or total <= ROWS_SHOWN:
            return ""
        cut_off = COUNT_LIMIT in {counts.to_pack, counts.unpaid}
        return screens.MORE.format(n=f"{total - ROWS_SHOWN}{'+' if cut_off else ''}")

    def _next_detail(self) -> str:
        glance = self._view.next
        if self._view.away:
            return outage.NEXT_WAITS()
        if glance is None:
            return screens.NOTHING_NEXT()
        if glance.ship_by is None:
            return tail(glance.id)
        left = glance.ship_by - self._context.now()
        return f"{tail(glance.id)} · {times.left_in_words(left)}"


def _kept(before: QueueView, now: QueueView) -> QueueView:
    """In an outage: the list as it was, with what is known of the order at hand."""
    fresh = {glance.id: glance for glance in now.rows}
    rows = tuple(fresh.get(glance.id, glance) for glance in before.rows)
    return replace(before, rows=rows or now.rows, next=None, any_at_all=True, away=True)


def _tabs(counts: Counts, chosen: ListName | None) -> tuple[TabModel, ...]:
    numbers = {
        ListName.TO_PACK: (_many(counts.to_pack), Tone.PLAIN),
        ListName.LATE: (_many(counts.late), Tone.STOP if counts.late else Tone.QUIET),
        ListName.NEEDS_YOU: (
            _many(counts.needs_you),
            Tone.LOOK if counts.needs_you else Tone.QUIET,
        ),
        ListName.DESPATCHED: ("", Tone.QUIET),
    }
    return tuple(
        TabModel(
            key=name.value,
            count=numbers[name][0],
            word=screens.TABS[name](),
            tone=numbers[name][1],
            chosen=name is chosen,
        )
        for name in ListName
    )


def _many(number: int) -> str:
    return f"{COUNT_LIMIT - 1}+" if number >= COUNT_LIMIT else str(number)


def _progress(view: QueueView) -> str:
    report = view.report
    if report.state is not HubState.READING or not report.read:
        return ""
    words = hub.READING if report.about else hub.READING_ONLY
    return words.format(read=report.read, about=report.about)


def _empty(view: QueueView) -> Mark:
    if view.words:
        icon, title, text = screens.EMPTY_SEARCH
        return Mark(word=title(), detail=text.format(words=view.words), icon=icon)
    if view.any_at_all or view.report.state is HubState.LISTENING:
        icon, title, text = screens.EMPTY[view.name]
    elif view.report.state is HubState.OFFLINE:
        icon, title, text = screens.EMPTY_OFFLINE
    elif view.report.state is HubState.DENIED:
        icon, title, text = screens.EMPTY_DENIED
    else:
        icon, title, text = screens.EMPTY_FIRST
    return Mark(word=title(), detail=text(), icon=icon)
