"""Names of countries, from Babel's tables."""

from __future__ import annotations

from functools import cache

from kiosk.wording.language import locale


def name(code: str) -> str:
    """The name of an ISO 3166-1 alpha-2 country; the code itself if it is not known."""
    return _name(code, locale())


@cache
def _name(code: str, locale: str) -> str:
    from babel import Locale  # noqa: PLC0415 - half a megabyte that a cold start can do without

    return str(Locale.parse(locale).territories.get(code.upper(), code))
