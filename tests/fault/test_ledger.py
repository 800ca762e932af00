"""Stock, orders, returns and till in any order of events: after each, the sums agree."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.fault.ledger import Shop


@pytest.mark.timeout(900)
def test_whatever_happens_the_sums_agree(request: pytest.FixtureRequest) -> None:
    examples = int(request.config.getoption("--ledger-examples"))
    run_state_machine_as_test(
        Shop,
        settings=settings(
            max_examples=examples,
            stateful_step_count=50,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
