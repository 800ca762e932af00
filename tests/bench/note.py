"""Picking notes as PDF, against a bare canvas that writes the same strings and bars."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from kiosk.printing.barcodes import code128
from kiosk.printing.media import A4
from kiosk.printing.pdf import render
from tests.bench.bare_canvas import check, drawn, strokes
from tests.bench.figures import Figure
from tests.bench.papers import LINES, note
from tests.bench.repeating import in_turns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kiosk.documents.document import Document

T = TypeVar("T")

TIMES = 60
MANY, ROUNDS = 200, 2
ONE_LIMIT, MANY_LIMIT = 2.5, 3.0
ENOUGH = 60.0
"""Pages in a second that are enough, however fast the bare canvas may be."""


def measure() -> list[Figure]:
    """One note and two hundred, each of an order whose bars were not drawn before."""
    few = [note(number) for number in range(TIMES + 1)]
    many = [note(number) for number in range(len(few), len(few) + MANY * (ROUNDS + 1))]
    check(few[0])
    one, all_ = _in_turns(few, 1, TIMES), _in_turns(many, MANY, ROUNDS)
    return [
        Figure(
            what=f"picking note, A4, {LINES} lines",
            measured=one["ours"] * 1000,
            unit="ms",
            floor=one["bare"] * 1000,
            floor_is="bare canvas",
            limit=ONE_LIMIT,
        ),
        Figure(
            what=f"{MANY} picking notes, a PDF each",
            measured=all_["ours"],
            unit="s",
            floor=all_["bare"],
            floor_is="bare canvas",
            limit=max(MANY_LIMIT, MANY / ENOUGH / all_["bare"]),
        ),
        Figure(what="  pages in a second", measured=MANY / all_["ours"], unit=""),
        Figure(what="  bare canvas, all in one PDF", measured=all_["in one"], unit="s"),
    ]


def _in_turns(documents: Sequence[Document], at_once: int, times: int) -> dict[str, float]:
    """Seconds that ``at_once`` notes take; bars are made anew by both."""
    plain = [strokes(document) for document in documents]
    code128.cache_clear()
    ours = _batches(documents, at_once)
    bare, in_one = _batches(plain, at_once), _batches(plain, at_once)
    return in_turns(
        {
            "ours": lambda: [render(each, A4) for each in next(ours)],
            "bare": lambda: [drawn([each]) for each in next(bare)],
            "in one": lambda: drawn(next(in_one)),
        },
        times,
    )


def _batches(many: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    return (many[start : start + size] for start in range(0, len(many), size))
