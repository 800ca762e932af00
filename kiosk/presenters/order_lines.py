"""The lines of the open order, in bin order; pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.documents.bins import walk_key
from kiosk.domain import putting_back
from kiosk.domain.order import Progress
from kiosk.domain.picks import by_hand, counted, missing
from kiosk.domain.product import title_of
from kiosk.domain.workflow import Move, refusal
from kiosk.presenters.marks import Mark, Tone
from kiosk.presenters.models import LineModel
from kiosk.wording import flags, scans, screens

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.domain.order import Line, Order
    from kiosk.domain.product import Product
    from kiosk.domain.values import LineId, Sku


def lines(order: Order, products: Mapping[Sku, Product], *, pictures: str) -> tuple[LineModel, ...]:
    """All lines, as a picker walks the bins; the one being worked is marked."""
    pairs = [(line, products.get(line.sku)) for line in order.facts.lines]
    pairs.sort(key=lambda pair: walk_key(pair[1].bin if pair[1] else ""))
    current = _current(order, [line.id for line, _ in pairs])
    found = []
    for line, product in pairs:
        count, of, done = _count(order, line)
        shown = replace(_line(line, product, pictures), count=str(count), of=of, done=done)
        notes = _notes(order, line)
        found.append(replace(shown, notes=notes, current=line.id == current))
    return tuple(found)


def picture_of(product: Product | None, pictures: str) -> str:
    """The path of a product's picture; empty when there is none."""
    return f"{pictures}/{product.picture}" if product and product.picture and pictures else ""


def _line(line: Line, product: Product | None, pictures: str) -> LineModel:
    return LineModel(
        line_id=line.id,
        picture=picture_of(product, pictures),
        bin=(product.bin if product else "") or screens.NO_BIN(),
        title=title_of(line, product),
        sku=line.sku,
    )


def _count(order: Order, line: Line) -> tuple[int, str, bool]:
    """How many were counted, of how many, and whether it is done.

    Of what can't be counted now, how many there are; of a cancelled order, how many must go back.
    """
    if order.picks and putting_back.wanted(order):
        lies = counted(order).get(line.id, 0)
        return lies, screens.TO_PUT_BACK(), lies <= 0
    if order.progress >= Progress.PICKED or refusal(order, Move.COUNT) is not None:
        want = order.left(line) or line.ordered
        of = screens.OF.format(n=line.ordered) if want < line.ordered else ""
        return want, of, order.progress >= Progress.PICKED
    have = counted(order).get(line.id, 0)
    want = order.to_go(line)
    return have, screens.OF.format(n=want), have >= want


def _current(order: Order, walk: list[LineId]) -> LineId | None:
    """The line being worked: the one counted last while it lacks units, else the next to go to."""
    if refusal(order, Move.COUNT) is not None or order.progress is not Progress.ALLOCATED:
        return None
    lack = missing(order)
    last = order.picks[-1].line if order.picks else None
    if last in lack:
        return last
    return next((line for line in walk if line in lack), None)


def _notes(order: Order, line: Line) -> tuple[Mark, ...]:
    sent_by_us = order.progress is Progress.DESPATCHED
    notes: list[Mark] = []
    if line.cancel_asked:
        notes.append(Mark(word=flags.ASKS_TO_CANCEL(), tone=Tone.STOP, icon="alert-triangle"))
    if line.fulfilled and not sent_by_us:
        word = screens.SENT_ALREADY.format(n=line.fulfilled)
        notes.append(Mark(word=word, tone=Tone.LOOK, icon="truck"))
    if line.serial_required:
        notes.append(Mark(word=flags.SERIAL(), tone=Tone.LOOK, icon="barcode"))
    if line.gift:
        notes.append(Mark(word=flags.GIFT(), tone=Tone.GIFT, icon="gift"))
    hand = by_hand(order, line.id)
    if hand > 0:
        notes.append(Mark(word=scans.BY_HAND.format(n=hand), tone=Tone.QUIET, icon="hand"))
    return tuple(notes)
