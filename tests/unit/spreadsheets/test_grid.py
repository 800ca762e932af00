"""Rows and cells are found whatever spreadsheet wrote them."""

from __future__ import annotations

import pytest

from kiosk.spreadsheets import grid, table
from kiosk.spreadsheets.products import ProductRow
from tests.unit.spreadsheets.tables import counts, products

MUG = ProductRow(sku="MUG", title="Mug, blue", bin="A-1")


@pytest.mark.parametrize(
    "text",
    [
        'sku,title,bin\nMUG,"Mug, blue",A-1\n',
        'sku,title,bin\r\nMUG,"Mug, blue",A-1\r\n',
        'sku,title,bin\rMUG,"Mug, blue",A-1',
        "sku;title;bin\nMUG;Mug, blue;A-1\n",
        "sku\ttitle\tbin\nMUG\tMug, blue\tA-1\n",
        "sep=;\r\nsku;title;bin\r\nMUG;Mug, blue;A-1\r\n",
        '"sep=;"\nsku;title;bin\nMUG;Mug, blue;A-1\n',
        "SEP=|\nsku|title|bin\nMUG|Mug, blue|A-1\n",
        "sep=\t\nsku\ttitle\tbin\nMUG\tMug, blue\tA-1\n",
        '"sku", "title", "bin"\n"MUG", "Mug, blue", "A-1"\n',
        '\n\n,,\nsku,title,bin\n\n ,,\n"MUG","Mug, blue","A-1"\n,,,,,\n',
        "\ufeff\ufeffsku;title;bin\nMUG;Mug, blue;A-1\n",
        'sku;"title";bin;notes\nMUG;"Mug, blue";A-1;"a\nb;c"\n',
    ],
)
def test_a_table_is_read_in_every_dialect(text: str) -> None:
    read = products(text)

    assert (read.rows, read.problems) == ((MUG,), ())


def test_a_delimiter_is_told_by_the_headings_and_not_by_the_rows() -> None:
    read = products("sku;weight_kg\nA;0,5\nB;1,25\nC;0,75\n")

    assert [row.weight_g for row in read.rows] == [500, 1250, 750]


def test_the_delimiter_makes_headings_that_are_known_and_not_the_most_cells() -> None:
    read = products("sku;title;picture, front, back, or none\nA;Mug;\n")

    assert read.rows == (ProductRow(sku="A", title="Mug"),)


def test_a_row_is_named_by_the_line_where_it_begins() -> None:
    read = products('sep=,\nsku,title\nA,"one\ntwo"\n\n,x\n')

    assert [(one.line, one.words) for one in read.problems] == [(6, "no SKU")]
    assert read.rows == (ProductRow(sku="A", title="one two"),)


def test_a_row_with_more_cells_than_headings_is_left_out() -> None:
    read = products("sku,title,bin\nMUG,Mug, blue,A-1\nPOT,Pot,A-2,,\n")

    assert [row.sku for row in read.rows] == ["POT"]
    assert read.problems[0].words == (
        "more cells than headings: a text with a comma in it must be in quotation marks"
    )


@pytest.mark.parametrize(
    ("text", "words", "taken"),
    [
        ('sku,title\nA,"12" tall\nB,x\n', "line 2: quotation marks don't pair up", ["B"]),
        ('sku,title\nA,"x\nB,y\nC,"z"\nD,w\n', "(lines 2 to 4 are left out)", ["D"]),
        ('sku,title\nA,x\nB,"y\nC,z\n', "line 3: a quotation mark is opened here and", ["A"]),
        ('sku,title\nA,12" tall\n', "", ["A"]),
    ],
)
def test_quotation_marks_that_do_not_pair_up_are_named(
    text: str, words: str, taken: list[str]
) -> None:
    read = products(text)

    assert [row.sku for row in read.rows] == taken
    assert words in " ".join(read.sentences("t"))
    assert bool(words) == bool(read.problems)


def test_a_first_line_that_cannot_be_read_refuses_the_file() -> None:
    assert "begins with a line that can't be read" in products('sku,"title\nA,x\n').refusal


def test_a_table_of_too_many_rows_is_refused_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "MOST_ROWS", 3)

    assert len(counts("sku,count\nA,1\nB,2\n\nC,3\n").rows) == 3
    read = counts("sku,count\nA,1\nB,2\nC,3\n,4\n")
    assert (read.rows, read.refusal) == ((), "has more than 3 rows: divide it")


def test_a_line_without_end_is_refused() -> None:
    assert "characters in line 2" in products("sku\n" + "x" * 200_001).refusal


def test_blank_lines_without_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "MOST_LINES", 50)

    assert products("sku\n" + "\n" * 60).refusal == "has more than 50 lines"


def test_a_cell_without_end_leaves_its_row_out() -> None:
    read = products('sku,title\nA,"' + "x" * 150_000 + '"\nB,y\n')

    assert [row.sku for row in read.rows] == ["B"]
    assert [one.line for one in read.problems] == [2]


def test_too_many_problems_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "MOST_PROBLEMS", 2)
    read = products("sku,title\n" + ",x\n" * 1002 + "A,\n")

    assert (len(read.problems), read.more, read.left_out) == (2, 1000, 1002)
    assert read.sentences("t.csv") == (
        "t.csv line 2: no SKU",
        "t.csv line 3: no SKU",
        "and 1,000 more",
    )
    assert [row.sku for row in read.rows] == ["A"]
