"""The outbox's keys and states."""

from __future__ import annotations

from kiosk.domain.outbox import Sending, confirm_key, print_key
from kiosk.domain.values import OrderId

ORDER = OrderId("202-1-1")


def test_a_parcel_is_told_once_in_each_version_and_a_copy_comes_out_once() -> None:
    keys = {
        confirm_key(ORDER, "7", 1),
        confirm_key(ORDER, "7", 2),
        confirm_key(ORDER, "71", 1),
        confirm_key(OrderId("202-1-2"), "7", 1),
        print_key(ORDER, "picking-note", 1),
        print_key(ORDER, "picking-note", 2),
    }

    assert len(keys) == 6
    assert confirm_key(ORDER, "7", 1) == "confirm:202-1-1:7:1"


def test_a_row_is_finished_only_when_nothing_more_is_tried() -> None:
    finished = {state for state in Sending if state.finished}

    assert finished == {Sending.DONE, Sending.PARKED, Sending.SUPERSEDED}
