"""The page on the workflow is fresh, and says what the rules do: no more and no less."""

from __future__ import annotations

import ast
import inspect
import re
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.domain import workflow
from kiosk.domain.order import Progress
from kiosk.domain.refusals import Refusal
from kiosk.domain.workflow import MOVES, STEPS, Move, refusal
from kiosk.wording import workflow_page as page
from kiosk.wording.refusals import REFUSALS
from kiosk.wording.steps import MOVE_WORDS, PROGRESS_WORDS, STEP_WORDS
from kiosk.wording.workflow_page import forbidding, workflow_page

PAGE = Path(__file__).resolve().parents[3] / "docs" / "workflow.md"
TURN = {Refusal.NOT_YET, Refusal.ALREADY_DONE, Refusal.DESPATCHED}


def rows(section: str) -> list[list[str]]:
    """The cells of the table under a heading, without its head."""
    under = workflow_page().split(f"## {section}\n", 1)[1].split("\n## ")[0]
    lines = [line for line in under.splitlines() if line.startswith("| ")]
    return [[cell.strip(" *") for cell in line.strip("| ").split(" | ")] for line in lines[2:]]


def test_the_page_in_docs_is_fresh() -> None:
    assert PAGE.read_text("utf-8") == workflow_page(), (
        "docs/workflow.md is stale: run `python main.py workflow > docs/workflow.md`"
    )


def test_the_five_steps_stand_in_their_order() -> None:
    assert [cells[1] for cells in rows("The five steps")] == [STEP_WORDS[s]() for s in STEPS]


def test_every_move_stands_with_its_ways() -> None:
    told = {cells[0]: cells[1:3] for cells in rows("Every move, and what forbids it")}

    assert set(told) == {MOVE_WORDS[move]() for move in Move}
    assert told["Picked"] == ["Allocated", "Picked"]
    assert told["Hold"] == ["New, Allocated, Picked, Packed", "as before"]


@pytest.mark.parametrize("move", Move)
def test_what_forbids_a_move_is_what_the_rules_say(move: Move) -> None:
    every = [replace(order, progress=at) for order in page.orders() for at in Progress]
    given = {why for order in every if (why := refusal(order, move))}
    told = next(
        c[3] for c in rows("Every move, and what forbids it") if c[0] == str(MOVE_WORDS[move])
    )
    titles = set(told.split(", ")) - {"nothing"}

    assert titles - {str(REFUSALS[r].title) for r in TURN} == {
        str(REFUSALS[r].title) for r in given - TURN
    }


def test_no_reason_of_the_rules_is_left_out() -> None:
    tree = ast.parse(inspect.getsource(workflow))
    in_the_rules = {
        Refusal[node.attr]
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "Refusal"
    }
    on_the_page = {why for rule in MOVES.values() for why in forbidding(rule)} | TURN

    assert on_the_page == in_the_rules, "page.orders() has no order that meets the new guard"
    assert [c[0] for c in rows("What the bench says")] == [
        REFUSALS[why].title() for why in Refusal if why in on_the_page
    ]


def test_the_diagram_has_an_arrow_for_every_way() -> None:
    drawn = set(re.findall(r"^    (\w+) --> (\w+): ", workflow_page(), re.MULTILINE))
    ways = {(at.name, rule.to.name) for rule in MOVES.values() if rule.to for at in rule.frm}
    ways |= {(at.name, "NEW") for r in MOVES.values() if r.to is Progress.NEW for at in r.frm}

    assert drawn == ways
    assert all(
        f'state "{PROGRESS_WORDS[one]}" as {one.name}' in workflow_page() for one in Progress
    )
