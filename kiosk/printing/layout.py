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
    Ruler,
    SlipLines,
    Totals,
)
from kiosk.documents.house_blocks import Drawer, Figures, Headline, ScanCodes, Signature
from kiosk.printing.columns import columns
from kiosk.printing.figures import figure_pieces
from kiosk.printing.find import first
from kiosk.printing.headline import headline_band, plain_head
from kiosk.printing.label import label_pieces
from kiosk.printing.masthead import copy_band, masthead
from kiosk.printing.narrow import narrow_masthead, narrow_rows, narrow_totals
from kiosk.printing.rows import row_pieces, totals_piece
from kiosk.printing.ruler import on_sheet
from kiosk.printing.scan_codes import code_pieces
from kiosk.printing.signature import signature_piece
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
    found = [
        *headline_band(document, area), _head(document, area), *copy_band(document, area),
    ]  # fmt: skip
    for block in document.blocks:
        found += _pieces(block, document, area, find)
    return found


def _head(document: Document, area: Area) -> Piece:
    """A paper of the house begins with its channel; one that leaves it, with the company."""
    if first(document, ChannelMark) is None:
        of_the_house = first(document, Headline) is not None
        return plain_head(document, area) if of_the_house else slip_head(document, area)
    return narrow_masthead(document, area) if area.narrow else masthead(document, area)


def _pieces(block: Block, document: Document, area: Area, find: Find) -> list[Piece]:
    match block:
        case Facts() | Flags() | Note():
            return [_summary(block, document, area)]
        case SlipLines() | Figures() | ScanCodes():
            return _rows(block, area)
        case PickLines() | Totals():
            return _picking(block, document, area, find)
        case Message() | Choices() | Closing() | FinePrint() | Signature():
            return [_end(block, area)]
        case Ruler():
            return [on_sheet(block, area)]
    _elsewhere(block)
    return []


def _summary(block: Facts | Flags | Note, document: Document, area: Area) -> Piece:
    match block:
        case Note():
            return note_piece(block, area)
        case Flags():
            return flags_piece(block, area)
        case Facts():
            return _facts(block, document, area)


def _facts(block: Facts, document: Document, area: Area) -> Piece:
    if first(document, ChannelMark) is None and first(document, Headline) is None:
        return parties(first(document, Recipient), block, area)
    return facts_piece(block, area)


def _rows(block: SlipLines | Figures | ScanCodes, area: Area) -> list[Piece]:
    match block:
        case SlipLines():
            return slip_rows(block, area)
        case Figures():
            return figure_pieces(block, area)
        case ScanCodes():
            return code_pieces(block, area)


def _end(block: Message | Choices | Closing | FinePrint | Signature, area: Area) -> Piece:
    match block:
        case Message():
            return message_piece(block, area)
        case Choices():
            return choices_piece(block, area)
        case Closing():
            return closing_piece(block, area)
        case FinePrint():
            return fine_print_piece(block, area)
        case Signature():
            return signature_piece(block, area)


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
    | Footer
    | Headline
    | Drawer,
) -> None:
    """Nothing to do: these stand in the head, beside the facts, in the foot, on labels, or nowhere.

    A new kind of block fails here.
    """
