"""Amazon's marketplaces: id, country and regional endpoint.

Source: developer-docs.amazon.com/sp-api/docs/marketplace-ids
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

CHANNEL = "amazon"
"""Where all orders are sold, as the till names it."""


class Region(Enum):
    """Amazon's three regional endpoints."""

    NA = "na"
    EU = "eu"
    FE = "fe"


@dataclass(frozen=True)
class Marketplace:
    """One marketplace; ``country`` is ISO 3166-1 alpha-2."""

    id: str
    country: str
    region: Region


_TABLE = (
    ("ATVPDKIKX0DER", "US", Region.NA),
    ("A2EUQ1WTGCTBG2", "CA", Region.NA),
    ("A1AM78C64UM0Y8", "MX", Region.NA),
    ("A2Q3Y263D00KWC", "BR", Region.NA),
    ("A1F83G8C2ARO7P", "GB", Region.EU),
    ("A28R8C7NBKEWEA", "IE", Region.EU),
    ("A1PA6795UKMFR9", "DE", Region.EU),
    ("A13V1IB3VIYZZH", "FR", Region.EU),
    ("APJ6JRA9NG5V4", "IT", Region.EU),
    ("A1RKKUPIHCS9HS", "ES", Region.EU),
    ("A1805IZSGTT6HS", "NL", Region.EU),
    ("AMEN7PMS3EDWL", "BE", Region.EU),
    ("A1C3SOZRARQ6R3", "PL", Region.EU),
    ("A2NODRKZP88ZB9", "SE", Region.EU),
    ("A33AVAJ2PDY3EV", "TR", Region.EU),
    ("A2VIGQ35RCS4UG", "AE", Region.EU),
    ("A17E79C6D8DWNP", "SA", Region.EU),
    ("ARBP9OOSHTCHU", "EG", Region.EU),
    ("A21TJRUUN4KGV", "IN", Region.EU),
    ("AE08WJ6YKNBMC", "ZA", Region.EU),
    ("A1VC38T7YXB528", "JP", Region.FE),
    ("A39IBJ37TRP1C6", "AU", Region.FE),
    ("A19VAU5U5O7RUS", "SG", Region.FE),
)

MARKETPLACES: dict[str, Marketplace] = {row[0]: Marketplace(*row) for row in _TABLE}


def country_of(marketplace_id: str) -> str:
    """The marketplace's country, or an empty string for one that is not in the table."""
    known = MARKETPLACES.get(marketplace_id)
    return known.country if known else ""
