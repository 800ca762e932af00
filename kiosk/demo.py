"""The demo: the bench on a simulated Amazon, with a shop's worth of orders."""

from __future__ import annotations

import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
import threading
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from kiosk.settings.schema import Company, Printer, Printing, Settings, Shop, Storage
from kiosk.settings.tables import ASSETS
from kiosk.simulator.demo_shop import demo_simulation
from kiosk.simulator.server import Server

if TYPE_CHECKING:
    from collections.abc import Iterator

log = logging.getLogger(__name__)

MAIN = Path(__file__).resolve().parents[1] / "main.py"
POLL_SECONDS = 3.0
RECEIPTS, LABELS = "Receipts", "Labels"
_READY = "simulated Amazon at "


def simulator(port: int, *, attached: bool) -> int:
    """Run the simulated Amazon alone until stopped; with ``attached``, until stdin closes."""
    server = Server(demo_simulation(datetime.now(UTC)), port)
    server.start()
    print(f"{_READY}{server.base_url}", flush=True)
    if attached:
        sys.stdin.buffer.read()
    else:
        stop = threading.Event()
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, lambda *_: stop.set())
        stop.wait()
    server.stop()
    return 0


@contextmanager
def simulated() -> Iterator[str]:
    """A simulated Amazon in a process of its own; yields its address."""
    command = [sys.executable, str(MAIN), "simulator", "--attached"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        assert process.stdout is not None  # noqa: S101 - a pipe was asked for
        line = process.stdout.readline().decode()
        if not line.startswith(_READY):
            raise RuntimeError("the simulated Amazon did not start")
        yield line.removeprefix(_READY).strip()
    finally:
        if process.stdin is not None:
            process.stdin.close()
        process.wait(10)


def demo_settings(
    settings: Settings, base_url: str, folder: Path, papers_at: str = "screen:"
) -> Settings:
    """The settings for a bench on the simulated Amazon, with its data in ``folder``.

    Its two printers are without paper: what comes out of them is shown, or kept in a folder.
    """
    replace = msgspec.structs.replace
    return replace(
        settings,
        amazon=replace(
            settings.amazon,
            base_url=base_url,
            token_url=f"{base_url}/auth/o2/token",
            poll_seconds=POLL_SECONDS,
            marketplaces=(),
        ),
        company=Company(
            name="Holm & Harbour Ltd",
            address=("Unit 4 Quayside Works", "Whitby YO21 3PB", "United Kingdom"),
            country="GB",
            registration="Registered in England and Wales, no. 01234567",
            returns="You may send anything back within 30 days. Put this slip into the box.",
        ),
        printer=(
            Printer(name=RECEIPTS, at=papers_at, medium="80mm", scan_back=True),
            Printer(name=LABELS, at=papers_at, medium="4x6"),
        ),
        printing=Printing(
            papers={
                "picking-note": RECEIPTS,
                "packing-slip": RECEIPTS,
                "return-slip": RECEIPTS,
                "address-label": LABELS,
            }
        ),
        shop=Shop(
            products=str(ASSETS / "demo" / "products.csv"),
            pictures=str(ASSETS / "demo" / "pictures"),
        ),
        storage=Storage(folder=str(folder), ballast_mb=1),
    )


def environment(settings: Settings) -> dict[str, str]:
    """The demo's settings for the environment of the processes that take part in it."""
    return {
        "PACKBENCH_AMAZON_BASE_URL": settings.amazon.base_url,
        "PACKBENCH_AMAZON_TOKEN_URL": settings.amazon.token_url,
        "PACKBENCH_AMAZON_POLL_SECONDS": str(settings.amazon.poll_seconds),
        "PACKBENCH_AMAZON_MARKETPLACES": "",
        "PACKBENCH_COMPANY_NAME": settings.company.name,
        "PACKBENCH_COMPANY_ADDRESS": ",".join(settings.company.address),
        "PACKBENCH_COMPANY_COUNTRY": settings.company.country,
        "PACKBENCH_COMPANY_REGISTRATION": settings.company.registration,
        "PACKBENCH_COMPANY_RETURNS": settings.company.returns,
        "PACKBENCH_PRINTER": json.dumps(msgspec.to_builtins(settings.printer)),
        "PACKBENCH_PRINTING_PAPERS": json.dumps(settings.printing.papers),
        "PACKBENCH_SHOP_PRODUCTS": settings.shop.products,
        "PACKBENCH_SHOP_PICTURES": settings.shop.pictures,
        "PACKBENCH_STORAGE_FOLDER": settings.storage.folder,
        "PACKBENCH_STORAGE_BALLAST_MB": str(settings.storage.ballast_mb),
        # Empty: simulated orders must not come into the database of the shop.
        "PACKBENCH_STORAGE_URL": settings.storage.url,
        "PACKBENCH_AMAZON_CLIENT_ID": "simulated-client",
        "PACKBENCH_AMAZON_CLIENT_SECRET": "simulated-secret",
        "PACKBENCH_AMAZON_REFRESH_TOKEN": "simulated-refresh",
    }


def demo(settings: Settings) -> int:
    """Run the bench on a simulated Amazon; its data are gone when it ends."""
    if sys.platform == "linux" and not (
        os.environ.get("DISPLAY")
        or os.environ.get("WAYLAND_DISPLAY")
        or settings.bench.video_driver
    ):
        print(
            "There is no screen here. Run it on a desktop, or see `make demo`, which plays the "
            "tour on a virtual screen.",
            file=sys.stderr,
        )
        return 1
    from kiosk.app import run  # noqa: PLC0415 - Kivy is loaded last

    with tempfile.TemporaryDirectory(prefix="packbench-demo-") as folder, simulated() as url:
        ready = demo_settings(settings, url, Path(folder))
        os.environ.update(environment(ready))
        return run(ready)
