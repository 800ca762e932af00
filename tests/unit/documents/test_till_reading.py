"""The till reading says what was taken and given, and at once whether anything is wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from kiosk.documents.document import CopyMark, Document, Flag, Flags, Footer, Letterhead, Note
from kiosk.documents.house_blocks import Figure, Figures, Headline
from kiosk.documents.till_reading import till_reading
from kiosk.domain.till import EntryKind, ReadingKind, Tender
from tests.unit.documents.blocks import block, blocks, fact
from tests.unit.documents.house import AT, RETURNS, SALES, drawer, posted, reading, till
from tests.unit.documents.orders import LETTERHEAD


def figures(document: Document, label: str) -> tuple[Figure, ...]:
    """The rows under a heading."""
    (found,) = [each for each in blocks(document, Figures) if each.label == label]
    return found.rows


def rows(document: Document, label: str) -> list[tuple[str, ...]]:
    """What the rows under a heading say."""
    return [(row.label, *row.counts, row.amount) for row in figures(document, label)]


def test_a_z_reading_bears_its_number_and_an_x_reading_says_that_it_closes_nothing() -> None:
    z = till_reading(till())
    x = till_reading(till(reading(kind=ReadingKind.X)))

    assert block(z, Headline).word == "Z reading 17"
    assert "closed" in block(z, Headline).detail
    assert block(x, Headline).word == "X reading"
    assert "closes nothing" in block(x, Headline).detail


def test_it_says_whose_it_is_from_when_to_when_at_which_bench_and_by_whom() -> None:
    made = till_reading(till())

    assert block(made, Letterhead) == LETTERHEAD
    shown = {label: fact(made, label) for label in ("From", "To", "Bench", "Taken by")}
    assert {label: each and each.value for label, each in shown.items()} == {
        "From": "22 Nov 2026 18:01",
        "To": "23 Nov 2026 17:58",
        "Bench": "Bench 2",
        "Taken by": "Sam",
    }
    assert block(made, Footer).parts == ("Up to entry 1234",)


def test_times_are_those_of_the_bench() -> None:
    summer = datetime(2026, 7, 1, 16, 30, tzinfo=UTC)

    made = till_reading(till(reading(at=summer)))

    assert fact(made, "To") is not None
    assert "17:30" in getattr(fact(made, "To"), "value", "")


def test_the_first_reading_goes_back_to_the_beginning() -> None:
    made = till_reading(till(reading(since=None)))

    assert getattr(fact(made, "From"), "value", "") == "the beginning"


def test_sales_stand_by_channel_with_their_sum() -> None:
    made = till_reading(till())

    assert rows(made, "Despatched") == [
        ("Amazon", "141", "187", "£4,823.91"),
        ("Amazon Business", "4", "52", "£612.00"),
        ("Together", "145", "239", "£5,435.91"),
    ]
    assert [row.strong for row in figures(made, "Despatched")] == [False, False, True]


def test_returns_stand_by_tender_whatever_the_channel() -> None:
    other = replace(RETURNS[1], channel="eBay")

    made = till_reading(till(reading(lines=(*SALES, *RETURNS, other))))

    assert rows(made, "Returns") == [
        ("Card", "3", "4", "-£84.97"),
        ("Cash", "2", "2", "-£25.98"),
        ("Together", "5", "6", "-£110.95"),
    ]


def test_one_row_is_its_own_sum_and_none_is_said_to_be_none() -> None:
    made = till_reading(till(reading(lines=SALES[:1])))

    assert rows(made, "Despatched") == [("Amazon", "141", "187", "£4,823.91")]
    assert rows(made, "Returns") == [("None", "0", "0", "£0.00")]
    assert all(row.strong for row in figures(made, "Despatched") + figures(made, "Returns"))


def test_returns_taken_back_stand_apart_and_only_where_there_are_any() -> None:
    back = posted(EntryKind.REVERSAL, 1299, tender=Tender.CASH, entries=1, units=1)

    made = till_reading(till(reading(lines=(*SALES, *RETURNS, back))))

    assert rows(made, "Returns taken back") == [("Cash", "1", "1", "£12.99")]
    assert rows(made, "Returns")[-1] == ("Together", "4", "5", "-£97.96")
    assert "Returns taken back" not in {
        each.label for each in blocks(till_reading(till()), Figures)
    }


def test_a_sale_without_a_channel_is_not_lost() -> None:
    made = till_reading(till(reading(lines=(posted(channel=" \x1b"),))))

    assert rows(made, "Despatched")[0][0] == "Channel not named"


def test_a_drawer_that_agrees_says_so_calmly() -> None:
    made = till_reading(till())

    assert rows(made, "Cash drawer") == [
        ("Float", "£100.00"),
        ("Cash in and out", "-£12.99"),
        ("Should be there", "£87.01"),
        ("Counted", "£87.01"),
        ("Difference", "£0.00"),
    ]
    assert not figures(made, "Cash drawer")[-1].alarm
    assert block(made, Flags).flags == (Flag(word="Drawer agrees", detail="£87.01"),)


@pytest.mark.parametrize(
    ("counted", "difference", "alarm", "flag"),
    [
        (8501, "-£2.00", "short", "Drawer £2.00 short"),
        (8702, "£0.01", "over", "Drawer £0.01 over"),
    ],
)
def test_a_difference_is_loud_in_its_row_and_before_all_figures(
    counted: int, difference: str, alarm: str, flag: str
) -> None:
    made = till_reading(till(reading(drawers=(drawer(counted),))))

    last = figures(made, "Cash drawer")[-1]
    assert (last.amount, last.alarm) == (difference, alarm)
    assert block(made, Flags).flags == (Flag(word=flag, urgent=True),)
    at = [type(each) for each in made.blocks]
    assert at.index(Flags) < at.index(Figures)


def test_a_drawer_that_nobody_counted_has_no_difference_and_a_z_reading_says_so() -> None:
    z = till_reading(till(reading(drawers=(drawer(None),))))
    x = till_reading(till(reading(kind=ReadingKind.X, drawers=(drawer(None),))))

    assert rows(z, "Cash drawer")[-1] == ("Counted", "not counted")
    assert [flag.word for flag in block(z, Flags).flags] == ["Drawer not counted"]
    assert not blocks(x, Flags)


def test_currencies_stand_apart_and_never_add_up() -> None:
    euros = posted(minor=33000, currency="EUR", entries=12, units=14)
    drawers = (drawer(), drawer(8601, "EUR"))

    made = till_reading(till(reading(lines=(*SALES, euros), drawers=drawers)))

    assert [each.label for each in blocks(made, Figures)] == [
        "EUR · Despatched",
        "EUR · Returns",
        "EUR · Cash drawer",
        "GBP · Despatched",
        "GBP · Returns",
        "GBP · Cash drawer",
    ]
    assert rows(made, "EUR · Despatched") == [("Amazon", "12", "14", "€330.00")]
    assert rows(made, "GBP · Despatched")[-1] == ("Together", "145", "239", "£5,435.91")
    assert [flag.word for flag in block(made, Flags).flags] == [
        "Drawer €1.00 short",
        "Drawer agrees",
    ]


def test_a_currency_of_the_drawer_alone_is_there_too() -> None:
    made = till_reading(till(reading(lines=(), drawers=(drawer(),))))

    assert rows(made, "Despatched") == [("None", "0", "0", "£0.00")]
    assert rows(made, "Cash drawer")[0] == ("Float", "£100.00")


def test_an_empty_reading_says_that_nothing_was_posted() -> None:
    made = till_reading(till(reading(lines=(), drawers=())))

    assert not blocks(made, Figures)
    assert "Nothing" in block(made, Note).text


def test_a_copy_says_so() -> None:
    made = till_reading(till(copy=3))

    assert block(made, CopyMark).word == "COPY 3"
    assert not blocks(till_reading(till()), CopyMark)
    with pytest.raises(ValueError, match="from 1"):
        till_reading(till(copy=0))


def test_every_reading_has_a_name_of_its_own_and_always_the_same() -> None:
    asked = [
        till(),
        till(copy=2),
        till(reading(number=18)),
        till(reading(bench="Bench 3")),
        till(reading(kind=ReadingKind.X)),
        till(reading(kind=ReadingKind.X, at=AT.replace(second=8))),
    ]

    names = [till_reading(each).name for each in asked]

    assert len(set(names)) == len(names)
    assert names == [till_reading(each).name for each in asked]
    assert names[0] == "till-reading_z-17_Bench-2_copy-1"
    assert names[4] == "till-reading_x-20261123-175807_Bench-2_copy-1"
