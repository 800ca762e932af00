"""What is known of a buyer as a person; the only home of personal data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace

from kiosk.domain.values import LineId


@dataclass(frozen=True, kw_only=True)
class Address:
    """A delivery address as Amazon gave it; an empty string means not given."""

    name: str = ""
    company: str = ""
    line1: str = ""
    line2: str = ""
    line3: str = ""
    city: str = ""
    district: str = ""
    region: str = ""
    postcode: str = ""
    country: str = ""
    phone: str = ""
    kind: str = ""

    @property
    def complete(self) -> bool:
        """Whether a carrier could deliver to it: a street line, a place and a country."""
        return bool(self.line1 and (self.city or self.postcode) and self.country)


@dataclass(frozen=True, kw_only=True)
class Gift:
    """Gift wishes of one order line."""

    message: str = ""
    wrap: str = ""


@dataclass(frozen=True, kw_only=True)
class Personal:
    """Everything of an order that is personal data under Amazon's policy."""

    buyer_name: str = ""
    buyer_email: str = ""
    company: str = ""
    po_number: str = ""
    address: Address = field(default_factory=Address)
    delivery_note: str = ""
    gifts: Mapping[LineId, Gift] = field(default_factory=dict)

    def filled_from(self, newer: Personal) -> Personal:
        """Take what is newer, but never a blank over something known.

        Amazon has been seen to blank personal data for a while for accounts that may read it.
        """
        merged = {
            name: new or getattr(self, name)
            for name, new in ((f.name, getattr(newer, f.name)) for f in fields(newer))
            if name not in {"address", "gifts"}
        }
        address = _address(self.address, newer.address)
        gifts = {id_: _gift(self.gifts.get(id_), gift) for id_, gift in newer.gifts.items()}
        return replace(self, **merged, address=address, gifts={**self.gifts, **gifts})


def _gift(known: Gift | None, newer: Gift) -> Gift:
    if known is None:
        return newer
    return Gift(message=newer.message or known.message, wrap=newer.wrap or known.wrap)


def _address(known: Address, newer: Address) -> Address:
    """The newer address, or the known one with what the newer one adds to it.

    A part that contradicts the known address is left: an old street in a new town is nowhere.
    """
    given = {f.name: v for f in fields(newer) if (v := getattr(newer, f.name))}
    if newer.complete:
        return newer
    if known.complete and any(getattr(known, n) not in {"", v} for n, v in given.items()):
        return known
    return replace(known, **given)
