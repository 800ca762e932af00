"""Puts Hebrew and Arabic into the order in which they are seen, for a toolkit that has none.

Enough for names and lines of an address in a text that reads from left to right: runs of those
letters are turned round, figures in them stay, Arabic letters take their joined forms. It is not
the whole of Unicode's algorithm (UAX #9): no explicit marks, no nested levels.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

RANGES = (("\u0590", "\u06ff"), ("\u0750", "\u077f"), ("\ufb1d", "\ufdff"), ("\ufe70", "\ufefc"))
"""First and last of the letters that are written from right to left."""
RIGHT = "".join(f"{first}-{last}" for first, last in RANGES)
FIGURES = r"0-9\u0660-\u0669\u06f0-\u06f9"
RUN = f"[{RIGHT}](?:[^A-Za-z\n\u00c0-\u058f\u0700-\u074f\u0780-\ufb1c]*[{RIGHT}])?"
PART = f"[{FIGURES}](?:[{FIGURES}.,:/-]*[{FIGURES}])?|."
MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")
FORMS = ("isolated", "final", "initial", "medial")
LAM = "\u0644"
ALEFS = "\u0622\u0623\u0625\u0627"


def visual(text: str) -> str:
    """Return ``text`` as it is to be drawn from left to right."""
    # No pattern here: one over so many letters takes 20 ms to compile, and few benches need any.
    if not any(char >= RANGES[0][0] and _is_right(char) for char in text):
        return text
    return _pattern(RUN).sub(lambda run: turned(joined(run.group())), text)


def turned(run: str) -> str:
    """Return a run of letters the other way round; figures and accents stay with their base."""
    units: list[str] = []
    for part in _pattern(PART).findall(run):
        if units and unicodedata.combining(part[0]):
            units[-1] += part
        else:
            units.append(part.translate(MIRRORED))
    return "".join(reversed(units))


def joined(run: str) -> str:
    """Return a run with each Arabic letter in the form that its neighbours ask for."""
    letters = list(run)
    places = [place for place, char in enumerate(letters) if not unicodedata.combining(char)]
    for number, place in enumerate(places):
        before = run[places[number - 1]] if number else ""
        after = run[places[number + 1]] if number + 1 < len(places) else ""
        letters[place] = _form(run[place], before, after)
    return _ligatures("".join(letters))


def _form(letter: str, before: str, after: str) -> str:
    forms = _table().get(letter)
    if not forms:
        return letter
    tied_before = "initial" in _table().get(before, {})
    tied_after = "initial" in forms and "final" in _table().get(after, {})
    name = FORMS[tied_before + 2 * tied_after]
    return forms.get(name) or forms.get("final" if tied_before else "isolated", letter)


def _ligatures(run: str) -> str:
    """Join lam and alef, the one pair that must never stand apart."""
    for pair, one in _pairs().items():
        run = run.replace(pair, one)
    return run


def _is_right(char: str) -> bool:
    return any(first <= char <= last for first, last in RANGES)


@cache
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.DOTALL)


@cache
def _table() -> dict[str, dict[str, str]]:
    """Return the joined forms of each letter, from Unicode's own decompositions."""
    table: dict[str, dict[str, str]] = {}
    for form, base, char in _decompositions():
        if len(base) == 1:
            table.setdefault(base, {})[form] = char
    return table


@cache
def _pairs() -> dict[str, str]:
    """Return lam and alef in their forms, with the one sign for both."""
    pairs = {}
    for form, base, char in _decompositions():
        if len(base) == 2 and base[0] == LAM and base[1] in ALEFS:  # noqa: PLR2004
            lam = _table()[LAM]["initial" if form == "isolated" else "medial"]
            pairs[lam + _table()[base[1]].get("final", base[1])] = char
    return pairs


def _decompositions() -> list[tuple[str, str, str]]:
    found = []
    for code in (*range(0xFB50, 0xFDFC), *range(0xFE70, 0xFEFD)):
        parts = unicodedata.decomposition(chr(code)).split()
        if parts and parts[0].strip("<>") in FORMS:
            base = "".join(chr(int(part, 16)) for part in parts[1:])
            found.append((parts[0].strip("<>"), base, chr(code)))
    return found
