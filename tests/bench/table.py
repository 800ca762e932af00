"""Figures as a table for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.bench.figures import Figure

HEAD = ("what", "measured", "floor, in the same run", "ratio", "limit", "")


def table(figures: Sequence[Figure]) -> str:
    """Lay the figures out in columns."""
    rows = [HEAD, *(_row(figure) for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    rows.insert(1, tuple("-" * width for width in widths))
    return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)


def _row(figure: Figure) -> tuple[str, ...]:
    return (
        figure.what,
        _amount(figure.measured, figure.unit),
        "" if figure.floor is None else f"{_amount(figure.floor, figure.unit)} {figure.floor_is}",
        "" if figure.ratio is None else f"{figure.ratio:.2f} x",
        _limit(figure),
        _verdict(figure),
    )


def _limit(figure: Figure) -> str:
    if figure.limit is None:
        return ""
    if figure.ratio is None:
        return f"<= {_amount(figure.limit, figure.unit)}"
    return f"<= {figure.limit:.2f} x"


def _verdict(figure: Figure) -> str:
    if figure.limit is None:
        return "(to compare)"
    return "reached" if figure.reached else "MISSED"


def _amount(value: float, unit: str) -> str:
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2
    return f"{value:.{digits}f} {unit}"
