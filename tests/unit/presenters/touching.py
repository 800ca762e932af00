"""What a person does at the window *Carrier details*, and what becomes of it."""

from __future__ import annotations

from kiosk.actions.desk import Desk
from kiosk.domain.parcel import CarrierDetails
from kiosk.presenters.bench import BenchPresenter
from kiosk.presenters.carrier import CarrierPresenter
from kiosk.presenters.carrier_purpose import Purpose
from kiosk.presenters.models import ChoiceModel
from tests.fakes.builders import OrderBuilder, order_id
from tests.fakes.kept import keep, kept

ID = order_id()
LABEL = "AB123456785GB"


def asked(bench: BenchPresenter, desk: Desk, builder: OrderBuilder, purpose: Purpose) -> None:
    keep(desk.store, builder)
    bench.ask_carrier(ID, purpose)


def given(desk: Desk) -> CarrierDetails | None:
    parcel = kept(desk.store).parcel
    return parcel.details if parcel else None


def chosen(choices: tuple[ChoiceModel, ...]) -> list[str]:
    return [choice.word for choice in choices if choice.chosen]


def type_twice(window: CarrierPresenter, text: str) -> None:
    """Type a number and confirm it, twice: once is not enough."""
    for _ in range(2):
        type_in(window, text)
        window.confirm()


def type_in(window: CarrierPresenter, text: str) -> None:
    for char in text:
        window.key(char)
