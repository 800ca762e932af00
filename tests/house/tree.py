"""The project's own files, as git sees them: committed or about to be."""

from __future__ import annotations

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOT_OURS = {".git", ".venv", "node_modules", "demo-output"}


def files(*endings: str) -> list[Path]:
    """Every file of the project whose name has one of ``endings`` (all files without any)."""
    return [path for path in _all() if not endings or path.name.endswith(endings)]


def modules() -> list[Path]:
    """Every Python file of the project."""
    return files(".py")


def name(path: Path) -> str:
    """The path as a person types it from the project's folder."""
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name


def _all() -> list[Path]:
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    answer = subprocess.run(
        listing, cwd=ROOT, capture_output=True, text=True, check=False, timeout=30
    )
    if answer.returncode == 0:
        found = [ROOT / line for line in answer.stdout.split("\0") if line]
    else:  # an unpacked archive knows no git
        found = [p for p in ROOT.rglob("*") if not NOT_OURS & set(p.relative_to(ROOT).parts)]
    return sorted(path for path in found if path.is_file())
