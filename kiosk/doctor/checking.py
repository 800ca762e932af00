"""Carrying a check out within its time: a share that hangs must not hang the doctor."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.doctor.finding import Finding, bad

if TYPE_CHECKING:
    from kiosk.ports.clock import Clock

log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Check:
    """``look`` may take ``seconds`` in all; what it found until then counts."""

    about: str
    look: Callable[[], Iterable[Finding]]
    seconds: float = 20.0


_Found = queue.SimpleQueue[Finding | None]


def findings(check: Check, clock: Clock) -> Iterator[Finding]:
    """Yield what ``check`` finds, as it finds it; its own failure is a finding too."""
    found: _Found = queue.SimpleQueue()
    until = clock.monotonic() + check.seconds
    threading.Thread(
        target=_look, args=(check, found), name=f"doctor {check.about}", daemon=True
    ).start()
    while (left := until - clock.monotonic()) > 0:
        try:
            one = found.get(timeout=left)
        except queue.Empty:
            break
        if one is None:
            return
        yield one
    words = f"not done within {check.seconds:.0f} s"
    yield bad(check.about, words, "Something hangs there: a share, a printer, a disk.")


def _look(check: Check, found: _Found) -> None:
    try:
        for one in check.look():
            found.put(one)
    except Exception as error:
        # Whatever it is, the other checks go on.
        log.debug("the check %s failed", check.about, exc_info=error)
        found.put(bad(check.about, _why(error), "Run it again with PACKBENCH_LOG=DEBUG set."))
    finally:
        found.put(None)


def _why(error: Exception) -> str:
    """Name the error; only the system's own words are sure to hold nothing private."""
    said = error.strerror if isinstance(error, OSError) else None
    return f"could not be looked at: {said or type(error).__name__}"
