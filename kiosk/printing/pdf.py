"""A document as a PDF: the same document always becomes the same bytes."""

from __future__ import annotations

import io
from threading import Lock
from typing import TYPE_CHECKING

from reportlab.pdfgen.canvas import Canvas

from kiosk.printing.area import area
from kiosk.printing.fonts import Weight, loaded
from kiosk.printing.layout import pieces
from kiosk.printing.media import MM
from kiosk.printing.pen import Pen
from kiosk.printing.pictures import finder
from kiosk.printing.pieces import paginate
from kiosk.printing.running import FOOT_ROOM, HEAD_ROOM, foot, running_head

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.documents.document import Document
    from kiosk.printing.area import Area
    from kiosk.printing.media import Medium
    from kiosk.printing.pieces import Placed

# The fonts count which of their characters a file needs, and can do so for one file at a time.
_one_at_a_time = Lock()


def render(document: Document, medium: Medium, pictures: Path | None = None) -> bytes:
    """The document as a PDF; ``pictures`` is the folder of the product pictures."""
    with _one_at_a_time:
        return _render(document, medium, pictures)


def _render(document: Document, medium: Medium, pictures: Path | None) -> bytes:
    target = io.BytesIO()
    canvas = Canvas(
        target,
        (medium.width * MM, medium.height * MM),
        initialFontName=loaded(Weight.REGULAR),  # type: ignore[arg-type]  # its stub says float
        invariant=1,
    )
    canvas.setTitle(document.name)
    canvas.setAuthor("")
    canvas.setCreator("Packbench")
    # Shrunk to a page, the bars would no longer be whole dots.
    canvas.setViewerPreference("PrintScaling", "None")
    inside = area(medium)
    room = inside.height - FOOT_ROOM
    pages = paginate(pieces(document, inside, finder(pictures)), room, room - HEAD_ROOM)
    for number, page in enumerate(pages, start=1):
        pen = Pen(canvas, medium.height * MM)
        _page(pen, document, inside, page, (number, len(pages)))
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _page(
    pen: Pen, document: Document, inside: Area, page: list[Placed], place: tuple[int, int]
) -> None:
    top = inside.top
    if place[0] > 1:
        running_head(pen, document, inside)
        top += HEAD_ROOM
    for piece, below in page:
        piece.draw(pen, top + below)
    foot(pen, document, inside, place)
