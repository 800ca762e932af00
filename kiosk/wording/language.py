"""The language of the sentences: gettext, with English where a translation is missing."""

from __future__ import annotations

import gettext
from pathlib import Path

LOCALE = "en_GB"
"""How dates and amounts are written, until there is a second language."""
_FOLDER = Path(__file__).resolve().parents[2] / "assets" / "locale"
_CATALOGUE = gettext.translation("packbench", _FOLDER, fallback=True)


def _(text: str) -> str:
    """``text`` in the bench's language."""
    return _CATALOGUE.gettext(text)


def count(one: str, many: str, number: int) -> str:
    """``one`` or ``many`` with the number in place of ``{n}``."""
    return _CATALOGUE.ngettext(one, many, number).format(n=number)
