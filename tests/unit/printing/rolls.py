"""Papers on a roll, as the tests' own printer prints them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.printing.escpos import compose
from kiosk.printing.escpos_profile import ROLL_80
from tests.fakes.escpos_paper import Paper

if TYPE_CHECKING:
    from kiosk.documents.document import Document
    from kiosk.printing.escpos_profile import Profile
    from tests.fakes.escpos_paper import Sheet


def on_paper(document: Document, profile: Profile = ROLL_80) -> Paper:
    """What the document becomes."""
    paper = Paper(profile.dots)
    paper.print(compose(document, profile))
    return paper


def printed(document: Document, profile: Profile = ROLL_80) -> Sheet:
    """The one sheet that it becomes, whole."""
    paper = on_paper(document, profile)
    assert not paper.unexpected
    (sheet,) = paper.cuts
    return sheet
