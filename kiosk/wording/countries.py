"""Names of countries, from Babel's tables."""

from __future__ import annotations

from functools import cache


@cache
def name(code: str) -> str:
    """The English name of an ISO 3166-1 alpha-2 country; the code itself if it is not known."""
    from babel import Locale  # noqa: PLC0415 - half a megabyte that a cold start can do without

    return str(Locale("en").territories.get(code.upper(), code))
