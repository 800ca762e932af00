"""How the stock is put into words; pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.domain.stock import MovementKind
from kiosk.presenters.marks import Mark, Tone
from kiosk.presenters.models import ChoiceModel
from kiosk.presenters.models_stock import MovementModel, ProductRowModel, StockModel
from kiosk.presenters.order_lines import picture_of
from kiosk.presenters.queue_rows import tail
from kiosk.wording import screens, stock, times

if TYPE_CHECKING:
    from kiosk.actions.queries_stock import Stocked, StockView
    from kiosk.domain.stock import Level, Movement
    from kiosk.presenters.context import Context

_HELD = frozenset({MovementKind.ALLOCATED, MovementKind.UNALLOCATED})


@dataclass(frozen=True, kw_only=True)
class Typed:
    """What is being said of a product, and the number typed so far."""

    act: str
    number: int | None = None


def stock_model(
    view: StockView, context: Context, *, words: str, searching: bool, typed: Typed | None
) -> StockModel:
    """The whole window."""
    chosen, pictures = view.chosen, context.pictures
    rows = tuple(
        replace(_row(each, pictures), selected=bool(chosen and each.product == chosen.product))
        for each in view.rows
    )
    return StockModel(
        shown=True,
        title=stock.TITLE(),
        search=words,
        search_word=stock.SEARCH(),
        searching=searching,
        bin_word=stock.BIN(),
        on_hand_word=stock.ON_HAND(),
        free_word=stock.FREE(),
        quarantined_word=stock.QUARANTINED(),
        rows=rows,
        more=stock.MORE() if view.more else "",
        empty=None if rows else _empty(words),
        product=_row(chosen, pictures) if chosen else None,
        movements=tuple(_movement(*each, context) for each in view.movements),
        acts=_acts(typed) if chosen else (),
        entry_title=stock.ACTS[typed.act][1]() if typed else "",
        entry=str(typed.number if typed.number is not None else "") if typed else "",
        entry_live=typed is not None and typed.number is not None,
        entry_word=stock.TAKE(),
        import_word=stock.IMPORT(),
        export_word=stock.EXPORT(),
        close_word=screens.CANCEL() if chosen else stock.CLOSE(),
    )


def _row(each: Stocked, pictures: str) -> ProductRowModel:
    product, level = each.product, each.level
    return ProductRowModel(
        sku=product.sku,
        title=product.title,
        bin=product.bin or screens.NO_BIN(),
        on_hand=str(level.on_hand),
        free=str(level.free),
        free_tone=Tone.PLAIN if level.free > 0 else Tone.LOOK,
        quarantined=str(level.quarantined or ""),
        picture=picture_of(product, pictures),
    )


def _acts(typed: Typed | None) -> tuple[ChoiceModel, ...]:
    return tuple(
        ChoiceModel(key=key, word=word(), chosen=bool(typed and typed.act == key))
        for key, (word, _) in stock.ACTS.items()
    )


def _movement(movement: Movement, after: Level, context: Context) -> MovementModel:
    effect = movement.effect
    change = effect.allocated if movement.kind in _HELD else effect.on_hand or effect.quarantined
    detail = [
        tail(movement.order) if movement.order else "",
        movement.why,
        movement.person,
        movement.bench,
    ]
    return MovementModel(
        when=times.due(movement.at, context.now(), context.zone),
        what=stock.MOVEMENTS[movement.kind](),
        change=f"{change:+d}",
        after=str(after.on_hand),
        detail=" · ".join(part for part in detail if part),
    )


def _empty(words: str) -> Mark:
    icon, title, text = stock.EMPTY_SEARCH if words else stock.EMPTY
    return Mark(word=title(), detail=text.format(words=words), icon=icon)
