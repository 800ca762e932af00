"""What tells two products apart: ``Cotton T-shirt, navy, L`` and ``…, M`` differ by one word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORDS = re.compile(r"[^\s,;|/()\[\]]+")
_LONGEST = 300
"""Characters of a title that are compared."""
_DIFFERING = 24
"""Characters; a longer difference is no word to be read from afar."""
_SIZES = frozenset(["XXS", "XS", "S", "M", "L", "XL", "XXL", "2XL", "XXXL", "3XL", "4XL", "5XL"])


@dataclass(frozen=True, kw_only=True)
class Difference:
    """What two titles have in common, and the words that tell them apart; empty when many do."""

    common: str
    ours: str
    theirs: str

    @property
    def size(self) -> bool:
        """Whether they differ in size alone."""
        return {self.ours.upper(), self.theirs.upper()} <= _SIZES


def difference(ours: str, theirs: str) -> Difference | None:
    """Compare two titles; None when more than one place differs."""
    at = list(_WORDS.finditer(ours[:_LONGEST]))
    a, b = [word.group() for word in at], _words(theirs)
    places = [
        code
        for code in SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
        if code[0] != "equal"
    ]
    if len(places) != 1:
        return None
    _, a1, a2, b1, b2 = places[0]
    mine, other = " ".join(a[a1:a2]), " ".join(b[b1:b2])
    if not (a[:a1] or a[a2:]) or max(len(mine), len(other)) > _DIFFERING:
        return None
    common = _without(ours, at[a1].start(), at[a2 - 1].end()) if mine else ours
    return Difference(common=common, ours=mine, theirs=other)


def closest(title: str, titles: Iterable[str]) -> int:
    """The place of the title that is most like ``title``; the first of equals, 0 of none."""
    words = _words(title)
    likeness = [
        SequenceMatcher(None, words, _words(other), autojunk=False).ratio() for other in titles
    ]
    return likeness.index(max(likeness)) if likeness else 0


def _words(title: str) -> list[str]:
    return _WORDS.findall(title[:_LONGEST])


def _without(title: str, start: int, end: int) -> str:
    """The title without what stands from ``start`` to ``end``, and without what joined it."""
    before, after = title[:start].rstrip(" ,;|/"), title[end:]
    if before.endswith(("(", "[")) and after.startswith((")", "]")):
        before, after = before[:-1].rstrip(" ,;|/"), after[1:]
    return (before + after).strip(" ,;|/")
