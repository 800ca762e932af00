"""The loop that sees the server away and comes back to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast

from kiosk.actions.bridge import Bridge
from kiosk.actions.desk import Desk
from kiosk.actions.homecoming import Homecoming
from kiosk.background.bridging import EVERY_SECONDS, Bridging, Outage
from kiosk.domain.values import OrderId
from kiosk.ports.failures import Away
from tests.fakes.builders import order_id


@dataclass
class FakeBridge:
    """A bridge whose server is there, or is not."""

    reachable: bool = True
    order: OrderId | None = None
    away: bool = False
    told: int = 0
    copies: int = 0
    copyable: bool = True

    def waiting(self) -> int:
        return self.told

    def stand_in(self) -> bool:
        self.away = self.order is not None
        return self.away

    def copy(self, desk: Desk) -> None:
        if not self.reachable or not self.copyable:
            raise Away("gone")
        self.copies += 1

    def come_back(self, desk: Desk) -> Homecoming:
        if not self.reachable:
            raise Away("gone")
        self.away = False
        told, self.told = self.told, 0
        return Homecoming(told=told)


@dataclass
class Heard:
    """What was told of it."""

    away: list[Outage] = field(default_factory=list)
    back: list[Homecoming] = field(default_factory=list)


def a_loop(desk: Desk, bridge: FakeBridge) -> tuple[Bridging, Heard]:
    heard = Heard()
    loop = Bridging(desk, cast("Bridge", bridge), away=heard.away.append, back=heard.back.append)
    return loop, heard


def test_while_the_server_is_there_the_copy_is_kept_fresh_and_nothing_said(desk: Desk) -> None:
    bridge = FakeBridge(order=order_id())
    loop, heard = a_loop(desk, bridge)

    assert [loop.step(), loop.step()] == [EVERY_SECONDS] * 2

    assert bridge.copies == 2
    assert heard == Heard()


def test_an_outage_is_told_once_and_again_when_more_waits(desk: Desk) -> None:
    bridge = FakeBridge(reachable=False, order=order_id())
    loop, heard = a_loop(desk, bridge)

    loop.step()
    loop.step()
    bridge.told = 2
    loop.step()

    assert heard.away == [Outage(order_id(), 0), Outage(order_id(), 2)]
    assert bridge.away


def test_the_return_is_told_once_with_all_that_was_passed_on(desk: Desk) -> None:
    bridge = FakeBridge(reachable=False, order=order_id(), told=2)
    loop, heard = a_loop(desk, bridge)
    loop.step()
    bridge.reachable = True

    loop.step()
    loop.step()

    assert heard.back == [Homecoming(told=2)]
    assert not bridge.away


def test_what_was_passed_on_is_told_though_the_server_goes_again_at_once(desk: Desk) -> None:
    bridge = FakeBridge(reachable=False, order=order_id(), told=2)
    loop, heard = a_loop(desk, bridge)
    loop.step()
    bridge.reachable, bridge.copyable = True, False

    loop.step()

    assert heard.back == [Homecoming(told=2)]
    assert heard.away == [Outage(order_id(), 2), Outage(order_id(), 0)]


def test_an_outage_with_no_order_open_ends_as_well(desk: Desk) -> None:
    bridge = FakeBridge(reachable=False)
    loop, heard = a_loop(desk, bridge)
    loop.step()
    bridge.reachable = True
    loop.step()

    assert heard.away == [Outage(None, 0)]
    assert heard.back == [Homecoming()]
