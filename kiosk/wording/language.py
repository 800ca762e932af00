"""The language of the sentences, which can change while the bench runs.

A sentence in the code is a ``Phrase``: English words, marked with ``_`` for whoever translates. It
is no text yet. Called or formatted it is said, in the language of that moment; so a table of
phrases may be made when its module is loaded, and mypy refuses a phrase where a text is wanted.

The language of the moment is a context variable, and every thread has its own. That of the glass
speaks as whoever has signed in likes it (``speak``); those that carry out work and make papers
are never told, and papers say besides whose language they are in (``speaking``). One language for
the whole process would bring a packer's German onto an English buyer's slip; a language handed on
would stand in the arguments of everything between the seat and seven hundred sentences.
"""

from __future__ import annotations

import gettext
import logging
import struct
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

log = logging.getLogger(__name__)

SOURCE = "en"
"""The language in which the sentences stand in the code."""
DOMAIN = "packbench"
FOLDER = Path(__file__).resolve().parents[2] / "assets" / "locale"


@dataclass(frozen=True, kw_only=True)
class Language:
    """A language that the program has."""

    code: str
    """ISO 639-1."""
    name: str
    """What its own speakers call it."""
    locale: str
    """How Babel writes dates, amounts and countries in it."""


LANGUAGES = {
    one.code: one
    for one in (
        Language(code=SOURCE, name="English", locale="en_GB"),
        Language(code="de", name="Deutsch", locale="de_DE"),
    )
}
"""By code, in the order in which they are offered."""


@dataclass(frozen=True)
class Phrase:
    """A sentence, or a part of one; the same in every language until it is said."""

    english: str
    sense: str = ""
    """What is meant, where English has one word for what others call by several."""

    def __call__(self) -> str:
        """Say it in the language of now."""
        catalogue = _NOW.get().catalogue
        if self.sense:
            return catalogue.pgettext(self.sense, self.english)
        # gettext answers an empty text with the head of its catalogue.
        return catalogue.gettext(self.english) if self.english else ""

    def __str__(self) -> str:
        return self()

    def format(self, **about: object) -> str:
        """Say it with what stands in braces filled in."""
        return self().format(**about)


NOTHING = Phrase("")


def _(text: str) -> Phrase:
    """Mark ``text`` to be translated."""
    return Phrase(text)


def _in(sense: str, text: str) -> Phrase:
    """Mark ``text`` to be translated in this sense, and no other."""
    return Phrase(text, sense)


def count(one: str, many: str, number: int) -> str:
    """``one`` or ``many`` with the number in place of ``{n}``; both are translated."""
    return _NOW.get().catalogue.ngettext(one, many, number).format(n=number)


def locale() -> str:
    """How dates, amounts and countries are written now, as Babel calls it."""
    return _NOW.get().language.locale


def speak(code: str) -> None:
    """Say everything in this language from now on, in this thread; in English if it is not had."""
    _NOW.set(_spoken(code))


def ready(code: str) -> None:
    """Read a language's sentences, off the glass's thread, so that ``speak`` need not."""
    _spoken(code)


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Say everything inside in this language, whatever this thread speaks otherwise."""
    before = _NOW.set(_spoken(code))
    try:
        yield
    finally:
        _NOW.reset(before)


@dataclass(frozen=True)
class _Spoken:
    language: Language
    catalogue: gettext.NullTranslations


_ENGLISH = _Spoken(LANGUAGES[SOURCE], gettext.NullTranslations())
_NOW = ContextVar("language", default=_ENGLISH)


@cache
def _spoken(code: str) -> _Spoken:
    if code == SOURCE or code not in LANGUAGES:
        return _ENGLISH
    try:
        catalogue = gettext.translation(DOMAIN, FOLDER, languages=[code])
    except (OSError, ValueError, struct.error) as exc:
        log.warning("%s can't be spoken, so English is: %s", LANGUAGES[code].name, exc)
        return _ENGLISH
    return _Spoken(LANGUAGES[code], catalogue)
