"""A bench without a toolkit: the presenters on a real store, working at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from kiosk.actions.desk import Desk
from kiosk.actions.sign_in import anybody
from kiosk.carriers import tracking_numbers
from kiosk.domain.carriers import Carrier
from kiosk.domain.values import CarrierId
from kiosk.presenters.bench import BenchPresenter
from kiosk.presenters.carrier import CarrierPresenter
from kiosk.presenters.carrier_purpose import Purpose
from kiosk.presenters.context import Context, Verify
from kiosk.presenters.cues import Cue
from kiosk.presenters.presenter import Presenter
from kiosk.presenters.seat import Seat
from kiosk.spreadsheets.owner_tables import OwnerTables
from tests.fakes.builders import an_order
from tests.fakes.clock import TurnableClock
from tests.fakes.printers import printers
from tests.fakes.runner import Later, Straightaway
from tests.unit.presenters.scanning import SHOP, Scanner
from tests.unit.presenters.touching import asked


def carrier(name: str, *services: str, code: str = "", countries: str = "GB") -> Carrier:
    """A carrier whose id is its name in small letters."""
    return Carrier(
        id=CarrierId(name.lower().replace(" ", "-")),
        name=name,
        services=services,
        countries=frozenset(countries.split()),
        codes={"default": code or name},
    )


CARRIERS = (
    carrier("Royal Mail", "Tracked 24", "Tracked 48"),
    carrier("DPD", "Next day"),
    carrier("DHL", countries="DE"),
    Carrier(id=CarrierId("other"), name="Other", codes={}, named_by_hand=True),
)


@pytest.fixture(autouse=True)
def only_what_was_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """No model holds a phrase that nobody has said: Kivy takes texts alone."""
    really = Presenter.put

    def put(self: Presenter[Any], model: Any) -> None:
        assert "Phrase(" not in repr(model), f"unsaid in {model}"
        really(self, model)

    monkeypatch.setattr(Presenter, "put", put)


@pytest.fixture
def cues() -> list[Cue]:
    """Every sound that the bench made, in its order."""
    return []


@pytest.fixture
def context(desk: Desk, cues: list[Cue], tmp_path: Path) -> Context:
    """What presenters are handed: London, a printer, four carriers, and a hub that never fell."""
    return Context(
        seat=Seat(desk, staffed=anybody(desk)),
        runner=Straightaway(),
        zone=ZoneInfo("Europe/London"),
        carriers=CARRIERS,
        numbers=tracking_numbers,
        currency="GBP",
        tables=lambda: OwnerTables(place=tmp_path / "tables", country="GB", now=desk.clock.now),
        post=lambda call: call(),
        pictures="pictures",
        printers=printers(desk),
        lock_seconds=300.0,
        leave=lambda: cues.append(Cue.DONE),
        hub_falls=lambda: 0,
        play=cues.append,
        verify=Verify.ASK,
        repeat_seconds=0.6,
    )


@pytest.fixture
def bench(context: Context) -> BenchPresenter:
    """The whole bench, as it starts."""
    return BenchPresenter(context, dark=False)


@pytest.fixture
def scanner(bench: BenchPresenter, desk: Desk, clock: TurnableClock, cues: list[Cue]) -> Scanner:
    """A scanner at the bench of a shop with six products."""
    found = Scanner(bench, desk, clock, cues)
    found.know(*SHOP)
    return found


@pytest.fixture
def later() -> Later:
    """A worker that is busy until it is let."""
    return Later()


@pytest.fixture
def busy_bench(context: Context, later: Later) -> BenchPresenter:
    """A bench whose worker does nothing until ``later.catch_up()``."""
    return BenchPresenter(replace(context, runner=later), dark=False)


@pytest.fixture
def window(bench: BenchPresenter) -> CarrierPresenter:
    """The window *Carrier details*, closed."""
    return bench.carrier


@pytest.fixture
def packing(bench: BenchPresenter, desk: Desk) -> CarrierPresenter:
    """The window, open for a picked order."""
    asked(bench, desk, an_order().picked(), Purpose.PACK)
    return bench.carrier
