"""A kill at any line between the tap and the confirmed chip loses nothing and tells nothing twice.

By default 1,250 points are tried, spread evenly over all lines and answers; ``--all-crashes``
tries each. A point that fails says how it is tried alone.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from itertools import accumulate
from pathlib import Path

import pytest

from tests.fault.killing import Killer
from tests.fault.story import Answered, Story
from tests.fault.world import World

EACH = 250
"""Points for each answer, unless all are wanted."""
TWICE_EACH = 50
"""Of those that kill again while the first kill is being got over."""
CHUNKS = 40
"""Tests over which all points of an answer are spread, so that each has time."""
SHOWN = 5
"""Failing points that are told of."""
MEMORY = Path("/dev/shm")  # noqa: S108 - only whether it is there


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test an answer; with all points, many."""
    if "chunk" in metafunc.fixturenames:
        chunks = CHUNKS if metafunc.config.getoption("--all-crashes") else 1
        metafunc.parametrize("chunk", range(chunks))


@pytest.mark.slow
@pytest.mark.parametrize("answered", Answered, ids=lambda one: one.value)
def test_a_kill_at_any_line_ends_with_one_confirmation(
    answered: Answered, chunk: int, request: pytest.FixtureRequest
) -> None:
    alone = request.config.getoption("--crash-point")
    wanted = request.config.getoption("--outcome")
    if alone is not None and wanted not in {None, answered.value}:
        pytest.skip(f"--outcome={wanted} is asked for")
    if alone is not None:
        points: Iterable[int] = [alone]
    elif request.config.getoption("--all-crashes"):
        points = range(1 + chunk, total(answered) + 1, CHUNKS)
    else:
        points = spread(answered, EACH)

    again = request.config.getoption("--crash-again") if alone is not None else 0

    failures = list(tried(answered, [(point, again) for point in points]))

    assert not failures, "\n" + "\n".join(failures[:SHOWN])


@pytest.mark.slow
@pytest.mark.parametrize("answered", Answered, ids=lambda one: one.value)
def test_a_second_kill_while_the_first_is_got_over_changes_nothing(answered: Answered) -> None:
    first = spread(answered, TWICE_EACH)
    # Far from each other and from the first: 1, 2, 3 ... in the scale of the lines to come.
    second = [1 + place * 997 % (total(answered) // 2) for place in range(len(first))]

    failures = list(tried(answered, list(zip(first, second, strict=True))))

    assert not failures, "\n" + "\n".join(failures[:SHOWN])


def test_without_a_kill_the_story_ends_well() -> None:
    with a_story(Answered.ANSWERED) as story:
        story.tell()

        story.check_end()


def spread(answered: Answered, count: int) -> list[int]:
    """So many points evenly over all lines, others for each answer."""
    shift = list(Answered).index(answered) / len(Answered)
    stride = total(answered) / count
    return [int((place + shift) * stride) + 1 for place in range(count)]


def tried(answered: Answered, points: list[tuple[int, int]]) -> Iterator[str]:
    """Try points and tell, in a line each, of those that fail."""
    sums(answered)  # counted now: a process has one world at a time
    for first, second in points:
        killed_at = ""
        with a_story(answered) as story:
            try:
                killed_at = kill(story, answered, first, second)
                story.check_end()
            except Exception as problem:  # noqa: BLE001 - told with the point
                name = type(problem).__name__
                twice = f" --crash-again={second}" if second else ""
                words = str(problem).splitlines()[:1]
                yield (
                    f"--crash-point={first}{twice} --outcome={answered.value} "
                    f"{killed_at}: {name} {words}"
                )


def kill(story: Story, answered: Answered, first: int, second: int) -> str:
    """Kill the story at line ``first``, let it go on, and kill it again; returns where."""
    world = story.world
    step = next(n for n, lines in enumerate(sums(answered)) if lines >= first)
    before = sums(answered)[step - 1] if step else 0
    steps = story.steps()
    for earlier in steps[:step]:
        earlier()
    picture = world.folder / "killed"
    killer = Killer(first - before, lambda: world.photograph(picture))
    assert killer.run(steps[step]), "the line was not reached"

    def go_on() -> None:
        world.fall(picture)
        story.check_taps()
        story.tell()

    if not second:
        go_on()
        return killer.where
    again = Killer(second, lambda: world.photograph(picture / "killed"))
    if again.run(go_on):
        picture /= "killed"
        go_on()
    return f"{killer.where} {again.where}".strip()


def total(answered: Answered) -> int:
    """How many lines the whole story has."""
    return sums(answered)[-1]


@cache
def sums(answered: Answered) -> list[int]:
    """The lines up to the end of each step; what is made once is made before counting."""
    with a_story(answered) as story:
        story.tell()
    with a_story(answered) as story:
        counted = []
        for step in story.steps():
            killer = Killer()
            killer.run(step)
            counted.append(killer.lines)
        story.check_end()
    return list(accumulate(counted))


@contextmanager
def a_story(answered: Answered) -> Iterator[Story]:
    """A story at its beginning; its files lie in memory where there is room for them.

    A killed process loses nothing that the system has taken from it, so nothing rests on the disk.
    """
    folder = Path(
        tempfile.mkdtemp(prefix="packbench-tests-", dir=MEMORY if MEMORY.is_dir() else None)
    )
    world = World.fresh(folder)
    try:
        answered.befall(world)
        yield Story(world)
    finally:
        world.store.close()
        shutil.rmtree(folder, ignore_errors=True)
