"""Kills a piece of work at the n-th line of the product's code that it runs."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

KIOSK = Path(__file__).resolve().parents[2] / "kiosk"
AMAZONS_OWN = KIOSK / "simulator"
"""Code that stands for Amazon: it does not die with the bench."""


class Killed(BaseException):
    """The process ends here; nothing may catch it but whoever killed it."""


class Killer:
    """Counts the lines of the product's code, and ends the work at one of them.

    ``at`` 0 only counts. ``last_will`` runs at the moment of death, before anything unwinds.
    Lines of files whose path begins with one of ``also`` count as well.
    """

    def __init__(
        self,
        at: int = 0,
        last_will: Callable[[], None] = lambda: None,
        *,
        also: tuple[str, ...] = (),
    ) -> None:
        self.lines = 0
        self.where = ""
        """File and line of the death."""
        self.passed: list[tuple[str, int]] = []
        """Every line that was counted, when only counting."""
        self._at = at
        self._last_will = last_will
        self._also = also
        self._ours: dict[CodeType, bool] = {}

    def run(self, work: Callable[[], object]) -> bool:
        """Do ``work``; whether it was killed."""
        sys.settrace(self._enter)
        try:
            work()
        except BaseException:
            if not self.where:  # of the dead, only the last will counts: not what unwinding raises
                raise
        finally:
            sys.settrace(None)
        return bool(self.where)

    def _enter(self, frame: FrameType, _event: str, _arg: Any) -> Any:
        code = frame.f_code
        ours = self._ours.get(code)
        if ours is None:
            name = code.co_filename
            ours = self._ours[code] = is_ours(name) or name.startswith(self._also)
        return self._line if ours else None

    def _line(self, frame: FrameType, event: str, _arg: Any) -> Any:
        if event == "line":
            self.lines += 1
            if not self._at:
                self.passed.append((frame.f_code.co_filename, frame.f_lineno))
            elif self.lines == self._at:
                sys.settrace(None)
                path = Path(frame.f_code.co_filename)
                short = path.relative_to(KIOSK.parent) if path.is_relative_to(KIOSK) else path.name
                self.where = f"{short}:{frame.f_lineno}"
                self._last_will()
                raise Killed
        return self._line


def is_ours(name: str) -> bool:
    """Whether a file belongs to the bench or its hub."""
    path = Path(name)
    return path.is_relative_to(KIOSK) and not path.is_relative_to(AMAZONS_OWN)
