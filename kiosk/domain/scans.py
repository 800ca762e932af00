"""What a scanned code can mean: the one place that decides it, wherever the code was scanned."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, TypeVar

from kiosk.domain import gs1
from kiosk.domain.codes import bare, trimmed
from kiosk.domain.gtin import gtins, is_misread, unit_of
from kiosk.domain.tracking_numbers import Check, Reading, TrackingNumbers
from kiosk.domain.values import OrderId, Sku

if TYPE_CHECKING:
    from collections.abc import Mapping

COMMAND_PREFIX = "PB:"
_ORDER = re.compile(r"([0-9]{3})[^0-9A-Za-z]?([0-9]{7})[^0-9A-Za-z]?([0-9]{7})")
"""With its dashes, without them as a narrow bar code has it, or with what a keyboard of another
country makes of a dash."""


class Command(Enum):
    """What a command sheet can ask for; the values follow the prefix in its bar codes."""

    NEXT = "NEXT"
    UNDO = "UNDO"
    DESPATCH = "DESPATCH"
    REPRINT = "REPRINT"


@dataclass(frozen=True, kw_only=True)
class Pack:
    """What a barcode stands for: a product, and how many units one scan of it counts."""

    sku: Sku
    units: int = 1


@dataclass(frozen=True)
class OrderCode:
    """An order's picking note; whether the shop has such an order is not known here."""

    order: OrderId


@dataclass(frozen=True, kw_only=True)
class ProductCode:
    """A product's barcode."""

    packs: tuple[Pack, ...]
    """More than one when products share a barcode; empty for a sound one that nobody knows."""
    gtin: str = ""
    units: int | None = None
    """Units that one scan counts, if the code itself says so; else each pack's own."""
    case_of_unknown: bool = False
    """Whether it is a case of a known product with an unknown number of units in it."""
    serial: str = ""
    lot: str = ""
    expiry: date | None = None


@dataclass(frozen=True)
class LabelCode:
    """A number that parcels of some carrier bear."""

    reading: Reading


@dataclass(frozen=True)
class BadgeCode:
    """A person's badge."""

    person: str


@dataclass(frozen=True)
class CommandCode:
    """A bar code of the command sheet."""

    command: Command


Meaning = OrderCode | ProductCode | LabelCode | BadgeCode | CommandCode
M = TypeVar("M", OrderCode, ProductCode, LabelCode, BadgeCode, CommandCode)


@dataclass(frozen=True, kw_only=True)
class Scan:
    """A code and what it can mean, the likelier first; where one is, decides what is meant."""

    code: str
    """As it came, cut to what a panel can show."""
    meanings: tuple[Meaning, ...] = ()
    misread: bool = False
    """Whether it means nothing only because a check digit is wrong: scan again."""

    def find(self, kind: type[M]) -> M | None:
        """The meaning of one kind."""
        return next((each for each in self.meanings if isinstance(each, kind)), None)


@dataclass(frozen=True, kw_only=True)
class Known:
    """What the shop knows of the codes that it may see."""

    today: date
    products: Mapping[str, tuple[Pack, ...]] = field(default_factory=dict)
    """By ``barcode_key``; it need hold no more than the ``product_keys`` of the code at hand."""
    badges: Mapping[str, str] = field(default_factory=dict)
    """Person by badge code."""
    numbers: TrackingNumbers = field(default_factory=TrackingNumbers)
    country: str = ""
    """Of the marketplace at hand."""


def order_in(code: str) -> OrderId | None:
    """The Amazon order id that a code is, if it is one."""
    found = _ORDER.fullmatch(bare(code))
    return OrderId("-".join(found.groups())) if found else None


def product_keys(code: str, today: date) -> tuple[str, ...]:
    """The keys under which a product with this code can stand in the shop's table."""
    found = _gtins(code, gs1.elements(code, today))
    units = (unit_of(gtin) for gtin in found)
    return tuple(dict.fromkeys([bare(code), *found, *(unit for unit in units if unit)]))


def interpret(code: str, known: Known) -> Scan:
    """Decide what a code can mean. Never fails, whatever it holds, and however long it is."""
    shown = code[: gs1.LONGEST_CODE]
    text = bare(shown)
    if len(code) > len(shown) or not text:
        return Scan(code=shown)
    alone = _alone(text, known)
    if alone is not None:
        return Scan(code=shown, meanings=alone)
    found = gs1.elements(code, known.today)
    product = _product(code, found, known)
    # A symbol that says it holds a product is no label, though its digits may look like one's.
    named = found is not None and text != trimmed(shown)
    reading = known.numbers.read("" if named else code, country=known.country)
    meanings = _ranked(product, reading)
    wrong = any(form.distinct for form in reading.failed) or is_misread(text)
    wrong = wrong or bool(found and found.misread)
    return Scan(code=shown, meanings=meanings, misread=wrong and not meanings)


def _alone(text: str, known: Known) -> tuple[Meaning, ...] | None:
    """What leaves room for no other meaning."""
    if text.upper().startswith(COMMAND_PREFIX):
        word = text[len(COMMAND_PREFIX) :].upper()
        return tuple(CommandCode(each) for each in Command if each.value == word)
    if text in known.badges:
        return (BadgeCode(known.badges[text]),)
    order = order_in(text)
    return (OrderCode(order),) if order else None


def _product(code: str, found: gs1.Elements | None, known: Known) -> ProductCode | None:
    candidates = _gtins(code, found)
    details = found or gs1.Elements(gtin="")
    for key in (bare(code), *candidates):
        packs = known.products.get(key, ())
        if packs:
            return ProductCode(
                packs=packs,
                gtin=key if key in candidates else "",
                units=details.count,
                serial=details.serial,
                lot=details.lot,
                expiry=details.expiry,
            )
    base = (known.products.get(unit_of(gtin), ()) for gtin in candidates)
    packs = next((found for found in base if found), ())
    if not candidates:
        return None
    return ProductCode(
        packs=packs,
        gtin=candidates[0],
        units=details.count,
        case_of_unknown=bool(packs) and details.count is None,
        serial=details.serial,
        lot=details.lot,
        expiry=details.expiry,
    )


def _ranked(product: ProductCode | None, reading: Reading) -> tuple[Meaning, ...]:
    label = LabelCode(reading) if reading.candidates else None
    sure = any(c.distinct and c.check is Check.RIGHT for c in reading.candidates)
    label_first = sure and not (product and product.packs)
    both = (label, product) if label_first else (product, label)
    return tuple(each for each in both if each is not None)


def _gtins(code: str, found: gs1.Elements | None) -> tuple[str, ...]:
    if found is not None:
        return (found.gtin,) if found.gtin else ()
    return gtins(bare(code))
