"""The roles that decide which fields Amazon fills; a missing role blanks, it does not refuse."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """A role of the simulated application."""

    ORDERS = "orders"
    """Inventory and Order Tracking; without it every order call is refused (403)."""
    DELIVERY = "delivery"
    """Direct-to-Consumer Delivery (Restricted): address, e-mail, gift message."""
    TAX = "tax"
    """Tax Invoicing (Restricted): the buyer's name."""


ALL_ROLES = frozenset(Role)
