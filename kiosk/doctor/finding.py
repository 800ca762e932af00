"""A finding: what was looked at, how it stands, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Grade(Enum):
    """How something stands; only BAD keeps a bench from doing its work."""

    OK = "OK"
    LOOK = "LOOK"
    BAD = "BAD"


@dataclass(frozen=True)
class Finding:
    """``words`` say how ``about`` stands, ``advice`` what to do; no secret and no buyer in either.

    Unlike what a packer reads, these are for whoever looks after the machine, and not translated.
    """

    grade: Grade
    about: str
    words: str
    advice: str = ""


def ok(about: str, words: str) -> Finding:
    """Nothing to do."""
    return Finding(Grade.OK, about, words)


def look(about: str, words: str, advice: str) -> Finding:
    """It may be meant so, or may matter soon."""
    return Finding(Grade.LOOK, about, words, advice)


def bad(about: str, words: str, advice: str) -> Finding:
    """The bench can't do its work like this."""
    return Finding(Grade.BAD, about, words, advice)
