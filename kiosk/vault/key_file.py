"""A file with a 256-bit key, readable by its owner alone."""

from __future__ import annotations

import os
import re
import secrets
import stat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_HEX = re.compile(r"[0-9a-f]{64}")


class NoKey(Exception):
    """A key is missing or badly kept; says which, and what to do."""


def read_key(path: Path) -> str:
    """The key as 64 hex digits.

    Raises:
        NoKey: the file is missing, holds no key, or can be read by others.
    """
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
        text = path.read_text("ascii").strip()
    except FileNotFoundError:
        raise NoKey(f"the key file {path} is missing") from None
    except (OSError, UnicodeDecodeError):
        raise NoKey(f"the key file {path} can't be read") from None
    if os.name == "posix" and mode & 0o077:
        raise NoKey(f"the key file {path} can be read by others: say chmod 600 {path}")
    if not _HEX.fullmatch(text):
        raise NoKey(f"the key file {path} does not hold 64 hex digits")
    return text


def make_key(path: Path) -> str:
    """Write a new key with mode 600; whole, or not at all."""
    key = secrets.token_hex(32)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = path.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(key + "\n")
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    return key
