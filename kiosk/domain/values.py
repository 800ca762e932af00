"""The names that every room uses for the things of the trade."""

from __future__ import annotations

from typing import NewType

OrderId = NewType("OrderId", str)
"""Amazon's order id with its dashes, such as ``202-1234567-8901234``; opaque."""

LineId = NewType("LineId", str)
"""Amazon's ``orderItemId``; an opaque string, leading zeros matter."""

Sku = NewType("Sku", str)
"""The seller's own stock keeping unit."""

ParcelRef = NewType("ParcelRef", str)
"""Amazon's ``packageReferenceId``: a string of digits, unique within its order."""

CarrierId = NewType("CarrierId", str)
"""Key of a row in the carrier table, such as ``royal-mail``."""
