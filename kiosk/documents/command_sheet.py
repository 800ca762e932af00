"""The command sheet: bar codes that do what buttons do, for those whose hands hold a scanner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.documents import command_words
from kiosk.documents.document import Document, Footer
from kiosk.documents.house_blocks import Headline, ScanCode, ScanCodes
from kiosk.documents.parts import letterhead
from kiosk.documents.words import PAGE_OF
from kiosk.domain.scans import COMMAND_PREFIX

if TYPE_CHECKING:
    from kiosk.documents.document import Letterhead

KIND = "command-sheet"


def command_sheet(company: Letterhead) -> Document:
    """The command sheet as blocks; it belongs to no order and has no copies: all are alike."""
    return Document(
        kind=KIND,
        name=KIND,
        title=command_words.TITLE(),
        copy=1,
        blocks=(
            letterhead(company),
            Headline(word=command_words.TITLE(), detail=command_words.DETAIL()),
            ScanCodes(
                codes=tuple(
                    ScanCode(data=f"{COMMAND_PREFIX}{command.value}", word=word(), detail=detail())
                    for command, (word, detail) in command_words.COMMANDS.items()
                )
            ),
            Footer(parts=(), page_of=PAGE_OF()),
        ),
    )
