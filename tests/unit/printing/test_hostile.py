"""No text and no picture from outside can keep a paper from being made."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.documents.document import Letterhead
from kiosk.documents.picking_note import picking_note
from kiosk.domain.personal import Address, Personal
from kiosk.printing.media import A4
from kiosk.printing.pdf import render
from tests.unit.documents.orders import line, order, product, request, shop
from tests.unit.printing.sheets import pages

# Any character there is, lone surrogates included, and those that layouts trip over more often.
NASTY = "\x00\x1b\x9b\u202e\u2066\u200d\ufeff\ufe0f\ud800\U0001f468\U000e0041<>&%\u0301אل山"
ANY = st.text(st.characters(exclude_categories=()) | st.sampled_from(NASTY), max_size=120)


def sheets(*, text: str, number: str = "1-2", pictures: Path | None = None) -> list[str]:
    """The pages of a note in which every text from outside is ``text``."""
    asked = order(
        line(text, 2, title=text, gift=True, serial_required=True, fulfilled=1),
        number=number,
        service=text,
        programs=frozenset({"AMAZON_BUSINESS", text}),
        constraints=frozenset({text}),
        personal=Personal(po_number=text, address=Address(country=text)),
    )
    known = shop(product(text, text, gtin=text, picture=text))
    note = picking_note(
        request(
            asked,
            products=known,
            letterhead=Letterhead(name=text, address=(text, text)),
            channel_name=text,
            bench=text,
            person=text,
            copy=2,
        )
    )
    return pages(render(note, A4, pictures))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=ANY, number=ANY)
def test_any_unicode_makes_a_paper(text: str, number: str, tmp_path: Path) -> None:
    found = sheets(text=text, number=number, pictures=tmp_path)

    assert "Page 1 of" in found[0]


@pytest.mark.parametrize(
    "text",
    [
        "x" * 5000,
        "W " * 2500,
        "山" * 5000,
        "\u0301" * 5000,
        "<b>" * 1000,
        "</para><img src='/etc/passwd'/>",
        "{page} {0} %s %(x)s",
        "../../../etc/passwd",
        "\u202e" + "abc " * 50,
        "ل" * 600,
        "א (ב) 12,5% " * 60,
        " ",
    ],
)
def test_text_made_to_hurt_makes_a_paper_of_few_pages(text: str) -> None:
    assert 1 <= len(sheets(text=text, number=text)) <= 2
