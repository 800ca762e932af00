"""Returns in the store: numbered one by one, kept whole, and only ever marked as reversed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from peewee import IntegrityError

from kiosk.domain.money import Money
from kiosk.domain.returns import Condition, Reason, Return, ReturnedLine
from kiosk.domain.till import Tender
from kiosk.domain.values import LineId, OrderId, Sku
from kiosk.store.store import Store
from tests.fakes.builders import order_id
from tests.fakes.clock import NOON

FIRST, SECOND = order_id(1), order_id(2)
MUG = ReturnedLine(line=LineId("L-MUG"), sku=Sku("MUG"), units=2, condition=Condition.BACK_TO_STOCK)
POT = ReturnedLine(line=LineId("L-POT"), sku=Sku("POT"), units=1, condition=Condition.QUARANTINE)


def a_return(number: int, order: OrderId = FIRST, *lines: ReturnedLine) -> Return:
    return Return(
        number=number,
        order=order,
        at=NOON + timedelta(minutes=number),
        bench="Bench 1",
        person="Ada",
        reason=Reason.UNWANTED,
        tender=Tender.CASH,
        amount=Money(1299, "GBP"),
        lines=lines or (MUG,),
        refunded=True,
    )


def reversal(of: Return, number: int) -> Return:
    return replace(of, number=number, at=NOON + timedelta(hours=1), reverses=of.number)


def post(store: Store, *returns: Return) -> None:
    for each in returns:
        store.transact(lambda new=each: store.returns.add(new))  # type: ignore[misc]


def test_returns_of_all_orders_are_numbered_from_one_on(store: Store) -> None:
    numbers = []
    for order in (FIRST, SECOND, FIRST):
        numbers.append(store.returns.next_number())
        post(store, a_return(numbers[-1], order))

    assert numbers == [1, 2, 3]


def test_a_reversal_takes_a_number_too(store: Store) -> None:
    post(store, a_return(1), reversal(a_return(1), 2))

    assert store.returns.next_number() == 3


def test_the_number_of_a_return_that_was_not_kept_is_given_again(store: Store) -> None:
    post(store, a_return(1))

    def fails() -> None:
        store.returns.add(reversal(a_return(1), store.returns.next_number()))
        raise LookupError

    with pytest.raises(LookupError):
        store.transact(fails)

    assert store.returns.next_number() == 2
    assert store.returns.get(1) == a_return(1)


@pytest.mark.parametrize("reason", Reason)
@pytest.mark.parametrize("tender", Tender)
def test_a_return_is_read_back_whole(store: Store, reason: Reason, tender: Tender) -> None:
    posted = replace(
        a_return(7, SECOND, MUG, POT),
        at=NOON + timedelta(milliseconds=3),
        bench="Bench 2",
        person="Zoë",
        reason=reason,
        tender=tender,
        refunded=tender is Tender.CARD,
    )
    post(store, posted)

    assert store.returns.get(7) == posted
    assert store.returns.of_order(SECOND) == [posted]
    assert store.returns.next_number() == 8


def test_units_of_one_line_in_several_conditions_stay_as_they_were_entered(store: Store) -> None:
    lines = (
        replace(MUG, condition=Condition.WRITTEN_OFF),
        POT,
        replace(MUG, units=1, condition=Condition.BACK_TO_STOCK),
        replace(POT, units=12, condition=Condition.BACK_TO_STOCK),
        replace(MUG, units=3, condition=Condition.QUARANTINE),
    )
    post(store, a_return(1, FIRST, *lines), a_return(2, FIRST, *reversed(lines)))

    assert [each.lines for each in store.returns.of_order(FIRST)] == [lines, lines[::-1]]


@pytest.mark.parametrize(
    "amount", [Money(3_000_000_000, "JPY"), Money(0, "GBP"), Money(1, "EUR"), Money(-5, "KWD")]
)
def test_an_amount_stays_in_its_own_currency(store: Store, amount: Money) -> None:
    post(store, a_return(1), replace(a_return(2), amount=amount))

    assert [each.amount for each in store.returns.of_order(FIRST)] == [Money(1299, "GBP"), amount]


def test_returns_of_an_order_come_oldest_first_and_no_others_with_them(store: Store) -> None:
    mugs, pots, others = a_return(2), a_return(10, FIRST, POT), a_return(3, SECOND, POT, MUG)
    post(store, pots, others, mugs)

    assert store.returns.of_order(FIRST) == [mugs, pots]
    assert store.returns.of_order(SECOND) == [others]


def test_what_was_never_posted_is_not_found(store: Store) -> None:
    post(store, a_return(1))

    assert store.returns.get(2) is None
    assert store.returns.of_order(SECOND) == []


def test_a_reversed_return_names_its_reversal_and_is_the_same_otherwise(store: Store) -> None:
    was, other = a_return(1, FIRST, MUG, POT), a_return(2)
    back = reversal(was, 3)
    post(store, was, other, back)

    assert store.returns.get(1) == replace(was, reversed_by=3)
    assert store.returns.get(3) == back
    assert store.returns.of_order(FIRST) == [replace(was, reversed_by=3), other, back]


def test_each_reversal_marks_its_own_return_alone(store: Store) -> None:
    first, second, elsewhere = a_return(1), a_return(2), a_return(3, SECOND)
    post(store, first, second, elsewhere, reversal(elsewhere, 4), reversal(first, 5))

    marks = {n: store.returns.get(n) for n in range(1, 6)}

    assert {n: (r.reversed_by, r.reverses) for n, r in marks.items() if r is not None} == {
        1: (5, None),
        2: (None, None),
        3: (4, None),
        4: (None, 3),
        5: (None, 1),
    }


@pytest.mark.parametrize("lines", [(), (POT, POT)])
def test_a_number_is_given_once_and_nothing_of_the_second_return_is_kept(
    store: Store, lines: tuple[ReturnedLine, ...]
) -> None:
    post(store, a_return(1), a_return(2, FIRST, MUG))

    with pytest.raises(IntegrityError):
        post(store, replace(a_return(2, SECOND), lines=lines, reverses=1))

    assert store.returns.of_order(FIRST) == [a_return(1), a_return(2, FIRST, MUG)]
    assert store.returns.of_order(SECOND) == []
