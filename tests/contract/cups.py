"""A print server that nobody else knows, with a scratch folder, and a printer for its queues."""

from __future__ import annotations

import os
import shutil
import socket
import struct
import subprocess
import threading
from contextlib import closing, suppress
from pathlib import Path
from queue import Queue

import pytest

# Debian keeps the server and its administration where only root looks.
PATH = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/sbin"])
MISSING = [
    name for name in ("cupsd", "lpadmin", "lp", "ipptool") if shutil.which(name, path=PATH) is None
]
PATIENCE = 20.0
RESET = struct.pack("ii", 1, 0)
SERVER = """
LogLevel debug
Listen 127.0.0.1:{port}
DefaultAuthType None
DirtyCleanInterval 0
PreserveJobHistory Yes
Browsing No
WebInterface No
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
JobPrivateAccess default
JobPrivateValues default
<Limit All>
Order allow,deny
Allow all
</Limit>
</Policy>
"""
FILES = """
ServerRoot {folder}/root
CacheDir {folder}/cache
RequestRoot {folder}/spool
TempDir {folder}/tmp
StateDir {folder}/state
ServerKeychain {folder}/root/ssl
AccessLog {folder}/log/access
ErrorLog {folder}/log/error
PageLog {folder}/log/page
"""


def free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port: int = taken.getsockname()[1]
        return port


class Cups:
    """A print server that nobody else knows."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.server = f"127.0.0.1:{self.port}"
        for name in ("root", "cache", "spool", "tmp", "state", "log"):
            (folder / name).mkdir()
        if os.geteuid() == 0:
            for name in ("cache", "spool", "tmp"):
                shutil.chown(folder / name, group="lp")
        (folder / "spool").chmod(0o710)
        (folder / "tmp").chmod(0o1770)
        (folder / "cupsd.conf").write_text(SERVER.format(port=self.port))
        (folder / "files.conf").write_text(FILES.format(folder=folder))
        self.log = folder / "log" / "error"
        asked = [self.tool("cupsd"), "-f", "-c", f"{folder}/cupsd.conf"]
        self.process = subprocess.Popen(
            [*asked, "-s", f"{folder}/files.conf"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def tool(self, name: str) -> str:
        return shutil.which(name, path=PATH) or name

    def wait_until_it_answers(self) -> None:
        for _ in range(200):
            with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1):
                return
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(0.05)
                break
        pytest.fail(f"cupsd did not start: {self.log.read_text() if self.log.exists() else ''}")

    def administer(self, *command: str) -> None:
        subprocess.run(
            [self.tool(command[0]), "-h", self.server, *command[1:]],
            check=True, capture_output=True, timeout=30, env={**os.environ, "LC_ALL": "C"},
        )  # fmt: skip

    def add(self, queue: str, port: int) -> None:
        device = f"socket://127.0.0.1:{port}"
        self.administer("lpadmin", "-p", queue, "-v", device, "-m", "raw", "-E")
        self.administer("lpadmin", "-p", queue, "-o", "printer-error-policy=abort-job")

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(10)


class Listener:
    """A network printer that keeps what it is sent."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self.papers: Queue[bytes] = Queue()
        self.breaks_off = False
        """Resets the line in the middle of each paper."""
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        with suppress(OSError):  # closed: the test is over
            while True:
                line, _ = self._socket.accept()
                with line:
                    line.settimeout(PATIENCE)
                    if self.breaks_off:
                        line.recv(1000)
                        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
                        continue
                    self.papers.put(b"".join(iter(lambda: line.recv(65536), b"")))  # noqa: B023

    def stop(self) -> None:
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join(PATIENCE)
