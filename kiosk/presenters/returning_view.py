"""How a return is put into words; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.domain.product import title_of
from kiosk.domain.returns import Condition, Reason
from kiosk.presenters.models import ChoiceModel
from kiosk.presenters.models_return import (
    PastReturnModel,
    ReturnLineModel,
    ReturnModel,
    Stage,
)
from kiosk.presenters.order_lines import picture_of
from kiosk.presenters.queue_rows import tail
from kiosk.wording import flags, returns, screens, times
from kiosk.wording.money import amount

if TYPE_CHECKING:
    from kiosk.domain.order import Line
    from kiosk.domain.returns import Return
    from kiosk.presenters.context import Context
    from kiosk.presenters.returning_draft import Entered


def return_model(entered: Entered, stage: Stage, context: Context, *, typing: bool) -> ReturnModel:
    """The whole window at one of its stages."""
    number = tail(entered.view.order.id)
    title = returns.TITLE if stage is Stage.SUB else returns.RETURN_TITLE
    money = stage is Stage.MONEY
    shown = entered.subtotal if stage is Stage.SUB else entered.amount(context.currency)
    return ReturnModel(
        shown=True,
        stage=stage,
        title=title.format(number=number),
        lines=tuple(
            _line(entered, line, stage, context.pictures)
            for line in entered.view.order.facts.lines
            if not money or entered.units.get(line.id)
        ),
        reason_word=returns.REASON() if stage is Stage.LINES else "",
        reasons=_reasons(entered) if stage is Stage.LINES else (),
        past=_past(entered, context) if stage is Stage.SUB else (),
        total_word=returns.SUBTOTAL() if stage is Stage.SUB else returns.COMES_BACK(),
        total=amount(shown) if shown else returns.PRICE_UNKNOWN(),
        hint=_hint(entered, stage),
        refunded_word=_refunded(entered) if money else "",
        refunded=entered.refunded,
        amount_word=(returns.AMOUNT_TAKEN() if typing else returns.OTHER_AMOUNT()) if money else "",
        typing=typing,
        back_word=screens.CANCEL(),
        all_word=returns.ALL_ITEMS() if stage is Stage.LINES else "",
        next_word=returns.RTN() if stage is Stage.SUB else "" if money else returns.NEXT(),
        next_live=entered.any_left if stage is Stage.SUB else entered.chosen,
        card_word=returns.CARD() if money else "",
        cash_word=returns.CASH() if money else "",
        post_live=entered.refunded and bool(shown and shown.minor) and not typing,
    )


def _line(entered: Entered, line: Line, stage: Stage, pictures: str) -> ReturnLineModel:
    product = entered.view.products.get(line.sku)
    can, units = entered.can[line.id], entered.units.get(line.id, 0)
    detail = [returns.SENT.format(n=can.sent)]
    if can.back:
        detail.append(returns.CAME_BACK.format(n=can.back))
    choosing = stage is Stage.LINES
    shown = units if stage is not Stage.SUB else line.ordered
    price = line.price.times(shown) if line.price else None
    return ReturnLineModel(
        line_id=line.id,
        picture=picture_of(product, pictures),
        title=title_of(line, product),
        sku=line.sku,
        detail=", ".join(detail),
        price=amount(price) if price else "",
        count=str(shown),
        less_live=choosing and units > 0,
        more_live=choosing and units < can.units,
        conditions=_conditions(entered, line) if units and choosing else (),
    )


def _conditions(entered: Entered, line: Line) -> tuple[ChoiceModel, ...]:
    chosen = entered.condition(line.id)
    return tuple(
        ChoiceModel(key=each.value, word=returns.CONDITIONS[each](), chosen=each is chosen)
        for each in Condition
    )


def _reasons(entered: Entered) -> tuple[ChoiceModel, ...]:
    return tuple(
        ChoiceModel(key=each.value, word=returns.REASONS[each](), chosen=each is entered.reason)
        for each in Reason
    )


def _refunded(entered: Entered) -> str:
    return returns.REFUNDED() if entered.refunded else returns.NOT_REFUNDED()


def _hint(entered: Entered, stage: Stage) -> str:
    if stage is Stage.MONEY:
        return returns.HINT_MONEY()
    if not entered.any_left:
        return returns.HINT_NOTHING()
    return returns.HINT_SUB() if stage is Stage.SUB else returns.HINT_LINES()


def _past(entered: Entered, context: Context) -> tuple[PastReturnModel, ...]:
    return tuple(_one_past(each, context) for each in reversed(entered.view.past))


def _one_past(each: Return, context: Context) -> PastReturnModel:
    word = returns.PAST if each.reverses is None else returns.REVERSAL
    units = sum(line.units for line in each.lines)
    parts = [
        word.format(number=each.number),
        times.due(each.at, context.now(), context.zone),
        flags.units(units),
        amount(each.amount),
        returns.TENDERS[each.tender](),
    ]
    if each.reversed_by is not None:
        parts.append(returns.REVERSED())
    open_ = each.reverses is None and each.reversed_by is None
    return PastReturnModel(
        number=str(each.number),
        text=" · ".join(parts),
        reverse_word=returns.REVERSE() if open_ else "",
    )
