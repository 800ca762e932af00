"""A despatched order, and what became of telling Amazon."""

from __future__ import annotations

from kiosk.actions.desk import Desk
from kiosk.actions.despatch import despatch
from kiosk.domain.outbox import Posting
from kiosk.domain.parcel import Parcel, Telling, TellingRefusal
from kiosk.ports.channel import (
    OutcomeUnknown,
)
from tests.fakes.builders import an_order, details, order_id
from tests.fakes.kept import keep, kept, postings

CUT = OutcomeUnknown("504 cut")
"""What a line says that breaks after the request has left."""


def a_parcel(number: int = 1) -> Parcel:
    left = an_order(number).packed(details(f"AB00{number}"), ref=str(number))
    return left.order().parcels[0]


def leave(hub: Desk, *numbers: int) -> None:
    for number in numbers or (1,):
        keep(hub.store, an_order(number).with_(parcels=(a_parcel(number),)).with_(progress=3))
        despatch(hub, order_id(number))


def row(hub: Desk, number: int = 1) -> Posting:
    return postings(hub.store, order=number)[-1]


def told(hub: Desk, number: int = 1) -> Telling:
    parcel = kept(hub.store, number).parcel
    assert parcel is not None
    return parcel.telling


def refusal(hub: Desk, number: int = 1) -> TellingRefusal | None:
    parcel = kept(hub.store, number).parcel
    assert parcel is not None
    return parcel.refusal
