"""A kill at any line between the tap and the confirmed chip loses nothing and tells nothing twice.

By default 1,450 points are tried, spread evenly over all lines and answers; ``--all-crashes``
tries each of the more than 100,000. A point that fails says how it is tried alone.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

import pytest

from tests.fault.crashing import Point, Tale, a_story, spread, total, tried
from tests.fault.story import Answered

EACH = {"despatch": 220, "correction": 40}
"""Points for each answer, unless all are wanted."""
TWICE_EACH = 30
"""Of those that kill again while the first kill is being got over."""
CHUNKS = 40
"""Tests over which all points of a tale are spread, so that each has time."""
SHOWN = 5
"""Failing points that are told of."""
CREWS = min(os.cpu_count() or 1, 4)
TALES = [Tale(story, answered) for story in EACH for answered in Answered]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test a tale; with all points, many."""
    if "chunk" in metafunc.fixturenames:
        chunks = CHUNKS if metafunc.config.getoption("--all-crashes") else 1
        metafunc.parametrize("chunk", range(chunks))


@pytest.fixture(scope="module")
def crews() -> Iterator[ProcessPoolExecutor]:
    """Processes that share the points between them: each has one store at a time."""
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(CREWS, mp_context=fresh) as pool:
        yield pool


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("tale", TALES, ids=lambda tale: tale.name)
def test_a_kill_at_any_line_ends_with_one_confirmation(
    tale: Tale, chunk: int, crews: ProcessPoolExecutor, pytestconfig: pytest.Config
) -> None:
    alone = pytestconfig.getoption("--crash-point")
    if alone is not None:
        _skip_unless_wanted(tale, pytestconfig)
        points = [Point(alone, pytestconfig.getoption("--crash-again"))]
    elif pytestconfig.getoption("--all-crashes"):
        points = [Point(line) for line in range(1 + chunk, total(tale) + 1, CHUNKS)]
    else:
        points = [Point(line) for line in spread(tale, EACH[tale.story])]

    failures = shared(crews, tale, points)

    assert not failures, "\n" + "\n".join(failures[:SHOWN])


@pytest.mark.slow
@pytest.mark.parametrize("answered", Answered, ids=lambda one: one.value)
def test_a_second_kill_while_the_first_is_got_over_changes_nothing(
    answered: Answered, crews: ProcessPoolExecutor, pytestconfig: pytest.Config
) -> None:
    if pytestconfig.getoption("--crash-point") is not None:
        pytest.skip("one point is asked for")
    tale = Tale("despatch", answered)
    first = spread(tale, TWICE_EACH)
    reach = total(tale) // 2
    points = [Point(line, 1 + place * 997 % reach) for place, line in enumerate(first)]

    failures = shared(crews, tale, points)

    assert not failures, "\n" + "\n".join(failures[:SHOWN])


@pytest.mark.parametrize("tale", TALES, ids=lambda tale: tale.name)
def test_without_a_kill_the_story_ends_well(tale: Tale) -> None:
    with a_story(tale) as story:
        story.tell()

        story.check_end()


def shared(crews: ProcessPoolExecutor, tale: Tale, points: list[Point]) -> list[str]:
    """Try the points in all crews at once; returns what went wrong."""
    parts = [points[n::CREWS] for n in range(CREWS)]
    tasks = [crews.submit(tried, tale, part) for part in parts if part]
    return [words for task in tasks for words in task.result()]


def _skip_unless_wanted(tale: Tale, config: pytest.Config) -> None:
    wanted = (config.getoption("--story"), config.getoption("--outcome"))
    if wanted[0] not in {None, tale.story} or wanted[1] not in {None, tale.answered.value}:
        pytest.skip("another story or outcome is asked for")
