"""The marketplaces that the simulated seller trades on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Marketplace:
    """One marketplace: Amazon's id and name, and what its orders look like."""

    key: str
    id: str
    name: str
    currency: str
    prefixes: tuple[str, ...]
    """First three digits of its order ids."""
    alias_host: str
    """Where its relay addresses for buyers live; a host that can't exist."""


UK = Marketplace(
    "UK",
    "A1F83G8C2ARO7P",
    "Amazon.co.uk",
    "GBP",
    ("202", "203", "204", "205", "206"),
    "marketplace.amazon.co.uk.example",
)
DE = Marketplace(
    "DE",
    "A1PA6795UKMFR9",
    "Amazon.de",
    "EUR",
    ("302", "303", "304", "305", "306"),
    "marketplace.amazon.de.example",
)
FR = Marketplace(
    "FR",
    "A13V1IB3VIYZZH",
    "Amazon.fr",
    "EUR",
    ("402", "403", "404", "405", "406"),
    "marketplace.amazon.fr.example",
)
US = Marketplace(
    "US",
    "ATVPDKIKX0DER",
    "Amazon.com",
    "USD",
    ("111", "112", "113", "114"),
    "marketplace.amazon.example",
)

ALL: dict[str, Marketplace] = {market.key: market for market in (UK, DE, FR, US)}
BY_ID: dict[str, Marketplace] = {market.id: market for market in ALL.values()}
