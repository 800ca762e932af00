"""Claims over an outage: what was open is held, what was put back is let go."""

from __future__ import annotations

import pytest

from kiosk.actions.open_order import open_order
from tests.contract.outage import ID, Outpost
from tests.fakes.builders import order_id
from tests.fakes.kept import kept

pytestmark = pytest.mark.postgres


def test_an_order_that_was_put_back_before_the_copy_knew_is_not_claimed_again(
    outpost: Outpost,
) -> None:
    open_order(outpost.desk, order_id(2))
    outpost.cable.pull()
    kept(outpost.store)
    assert outpost.bridge.order == ID
    outpost.cable.plug()

    outpost.bridge.come_back(outpost.desk)

    there = outpost.there
    assert there.read(lambda: there.claims.of_bench("Bench 1")) == [order_id(2)]
    assert kept(there).claimed_by == ""
