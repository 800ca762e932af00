"""What a number on a parcel's label means for the choice of the carrier."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.domain.tracking_numbers import Check

if TYPE_CHECKING:
    from collections.abc import Collection

    from kiosk.domain.tracking_numbers import Reading
    from kiosk.domain.values import CarrierId


@dataclass(frozen=True, kw_only=True)
class Selected:
    """The carrier that is selected before the label is scanned."""

    carrier: CarrierId | None = None
    touched: bool = False
    """Whether a person touched it for this parcel; else it was the last used one."""
    covered: bool = False
    """Whether anything is known of the carrier's numbers."""


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """The carrier that is selected after the scan, and whom to offer first."""

    carrier: CarrierId | None
    offered: tuple[CarrierId, ...] = ()


def proposal(reading: Reading, selected: Selected, buttons: Collection[CarrierId]) -> Proposal:
    """Choose the carrier when there is no doubt; else say who it can be.

    What a person touched is never changed. There is no doubt when one carrier alone is possible,
    and its check digit is right or it is the one that was last used.
    """
    found = (c.carrier for c in reading.candidates)
    names = tuple(name for name in found if name is not None and name in buttons)
    if selected.touched:
        shown = () if selected.carrier in names else names
        return Proposal(carrier=selected.carrier, offered=shown)
    if not names:
        known = any(c.check is Check.RIGHT for c in reading.candidates)
        return Proposal(carrier=None if known else selected.carrier)
    if len(names) > 1 or reading.of(None):
        return Proposal(carrier=None, offered=names)
    if selected.carrier == names[0]:
        return Proposal(carrier=names[0], offered=names)
    return _alone(reading, selected, names[0])


def _alone(reading: Reading, selected: Selected, name: CarrierId) -> Proposal:
    found = reading.of(name)
    last = selected.carrier
    if found is None or found.check is not Check.RIGHT:
        return Proposal(carrier=None, offered=(name,))
    if last is not None and not (found.distinct or selected.covered):
        # Nothing is known of the last carrier's numbers: this may be one that fits by chance.
        return Proposal(carrier=None, offered=(name, last))
    return Proposal(carrier=name, offered=(name,))


def misread(reading: Reading, selected: Selected) -> bool:
    """Whether a check digit is wrong where it must be right."""
    own = reading.of(selected.carrier) is None and any(
        selected.carrier in form.carriers for form in reading.failed
    )
    if selected.touched and own:
        return True
    if any(c.check is Check.RIGHT for c in reading.candidates):
        return False
    if own or any(form.distinct for form in reading.failed):
        return True
    # Without a carrier, or with one whose numbers look otherwise, the forms that fail are all
    # there is to go by. A person who touched a carrier knows better.
    guessed = not selected.touched and (selected.carrier is None or selected.covered)
    return guessed and bool(reading.failed) and not reading.candidates
