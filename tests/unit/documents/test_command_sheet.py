"""The command sheet has a code for each command that a bench understands, and names it."""

from __future__ import annotations

from datetime import date

from kiosk.documents.command_sheet import command_sheet
from kiosk.documents.document import Letterhead
from kiosk.documents.house_blocks import ScanCodes
from kiosk.domain.scans import Command, CommandCode, Known, interpret
from tests.unit.documents.blocks import block
from tests.unit.documents.orders import LETTERHEAD


def test_the_bench_understands_every_code_on_it_and_each_command_is_there_once() -> None:
    codes = block(command_sheet(LETTERHEAD), ScanCodes).codes
    known = Known(today=date(2026, 11, 23))

    meant = [interpret(code.data, known).meanings for code in codes]

    assert meant == [(CommandCode(command),) for command in Command]


def test_each_code_has_a_word_and_says_what_it_does() -> None:
    codes = block(command_sheet(LETTERHEAD), ScanCodes).codes

    assert [code.word for code in codes] == ["Next order", "Undo", "Despatched", "Print again"]
    assert all(code.detail for code in codes)


def test_it_bears_the_company_and_always_the_same_name() -> None:
    made = command_sheet(Letterhead(name="Fern\x1bhill"))

    assert block(made, Letterhead).name == "Fern hill"
    assert made.name == "command-sheet"
