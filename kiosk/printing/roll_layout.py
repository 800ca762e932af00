"""Which strips of a roll each block of a document becomes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kiosk.documents import document as blocks
from kiosk.documents import house_blocks
from kiosk.documents.check_code import check_code
from kiosk.printing import (
    roll_codes,
    roll_facts,
    roll_figures,
    roll_head,
    roll_house,
    roll_lines,
    roll_slip,
    ruler,
    signature,
)
from kiosk.printing.find import first
from kiosk.printing.roll import Feed, Kick
from kiosk.printing.roll_text import centred

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.documents.document import Document
    from kiosk.printing.escpos_profile import Profile
    from kiosk.printing.roll import Strip

LOW_BARS = 48
"""The bars of a check code, in dots: they are read once, from near."""

DRAWN: dict[type, Callable[[Profile, Any], list[Strip]]] = {
    blocks.ChannelMark: roll_head.channel,
    blocks.Letterhead: roll_head.letterhead,
    blocks.CopyMark: roll_head.copy_band,
    blocks.BigNumber: roll_head.big_number,
    blocks.Destination: roll_head.destination,
    blocks.Barcode: roll_codes.barcode,
    blocks.Facts: roll_facts.facts,
    blocks.Flags: roll_facts.flags,
    blocks.Note: roll_facts.note,
    blocks.Totals: roll_facts.totals,
    blocks.Footer: roll_facts.footer,
    blocks.PickLines: roll_lines.pick_lines,
    blocks.SlipLines: roll_lines.slip_lines,
    blocks.Recipient: roll_slip.recipient,
    blocks.Message: roll_slip.message,
    blocks.Choices: roll_slip.choices,
    blocks.Closing: roll_slip.closing,
    blocks.FinePrint: roll_slip.fine_print,
    blocks.Ruler: ruler.on_roll,
    house_blocks.Headline: roll_house.headline,
    house_blocks.Figures: roll_figures.figures,
    house_blocks.ScanCodes: roll_house.scan_codes,
    house_blocks.Signature: signature.on_roll,
    house_blocks.Drawer: lambda _profile, _block: [Kick()],
}
"""What draws each kind of block."""


def strips(document: Document, profile: Profile) -> list[Strip]:
    """The whole document, ended by its check code: a torn paper lacks it."""
    drawn = {**DRAWN, blocks.Letterhead: _letterhead(document)}
    found = [strip for block in document.blocks for strip in drawn[type(block)](profile, block)]
    return [*found, *_end(document, profile)]


def _letterhead(document: Document) -> Callable[[Profile, blocks.Letterhead], list[Strip]]:
    """The company: small under the channel, above an address or a headline, else the largest."""
    if first(document, blocks.ChannelMark) is not None:
        return roll_head.house_letterhead
    larger = first(document, blocks.Destination) or first(document, house_blocks.Headline)
    return roll_head.sender if larger else roll_head.letterhead


def _end(document: Document, profile: Profile) -> list[Strip]:
    code = check_code(document.name)
    end: list[Strip] = [Feed(), *centred(profile, f"-- {code} --")]
    drawn = roll_codes.bars(profile, code, LOW_BARS) if profile.scan_back else None
    return [*end, drawn] if drawn is not None else end
