"""A badge on paper: whose it is can be read, and its code scanned."""

from __future__ import annotations

import io

import pytest
import zxingcpp
from PIL import Image

from kiosk.documents.badge import LONGEST_NAME, badge
from kiosk.domain.people import Person, PersonId, Role
from kiosk.office.badge import badge_pdf
from kiosk.printing.preview import first_pages
from kiosk.vault.digests import new_badge
from tests.unit.printing.sheets import pages

SCALE = 4
"""Pixels a point: what a laser printer puts down at 288 dpi."""
A4_POINTS = 595
NAMES = ("Anna Packer", "Łukasz Wiśniewski-Großmann", "Nguyễn Thị Minh Châu", "王小明", "A" * 200)
EVERY_DIGIT = [f"PBB-{digit * 40}" for digit in "0123456789"]


def a_person(name: str = "Anna Packer") -> Person:
    return Person(id=PersonId("p-1"), name=name, role=Role.PACKER)


def codes(pdf: bytes) -> list[tuple[str, str]]:
    """What a scanner reads off every page: the kind of code, and what it says."""
    shown = first_pages(pdf, most=9, width=A4_POINTS * SCALE)
    return [
        (code.format.name, code.text)
        for page in shown
        for code in zxingcpp.read_barcodes(Image.open(io.BytesIO(page)))
    ]


@pytest.mark.parametrize("code", [*EVERY_DIGIT, *(new_badge() for _ in range(10))])
def test_the_code_is_scanned_as_it_is(code: str) -> None:
    assert codes(badge_pdf(a_person(), code)) == [("Code128", code)]


@pytest.mark.parametrize("name", NAMES, ids=lambda name: name[:12])
def test_the_name_stands_on_it_whatever_it_is(name: str) -> None:
    pdf = badge_pdf(a_person(name), EVERY_DIGIT[7])
    (shown,) = pages(pdf)

    assert codes(pdf) == [("Code128", EVERY_DIGIT[7])]
    if len(name) <= LONGEST_NAME:
        assert "".join(name.split()) in "".join(shown.split())
    assert "A" * (LONGEST_NAME + 1) not in shown


def test_what_would_turn_the_writing_round_stands_on_no_badge() -> None:
    (shown,) = pages(badge_pdf(a_person("Anna\u202e\tPacker\u0007"), EVERY_DIGIT[7]))
    said = repr(badge(a_person("Anna\u202e\tPacker\u0007"), EVERY_DIGIT[7]))

    assert "Anna Packer" in shown
    assert "'Anna Packer'" in said


def test_a_badge_tells_no_id_and_no_role() -> None:
    (shown,) = pages(badge_pdf(a_person(), EVERY_DIGIT[1]))

    assert "p-1" not in shown
    assert "packer" not in shown.replace("Anna Packer", "")


def test_a_badge_is_of_one_page_and_bears_its_code_in_digits() -> None:
    (shown,) = pages(badge_pdf(a_person(), EVERY_DIGIT[3]))

    assert EVERY_DIGIT[3] in shown.replace("\n", "")


def test_no_two_badges_are_alike() -> None:
    assert len({new_badge() for _ in range(100)}) == 100
