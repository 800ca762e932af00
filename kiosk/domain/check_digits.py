"""Check digits and check characters, as carriers and GS1 compute them.

Sources: GS1 General Specifications 7.9 (mod 10), UPU S10-12 (mod 11), ISO/IEC 7064 (mod 37,36, in
DPD's parcel label specification 2.4), and what FedEx, DHL, GLS and UPS print on their labels.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from itertools import cycle

_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_S10_WEIGHTS = (7, 9, 5, 3, 2, 4, 6, 8)
"""Of a postal item's eight digits, from the right."""


class Method(Enum):
    """How the check digit comes out of the digits before it."""

    MOD10 = "mod10"
    """What is missing to the next ten after weighting; letters count as UPS counts them."""
    MOD7 = "mod7"
    """The remainder of the whole number: airway bills, DHL Express."""
    S10 = "s10"
    """Mod 11 with the weights of postal items; 10 is written 0, and 11 is written 5."""
    MOD11 = "mod11"
    """The remainder after weighting, 10 written 0: FedEx."""
    MOD37 = "mod37"
    """ISO 7064 mod 37,36: a letter or a digit: DPD."""


@dataclass(frozen=True, kw_only=True)
class CheckDigit:
    """One way to compute a check digit."""

    method: Method
    weights: tuple[int, ...] = (3, 1)
    """From the right, over and over; of MOD10 and MOD11."""
    plus: int = 0
    """Added to the weighted sum."""
    before: str = ""
    """Counts in front of the digits, though it does not stand on the label."""

    def of(self, body: str) -> str:
        """The check digit of ``body``, which holds ASCII digits, and capitals where they may be."""
        body = self.before + body
        match self.method:
            case Method.MOD10:
                return str(-(_weighted(body, self.weights) + self.plus) % 10)
            case Method.MOD7:
                return str(int(body) % 7)
            case Method.S10:
                return _s10(_weighted(body, _S10_WEIGHTS) % 11)
            case Method.MOD11:
                return str(_weighted(body, self.weights) % 11 % 10)
            case Method.MOD37:
                return _mod37(body)

    def right(self, body: str, check: str) -> bool:
        """Whether ``check`` is the check digit of ``body``."""
        return self.of(body) == check


GS1 = CheckDigit(method=Method.MOD10)
"""Of GTIN, SSCC and every other GS1 key."""


def _weighted(body: str, weights: tuple[int, ...]) -> int:
    return sum(_value(char) * weight for char, weight in zip(reversed(body), cycle(weights)))


def _value(char: str) -> int:
    # UPS numbers its letters A = 2, B = 3, ... and goes on with 0 after 9.
    return int(char) if char <= "9" else (ord(char) - ord("A") + 2) % 10


def _s10(remainder: int) -> str:
    return {0: "5", 1: "0"}.get(remainder) or str(11 - remainder)


def _mod37(body: str) -> str:
    product = 36
    for char in body:
        total = (product + _ALPHABET.index(char)) % 36 or 36
        product = total * 2 % 37
    return _ALPHABET[(37 - product) % 36]
