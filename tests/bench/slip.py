"""Composing a packing slip for a receipt printer: £, € and ß in its titles, and a name in Han.

The printer has no Han letters, so that the name is drawn.
"""

from __future__ import annotations

import time
from itertools import islice, permutations
from typing import TYPE_CHECKING

from kiosk.printing.escpos import compose
from kiosk.printing.escpos_profile import ROLL_80
from tests.bench.figures import in_ms
from tests.bench.papers import LINES, slip
from tests.bench.repeating import Spread

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.bench.figures import Figure

TIMES = 400
LETTERS = 3
"""Of each name."""
FIRST, KNOWN = 0x4E00, 60
"""The first Han letter of Unicode, and how many from there on return in new names."""
LIMIT = 10.0
"""Milliseconds."""


def measure() -> list[Figure]:
    """Each slip goes to somebody else; then to people whose letters were never printed either."""
    known = [chr(FIRST + n) for n in range(KNOWN)]
    names = ["".join(letters) for letters in islice(permutations(known, LETTERS), 0, None, 7)]
    unseen = (FIRST + KNOWN + LETTERS * n for n in range(TIMES))
    first, _ = _seconds(["".join(known)])
    usual, work = _seconds(names[:TIMES])
    new, _ = _seconds("".join(map(chr, range(at, at + LETTERS))) for at in unseen)
    what = f"ESC/POS packing slip, {LINES} lines"
    return [
        in_ms(f"{what}, median", usual.median, LIMIT),
        in_ms("  99 of 100 within", usual.most, LIMIT),
        in_ms("  processor time, 99 of 100 within", work.most),
        in_ms("  letters never seen, median", new.median),
        in_ms("  letters never seen, 99 of 100 within", new.most),
        in_ms("  the first of a program: fonts and library are loaded", first.median),
    ]


def _seconds(names: Iterable[str]) -> tuple[Spread, Spread]:
    """Seconds by the clock on the wall, and of the processor; the documents are there before."""
    lasted, worked = [], []
    for number, name in enumerate(names):
        document = slip(number, name)
        began, work = time.perf_counter(), time.thread_time()
        compose(document, ROLL_80, tell=True)
        worked.append(time.thread_time() - work)
        lasted.append(time.perf_counter() - began)
    return Spread.of(lasted), Spread.of(worked)
