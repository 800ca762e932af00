"""Every language has every sentence of the code, whole, and compiled as it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import get_args

import pytest
from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from kiosk.settings.schema import Language
from kiosk.wording import scans
from kiosk.wording.language import DOMAIN, FOLDER, LANGUAGES, SOURCE, Phrase, speak
from kiosk.wording.refusals import REFUSALS
from kiosk.wording.telling import REFUSED
from tests.house.tree import ROOT

OTHERS = tuple(code for code in LANGUAGES if code != SOURCE)
KEYWORDS = {"_": None, "_in": ((1, "c"), 2), "count": (1, 2)}
"""What marks a sentence; `make words` says the same to pybabel."""
BLANK = re.compile(r"{(\w*)}")
BLANKS = {"have": "2", "want": "3", "bin": "A-03", "sku": "TEE-M", "units": "12", "n": "3"}
Key = tuple[str, str | None]


@cache
def sentences() -> frozenset[Key]:
    """Every sentence that is marked in the code, and its sense."""
    found = set()
    for _, _, message, _, context in extract_from_dir(ROOT / "kiosk", keywords=KEYWORDS):
        one = message[0] if isinstance(message, tuple) else message
        found.add((one, context))
    return frozenset(found)


@cache
def catalogue(code: str) -> Catalog:
    with (FOLDER / code / "LC_MESSAGES" / f"{DOMAIN}.po").open("rb") as file:
        return read_po(file, locale=code, abort_invalid=True)


def pairs(code: str) -> Iterator[tuple[str, str]]:
    """Each sentence and its translation; of those with a number, each form."""
    for message in catalogue(code):
        if not message.id:
            continue
        if isinstance(message.id, tuple):
            yield from zip(message.id, message.string or (), strict=True)
        else:
            yield str(message.id), str(message.string)


def test_the_code_is_full_of_sentences() -> None:
    assert len(sentences()) > 600
    assert ("To", "country") in sentences()


@pytest.mark.parametrize("code", OTHERS)
def test_a_language_has_every_sentence_of_the_code_and_no_other(code: str) -> None:
    known = {
        (one.id[0] if isinstance(one.id, tuple) else one.id, one.context)
        for one in catalogue(code)
        if one.id
    }

    assert known == sentences(), "run `make words`, and translate what is new"


@pytest.mark.parametrize("code", OTHERS)
def test_no_sentence_is_left_without_translation_or_in_doubt(code: str) -> None:
    assert not [one for one, other in pairs(code) if not other.strip()]
    assert not [message.id for message in catalogue(code) if message.id and message.fuzzy]


@pytest.mark.parametrize("code", OTHERS)
def test_a_translation_has_the_blanks_and_the_edges_of_its_sentence(code: str) -> None:
    for one, other in pairs(code):
        assert set(BLANK.findall(other)) == set(BLANK.findall(one)), other
        assert other.count("{") == len(BLANK.findall(other)) == other.count("}"), other
        edges = [(text[: len(text) - len(text.lstrip())], text[-1] == " ") for text in (one, other)]
        assert edges[0] == edges[1], other
        assert one.endswith(".") == other.endswith("."), other


@pytest.mark.parametrize("code", OTHERS)
def test_what_is_compiled_is_what_is_written(code: str) -> None:
    made = BytesIO()
    write_mo(made, catalogue(code))
    compiled = FOLDER / code / "LC_MESSAGES" / f"{DOMAIN}.mo"

    assert compiled.read_bytes() == made.getvalue(), "run `make words`"


def test_every_language_can_be_set_and_is_known_to_babel() -> None:
    assert set(get_args(Language)) == set(LANGUAGES)
    for code, language in LANGUAGES.items():
        locale = Locale.parse(language.locale)
        assert (locale.language, language.code) == (code, code)
        assert str(locale.get_language_name(code)).casefold() == language.name.casefold()


@pytest.mark.parametrize("code", LANGUAGES)
def test_panels_stay_short_in_every_language(code: str) -> None:
    speak(code)
    for saying in (*REFUSALS.values(), *REFUSED.values()):
        said = saying()
        assert len(said.title) <= 40, said
        assert len(said.text) <= 140, said


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_is_read_from_afar_is_short_in_every_language(code: str) -> None:
    speak(code)
    afar = (scans.OF, scans.ORDER_PICKED, scans.SAME_TWICE, scans.TOUCH_FIRST, scans.OPENED)
    for phrase in (*afar, scans.WRONG_SIZE, scans.TOO_FAST):
        assert isinstance(phrase, Phrase)
        assert len(phrase.format(**BLANKS)) <= 24, phrase
