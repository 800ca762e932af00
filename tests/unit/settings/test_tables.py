"""The owner's table of carriers: what is wrong in it is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.settings.load import WrongSetting
from kiosk.settings.tables import CARRIERS, read_carriers

DPD = '[[carrier]]\nid = "dpd"\nname = "DPD"\n[carrier.amazon]\ndefault = "DPD"\n'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "table"


def test_the_carriers_that_come_along_can_be_used() -> None:
    rows = read_carriers(CARRIERS)

    assert len(rows) >= 10
    assert [row.id for row in rows if row.other] == ["other"]
    assert all(row.amazon.get("default") for row in rows if not row.other)


def test_a_carrier_is_read_with_all_that_is_known_of_it(file: Path) -> None:
    file.write_text(
        '[[carrier]]\nid = "rm"\nname = "Royal Mail"\nservices = ["24", "48"]\n'
        'countries = ["GB"]\n[carrier.amazon]\nGB = "Royal Mail"\n'
    )

    (row,) = read_carriers(file)

    assert (row.id, row.name, row.services, row.countries) == (
        "rm",
        "Royal Mail",
        ("24", "48"),
        ("GB",),
    )
    assert (row.amazon, row.other) == ({"GB": "Royal Mail"}, False)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (DPD + DPD, "has dpd more than once"),
        ("", "missing required field `carrier`"),
        ("carrier = []", "length >= 1"),
        ('[[carrier]]\nid = "D P D"\nname = "DPD"', "`$.carrier[0].id`"),
        ('[[carrier]]\nid = "dpd"', "missing required field `name`"),
        ('[[carrier]]\nid = "dpd"\nname = "DPD"\nservice = "x"', "unknown field `service`"),
        ("[[carrier", "can't be used"),
    ],
)
def test_a_carrier_table_that_cannot_be_used_says_where_and_why(
    file: Path, text: str, words: str
) -> None:
    file.write_text(text)

    with pytest.raises(WrongSetting) as said:
        read_carriers(file)

    assert f"The carrier table {file}" in str(said.value)
    assert words in str(said.value)


def test_a_carrier_table_that_is_not_there_is_named(file: Path) -> None:
    with pytest.raises(WrongSetting, match="can't be used"):
        read_carriers(file)
