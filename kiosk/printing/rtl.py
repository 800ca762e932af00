"""Hebrew and Arabic as they are read: from the right, and with Arabic letters joined.

Simplified from the Unicode Bidirectional Algorithm (UAX 9): two directions, numbers, and what
stands between them; format characters that turn the direction have been cleaned away before.
"""

from __future__ import annotations

import unicodedata
from functools import cache

_LAM = "\u0644"
_TATWEEL = "\u0640"
_RIGHT = frozenset({"R", "AL"})
_NUMBER = frozenset({"EN", "AN"})
_IN_NUMBER = frozenset({"CS", "ES"})
_AT_NUMBER = frozenset({"ET"})
_PRESENTED = (range(0xFB50, 0xFC00), range(0xFE70, 0xFEFD))
"""Where Unicode keeps Arabic letters in the shapes that they take in a word."""
_MIRRORS = dict(zip("()[]{}<>\u00ab\u00bb", ")(][}{><\u00bb\u00ab", strict=True))


def is_rtl(text: str) -> bool:
    """Whether any character is written from the right."""
    return not text.isascii() and any(unicodedata.bidirectional(c) in _RIGHT for c in text)


def joined(text: str) -> str:
    """Arabic letters in the shapes that they take beside their neighbours; else ``text``."""
    forms = _forms()
    done: list[str] = []
    at = 0
    while at < len(text):
        pair = text[at : at + 2]
        letter = pair if pair in forms else text[at]
        done.append(_shaped(text, at, letter, forms))
        at += len(letter)
    return "".join(done)


def order(text: str) -> tuple[list[int], set[int]]:
    """The positions of ``text``'s characters as the eye meets them from the left.

    The set holds those that stand mirrored, such as brackets.
    """
    levels = _levels(text)
    positions = list(range(len(text)))
    for level in range(max(levels, default=0), 0, -1):
        positions = _turned(positions, levels, level)
    return positions, {at for at in positions if levels[at] % 2 and text[at] in _MIRRORS}


def mirror(character: str) -> str:
    """The character that looks the other way, such as the closing bracket of an opening one."""
    return _MIRRORS.get(character, character)


@cache
def _forms() -> dict[str, dict[str, str]]:
    """For each Arabic letter (and lam with alef) its shapes by place: ``<initial>`` and so on."""
    forms: dict[str, dict[str, str]] = {}
    for code in (code for span in _PRESENTED for code in span):
        place, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        base = "".join(chr(int(letter, 16)) for letter in letters)
        if len(base) == 1 or (len(base) == 2 and base[0] == _LAM):  # noqa: PLR2004 - lam, alef
            forms.setdefault(base, {}).setdefault(place, chr(code))
    return forms


def _shaped(text: str, at: int, letter: str, forms: dict[str, dict[str, str]]) -> str:
    shapes = forms.get(letter)
    if shapes is None:
        return letter
    before = _neighbour(text, at - 1, -1)
    after = _neighbour(text, at + len(letter), 1)
    from_before = "<final>" in shapes and (_reaches_on(before, forms) or before == _TATWEEL)
    to_after = "<initial>" in shapes and ("<final>" in forms.get(after, {}) or after == _TATWEEL)
    place = {
        (True, True): "<medial>",
        (True, False): "<final>",
        (False, True): "<initial>",
        (False, False): "<isolated>",
    }[from_before, to_after]
    return shapes.get(place, letter)


def _reaches_on(letter: str, forms: dict[str, dict[str, str]]) -> bool:
    return "<initial>" in forms.get(letter, {})


def _neighbour(text: str, at: int, step: int) -> str:
    while 0 <= at < len(text) and unicodedata.combining(text[at]):
        at += step
    return text[at] if 0 <= at < len(text) else ""


def _levels(text: str) -> list[int]:
    """Even for what runs to the right, odd for what runs to the left."""
    kinds = _kinds(text)
    base = _base(kinds)
    sides = _settled(kinds, base)
    ground = int(base == "R")
    return [_level(side, ground) for side in sides]


def _level(side: str, ground: int) -> int:
    if side == "R":
        return 1
    return 2 if side == "N" or ground else 0


def _base(classes: list[str]) -> str:
    """The direction of the first character that has one: the whole line's."""
    first = next((each for each in classes if each == "L" or each in _RIGHT), "L")
    return "L" if first == "L" else "R"


def _kinds(text: str) -> list[str]:
    """L, R, N (a number that stands among R) or an empty string for what follows the others."""
    classes = _with_signs([unicodedata.bidirectional(character) for character in text])
    kinds, strong = [], _base(classes)
    for each in classes:
        if each in _RIGHT or each == "L":
            strong = "L" if each == "L" else "R"
            kinds.append(strong)
        elif each in _NUMBER:
            kinds.append("N" if strong == "R" else "L")
        elif each == "NSM" and kinds:
            kinds.append(kinds[-1])
        else:
            kinds.append("")
    return kinds


def _with_signs(classes: list[str]) -> list[str]:
    """Let a number hold the signs inside it (9,99) and at either end of it (the euro, percent)."""
    for at in range(1, len(classes)):
        before, here, after = classes[at - 1], classes[at], "".join(classes[at + 1 : at + 2])
        inside = here in _IN_NUMBER and after in _NUMBER
        if before in _NUMBER and (inside or here in _AT_NUMBER):
            classes[at] = before
        elif before in _AT_NUMBER and here in _NUMBER:
            classes[at - 1] = here
    return classes


def _settled(kinds: list[str], base: str) -> list[str]:
    """Give what stands between two of a direction that direction, and the base to the rest."""
    sides = list(kinds)
    for at, kind in enumerate(kinds):
        if kind:
            continue
        before = next((k for k in reversed(kinds[:at]) if k), base)
        after = next((k for k in kinds[at:] if k), base)
        both = {"R" if k == "N" else k for k in (before, after)}
        sides[at] = both.pop() if len(both) == 1 else base
    return sides


def _turned(positions: list[int], levels: list[int], level: int) -> list[int]:
    """Turn round every stretch whose characters have at least ``level``."""
    done: list[int] = []
    stretch: list[int] = []
    for position in positions:
        if levels[position] >= level:
            stretch.append(position)
            continue
        done += [*reversed(stretch), position]
        stretch = []
    return done + stretch[::-1]
