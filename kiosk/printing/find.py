"""Finding a document's block of a certain kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from kiosk.documents.document import Document

B = TypeVar("B")


def first(document: Document, kind: type[B]) -> B | None:
    """The document's first block of ``kind``, None when it has none."""
    return next((block for block in document.blocks if isinstance(block, kind)), None)
