"""A trap of Kivy's language: a class's rule and the place of use may not both follow something.

Kivy keeps both bindings, and whichever changes last wins.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from kivy.factory import Factory
from kivy.lang import Builder
from kivy.lang.parser import Parser

from kiosk.screens import (  # noqa: F401 - their classes
    carrier,
    count,
    echo,
    importing,
    liking,
    notice,
    order,
    paper,
    parcelling,
    queue,
    returning,
    signing,
    stocking,
    strip,
    tilling,
)
from kiosk.screens.kv import LAYOUTS, load

STEMS = sorted(path.stem for path in LAYOUTS.glob("*.kv"))


def followers(rule: Any) -> set[str]:
    return {name for name, prop in rule.properties.items() if prop.watched_keys}


def by_class(stems: list[str]) -> dict[str, set[str]]:
    """Return which properties each class's rule lets follow something."""
    found: dict[str, set[str]] = {}
    for stem in stems:
        parser = Parser(content=(LAYOUTS / f"{stem}.kv").read_text("utf-8"))
        for selector, rule in parser.rules:
            found.setdefault(selector.key, set()).update(followers(rule))
    return found


def uses(stem: str) -> Iterator[Any]:
    parser = Parser(content=(LAYOUTS / f"{stem}.kv").read_text("utf-8"))
    waiting = [rule for _, rule in parser.rules]
    while waiting:
        rule = waiting.pop()
        waiting += rule.children
        yield from rule.children


@pytest.fixture(scope="module", autouse=True)
def loaded() -> None:
    # As the program does: what others build on comes first, or its rules would win over theirs.
    for stem in ("widgets", "tables", *STEMS):
        load(stem)


@pytest.mark.parametrize("stem", STEMS)
def test_nothing_follows_two_masters(stem: str) -> None:
    rules = by_class(STEMS)
    found = []
    for use in uses(stem):
        kinds = {kind.__name__.lower() for kind in Factory.get(use.name).__mro__}
        fixed = {name for kind in kinds for name in rules.get(kind, set())}
        found += [f"{use.name}.{name}" for name in use.properties if name in fixed]

    assert not found, f"{stem}.kv sets what a class's rule lets follow something: {found}"


def test_a_layout_is_loaded_once() -> None:
    load("queue")
    load("queue")
    path = str(Path(LAYOUTS) / "queue.kv")

    assert Builder.files.count(path) == 1
