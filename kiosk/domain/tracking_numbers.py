"""Tracking numbers of many carriers: whose number it can be, and whether its check digit is right.

What the numbers look like stands in a table (``assets/tracking_numbers.toml``), not here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from kiosk.domain.codes import bare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.domain.check_digits import CheckDigit
    from kiosk.domain.values import CarrierId

LONGEST_LABEL = 200
"""Characters; no number is looked for in a longer code."""
_NOISE = re.compile(r"[\s\x00-\x1f\x7f-]+")


class Check(Enum):
    """What is known of a number's check digit; numbers whose digit is wrong are no candidates."""

    RIGHT = "right"
    NONE = "none"


@dataclass(frozen=True, kw_only=True)
class Format:
    """One form that numbers of some carriers have.

    ``pattern`` matches the whole code; its groups ``body`` and ``check`` are what ``check`` is
    computed from, its group ``number`` is what carrier and buyer call the tracking number where
    the code holds more than that.
    """

    name: str
    carriers: tuple[CarrierId, ...]
    """Empty for a known form of carriers that have no button."""
    pattern: re.Pattern[str]
    check: CheckDigit | None = None
    distinct: bool = False
    """Whether nothing else looks like this: a wrong check digit then proves a misread."""
    countries: frozenset[str] = frozenset()
    """Where it is used, if not everywhere; elsewhere any other carrier is likelier."""
    scanned: bool = True
    """Whether it stands in bar codes, and not only in print."""


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A carrier whose number it can be."""

    carrier: CarrierId | None
    """None for a number that is known to be right, but of no carrier with a button."""
    number: str
    """As Amazon and the buyer want it: without routing code, spaces and the like."""
    check: Check
    distinct: bool


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What was found in a code."""

    text: str
    """The code without spaces, hyphens and control characters, in capitals."""
    candidates: tuple[Candidate, ...] = ()
    """Right check digits first, one for each carrier."""
    failed: tuple[Format, ...] = ()
    """Forms that fit but for their check digit."""

    def of(self, carrier: CarrierId | None) -> Candidate | None:
        """The candidate of a carrier."""
        return next((c for c in self.candidates if c.carrier == carrier), None)


@dataclass(frozen=True)
class TrackingNumbers:
    """All forms that are known, the likelier first."""

    formats: tuple[Format, ...] = ()

    def covers(self, carrier: CarrierId | None) -> bool:
        """Whether the numbers of a carrier are known at all."""
        return any(carrier in each.carriers for each in self.formats)

    def read(self, code: str, *, country: str = "", scanned: bool = True) -> Reading:
        """Whose number a code can be.

        ``country`` is that of the marketplace; ``scanned`` tells a label from a typed number.
        Never fails, whatever the code holds.
        """
        text = cleaned(code)
        if not text.isascii():
            return Reading(text=text)
        right: list[tuple[Format, Candidate]] = []
        failed: list[Format] = []
        for form in self.formats:
            found = form.pattern.fullmatch(text) if form.scanned or not scanned else None
            if found is None:
                continue
            if form.check and not form.check.right(found["body"], found["check"]):
                failed.append(form)
            else:
                right.extend((form, each) for each in _candidates(form, found))
        return Reading(text=text, candidates=_likely(right, failed, country), failed=tuple(failed))


def cleaned(code: str) -> str:
    """A code without what scanners and people put around and between its characters.

    Empty for a code that is too long to be a label's.
    """
    if len(code) > LONGEST_LABEL:
        return ""
    text = _NOISE.sub("", bare(code))
    # "ß", which a scanner with the wrong keyboard sends for "-", would become "SS".
    return text.upper() if text.isascii() else text


def _candidates(form: Format, found: re.Match[str]) -> Iterator[Candidate]:
    number = found.groupdict().get("number") or found[0]
    check = Check.RIGHT if form.check else Check.NONE
    for carrier in form.carriers or (None,):
        yield Candidate(carrier=carrier, number=number, check=check, distinct=form.distinct)


def _likely(
    found: list[tuple[Format, Candidate]], failed: list[Format], country: str
) -> tuple[Candidate, ...]:
    home = [each for each in found if _used_in(each[0], country)]
    if any(candidate.check is Check.RIGHT for _, candidate in home):
        found = home
    elif any(_used_in(form, country) for form in failed):
        # A number at home that was misread is likelier than a foreign one that can't be checked.
        found = [each for each in found if each in home or each[1].check is Check.RIGHT]
    best: dict[CarrierId | None, Candidate] = {}
    for _, candidate in sorted(found, key=lambda each: each[1].check is not Check.RIGHT):
        best.setdefault(candidate.carrier, candidate)
    return tuple(best.values())


def _used_in(form: Format, country: str) -> bool:
    return not form.countries or not country or country in form.countries
