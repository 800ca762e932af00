"""Reads the bodies of the two order answers, order by order, so that one can't spoil the page."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import msgspec

from kiosk.amazon.clean import clean
from kiosk.amazon.moments import moment
from kiosk.amazon.shapes import Order, OrderAnswer, SearchAnswer
from kiosk.amazon.translate import LONGEST_ID, Unfit, sighting
from kiosk.domain.sighting import Sighting, Unreadable
from kiosk.domain.values import OrderId
from kiosk.ports.channel import Page

LONGEST_TOKEN = 8192
MOST_DIGITS = 100
_ORDER = msgspec.json.Decoder(Order)
_PAGE = msgspec.json.Decoder(SearchAnswer)
_SINGLE = msgspec.json.Decoder(OrderAnswer)
_BROKEN = (ValueError, RecursionError)
"""What msgspec and json raise: syntax, shape, encoding, depth."""


class Garbled(Exception):
    """A body that is no answer of this operation."""


@dataclass(frozen=True)
class _Parts:
    orders: list[object]
    """Each as raw JSON, or as what ``json`` made of it."""
    token: str | None
    until: str | None


def page(body: bytes, given: frozenset[str], *, by_creation: bool) -> Page:
    """Read an answer of searchOrders that was asked for the datasets ``given``.

    Raises:
        Garbled: it is none.
    """
    parts = _parts(body, by_creation=by_creation)
    read = [_read(raw, given) for raw in parts.orders]
    if parts.token is not None and len(parts.token) > LONGEST_TOKEN:
        raise Garbled("the pagination token has no end")
    return Page(
        sightings=tuple(one for one in read if isinstance(one, Sighting)),
        unreadable=tuple(one for one in read if isinstance(one, Unreadable)),
        next_token=parts.token or None,
        heard_until=moment(parts.until),
    )


def single(body: bytes, given: frozenset[str]) -> Sighting:
    """Read an answer of getOrder.

    Raises:
        Garbled: it is none, or the order can't be read.
    """
    try:
        raw: object = _SINGLE.decode(body).order
    except _BROKEN:
        raw = _object(body).get("order")
    read = _read(raw, given)
    if isinstance(read, Unreadable):
        raise Garbled(f"the order can't be read: {read.why}")
    return read


def _parts(body: bytes, *, by_creation: bool) -> _Parts:
    try:
        answer = _PAGE.decode(body)
    except _BROKEN:
        # One bad escape or byte anywhere breaks the strict reader; the patient one goes on.
        answer = _shaped(_object(body))
    until = answer.created_before if by_creation else answer.last_updated_before
    token = answer.pagination.next_token if answer.pagination else None
    return _Parts(list(answer.orders), token, until)


class _PatientAnswer(SearchAnswer):
    orders: list[Any]


def _shaped(found: dict[str, Any]) -> SearchAnswer:
    try:
        return msgspec.convert(found, _PatientAnswer)
    except _BROKEN as error:
        raise Garbled(f"the answer is no page of orders: {error}") from None


def _patiently(data: bytes) -> object:
    return json.loads(data.decode("utf-8", "replace"), parse_int=_int)


def _int(digits: str) -> int | float:
    """A number without end must not cost the order, wherever it stands; as a float it is inf."""
    return int(digits) if len(digits) <= MOST_DIGITS else float(digits)


def _object(body: bytes) -> dict[str, Any]:
    try:
        found = _patiently(body)
    except _BROKEN:
        raise Garbled("the answer breaks off, or is no JSON") from None
    if not isinstance(found, dict):
        raise Garbled("the answer is JSON, but no object")
    return found


def _read(raw: object, given: frozenset[str]) -> Sighting | Unreadable:
    try:
        return sighting(_order(raw), given)
    except (*_BROKEN, Unfit) as error:
        return Unreadable(id=_id_of(raw), why=clean(str(error), 200))


def _order(raw: object) -> Order:
    if not isinstance(raw, msgspec.Raw):
        return msgspec.convert(raw, Order, strict=False)
    try:
        return _ORDER.decode(raw)
    except _BROKEN:
        # Numbers as text, half an emoji: a patient second look reads what is meant.
        return msgspec.convert(_patiently(bytes(raw)), Order, strict=False)


def _id_of(raw: object) -> OrderId | None:
    try:
        found = _patiently(bytes(raw)) if isinstance(raw, msgspec.Raw) else raw
    except _BROKEN:
        return None
    text = found.get("orderId") if isinstance(found, dict) else None
    return OrderId(clean(text, LONGEST_ID)) or None if isinstance(text, str) else None
