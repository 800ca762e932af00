"""Every Python file is short, says why it exists, and a room's door holds one sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.house import rules, tree

Rule = Callable[[str], list[str]]


def complaints(paths: list[Path], rule: Rule) -> list[str]:
    return [
        f"{tree.name(path)} {words}"
        for path in paths
        for words in rule(path.read_text(encoding="utf-8"))
    ]


def test_no_file_and_no_function_is_too_long() -> None:
    found = complaints(tree.modules(), rules.too_long)

    assert not found, "\n".join(found)


def test_every_module_says_why_it_exists() -> None:
    found = complaints(tree.modules(), rules.no_first_sentence)

    assert not found, "\n".join(found)


def test_a_rooms_door_holds_one_sentence() -> None:
    doors = [path for path in tree.modules() if path.name == "__init__.py"]
    found = complaints(doors, rules.more_than_a_sentence)

    assert not found, "\n".join(found)


def test_every_room_has_a_door() -> None:
    # A folder of numbered steps (0001_...) is a list to be carried out, not a room to import from.
    modules = [path for path in (tree.ROOT / "kiosk").rglob("*.py") if path.stem.isidentifier()]
    rooms = {path.parent for path in modules}
    found = [
        f"{tree.name(room)}/__init__.py is missing: add it, with one sentence on what the room is"
        for room in sorted(rooms)
        if not (room / "__init__.py").is_file()
    ]

    assert not found, "\n".join(found)


def test_rules_and_papers_are_told_the_time() -> None:
    pure = [*(tree.ROOT / "kiosk/domain").rglob("*.py")]
    pure += (tree.ROOT / "kiosk/documents").rglob("*.py")
    found = complaints(sorted(pure), rules.clock_inside)

    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("rule", "bad", "good"),
    [
        (rules.too_long, "x = 1\n" * 301, "x = 1\n" * 300),
        (
            rules.too_long,
            "def f() -> None:\n" + "    pass\n" * 50,
            "def f() -> None:\n" + "    pass\n" * 49,
        ),
        (rules.no_first_sentence, "x = 1\n", '"""Why."""\n\nx = 1\n'),
        (rules.more_than_a_sentence, '"""A room."""\nx = 1\n', '"""A room, with e.g. a bed."""\n'),
        (rules.more_than_a_sentence, '"""A room. And more."""\n', '"""A\nroom."""\n'),
        (rules.more_than_a_sentence, "", '"""A room."""\n'),
        (rules.clock_inside, "t = datetime.now(UTC)\n", "t = order.despatched_at\n"),
    ],
)
def test_each_rule_tells_bad_from_good(rule: Rule, bad: str, good: str) -> None:
    assert rule(bad)
    assert not rule(good)
