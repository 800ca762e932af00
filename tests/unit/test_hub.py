"""The hub's composition: what it starts with, and what it can do without."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk import hub
from kiosk.actions.desk import Desk
from kiosk.background.purging import Purging
from kiosk.domain.marketplaces import Region
from kiosk.domain.personal import Personal
from kiosk.domain.values import Sku
from kiosk.settings.schema import Amazon, Settings, Shop
from kiosk.settings.secrets import NAMES, NoSecrets
from kiosk.store.startup import Place
from tests.fakes.builders import an_order
from tests.fakes.clock import NOON, TurnableClock
from tests.fakes.kept import keep, kept


@pytest.fixture(autouse=True)
def secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.setenv(f"PACKBENCH_AMAZON_{name.upper()}", f"test-{name}")


def of(products: str) -> Settings:
    return replace(Settings(), shop=Shop(products=products))


def test_the_shops_products_are_taken_in(desk: Desk, tmp_path: Path) -> None:
    table = tmp_path / "products.csv"
    table.write_text("sku,bin\nMUG,A-01\n,A-02\n")

    hub._products(desk, of(str(table)))

    assert desk.store.products.find([Sku("MUG")])[Sku("MUG")].bin == "A-01"


@pytest.mark.parametrize("content", [None, "name\nMUG\n"])
def test_a_product_table_that_cannot_be_read_does_not_stop_the_hub(
    desk: Desk, tmp_path: Path, caplog: pytest.LogCaptureFixture, content: str | None
) -> None:
    table = tmp_path / "products.csv"
    if content is not None:
        table.write_text(content)

    hub._products(desk, of(str(table)))

    assert str(table) in caplog.text
    assert desk.store.journal.head() == 0


def test_the_account_is_put_together_from_settings_and_secrets(tmp_path: Path) -> None:
    amazon = Amazon(region="na", marketplaces=("ATVPDKIKX0DER",))

    account = hub.account(replace(Settings(), amazon=amazon), tmp_path)

    assert account.region is Region.NA
    assert account.marketplaces == ("ATVPDKIKX0DER",)
    assert account.client_id == "test-client_id"
    assert account.base_url is None


def test_without_secrets_there_is_no_account(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PACKBENCH_AMAZON_REFRESH_TOKEN")

    with pytest.raises(NoSecrets, match="refresh_token"):
        hub.account(Settings(), tmp_path)


class Turns:
    """A right to be the hub that anybody has, and an event that is set after some waits."""

    def __init__(self, clock: TurnableClock, most: int) -> None:
        self._clock, self._left = clock, most

    def take(self) -> bool:
        return True

    def held(self) -> bool:
        return True

    def give_up(self) -> None:
        pass

    def is_set(self) -> bool:
        return not self._left

    def wait(self, seconds: float) -> None:
        self._clock.advance(seconds)
        self._left -= 1


def test_a_hub_without_secrets_forgets_buyers_all_the_same(
    desk: Desk, clock: TurnableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk.store, "scrub", lambda: True)
    monkeypatch.setattr(desk.store, "close", lambda: None)
    keep(desk.store, an_order().facts_with(deliver_by=NOON - timedelta(days=14)))
    steps: list[datetime] = []
    purging = Purging(desk, lambda: steps.append(clock.now()))
    turns = Turns(clock, 1000)

    hub._wait_unsigned(desk, "no secrets", turns, turns, purging)  # type: ignore[arg-type]

    assert kept(desk.store).facts.personal == Personal()
    assert steps == [NOON, NOON + timedelta(hours=1)]


def test_a_hub_thins_out_what_lies_in_its_own_folder(tmp_path: Path, clock: TurnableClock) -> None:
    backups = tmp_path / "backups"
    backups.mkdir()
    for name, days in (("old", 15), ("young", 13)):
        path = backups / f"packbench-{name}.dump"
        path.touch()
        at = (NOON - timedelta(days=days)).timestamp()
        os.utime(path, (at, at))

    hub._thin_out(Place(folder=tmp_path), clock)

    assert [path.name for path in backups.iterdir()] == ["packbench-young.dump"]
