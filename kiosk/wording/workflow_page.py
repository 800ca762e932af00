"""The page on the workflow: what leads where and what forbids it, made from the rules."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

from kiosk.domain.order import Facts, Line, Order, Program, Progress, Standing
from kiosk.domain.parcel import CarrierDetails, Parcel
from kiosk.domain.refusals import Refusal
from kiosk.domain.values import CarrierId, LineId, OrderId, ParcelRef, Sku
from kiosk.domain.workflow import MOVES, STEPS, Rule
from kiosk.wording.refusals import REFUSALS
from kiosk.wording.steps import MOVE_WORDS, PROGRESS_WORDS, STEP_HINTS, STEP_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_TURN = (Refusal.NOT_YET, Refusal.ALREADY_DONE, Refusal.DESPATCHED)
"""What a move says that comes too early or too late, whichever it is."""

_HEAD = """\
# The workflow

This page is made from the rules: `python main.py workflow > docs/workflow.md` writes it anew. To
change the workflow, change `MOVES` in `kiosk/domain/workflow.py`; buttons, sentences and this page
follow."""

_AXES = """\
How far the bench is with an order is one thing, written by people at the bench alone. Whether it is
paid or cancelled is another, written as Amazon says it; so are a hold, and what Amazon knows of the
parcel. None of them overwrites another ([why](decisions/0002-separate-axes-not-one-status.md))."""

_OTHERS = """\
From anywhere else a move is refused as well: too early with “{not_yet}”, too late with
“{already_done}”, or, once the order has left, with “{despatched}”. A reason that stands in the
table is told before “{not_yet}”."""


def workflow_page() -> str:
    """The whole page, in Markdown, with the diagram in Mermaid."""
    titles = {one.name.lower(): REFUSALS[one].title() for one in _TURN}
    blocks = (
        _HEAD,
        "## The five steps",
        _steps(),
        "## From paid to despatched",
        _AXES,
        _diagram(),
        "## Every move, and what forbids it",
        _moves(),
        _OTHERS.format(**titles),
        "## What the bench says",
        _sentences(),
    )
    return "\n\n".join(blocks) + "\n"


def _steps() -> str:
    rows = (
        (str(number), f"**{STEP_WORDS[move]}**", STEP_HINTS[move](), _to(MOVES[move]))
        for number, move in enumerate(STEPS, start=1)
    )
    return _table(("", "button", "means", "the order is then"), rows)


def _diagram() -> str:
    words: dict[tuple[Progress, Progress], list[str]] = {}
    for move, rule in MOVES.items():
        for frm in sorted(rule.frm):
            if rule.to is not None:
                words.setdefault((frm, rule.to), []).append(MOVE_WORDS[move]())
    arrows = (
        f"    {frm.name} --> {to.name}: {' or '.join(labels)}"
        for (frm, to), labels in words.items()
    )
    names = (f'    state "{PROGRESS_WORDS[one]}" as {one.name}' for one in Progress)
    first, last = min(Progress), max(Progress)
    lines = (*names, f"    [*] --> {first.name}", *arrows, f"    {last.name} --> [*]")
    return "\n".join(("```mermaid", "stateDiagram-v2", *lines, "```"))


def _moves() -> str:
    rows = (
        (
            f"**{MOVE_WORDS[move]}**",
            ", ".join(PROGRESS_WORDS[one]() for one in sorted(rule.frm)),
            _to(rule),
            ", ".join(REFUSALS[one].title() for one in forbidding(rule)) or "nothing",
        )
        for move, rule in MOVES.items()
    )
    return _table(("move", "from", "to", "forbidden by"), rows)


def _sentences() -> str:
    said = {one for rule in MOVES.values() for one in forbidding(rule)} | set(_TURN)
    rows = (
        (REFUSALS[one].title(), REFUSALS[one].text.format(about="…"))
        for one in Refusal
        if one in said
    )
    return _table(("in short", "in full"), rows)


def _to(rule: Rule) -> str:
    return "as before" if rule.to is None else PROGRESS_WORDS[rule.to]()


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = (head, tuple("---" for _ in head), *rows)
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines)


def forbidding(rule: Rule) -> tuple[Refusal, ...]:
    """Every refusal that the guards of ``rule`` give to any order, in the order of asking."""
    given = (why for guard in (*rule.guards, *rule.last) for why in _given_by(guard))
    return tuple(dict.fromkeys(given))


@cache
def _given_by(guard: Callable[[Order], Refusal | None]) -> tuple[Refusal, ...]:
    return tuple(dict.fromkeys(why for order in orders() if (why := guard(order))))


def orders() -> Iterator[Order]:
    """Yield orders that differ in everything that a guard may ask for, and in nothing else."""
    choice = (False, True)
    for standing, line, held, waived, ship_plus, packed in product(
        Standing, _LINES, choice, choice, choice, choice
    ):
        facts = Facts(
            id=OrderId("000-0000000-0000000"),
            marketplace="",
            placed_at=_WHEN,
            updated_at=_WHEN,
            standing=standing,
            status_word="",
            lines=line,
            programs=frozenset({Program.SHIP_PLUS.value}) if ship_plus else frozenset(),
        )
        yield Order(
            facts=facts,
            held_for="a reason" if held else "",
            cancel_waived=waived,
            parcels=(_PARCEL,) if packed else (),
        )


def _line(*, fulfilled: int = 0, cancel_asked: bool = False) -> tuple[Line, ...]:
    line = Line(
        id=LineId("1"),
        sku=Sku("SKU"),
        asin="",
        title="",
        ordered=1,
        fulfilled=fulfilled,
        cancel_asked=cancel_asked,
    )
    return (line,)


_WHEN = datetime(2026, 1, 1, tzinfo=UTC)
_LINES = ((), _line(), _line(fulfilled=1), _line(cancel_asked=True))
_PARCEL = Parcel(
    ref=ParcelRef("1"),
    contents={LineId("1"): 1},
    details=CarrierDetails(
        carrier=CarrierId("other"), code="Other", name="", service="", tracking="1"
    ),
)
