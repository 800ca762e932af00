"""What several tests of one contract start from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contract.outage import Outpost, an_outpost, with_an_order_open
from tests.fakes.crew import cheap


@pytest.fixture
def outpost(tmp_path: Path) -> Iterator[Outpost]:
    """A bench on a server at the end of a cable, with an order open."""
    with an_outpost(tmp_path) as made:
        cheap(made.store)
        with_an_order_open(made)
        yield made
