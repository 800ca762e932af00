"""The bench as it is put together: each has a name of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.app import keep, own_name
from kiosk.settings.load import WrongSetting
from tests.fakes.stores import POSTGRES, SQLITE, a_place


@pytest.mark.parametrize("engine", [SQLITE, pytest.param(POSTGRES, marks=pytest.mark.postgres)])
def test_a_second_bench_of_the_same_name_is_refused(tmp_path: Path, engine: str) -> None:
    place = a_place(tmp_path, engine)
    first = own_name(place, "Bench / 1")
    assert keep(first) > 0

    with pytest.raises(WrongSetting, match=r"bench\.name"):
        own_name(place, "Bench / 1")
    if engine == POSTGRES:
        own_name(place, "Bench 2")

    first.give_up()
    own_name(place, "Bench / 1").give_up()
