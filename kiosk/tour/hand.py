"""A hand on the glass: looks at what is shown, touches it, scans, and takes pictures."""

from __future__ import annotations

import json
import os
import subprocess
import threading
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, Any

from PIL import ImageGrab

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PATIENCE = 30.0
"""Seconds until what is waited for must have come."""
BOUNCES, BOUNCE_PATIENCE = 5, 2.0


class NotShown(Exception):
    """What was waited for did not come; holds what was shown instead."""


@dataclass(frozen=True)
class Target:
    """Something that can be touched; ``at`` in pixels from the top left."""

    words: tuple[str, ...]
    at: tuple[int, int]
    live: bool

    def says(self, word: str) -> bool:
        """Whether ``word`` stands on it, whole or as a part of a longer one."""
        return any(word in own for own in self.words)


@dataclass(frozen=True)
class Seen:
    """What is on the glass."""

    targets: tuple[Target, ...] = ()
    texts: tuple[str, ...] = ()
    pages: int = 0
    """Pages of a paper that are in sight."""

    def target(self, word: str) -> Target | None:
        """The first target with ``word`` as one of its words, else with it in one of them."""
        exact = (t for t in self.targets if word in t.words)
        part = (t for t in self.targets if t.says(word))
        return next(exact, None) or next(part, None)

    @property
    def orders(self) -> int:
        """How many orders of the list are in sight."""
        return sum(text.startswith("…") and text[1:].isdecimal() for text in self.texts)

    def shows(self, text: str) -> bool:
        """Whether ``text`` can be read anywhere."""
        return any(text in own for own in self.texts)


@dataclass
class Hand:
    """Follows what a kiosk tells of its glass, and acts on its display."""

    display: str
    telling: IO[str]
    process: subprocess.Popen[bytes]
    _seen: Seen = field(default_factory=Seen)
    _news: threading.Condition = field(default_factory=threading.Condition)
    _closed: bool = False

    def __post_init__(self) -> None:
        self._thread = threading.Thread(target=self._follow, name="outline", daemon=True)
        self._thread.start()

    def rest(self) -> None:
        """Stop following: the kiosk has ended."""
        self._thread.join(PATIENCE)

    @property
    def seen(self) -> Seen:
        """What is on the glass now."""
        return self._seen

    def wait(self, wanted: Callable[[Seen], Any], what: str, patience: float = PATIENCE) -> Seen:
        """Wait until ``wanted`` is true of what is shown.

        Raises:
            NotShown: it did not come in time, or the kiosk has ended.
        """
        with self._news:
            came = self._news.wait_for(lambda: self._closed or bool(wanted(self._seen)), patience)
            if not came or not wanted(self._seen):
                raise NotShown(f"waited for {what}; shown was: {self._seen.texts}")
            return self._seen

    def reads(self, text: str) -> Seen:
        """Wait until ``text`` can be read."""
        return self.wait(lambda seen: seen.shows(text), f"the text {text!r}")

    def touch(self, word: str) -> None:
        """Touch what bears ``word``, as soon as it is there and live."""

        def live(seen: Seen) -> bool:
            target = seen.target(word)
            return target is not None and target.live

        target = self.wait(live, f"a live button {word!r}").target(word)
        assert target is not None  # noqa: S101 - waited for just now
        self.touch_at(*target.at)

    def leave(self, word: str, text: str) -> None:
        """Touch ``word`` until ``text`` is gone.

        A touch right behind another one at the same place is taken for a glove that bounces.
        """
        for _ in range(BOUNCES):
            self.touch(word)
            try:
                self.wait(lambda seen: not seen.shows(text), f"{text!r} to go", BOUNCE_PATIENCE)
            except NotShown:
                continue
            return
        raise NotShown(f"{text!r} did not go")

    def touch_at(self, x: int, y: int) -> None:
        """Put a finger down at a place, and up again."""
        self._xdotool("mousemove", str(x), str(y), "click", "1")

    def scan(self, code: str) -> None:
        """Scan a code, as a keyboard wedge types it: fast, with Enter at its end."""
        self._xdotool("type", "--delay", "5", "--", code)
        self._xdotool("key", "Return")

    def press(self, key: str) -> None:
        """Press a key of a keyboard, named as X names it."""
        self._xdotool("key", key)

    def shot(self, path: Path) -> None:
        """Keep a picture of the whole screen."""
        path.parent.mkdir(parents=True, exist_ok=True)
        ImageGrab.grab(xdisplay=self.display).save(path)

    def _xdotool(self, *arguments: str) -> None:
        subprocess.run(
            ["xdotool", *arguments],  # noqa: S607 - found on the path, as Xvfb is
            env={**os.environ, "DISPLAY": self.display},
            check=True,
            timeout=PATIENCE,
            stdout=subprocess.DEVNULL,
        )

    def _follow(self) -> None:
        for line in self.telling:
            found = json.loads(line)
            seen = Seen(
                targets=tuple(
                    Target(tuple(t["words"]), (t["at"][0], t["at"][1]), t["live"])
                    for t in found["touchables"]
                ),
                texts=tuple(found["texts"]),
                pages=found["pages"],
            )
            with self._news:
                self._seen = seen
                self._news.notify_all()
        with self._news:
            self._closed = True
            self._news.notify_all()
