"""Names that may stand in a file system and in a print queue, on every system."""

from __future__ import annotations

import re

from kiosk.ports.printer import Unprintable

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*")
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
"""Windows takes these for devices, whatever follows the dot."""
LONGEST = 120


def plain(name: str) -> str:
    """``name`` itself, when it is plain.

    Raises:
        Unprintable: it could lead out of a folder, hide, or mean something to a shell or a system.
    """
    if len(name) > LONGEST or not _PLAIN.fullmatch(name) or _DEVICES.fullmatch(name):
        raise Unprintable(f"{name[:LONGEST]!a} can't be the name of a paper")
    return name


def pdf_name(name: str) -> str:
    """The file's name for a paper's ``name``, with ``.pdf`` at its end exactly once."""
    return f"{plain(name.removesuffix('.pdf'))}.pdf"
