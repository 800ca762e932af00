"""Finding blocks in a document."""

from __future__ import annotations

from typing import TypeVar

from kiosk.documents.document import Document, Fact, Facts

B = TypeVar("B")


def blocks(document: Document, kind: type[B]) -> list[B]:
    """All blocks of a kind."""
    return [block for block in document.blocks if isinstance(block, kind)]


def block(document: Document, kind: type[B]) -> B:
    """The only block of a kind."""
    (found,) = blocks(document, kind)
    return found


def fact(document: Document, label: str) -> Fact | None:
    """The fact of this label."""
    facts = block(document, Facts).facts
    return next((each for each in facts if each.label == label), None)
