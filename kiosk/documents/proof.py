"""A printer's test page: letters of many kinds, bars to scan, and a ruler."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.documents import words
from kiosk.documents.document import (
    Barcode,
    BigNumber,
    ChannelMark,
    Document,
    Fact,
    Facts,
    Footer,
    Letterhead,
    Note,
    Ruler,
)
from kiosk.documents.parts import LONGEST_LINE, letterhead
from kiosk.documents.text import clean
from kiosk.wording.language import _

if TYPE_CHECKING:
    from datetime import datetime

CODE = "123-1234567-1234567"
LETTERS = (
    (_("Western"), "ÄÖÜ äöü ß é ñ ø £ €"),
    (_("Central"), "Łódź, Příbram, Győr"),
    (_("Eastern"), "Привет, Αθήνα"),
    (_("Far"), "山田 太郎, 서울"),
    (_("Signs"), "# @ 12 × 3 – “so” 😀"),
)


@dataclass(frozen=True, kw_only=True)
class Proof:
    """What a test page says; ``at`` is aware, in the bench's own zone."""

    printer: str
    where: str
    at: datetime
    letterhead: Letterhead
    bench: str


def proof_page(page: Proof) -> Document:
    """The page; whoever reads all of it has a printer that prints everything."""
    return Document(
        kind="test-page",
        name=f"test-page_{page.at:%Y%m%d-%H%M%S}",
        title=_("Test page")(),
        copy=1,
        blocks=(
            ChannelMark(word=clean(page.printer, LONGEST_LINE)),
            letterhead(page.letterhead),
            BigNumber(label=_("Test page")(), head=CODE[:-6], tail=CODE[-6:]),
            Barcode(data=CODE, instead=words.NO_BARCODE(), short=CODE.replace("-", "")),
            Facts(facts=tuple(Fact(label=label(), value=text) for label, text in LETTERS)),
            Note(text=_("Scan the bars, and measure the ruler: 50 must be 50 mm.")()),
            Ruler(label=clean(page.where, LONGEST_LINE)),
            Footer(
                parts=(words.printed(page.at), clean(page.bench, LONGEST_LINE)),
                page_of=words.PAGE_OF(),
            ),
        ),
    )
