"""Stand-ins for ``lp`` and ``ipptool`` that answer as the real ones were seen to answer."""

from __future__ import annotations

import plistlib
from pathlib import Path
from typing import Any

TAKEN = 'echo "request id is office-12 (1 file(s))"'


class Tools:
    """A folder with stand-ins for CUPS's programs, first on the path."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.ipptool(answer([]))

    def script(self, name: str, body: str) -> None:
        path = self.folder / name
        path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        path.chmod(0o755)

    def ipptool(self, *answers: bytes) -> None:
        """Give these answers one after the other, the last one for ever."""
        for number, each in enumerate(answers):
            (self.folder / f"answer-{number}").write_bytes(each)
        last = len(answers) - 1
        self.script(
            "ipptool",
            f"cd '{self.folder}'; n=$(cat n 2>/dev/null || echo 0)\n"
            f"cat answer-$n; [ $n -lt {last} ] && echo $((n + 1)) > n; cat > /dev/null",
        )


def answer(jobs: list[dict[str, Any]], status: str = "successful-ok", message: str = "") -> bytes:
    head = {"attributes-charset": "utf-8", "status-message": message}
    test = {"StatusCode": status, "ResponseAttributes": [head, *jobs]}
    return plistlib.dumps({"Tests": [test]})


def job(number: int, title: str, state: int = 9, reasons: object = "none") -> dict[str, Any]:
    return {
        "job-id": number,
        "job-name": title,
        "job-state": state,
        "job-state-reasons": reasons,
    }


def printer_says(*reasons: str, state: int = 4, message: str = "") -> bytes:
    return answer(
        [
            {
                "printer-state": state,
                "printer-state-reasons": list(reasons) or "none",
                "printer-state-message": message,
                "printer-is-accepting-jobs": True,
            }
        ]
    )
