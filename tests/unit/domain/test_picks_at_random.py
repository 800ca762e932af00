"""Whatever a packer counts, sets and undoes, the count stays true."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from kiosk.domain.journal import Means
from kiosk.domain.order import Order, Progress
from kiosk.domain.picks import (
    Proof,
    complete,
    count,
    count_rest,
    counted,
    missing,
    set_count,
    take_back,
)
from kiosk.domain.refusals import Refusal, Refused
from kiosk.domain.values import LineId
from kiosk.domain.workflow import Move, advance
from tests.fakes.builders import a_line, an_order

SKUS = ("A", "B", "C")
any_line = st.sampled_from([LineId(f"L-{sku}") for sku in SKUS])
proofs = st.builds(
    Proof, means=st.sampled_from(Means), serial=st.sampled_from(["", "", "S1", "S2"])
)
NEVER = {Refusal.NOT_PAID, Refusal.HELD, Refusal.DESPATCHED, Refusal.NO_LINES}


class Packer(RuleBasedStateMachine):
    """Somebody who does anything in any order, and a plain account of it beside."""

    def __init__(self) -> None:
        super().__init__()
        self.order = an_order().order()
        self.before: list[Order] = []
        """The order before each gesture that can be taken back."""

    @initialize(numbers=st.lists(st.integers(0, 4), min_size=3, max_size=3).filter(any))
    def begin(self, numbers: list[int]) -> None:
        lines = (a_line(sku, n + 1, fulfilled=1) for sku, n in zip(SKUS, numbers, strict=True))
        self.order = an_order().of(*lines).order()

    @rule(line=any_line, units=st.integers(1, 4), proof=proofs)
    def count(self, line: LineId, units: int, proof: Proof) -> None:
        lack = missing(self.order).get(line, 0)
        have = counted(self.order).get(line, 0)
        if self.made(lambda: count(self.order, line, units, proof)):
            assert units <= lack
            assert counted(self.order)[line] == have + units

    @rule(line=any_line, units=st.integers(-1, 5))
    def set_to(self, line: LineId, units: int) -> None:
        if self.made(lambda: set_count(self.order, line, units)):
            assert counted(self.order).get(line, 0) == max(units, 0)

    @rule()
    def pick_the_rest(self) -> None:
        if self.made(lambda: count_rest(self.order)):
            assert self.order.progress is Progress.PICKED

    @precondition(lambda self: self.order.progress is Progress.NEW)
    @rule()
    def allocate(self) -> None:
        self.order = advance(self.order, Move.ALLOCATE)

    @precondition(lambda self: self.order.picks)
    @rule()
    def undo(self) -> None:
        self.order = take_back(self.order)
        was = self.before.pop()
        assert self.order.picks == was.picks
        assert self.order.progress is max(was.progress, Progress.ALLOCATED)

    def made(self, gesture: Callable[[], Order]) -> bool:
        was, why = self.order, None
        try:
            self.order = gesture()
        except Refused as no:
            why = no.reason
        if why is not None:
            assert why not in NEVER
            return False
        if self.order.picks != was.picks:
            self.before.append(was)
        return True

    @invariant()
    def no_line_has_less_than_nothing_or_more_than_is_wanted(self) -> None:
        have = counted(self.order)
        for line in self.order.facts.lines:
            assert 0 <= have.get(line.id, 0) <= line.to_send
            assert missing(self.order).get(line.id, 0) == line.to_send - have.get(line.id, 0)

    @invariant()
    def it_is_complete_when_nothing_is_missing_and_then_it_is_picked(self) -> None:
        assert complete(self.order) == (missing(self.order) == {})
        assert (self.order.progress is Progress.PICKED) == complete(self.order)

    @invariant()
    def what_was_counted_was_set_aside(self) -> None:
        if self.order.picks:
            assert self.order.progress in {Progress.ALLOCATED, Progress.PICKED}

    @invariant()
    def gestures_count_on(self) -> None:
        numbers = [pick.gesture for pick in self.order.picks]
        assert numbers == sorted(numbers)
        assert len({(p.gesture, p.line) for p in self.order.picks}) == len(numbers)
        assert all(pick.units for pick in self.order.picks)


TestWhateverAPackerDoes = Packer.TestCase
TestWhateverAPackerDoes.settings = settings(max_examples=60, stateful_step_count=25)


@given(st.lists(st.tuples(any_line, st.integers(1, 3)), min_size=1, max_size=12))
def test_all_that_was_counted_can_be_undone_to_the_last_gesture(
    gestures: list[tuple[LineId, int]],
) -> None:
    order = an_order().of(("A", 4), ("B", 2), ("C", 9)).allocated().order()
    trail = [order]
    for line, units in gestures:
        try:
            trail.append(count(trail[-1], line, units))
        except Refused:
            continue

    for was in reversed(trail[:-1]):
        order = take_back(trail.pop())
        assert order == was
    assert order == trail[0]
