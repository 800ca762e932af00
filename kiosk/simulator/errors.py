"""How the simulated Amazon says no."""

from __future__ import annotations


class ShopError(Exception):
    """An answer of Amazon's error shape: HTTP status, code, message and details."""

    def __init__(self, status: int, code: str, message: str, details: str = "") -> None:
        super().__init__(f"{status} {code}: {message}")
        self.status = status
        self.code = code
        self.message = message
        self.details = details


def invalid(message: str, details: str = "") -> ShopError:
    """Return the answer to a request that Amazon can't or won't carry out (400)."""
    return ShopError(400, "InvalidInput", message, details)
