"""The words by which a buyer is found: beginnings of names, companies, towns and postcodes."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.domain.personal import Personal

SHORTEST, LONGEST = 2, 10
"""Letters of a beginning; what is typed beyond the longest finds no fewer."""
MOST_WORDS = 24
"""Words of one buyer that are kept: a name that holds a book is found by its first page."""
_WORD = re.compile(r"\w+")


def plain(text: str) -> str:
    """Small letters without accents, as they are typed in a hurry."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in parts if not unicodedata.combining(char))


def beginnings(personal: Personal) -> frozenset[str]:
    """Every beginning by which this buyer can be found."""
    place = personal.address
    texts = (
        place.name,
        personal.buyer_name,
        place.company,
        personal.company,
        place.city,
        place.postcode,
        place.postcode.replace(" ", ""),
        personal.po_number,
        personal.buyer_email.partition("@")[0],
    )
    words = dict.fromkeys(word for text in texts for word in _WORD.findall(plain(text)))
    return frozenset(
        word[:length]
        for word in list(words)[:MOST_WORDS]
        for length in range(SHORTEST, min(len(word), LONGEST) + 1)
    )


def wanted(typed: str) -> tuple[str, ...]:
    """The beginnings that a search asks for, all at once; none while too little was typed."""
    words = _WORD.findall(plain(typed))
    return tuple(dict.fromkeys(word[:LONGEST] for word in words if len(word) >= SHORTEST))
