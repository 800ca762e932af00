"""Returns in the store: posted once, and never edited but to say that they were reversed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from peewee import fn

from kiosk.domain.money import Money
from kiosk.domain.returns import Condition, Reason, Return, ReturnedLine
from kiosk.domain.till import Tender
from kiosk.domain.values import LineId, OrderId, Sku
from kiosk.store.bulk import insert
from kiosk.store.moments import from_ms, to_ms
from kiosk.store.reading import dicts
from kiosk.store.till_tables import ReturnLines, Returns

if TYPE_CHECKING:
    from collections.abc import Iterable


class ReturnStore:
    """Reads and writes returns."""

    def next_number(self) -> int:
        """The number of the return that comes next."""
        return int(Returns.select(fn.MAX(Returns.number)).scalar() or 0) + 1

    def add(self, new: Return) -> None:
        """Post a return; when it reverses another, that one says so from now on."""
        insert(Returns, [_row(new)])
        insert(
            ReturnLines,
            [
                (new.number, n, line.line, line.sku, line.units, line.condition.value)
                for n, line in enumerate(new.lines)
            ],
        )
        if new.reverses is not None:
            Returns.update(reversed_by=new.number).where(Returns.number == new.reverses).execute()

    def of_order(self, order: OrderId) -> list[Return]:
        """All returns of an order, oldest first."""
        return _all(dicts(Returns.select().where(Returns.order_id == order)))

    def get(self, number: int) -> Return | None:
        """One return."""
        return next(iter(_all(dicts(Returns.select().where(Returns.number == number)))), None)


def _row(new: Return) -> tuple[Any, ...]:
    return (
        new.number,
        new.order,
        to_ms(new.at),
        new.bench,
        new.person,
        new.reason.value,
        new.tender.value,
        new.amount.minor,
        new.amount.currency,
        new.refunded,
        new.reverses,
        new.reversed_by,
    )


def _all(heads: list[dict[str, Any]]) -> list[Return]:
    numbers = [head["number"] for head in heads]
    lines: dict[int, list[ReturnedLine]] = {}
    for row in _lines(numbers):
        line = ReturnedLine(
            line=LineId(row["line_id"]),
            sku=Sku(row["sku"]),
            units=row["units"],
            condition=Condition(row["condition"]),
        )
        lines.setdefault(row["number"], []).append(line)
    return [
        Return(
            number=head["number"],
            order=OrderId(head["order_id"]),
            at=from_ms(head["at"]),
            bench=head["bench"],
            person=head["person"],
            reason=Reason(head["reason"]),
            tender=Tender(head["tender"]),
            amount=Money(head["amount"], head["currency"]),
            lines=tuple(lines.get(head["number"], ())),
            refunded=bool(head["refunded"]),
            reverses=head["reverses"],
            reversed_by=head["reversed_by"],
        )
        for head in sorted(heads, key=lambda each: each["number"])
    ]


def _lines(numbers: Iterable[int]) -> list[dict[str, Any]]:
    query = ReturnLines.select().where(ReturnLines.number.in_(list(numbers)))
    return dicts(query.order_by(ReturnLines.number, ReturnLines.ordinal))
