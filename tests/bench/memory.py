"""How much memory a process takes, as the Linux kernel counts it."""

from __future__ import annotations

from pathlib import Path


def pss(pid: int) -> float:
    """Proportional set size in MiB: a page that several processes share counts for each in part."""
    return _rollup(pid)["Pss"]


def own(pid: int) -> float:
    """The same without pages of files, in MiB.

    How much of those counts for a process depends on what else runs on the machine just then.
    """
    found = _rollup(pid)
    return found["Pss"] - found.get("Pss_File", 0.0)


def _rollup(pid: int) -> dict[str, float]:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()[1:]
    fields = (line.split() for line in lines)
    return {name.rstrip(":"): int(kilobytes) / 1024 for name, kilobytes, _ in fields}
