"""A person's badge: a name, and the code that the scanner reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.documents.document import Document, Footer
from kiosk.documents.house_blocks import Headline, ScanCode, ScanCodes
from kiosk.documents.text import clean
from kiosk.documents.words import PAGE_OF
from kiosk.wording.language import _

if TYPE_CHECKING:
    from kiosk.domain.people import Person

KIND = "badge"
TITLE = _("Badge")
DETAIL = _("Cut it out, and wear it. Whoever finds it gives it to a supervisor.")
SIGNS_IN = _("Signs in, with the PIN.")
LONGEST_NAME = 60


def badge(person: Person, code: str) -> Document:
    """The badge as blocks."""
    name = clean(person.name, LONGEST_NAME)
    return Document(
        kind=KIND,
        name=KIND,
        title=TITLE(),
        copy=1,
        blocks=(
            Headline(word=TITLE(), detail=DETAIL()),
            ScanCodes(codes=(ScanCode(data=code, word=name, detail=SIGNS_IN()),)),
            Footer(parts=(), page_of=PAGE_OF()),
        ),
    )
