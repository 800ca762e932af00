"""Between rows and values: the only place that knows which column holds what."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from kiosk.domain.journal import Means
from kiosk.domain.money import Money
from kiosk.domain.order import Facts, Line, Order, Pick, Progress, Standing
from kiosk.domain.parcel import CarrierDetails, Parcel, Telling, TellingRefusal
from kiosk.domain.shelf import shelf
from kiosk.domain.values import CarrierId, LineId, OrderId, ParcelRef, Sku
from kiosk.store.buyers import Buyer
from kiosk.store.moments import from_ms, from_ms_or_none, to_ms, to_ms_or_none

_CONTENTS = msgspec.json.Decoder(dict[str, int])
_encode = msgspec.json.encode


def order_row(order: Order, touched_ms: int) -> tuple[Any, ...]:
    """The row of table ``orders``, in column order."""
    f = order.facts
    return (
        f.id,
        f.marketplace,
        to_ms(f.placed_at),
        to_ms(f.updated_at),
        f.standing.value,
        f.status_word,
        to_ms_or_none(f.ship_by),
        to_ms_or_none(f.deliver_by),
        f.service,
        _joined(f.programs),
        _joined(f.constraints),
        f.by_merchant,
        int(order.progress),
        order.printed,
        order.held_for,
        order.cancel_waived,
        order.claimed_by,
        order.version,
        shelf(order).value,
        order.units_left,
        len(f.lines),
        f.gift,
        f.cancel_asked,
        touched_ms,
        order.in_hand,
        _encode(order.part).decode() if order.part is not None else "",
        to_ms_or_none(f.delivered_at),
        to_ms_or_none(order.asked_again_at),
    )


def _joined(words: frozenset[str]) -> str:
    return "\n".join(sorted(words))


def parted(text: str) -> frozenset[str]:
    """The words of one column; they may hold spaces, never line ends."""
    return frozenset(text.split("\n")) if text else frozenset()


def line_rows(facts: Facts) -> list[tuple[Any, ...]]:
    """The rows of table ``lines``, in column order."""
    return [
        (
            facts.id,
            line.id,
            ordinal,
            line.sku,
            line.asin,
            line.title,
            line.ordered,
            line.fulfilled,
            line.condition,
            line.serial_required,
            line.gift,
            line.cancel_asked,
            "",
            line.price.minor if line.price else None,
            line.price.currency if line.price else "",
        )
        for ordinal, line in enumerate(facts.lines)
    ]


def buyer_of(facts: Facts) -> Buyer:
    """All that must be sealed of an order."""
    reasons = {line.id: line.cancel_reason for line in facts.lines if line.cancel_reason}
    return Buyer(personal=facts.personal, reasons=reasons)


def pick_rows(order: Order, start: int) -> list[tuple[Any, ...]]:
    """The rows of table ``picks`` from the place ``start`` on, in column order."""
    return [
        (
            order.id,
            ordinal,
            pick.gesture,
            pick.line,
            pick.units,
            pick.means.value,
            pick.serial,
            pick.lot,
            pick.expiry.isoformat() if pick.expiry else "",
            pick.sent,
        )
        for ordinal, pick in enumerate(order.picks[start:], start)
    ]


def parcel_rows(order: Order) -> list[tuple[Any, ...]]:
    """The rows of table ``parcels``, in column order."""
    return [_parcel_row(order.id, n, parcel) for n, parcel in enumerate(order.parcels)]


def _parcel_row(order_id: OrderId, ordinal: int, parcel: Parcel) -> tuple[Any, ...]:
    details = parcel.details
    return (
        order_id,
        parcel.ref,
        ordinal,
        _encode(parcel.contents).decode(),
        details.carrier if details else None,
        details.code if details else "",
        details.name if details else "",
        details.service if details else "",
        details.tracking if details else "",
        parcel.version,
        to_ms_or_none(parcel.despatched_at),
        parcel.telling.value,
        parcel.refusal.value if parcel.refusal else None,
        parcel.answer,
    )


def to_order(
    row: dict[str, Any],
    lines: list[dict[str, Any]],
    buyer: Buyer,
    picks: list[dict[str, Any]],
    parcels: list[dict[str, Any]],
) -> Order:
    """The value of an order from its rows."""
    facts = Facts(
        id=OrderId(row["id"]),
        marketplace=row["marketplace"],
        placed_at=from_ms(row["placed_at"]),
        updated_at=from_ms(row["updated_at"]),
        standing=Standing(row["standing"]),
        status_word=row["status_word"],
        lines=tuple(_line(line, buyer) for line in lines),
        personal=buyer.personal,
        ship_by=from_ms_or_none(row["ship_by"]),
        deliver_by=from_ms_or_none(row["deliver_by"]),
        delivered_at=from_ms_or_none(row["delivered_at"]),
        service=row["service"],
        programs=parted(row["programs"]),
        constraints=parted(row["constraints"]),
        by_merchant=bool(row["by_merchant"]),
    )
    return Order(
        facts=facts,
        progress=Progress(row["progress"]),
        printed=row["printed"],
        held_for=row["held_for"],
        cancel_waived=bool(row["cancel_waived"]),
        claimed_by=row["claimed_by"],
        part=_units(row["part"]) if row["part"] else None,
        picks=tuple(_pick(pick) for pick in picks),
        parcels=tuple(_parcel(parcel) for parcel in parcels),
        asked_again_at=from_ms_or_none(row["asked_again_at"]),
        version=row["version"],
    )


def _line(row: dict[str, Any], buyer: Buyer) -> Line:
    return Line(
        id=LineId(row["id"]),
        sku=Sku(row["sku"]),
        asin=row["asin"],
        title=row["title"],
        ordered=row["ordered"],
        fulfilled=row["fulfilled"],
        condition=row["condition"],
        serial_required=bool(row["serial_required"]),
        gift=bool(row["gift"]),
        cancel_asked=bool(row["cancel_asked"]),
        cancel_reason=buyer.reasons.get(row["id"], ""),
        price=Money(row["price"], row["currency"]) if row["price"] is not None else None,
    )


def _pick(row: dict[str, Any]) -> Pick:
    return Pick(
        gesture=row["gesture"],
        line=LineId(row["line_id"]),
        units=row["units"],
        means=Means(row["means"]),
        serial=row["serial"],
        lot=row["lot"],
        expiry=date.fromisoformat(row["expiry"]) if row["expiry"] else None,
        sent=bool(row["sent"]),
    )


def _units(text: str) -> dict[LineId, int]:
    return {LineId(line): units for line, units in _CONTENTS.decode(text).items()}


def _parcel(row: dict[str, Any]) -> Parcel:
    details = None
    if row["carrier"] is not None:
        details = CarrierDetails(
            carrier=CarrierId(row["carrier"]),
            code=row["code"],
            name=row["name"],
            service=row["service"],
            tracking=row["tracking"],
        )
    return Parcel(
        ref=ParcelRef(row["ref"]),
        contents=_units(row["contents"]),
        details=details,
        version=row["version"],
        despatched_at=from_ms_or_none(row["despatched_at"]),
        telling=Telling(row["telling"]),
        refusal=TellingRefusal(row["refusal"]) if row["refusal"] else None,
        answer=row["answer"],
    )
