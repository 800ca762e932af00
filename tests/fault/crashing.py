"""Tells the story of a parcel, kills it at a given line, and sees it to its end all the same."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path

from tests.fault.correction import Correction
from tests.fault.killing import Killer
from tests.fault.story import Answered, Despatch, Story
from tests.fault.world import World

MEMORY = Path("/dev/shm")  # noqa: S108 - only whether it is there
ROOM = MEMORY if MEMORY.is_dir() else None
"""Where files of the killed lie: in memory if may be, for a kill takes nothing from the system."""
STORIES: dict[str, type[Story]] = {"despatch": Despatch, "correction": Correction}


@dataclass(frozen=True)
class Tale:
    """Which story is told, and what becomes of the first confirmation in it."""

    story: str
    answered: Answered

    @property
    def name(self) -> str:
        """As it stands in the name of a test."""
        return f"{self.story}-{self.answered.value}"


@dataclass(frozen=True)
class Point:
    """Where the story is killed, in lines from its beginning; and again, in lines from there."""

    first: int
    second: int = 0

    def __str__(self) -> str:
        again = f" --crash-again={self.second}" if self.second else ""
        return f"--crash-point={self.first}{again}"


def spread(tale: Tale, count: int) -> list[int]:
    """So many lines evenly over the whole story, others for each answer."""
    shift = list(Answered).index(tale.answered) / len(Answered)
    stride = total(tale) / count
    return [int((place + shift) * stride) + 1 for place in range(count)]


def tried(tale: Tale, points: list[Point]) -> list[str]:
    """Try points and tell, in a line each, of those that fail."""
    sums(tale)  # counted now: a process has one world at a time
    return [words for point in points if (words := problem_at(tale, point))]


def problem_at(tale: Tale, point: Point) -> str:
    """Try one point; returns what went wrong, with the words that try it alone."""
    where = "?"
    with a_story(tale) as story:
        try:
            where = kill(story, tale, point)
            story.check_end()
        except Exception as problem:  # noqa: BLE001 - told with the point
            words = "".join(str(problem).splitlines()[:1])
            return (
                f"--story={tale.story} --outcome={tale.answered.value} {point}   "
                f"killed at {where}: {type(problem).__name__}: {words[:200]}"
            )
    return ""


def kill(story: Story, tale: Tale, point: Point) -> str:
    """Kill the story, let it go on, and kill it again if that is wanted; returns where."""
    world = story.world
    step = next(n for n, lines in enumerate(sums(tale)) if lines >= point.first)
    before = sums(tale)[step - 1] if step else 0
    steps = story.steps()
    for earlier in steps[:step]:
        earlier()
    picture = world.folder / "killed"
    killer = Killer(point.first - before, lambda: world.photograph(picture))
    assert killer.run(steps[step]), "the line was not reached"

    def go_on() -> None:
        world.fall(picture)
        story.check_taps()
        story.tell()

    if not point.second:
        go_on()
        return killer.where
    again = Killer(point.second, lambda: world.photograph(picture / "killed"))
    if again.run(go_on):
        picture /= "killed"
        go_on()
    return f"{killer.where} {again.where}".strip()


def total(tale: Tale) -> int:
    """How many lines the whole story has."""
    return sums(tale)[-1]


@cache
def sums(tale: Tale) -> list[int]:
    """The lines up to the end of each step; what is made once is made before counting."""
    with a_story(tale) as story:
        story.tell()
    with a_story(tale) as story:
        counted = []
        for step in story.steps():
            killer = Killer()
            killer.run(step)
            counted.append(killer.lines)
        story.check_end()
    return list(accumulate(counted))


@contextmanager
def a_story(tale: Tale) -> Iterator[Story]:
    """A story at its beginning."""
    folder = Path(tempfile.mkdtemp(prefix="packbench-tests-", dir=ROOM))
    world = World.fresh(folder)
    try:
        story = STORIES[tale.story](world)
        tale.answered.befall(world)
        yield story
    finally:
        world.store.close()
        shutil.rmtree(folder, ignore_errors=True)
