"""Runs Prism, which checks HTTP against Amazon's official models, as a mock or as a proxy.

Prism is installed once into ``.node`` at the top of the checkout, in the version that
``prism/package.json`` pins. Where node, npm or the models are missing, or Prism can't be had,
the test that asked is skipped with the reason.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NODE = ROOT / ".node"
PACKAGE = Path(__file__).parent / "prism" / "package.json"
ORDERS = "orders_2026-01-01.json"
ORDERS_V0 = "ordersV0.json"
_CLI = Path("node_modules/@stoplight/prism-cli")
_LISTENING = re.compile(r"Prism is listening on (http://[\d.:]+)")
_INSTALL = 300.0
_START = 60.0
_STOP = 10.0
"""Seconds; bounds for a machine that is busy, not expectations."""


@contextmanager
def prism_mock(model: str) -> Iterator[str]:
    """Serve the official examples of ``model`` (a file name); yields the base URL.

    A request that breaks the model is answered with 4xx and the list of violations.
    """
    with _running(["mock", "--errors", str(_model(model))]) as base_url:
        yield base_url


@contextmanager
def prism_proxy(model: str, upstream_url: str) -> Iterator[str]:
    """Stand before ``upstream_url`` and check both directions against ``model``.

    Yields the base URL. A violation by the server is answered with 500, one by the client with
    4xx; ``sl-violations`` lists them.
    """
    with _running(["proxy", "--errors", str(_model(model)), upstream_url]) as base_url:
        yield base_url


def models() -> Path:
    """Return the folder of the official models; skips the test where there is none."""
    folder = Path(os.environ.get("PACKBENCH_SPAPI_MODELS", ROOT.parent / "shared" / "spapi"))
    if not folder.is_dir():
        pytest.skip("Amazon's models are not here; PACKBENCH_SPAPI_MODELS may name their folder")
    return folder


def _model(name: str) -> Path:
    path = models() / name
    if not path.is_file():
        pytest.skip(f"the model {name} is not among Amazon's models here")
    return path


@dataclass
class _Output:
    """What a process says, read as it comes."""

    said: list[str] = field(default_factory=list)
    url: str = ""
    settled: threading.Event = field(default_factory=threading.Event)
    """Set once Prism listens, or will never do."""

    def follow(self, process: subprocess.Popen[str]) -> None:
        for line in process.stdout or ():
            self.said.append(line)
            if found := _LISTENING.search(line):
                self.url = found[1]
                self.settled.set()
        self.settled.set()


@contextmanager
def _running(arguments: list[str]) -> Iterator[str]:
    program = _prism()
    output = _Output()
    # Not through npx: its own process would be ended, and Prism would live on.
    with subprocess.Popen(
        [_tool("node"), str(program), arguments[0], "-h", "127.0.0.1", "-p", "0", *arguments[1:]],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    ) as process:
        reader = threading.Thread(target=output.follow, args=(process,), daemon=True)
        reader.start()
        try:
            if not output.settled.wait(_START) or not output.url:
                pytest.fail("Prism did not start:\n" + "".join(output.said))
            yield output.url
        finally:
            _end(process)
            reader.join(_STOP)


def _end(process: subprocess.Popen[str]) -> None:
    for name in (signal.SIGTERM, signal.SIGKILL):
        if process.poll() is None:
            os.killpg(process.pid, name)
        try:
            process.wait(_STOP)
        except subprocess.TimeoutExpired:
            continue
        return


def _prism() -> Path:
    if not _installed(NODE):
        _install()
    return NODE / _CLI / "dist" / "index.js"


def _installed(folder: Path) -> bool:
    package = folder / _CLI / "package.json"
    wanted = json.loads(PACKAGE.read_text())["dependencies"]["@stoplight/prism-cli"]
    return package.is_file() and json.loads(package.read_text())["version"] == wanted


def _install() -> None:
    npm = _tool("npm")
    with tempfile.TemporaryDirectory(dir=ROOT, prefix=".node-", ignore_cleanup_errors=True) as new:
        shutil.copy(PACKAGE, new)
        (Path(new) / ".gitignore").write_text("*\n")
        flags = ["--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund"]
        command = [npm, "install", *flags]
        try:
            done = subprocess.run(
                command, cwd=new, check=False, capture_output=True, text=True, timeout=_INSTALL
            )
        except subprocess.TimeoutExpired:
            pytest.skip("npm did not install Prism in time")
        if done.returncode or not _installed(Path(new)):
            pytest.skip("npm could not install Prism: " + done.stderr.strip()[-300:])
        # Moved when it is whole: two runs at once can't meet a half-made folder.
        shutil.rmtree(NODE, ignore_errors=True)
        if not _installed(NODE):
            Path(new).rename(NODE)


def _tool(name: str) -> str:
    path = shutil.which(name)
    if path is None:
        pytest.skip(f"Prism needs {name}, which is not installed here")
    return path
