"""What the till counts in: a currency there is, or a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.settings.load import WrongSetting, load


def test_pounds_are_what_is_counted_unless_it_is_set(tmp_path: Path) -> None:
    file = tmp_path / "packbench.toml"
    file.write_text("")
    assert load(file, {}).company.currency == "GBP"

    file.write_text('[company]\ncurrency = "EUR"\n')
    assert load(file, {}).company.currency == "EUR"
    assert load(file, {"PACKBENCH_COMPANY_CURRENCY": "JPY"}).company.currency == "JPY"


@pytest.mark.parametrize("code", ["", "gbp", "XXX", "XAU", "EURO", "ZZZ", "£"])
def test_what_is_no_currency_is_refused_with_the_place_where_it_stands(
    tmp_path: Path, code: str
) -> None:
    file = tmp_path / "packbench.toml"
    file.write_text("")

    with pytest.raises(WrongSetting) as wrong:
        load(file, {"PACKBENCH_COMPANY_CURRENCY": code})

    assert f"PACKBENCH_COMPANY_CURRENCY: {code!r} is no currency" in str(wrong.value)
