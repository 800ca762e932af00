"""What a person does at the till, and what is seen of it."""

from __future__ import annotations

from kiosk.actions.desk import Desk
from kiosk.domain.marketplaces import CHANNEL
from kiosk.domain.money import Money
from kiosk.domain.till import EntryKind, Tender, TillEntry
from kiosk.presenters.bench import BenchPresenter
from kiosk.presenters.tilling import TillPresenter


def post(
    desk: Desk, minor: int, tender: Tender = Tender.CASH, currency: str = "GBP",
    kind: EntryKind = EntryKind.RETURN,
) -> None:  # fmt: skip
    entry = TillEntry(
        id=0, at=desk.clock.now(), bench=desk.bench, person="", kind=kind, tender=tender,
        amount=Money(minor, currency), channel=CHANNEL, units=1,
    )  # fmt: skip
    desk.store.transact(lambda: desk.store.till.add((entry,)))


def figures(window: TillPresenter) -> list[tuple[str, str, str]]:
    return [(one.label, one.count, one.amount) for one in window.model.figures]


def type_in(window: TillPresenter, digits: str) -> None:
    for digit in digits:
        window.digit(digit)
    window.take()


def closed(window: TillPresenter, bench: BenchPresenter) -> None:
    window.close_till()
    bench.notice.choose("yes")
