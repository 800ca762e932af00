"""Which piece of a page each block of a document becomes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.documents.document import (
    Barcode,
    BigNumber,
    ChannelMark,
    Choices,
    Closing,
    CopyMark,
    Destination,
    Facts,
    FinePrint,
    Flags,
    Footer,
    Letterhead,
    Message,
    Note,
    PickLines,
    Recipient,
    SlipLines,
    Totals,
)
from kiosk.printing.columns import columns
from kiosk.printing.find import first
from kiosk.printing.label import label_pieces
from kiosk.printing.masthead import copy_band, masthead
from kiosk.printing.narrow import narrow_masthead, narrow_rows, narrow_totals
from kiosk.printing.rows import row_pieces, totals_piece
from kiosk.printing.slip_end import (
    choices_piece,
    closing_piece,
    fine_print_piece,
    message_piece,
)
from kiosk.printing.slip_head import parties, slip_head
from kiosk.printing.slip_rows import slip_rows
from kiosk.printing.summary import facts_piece, flags_piece, note_piece

if TYPE_CHECKING:
    from kiosk.documents.document import Block, Document
    from kiosk.printing.area import Area
    from kiosk.printing.pictures import Find
    from kiosk.printing.pieces import Piece


def pieces(document: Document, area: Area, find: Find) -> list[Piece]:
    """The whole document as pieces, from its head to its end; the foot is every page's own."""
    if first(document, Destination) is not None:
        return label_pieces(document, area)
    found = [_head(document, area), *copy_band(document, area)]
    for block in document.blocks:
        found += _pieces(block, document, area, find)
    return found


def _head(document: Document, area: Area) -> Piece:
    """A paper of the house begins with its channel; one that leaves it, with the company."""
    if first(document, ChannelMark) is None:
        return slip_head(document, area)
    return narrow_masthead(document, area) if area.narrow else masthead(document, area)


def _pieces(block: Block, document: Document, area: Area, find: Find) -> list[Piece]:
    match block:
        case Facts():
            return [_facts(block, document, area)]
        case Flags() | Note():
            return [_flagged(block, area)]
        case PickLines() | Totals():
            return _picking(block, document, area, find)
        case SlipLines():
            return slip_rows(block, area)
        case Message() | Choices() | Closing() | FinePrint():
            return [_end(block, area)]
    _elsewhere(block)
    return []


def _flagged(block: Flags | Note, area: Area) -> Piece:
    return note_piece(block, area) if isinstance(block, Note) else flags_piece(block, area)


def _facts(block: Facts, document: Document, area: Area) -> Piece:
    if first(document, ChannelMark) is None:
        return parties(first(document, Recipient), block, area)
    return facts_piece(block, area)


def _end(block: Message | Choices | Closing | FinePrint, area: Area) -> Piece:
    match block:
        case Message():
            return message_piece(block, area)
        case Choices():
            return choices_piece(block, area)
        case Closing():
            return closing_piece(block, area)
        case FinePrint():
            return fine_print_piece(block, area)


def _picking(block: PickLines | Totals, document: Document, area: Area, find: Find) -> list[Piece]:
    if area.narrow:
        if isinstance(block, Totals):
            return [narrow_totals(block, area)]
        return narrow_rows(block, area)
    lines = first(document, PickLines)
    pictures = lines is not None and any(find(each.picture) for each in lines.lines)
    at = columns(area, pictures=pictures)
    if isinstance(block, Totals):
        return [totals_piece(block, at)]
    return row_pieces(block, at, find)


def _elsewhere(
    block: ChannelMark
    | Letterhead
    | CopyMark
    | BigNumber
    | Barcode
    | Recipient
    | Destination
    | Footer,
) -> None:
    """Nothing to do: these stand in the head, beside the facts, in the foot, or on a label.

    A new kind of block fails here.
    """
