"""The lines of the open order, in bin order; pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.documents.bins import walk_key
from kiosk.domain.order import Progress
from kiosk.presenters.marks import Mark, Tone
from kiosk.presenters.models import LineModel
from kiosk.wording import flags, screens

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.domain.order import Line, Order
    from kiosk.domain.product import Product
    from kiosk.domain.values import Sku


def lines(order: Order, products: Mapping[Sku, Product], *, pictures: str) -> tuple[LineModel, ...]:
    """All lines, as a picker walks the bins."""
    pairs = [(line, products.get(line.sku)) for line in order.facts.lines]
    pairs.sort(key=lambda pair: walk_key(pair[1].bin if pair[1] else ""))
    picked = order.progress >= Progress.PICKED
    ours = order.progress is Progress.DESPATCHED
    return tuple(
        replace(model, notes=_notes(line, sent_by_us=ours))
        for line, product in pairs
        for model in (_line(line, product, pictures, picked=picked),)
    )


def _line(line: Line, product: Product | None, pictures: str, *, picked: bool) -> LineModel:
    picture = product.picture if product else ""
    return LineModel(
        line_id=line.id,
        picture=f"{pictures}/{picture}" if picture and pictures else "",
        bin=(product.bin if product else "") or screens.NO_BIN,
        title=line.title or (product.title if product else ""),
        sku=line.sku,
        count=str(line.to_send or line.ordered),
        of=screens.OF.format(n=line.ordered) if 0 < line.fulfilled < line.ordered else "",
        done=picked,
    )


def _notes(line: Line, *, sent_by_us: bool) -> tuple[Mark, ...]:
    notes: list[Mark] = []
    if line.cancel_asked:
        notes.append(Mark(word=flags.ASKS_TO_CANCEL, tone=Tone.STOP, icon="alert-triangle"))
    if line.fulfilled and not sent_by_us:
        word = screens.SENT_ALREADY.format(n=line.fulfilled)
        notes.append(Mark(word=word, tone=Tone.LOOK, icon="truck"))
    if line.serial_required:
        notes.append(Mark(word=flags.SERIAL, tone=Tone.LOOK, icon="barcode"))
    if line.gift:
        notes.append(Mark(word=flags.GIFT, tone=Tone.GIFT, icon="gift"))
    return tuple(notes)
