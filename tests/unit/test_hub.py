"""The hub's composition: what it starts with, and what it can do without."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk import hub
from kiosk.actions.desk import Desk
from kiosk.domain.marketplaces import Region
from kiosk.domain.values import Sku
from kiosk.settings.schema import Amazon, Settings, Shop
from kiosk.settings.secrets import NAMES, NoSecrets


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
