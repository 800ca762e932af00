"""A badge as PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.documents.badge import badge
from kiosk.printing.media import A4
from kiosk.printing.rendered import as_pdf

if TYPE_CHECKING:
    from kiosk.domain.people import Person


def badge_pdf(person: Person, code: str) -> bytes:
    """The badge on a sheet of A4."""
    return as_pdf(badge(person, code), A4, None)
