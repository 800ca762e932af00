"""Against the simulated Amazon, the doctor's report names what is wrong, and nobody's data."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.doctor.report import doctor
from kiosk.settings.schema import Amazon, Settings, Storage
from kiosk.simulator.clock import SimulatedClock
from kiosk.simulator.demo_shop import demo_shop
from kiosk.simulator.faults import Fault, Kind
from kiosk.simulator.limits import Operation
from kiosk.simulator.lwa import Credentials
from kiosk.simulator.roles import ALL_ROLES, Role
from kiosk.simulator.server import running
from kiosk.simulator.simulation import Simulation

KEYS = Credentials()
DELIVERY = "Direct-to-Consumer Delivery (Restricted)"


class Report:
    """What the doctor printed, by what it is about, and its exit code."""

    def __init__(self, code: int, text: str) -> None:
        self.code = code
        self.text = text

    def grade(self, about: str) -> str:
        return self._line(about).split()[0]

    def on(self, about: str) -> str:
        """All that is said about one thing, its advice included, as one line."""
        lines = self.text.splitlines()
        first = lines.index(self._line(about))
        said = [lines[first][25:]]
        for line in lines[first + 1 :]:
            if not line.startswith(" " * 25):
                break
            said.append(line.strip())
        return " ".join(said)

    def _line(self, about: str) -> str:
        return next(one for one in self.text.splitlines() if one[6:25].strip() == about)


@pytest.fixture
def simulation() -> Simulation:
    return Simulation.of(demo_shop(datetime.now(UTC)))


@pytest.fixture
def base_url(simulation: Simulation) -> Iterator[str]:
    with running(simulation) as url:
        yield url


Examine = Callable[..., Report]


@pytest.fixture
def examine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Examine:
    """Run the doctor on a machine whose amazon.toml lets it into ``url``."""
    monkeypatch.delenv("DISPLAY", raising=False)
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    secrets = folder / "amazon.toml"
    secrets.touch(mode=0o600)
    secrets.write_text(
        f'client_id = "{KEYS.client_id}"\n'
        f'client_secret = "{KEYS.client_secret}"\n'
        f'refresh_token = "{KEYS.refresh_token}"\n'
    )

    def run(url: str, seconds: float = 10.0) -> Report:
        amazon = Amazon(base_url=url, token_url=f"{url}/auth/o2/token", deadline_seconds=seconds)
        code = doctor(Settings(amazon=amazon, storage=Storage(folder=str(folder))))
        return Report(code, capsys.readouterr().out)

    return run


def test_a_good_account_is_well(base_url: str, examine: Examine) -> None:
    report = examine(base_url)

    assert report.code == 0
    for about in ("Amazon secrets", "Amazon sign-in", "Amazon orders", "Amazon roles", "clock"):
        assert report.grade(about) == "OK", report.text


def test_no_secret_and_no_buyer_stands_in_the_report(
    base_url: str, examine: Examine, simulation: Simulation
) -> None:
    people = [order.address for order in simulation.shop.orders()]
    private = {KEYS.client_secret, KEYS.refresh_token, KEYS.client_id}
    private |= {word for one in people for word in (one.name, one.line1, one.postcode) if word}

    report = examine(base_url)

    assert not [word for word in private if word in report.text]
    assert not [order.id for order in simulation.shop.orders() if order.id in report.text]


@pytest.mark.parametrize("blanks", [False, True], ids=["left out", "blank"])
def test_a_missing_delivery_role_is_named(
    base_url: str, examine: Examine, simulation: Simulation, *, blanks: bool
) -> None:
    simulation.shop.roles = ALL_ROLES - {Role.DELIVERY}
    simulation.shop.rules = replace(simulation.shop.rules, blanks=blanks)

    report = examine(base_url)

    assert report.code == 1
    assert report.grade("Amazon roles") == "BAD"
    assert "no address" in report.on("Amazon roles")
    assert f"The role {DELIVERY} is missing." in report.on("Amazon roles")


def test_without_the_role_for_orders_they_are_refused_by_name(
    base_url: str, examine: Examine, simulation: Simulation
) -> None:
    simulation.shop.roles = ALL_ROLES - {Role.ORDERS}

    report = examine(base_url)

    assert report.code == 1
    assert report.grade("Amazon sign-in") == "OK"
    assert report.grade("Amazon orders") == "BAD"
    assert "Inventory and Order Tracking" in report.on("Amazon orders")


def test_a_dataset_that_amazon_refuses_is_not_taken_for_a_missing_role(
    base_url: str, examine: Examine, simulation: Simulation
) -> None:
    simulation.faults.add(Fault(kind=Kind.DATASET, dataset="RECIPIENT", count=None))

    report = examine(base_url)

    assert report.grade("Amazon roles") == "LOOK"
    assert "leaves out RECIPIENT" in report.on("Amazon roles")
    assert DELIVERY not in report.text


def test_a_revoked_token_is_told_and_nothing_is_asked_with_it(
    base_url: str, examine: Examine, simulation: Simulation
) -> None:
    simulation.lwa.refresh_revoked = True

    report = examine(base_url)

    assert report.code == 1
    assert report.grade("Amazon sign-in") == "BAD"
    assert "no longer accepts the refresh token" in report.on("Amazon sign-in")
    assert "Authorise the application again" in report.on("Amazon sign-in")
    assert "Amazon orders" not in report.text


def test_a_rotated_secret_is_told_from_a_revoked_token(
    base_url: str, examine: Examine, simulation: Simulation
) -> None:
    simulation.lwa.refusal = "invalid_client"

    assert "rotated" in examine(base_url).on("Amazon sign-in")


@pytest.mark.parametrize(
    ("seconds", "grade", "words"),
    [(60, "LOOK", "behind Amazon's"), (600, "BAD", "behind"), (-600, "BAD", "ahead of")],
)
def test_a_wrong_clock_is_told(
    base_url: str,
    examine: Examine,
    simulation: Simulation,
    *,
    seconds: int,
    grade: str,
    words: str,
) -> None:
    assert isinstance(simulation.shop.clock, SimulatedClock)
    simulation.shop.clock.advance(seconds)

    report = examine(base_url)

    assert report.grade("clock") == grade
    assert words in report.on("clock")


def test_a_machine_without_a_line_says_so(examine: Examine) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]

    report = examine(f"http://127.0.0.1:{port}")

    assert report.code == 1
    assert "Amazon can't be reached" in report.on("Amazon sign-in")
    assert "connection refused" in report.on("Amazon sign-in")
    assert "go on packing" in report.on("Amazon sign-in")


def test_a_line_that_swallows_everything_does_not_hang_the_doctor(examine: Examine) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        report = examine(f"http://127.0.0.1:{silent.getsockname()[1]}", seconds=1.0)

    assert "Amazon can't be reached" in report.on("Amazon sign-in")


def test_a_guest_networks_page_is_not_taken_for_amazon(
    base_url: str, examine: Examine, simulation: Simulation
) -> None:
    simulation.faults.add(Fault(kind=Kind.CAPTIVE, operation=Operation.TOKEN))

    report = examine(base_url)

    assert report.code == 1
    assert "the answer is not Amazon's" in report.on("Amazon sign-in")
