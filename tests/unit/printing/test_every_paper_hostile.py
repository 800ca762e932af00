"""No text from outside can stop a paper, leave it, or tell a printer anything."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.documents.document import Choices, Closing, Document, Fact, Facts, Letterhead, Message
from kiosk.documents.house_blocks import Figure, Figures, Headline, ScanCode, ScanCodes
from kiosk.printing.escpos import compose
from kiosk.printing.escpos_profile import ROLL_80
from kiosk.printing.media import A6, FOUR_BY_SIX
from kiosk.printing.pdf import render
from tests.fakes.escpos_paper import Paper
from tests.unit.printing.papers import PAPERS, ROLLS, full
from tests.unit.printing.sheets import pages

NASTY = "\x00\x1b\x1d\x10\x04\x05\x14\x7f\x9b\r\n\u202e\u2066\u200d\ufeff\ud800"
NASTY += "\U0001f468<>&%\u0301אل山£€ß"
ANY = st.text(st.characters(exclude_categories=()) | st.sampled_from(NASTY), max_size=60)
HURTFUL = [
    "x" * 5000,
    "W " * 2500,
    "山" * 3000,
    "\u0301" * 5000,
    "ل" * 600,
    "א (ב) 12,5% " * 60,
    "\x1bp\x00\x19\xfa kick \x1dV\x00 cut \x10\x14\x01\x00\x01",
    "</para><img src='/etc/passwd'/>",
    "{page} {0} %s %(x)s",
    " ",
    "-" * 300,
]


def obeyed(document: Document, roll: str) -> Paper:
    """What a printer makes of the document, of which no byte may be an order of the text's own."""
    paper = Paper(ROLLS[roll].dots)
    job = compose(document, ROLLS[roll])
    paper.print(job)
    assert not paper.unexpected
    assert not paper.kicks
    assert paper.overrun == 0
    assert (paper.resets, len(paper.cuts), len(paper.sheets)) == (1, 1, 2)
    assert not paper.sheet.rows
    for pair in (b"\x10\x04", b"\x10\x05", b"\x10\x14"):
        assert pair not in job
    return paper


@pytest.mark.parametrize("roll", ROLLS)
@settings(max_examples=25)
@given(text=ANY, number=ANY)
def test_any_unicode_prints_every_paper_on_a_roll(roll: str, text: str, number: str) -> None:
    for document in full(text, number).values():
        obeyed(document, roll)


@pytest.mark.parametrize("medium", [A6, FOUR_BY_SIX], ids=lambda medium: medium.name)
@settings(max_examples=12)
@given(text=ANY, number=ANY)
def test_any_unicode_prints_every_paper_on_a_label(medium: object, text: str, number: str) -> None:
    for document in full(text, number).values():
        assert 1 <= len(pages(render(document, medium))) <= 12  # type: ignore[arg-type]


@pytest.mark.parametrize("text", HURTFUL)
def test_text_made_to_hurt_prints_a_bounded_paper(text: str) -> None:
    for document in full(text, text).values():
        assert obeyed(document, "58mm").sheets[0].dots < 15_000
        assert obeyed(document, "80mm").sheets[0].dots < 12_000
        assert len(pages(render(document, A6))) <= 12


@settings(max_examples=60)
@given(text=st.text(st.characters(exclude_categories=()) | st.sampled_from(NASTY), max_size=200))
def test_blocks_that_nobody_cleaned_are_harmless_on_a_roll(text: str) -> None:
    blocks = (
        Letterhead(name=text, address=(text,)),
        Facts(facts=(Fact(label=text, value=text, strong=True, alarm=text),)),
        Message(label=text, text=text),
        Choices(label=text, choices=(text, text)),
        Closing(label=text, text=text, link=text),
        Headline(word=text, detail=text, loud=True),
        Figures(
            label=text,
            columns=(text, text),
            amount=text,
            rows=(
                Figure(label=text, counts=(text, text), amount=text, strong=True),
                Figure(label=text, counts=(text, text), amount=text, alarm=text),
            ),
        ),
        ScanCodes(codes=(ScanCode(data=text, word=text, detail=text),)),
    )
    document = Document(kind="x", name=text, title=text, copy=1, blocks=blocks)

    obeyed(document, "58mm")


def test_drawer_and_knife_stay_where_they_are() -> None:
    kick = "\x1bp\x00\x19\xfaGift\x1dV\x00"

    for kind, make in PAPERS.items():
        # A copy: the first receipt of a return in cash opens the drawer, as it must.
        job = compose(make(letterhead=Letterhead(name=kick, address=(kick,)), copy=2), ROLL_80)

        assert b"\x1bp" not in job, kind
        assert job.count(b"\x1dV") == 1
