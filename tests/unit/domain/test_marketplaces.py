"""Amazon's marketplaces."""

from __future__ import annotations

import pytest

from kiosk.domain.marketplaces import MARKETPLACES, Region, country_of


@pytest.mark.parametrize(
    ("marketplace", "country"),
    [("A1F83G8C2ARO7P", "GB"), ("A1PA6795UKMFR9", "DE"), ("ATVPDKIKX0DER", "US"), ("A2NEW", "")],
)
def test_a_marketplace_has_a_country_unless_it_is_new(marketplace: str, country: str) -> None:
    assert country_of(marketplace) == country


def test_no_country_stands_twice_and_every_region_has_some() -> None:
    table = MARKETPLACES.values()

    assert len({m.country for m in table}) == len(MARKETPLACES)
    assert {m.region for m in table} == set(Region)
