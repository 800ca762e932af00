"""Which piece of a page each block of a document becomes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.documents.document import (
    Barcode,
    BigNumber,
    ChannelMark,
    CopyMark,
    Facts,
    Flags,
    Footer,
    Letterhead,
    Note,
    PickLines,
    Totals,
)
from kiosk.printing.columns import columns
from kiosk.printing.find import first
from kiosk.printing.masthead import copy_band, masthead
from kiosk.printing.rows import row_pieces, totals_piece
from kiosk.printing.summary import facts_piece, flags_piece, note_piece

if TYPE_CHECKING:
    from kiosk.documents.document import Document
    from kiosk.printing.area import Area
    from kiosk.printing.pictures import Find
    from kiosk.printing.pieces import Piece


def pieces(document: Document, area: Area, find: Find) -> list[Piece]:
    """The whole document as pieces, from its head to its totals; the foot is every page's own."""
    found = [masthead(document, area), *copy_band(document, area)]
    lines = first(document, PickLines)
    pictures = lines is not None and any(find(each.picture) for each in lines.lines)
    at = columns(area, pictures=pictures)
    for block in document.blocks:
        match block:
            case Facts():
                found.append(facts_piece(block, area))
            case Flags():
                found.append(flags_piece(block, area))
            case Note():
                found.append(note_piece(block, area))
            case PickLines():
                found += row_pieces(block, at, find)
            case Totals():
                found.append(totals_piece(block, at))
            case _:
                _of_every_page(block)
    return found


def _of_every_page(
    block: ChannelMark | Letterhead | CopyMark | BigNumber | Barcode | Footer,
) -> None:
    """Nothing to do: these stand in the head or the foot. A new kind of block fails here."""
