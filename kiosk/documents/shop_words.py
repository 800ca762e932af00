"""What the company itself says on the papers that leave the house."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.documents import slip_words
from kiosk.documents.document import Block, Closing, FinePrint
from kiosk.documents.text import clean

LONGEST_TEXT = 1500
LONGEST_LINK = 200


@dataclass(frozen=True, kw_only=True)
class ShopWords:
    """Empty texts are left out; ``registration`` names the company's number and its office."""

    returns: str = ""
    link: str = ""
    registration: str = ""


NOTHING_SAID = ShopWords()


def closing(words: ShopWords, otherwise: str = "") -> tuple[Block, ...]:
    """How to send something back, as the company words it."""
    text = clean(words.returns, LONGEST_TEXT) or otherwise
    link = clean(words.link, LONGEST_LINK)
    return (Closing(label=slip_words.RETURNS(), text=text, link=link),) if text or link else ()


def fine_print(words: ShopWords) -> tuple[Block, ...]:
    """The company's registration."""
    text = clean(words.registration, LONGEST_TEXT)
    return (FinePrint(text=text),) if text else ()
