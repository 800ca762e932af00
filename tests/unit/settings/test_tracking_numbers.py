"""The table of tracking numbers: what comes along can be used, what can't is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.settings.load import WrongSetting
from kiosk.settings.tables import CARRIERS, read_carriers
from kiosk.settings.tracking_numbers import TRACKING_NUMBERS, read_tracking_numbers

ROW = '[[format]]\nname = "X"\ncarriers = ["x"]\npattern = \'X[0-9]\'\n'


def test_the_table_that_comes_along_names_carriers_that_there_are() -> None:
    rows = [row for row, _ in read_tracking_numbers(TRACKING_NUMBERS)]
    known = {carrier.id for carrier in read_carriers(CARRIERS)}
    named = {carrier for row in rows for carrier in row.carriers}

    assert named <= known
    assert known - named == {"other"}


def test_every_form_in_the_table_has_a_name_of_its_own_and_an_example() -> None:
    rows = [row for row, _ in read_tracking_numbers(TRACKING_NUMBERS)]
    names = [row.name for row in rows]

    assert len(set(names)) == len(names)
    assert [row.name for row in rows if not row.examples] == []


def test_only_a_form_with_a_check_digit_can_prove_a_misread() -> None:
    rows = [row for row, _ in read_tracking_numbers(TRACKING_NUMBERS)]

    assert [row.name for row in rows if row.distinct and not row.check] == []


def test_digits_of_other_alphabets_are_no_digits(tmp_path: Path) -> None:
    file = tmp_path / "table.toml"
    file.write_text(ROW.replace("[0-9]", r"\d"))
    ((_, pattern),) = read_tracking_numbers(file)

    assert pattern.fullmatch("X7")
    assert not pattern.fullmatch("X٧")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "missing required field `format`"),
        ("[[format", "can't be used"),
        (ROW.replace("pattern", "regex"), "unknown field `regex`"),
        (ROW.replace("[0-9]", "["), "wrong pattern at X"),
        (ROW + '[format.check]\nmethod = "mod10"\n', "wrong pattern at X: body or check"),
        (ROW + '[format.check]\nmethod = "mod9"\n', "Invalid enum value 'mod9'"),
        (ROW + '[format.check]\nmethod = "mod10"\nweights = []\n', "length >= 1"),
    ],
)
def test_a_table_that_cannot_be_used_says_where_and_why(
    tmp_path: Path, text: str, words: str
) -> None:
    file = tmp_path / "table.toml"
    file.write_text(text)

    with pytest.raises(WrongSetting) as said:
        read_tracking_numbers(file)

    assert f"The table of tracking numbers {file}" in str(said.value)
    assert words in str(said.value)


def test_a_table_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(WrongSetting, match="can't be used"):
        read_tracking_numbers(tmp_path / "gone.toml")
