"""How far the reading of Amazon has come, and what is read next; pure.

The watermark moves only when the last page of a window has been kept.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

FIRST_DAYS = timedelta(days=30)
OVERLAP = timedelta(minutes=10)
"""Orders have been seen to turn up late in the lists."""
WIDE_EVERY = timedelta(days=1)
PAGES_LIMIT = 2000


class Sweep(Enum):
    """What kind of window is read."""

    FIRST = "first"
    CHANGES = "changes"
    WIDE = "wide"
    """Once a day: all open orders of the last 30 days, to find what the lists left out."""


@dataclass(frozen=True, kw_only=True)
class Pass:
    """A window being read, page by page."""

    sweep: Sweep
    since: datetime
    began: datetime
    token: str = ""
    heard_until: datetime | None = None
    """Of its first page; the window is complete up to there."""
    pages: int = 0
    read: int = 0
    last_page: str = ""


@dataclass(frozen=True, kw_only=True)
class Cursor:
    """Where the reading stands; kept with every page in one transaction."""

    watermark: datetime | None = None
    wide_at: datetime | None = None
    now: Pass | None = None


CURSOR_NOTE = "cursor"
"""The name under which the cursor is kept."""


def begin(cursor: Cursor, at: datetime) -> tuple[Cursor, Pass]:
    """The pass to go on with, or a new one."""
    if cursor.now is not None:
        return cursor, cursor.now
    if cursor.watermark is None:
        new = Pass(sweep=Sweep.FIRST, since=at - FIRST_DAYS, began=at)
    elif cursor.wide_at is None or abs(at - cursor.wide_at) > WIDE_EVERY:
        new = Pass(sweep=Sweep.WIDE, since=at - FIRST_DAYS, began=at)
    else:
        since = min(cursor.watermark, at) - OVERLAP
        new = Pass(sweep=Sweep.CHANGES, since=since, began=at)
    return replace(cursor, now=new), new


def after_page(
    cursor: Cursor, ids: tuple[str, ...], *, token: str | None, heard_until: datetime | None
) -> Cursor:
    """The cursor after a page was kept; its window is over when there is no ``token``.

    The same page again, or pages without end, end the pass without moving the watermark.
    """
    going = cursor.now
    if going is None:
        return cursor
    digest = hashlib.sha256("\n".join(ids).encode()).hexdigest()[:16]
    if token and (digest == going.last_page or going.pages >= PAGES_LIMIT):
        return replace(cursor, now=None)
    on = replace(
        going,
        token=token or "",
        heard_until=going.heard_until or heard_until,
        pages=going.pages + 1,
        read=going.read + len(ids),
        last_page=digest,
    )
    return replace(cursor, now=on) if token else _finished(cursor, on)


def restart(cursor: Cursor) -> Cursor:
    """Read the window from its start again: its token has died."""
    going = cursor.now
    if going is None:
        return cursor
    fresh = Pass(sweep=going.sweep, since=going.since, began=going.began)
    return replace(cursor, now=fresh)


def about(going: Pass, newest: datetime | None, at: datetime) -> int:
    """About how many orders a pass will read, rounded; 0 when it can't be told.

    Pages come oldest first, so the time span that was read says how much is left.
    """
    if newest is None or newest <= going.since or going.read < 1:
        return 0
    share = (newest - going.since) / max(at - going.since, timedelta(seconds=1))
    if not 0 < share <= 1:
        return 0
    guess = max(going.read, round(going.read / share))
    unit = 10 if guess < 1000 else 100  # noqa: PLR2004 - "about 900", "about 2,300"
    return -(-guess // unit) * unit


def _finished(cursor: Cursor, done: Pass) -> Cursor:
    known = cursor.watermark
    reached = known
    if done.heard_until is not None and done.sweep is not Sweep.WIDE:
        reached = done.heard_until
    wide = done.began if done.sweep is not Sweep.CHANGES else cursor.wide_at
    return Cursor(watermark=reached, wide_at=wide, now=None)
