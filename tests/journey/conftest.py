"""The real program on a virtual screen, with real touches and keys, on a simulated Amazon."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

import pytest

from kiosk.demo import demo_settings, environment
from kiosk.settings.schema import Settings
from kiosk.simulator.demo_shop import demo_simulation
from kiosk.simulator.server import Server
from kiosk.simulator.shop import ConfirmCall, Shop
from kiosk.tour.bench import bench
from kiosk.tour.display import NoScreen, virtual_screen
from kiosk.tour.hand import Hand

QUICK = {"PACKBENCH_BENCH_REPEAT_SECONDS": "0"}
"""A hand that scans the same goods again need not wait between."""
PICTURES = Path(__file__).parents[2] / "test-output" / "journey"


@dataclass
class World:
    """A simulated Amazon, a screen and a data folder; benches come and go in it."""

    server: Server
    display: str
    size: str
    folder: Path
    name: str

    @property
    def shop(self) -> Shop:
        """The simulated shop."""
        return self.server.simulation.shop

    @contextmanager
    def bench(self, **more: str) -> Iterator[Hand]:
        """Run the bench; ``more`` is environment besides the demo's own."""
        settings = demo_settings(Settings(), self.server.base_url, self.folder, "folder:")
        given = {**environment(settings), **QUICK, **more}
        with bench(self.display, self.size, given) as hand:
            hand.reads("Next order")
            hand.wait(lambda seen: seen.orders, "the list of orders")
            yield hand

    def restart(self) -> None:
        """Let Amazon answer again at the same address, with all that it knew."""
        port = int(self.server.base_url.rpartition(":")[2])
        self.server = Server(self.server.simulation, port)
        self.server.start()

    def picture(self, hand: Hand, name: str) -> None:
        """Keep a picture of the screen under the test's name."""
        hand.shot(PICTURES / f"{self.name}-{name}-{self.size}.png")


class MakeWorld(Protocol):
    """Makes a world with a screen of the given size."""

    def __call__(self, size: str = ...) -> AbstractContextManager[World]: ...


@pytest.fixture
def world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[MakeWorld]:
    """Make a world with a screen of the given size."""

    @contextmanager
    def make(size: str = "1280x800") -> Iterator[World]:
        server = Server(demo_simulation(datetime.now(UTC)))
        server.start()
        try:
            with virtual_screen(size) as display:
                here = World(server, display, size, tmp_path, request.node.originalname)
                yield here
                server = here.server
        except NoScreen as exc:
            pytest.skip(str(exc))
        finally:
            server.stop()

    yield make
    shutil.rmtree(tmp_path, ignore_errors=True)


def detail_of(call: ConfirmCall) -> dict[str, Any]:
    """The package detail of a confirmation that Amazon was sent."""
    body = call.body
    assert isinstance(body, dict)
    detail: dict[str, Any] = body["packageDetail"]
    return detail
