"""Papers are in the company's language, whatever the glass speaks."""

from __future__ import annotations

from dataclasses import replace
from threading import Thread

import pytest

from kiosk.documents.composing import composed
from kiosk.documents.document import Document
from kiosk.domain.money import Money
from kiosk.domain.paper import Paper, PaperJob, PaperKind
from kiosk.domain.reading_ids import reading_id
from kiosk.domain.till import ReadingKind
from kiosk.wording.language import speak
from kiosk.wording.money import amount
from tests.unit.documents.house import reading
from tests.unit.documents.receipts import returned
from tests.unit.documents.test_composing import AT, HOUSE, PACKED

KINDS = tuple(PaperKind)


def paper(kind: PaperKind, language: str = "en") -> Document:
    """A second copy, which has more words than a first."""
    job = PaperJob(kind=kind, copy=2, printer="Laser", at=AT, person="Sam")
    house = replace(HOUSE, language=language)
    if kind is PaperKind.TILL_READING:
        of_till = reading(kind=ReadingKind.Z)
        return composed(house, Paper(job=job, of=reading_id(of_till), reading=of_till))
    came_back = returned() if kind is PaperKind.RETURN_RECEIPT else None
    return composed(house, Paper(job=job, of=PACKED.id, order=PACKED, returned=came_back))


@pytest.mark.parametrize("kind", KINDS)
def test_a_paper_is_the_same_whatever_the_thread_speaks(kind: PaperKind) -> None:
    usual = paper(kind)
    speak("de")

    assert paper(kind) == usual
    assert amount(Money(100, "EUR")) == "1,00\xa0€", "the thread speaks on as it did"


def test_a_slip_that_is_made_while_the_glass_speaks_german_stays_english() -> None:
    usual, made = paper(PaperKind.PACKING_SLIP), []
    speak("de")

    relay = Thread(target=lambda: made.append(paper(PaperKind.PACKING_SLIP)))
    relay.start()
    relay.join(timeout=20)

    assert made == [usual]
    assert made[0].title == "Packing slip"


@pytest.mark.parametrize("kind", KINDS)
def test_a_company_can_have_its_papers_in_another_language(kind: PaperKind) -> None:
    german = paper(kind, "de")

    assert german != paper(kind)
    assert german.title != paper(kind).title
    assert german.name == paper(kind).name, "a paper is called the same in every language"
