"""Stock, orders, returns and till in any order of events, on either engine: the sums agree."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.fakes.stores import POSTGRES, a_server
from tests.fault.ledger import Shop, ShopOnServer

SHARE = 25
"""One shop in so many is played on PostgreSQL too, where each event takes several times as long."""


@pytest.mark.timeout(3600)
@pytest.mark.parametrize(
    ("shop", "share"),
    [
        pytest.param(Shop, 1, id="sqlite"),
        pytest.param(ShopOnServer, SHARE, id="postgres", marks=pytest.mark.postgres),
    ],
)
def test_whatever_happens_the_sums_agree(
    request: pytest.FixtureRequest, shop: type[Shop], share: int
) -> None:
    examples = int(request.config.getoption("--ledger-examples"))
    if not request.config.getoption("--ledger-whole"):
        examples = max(1, examples // share)
    if shop.engine == POSTGRES:
        a_server()  # or say why there is none, once and not for every shop
    run_state_machine_as_test(
        shop,
        settings=settings(
            max_examples=examples,
            stateful_step_count=50,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
