"""Codes as scanners send them: what stands around the code itself."""

from __future__ import annotations

import re

_EDGES = re.compile(r"\A[\s\x00-\x1f\x7f]+|[\s\x00-\x1f\x7f]+\Z")
_SYMBOLOGY = re.compile(r"\][A-Za-z][0-9A-Za-z]")
"""What a scanner may put before a code to name its kind (ISO/IEC 15424)."""


def trimmed(code: str) -> str:
    """A code without white space and control characters around it."""
    return _EDGES.sub("", code)


def bare(code: str) -> str:
    """A code without all that a scanner puts around it."""
    text = trimmed(code)
    found = _SYMBOLOGY.match(text)
    return trimmed(text[found.end() :]) if found else text
