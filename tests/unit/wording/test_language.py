"""What is said follows the language of the moment, in each thread for itself."""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier, Thread

import pytest

from kiosk.domain.money import Money
from kiosk.wording import countries, flags, language, money, screens, steps, times
from kiosk.wording.language import FOLDER, NOTHING, Phrase, ready, speak, speaking
from kiosk.wording.refusals import REFUSALS

ROOT = Path(__file__).resolve().parents[3]
MARCH, NOVEMBER = datetime(2026, 3, 1, 9, 5, tzinfo=UTC), datetime(2026, 11, 23, tzinfo=UTC)
NEXT = {"en": "Next order", "de": "Nächste"}
AT_IMPORT = """
import importlib, pkgutil, sys
from kiosk.wording import language
said = []
language.Phrase.__call__ = lambda self: said.append(self.english) or self.english
language.count = lambda one, many, number: said.append(one) or one
for room in ("wording", "documents", "presenters", "office", "doctor"):
    package = importlib.import_module(f"kiosk.{room}")
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"kiosk.{room}.{module.name}")
sys.exit(f"said while it was loaded: {said}" if said else 0)
"""


@pytest.fixture
def forgotten() -> Iterator[None]:
    """No catalogue was read yet, and none that a test has spoilt stays."""
    language._spoken.cache_clear()
    yield
    language._spoken.cache_clear()


def test_everything_is_said_in_the_language_of_the_moment() -> None:
    for code in ("en", "de", "en"):
        speak(code)
        assert screens.NEXT_ORDER() == str(screens.NEXT_ORDER) == NEXT[code]

    speak("de")
    assert screens.MORE.format(n=3) == "3 weitere: suchen oder filtern"
    assert (flags.lines(1), flags.lines(2)) == ("1 Position", "2 Positionen")
    assert flags.service("NEXT_DAY") == "Nächster Tag"
    assert REFUSALS[next(iter(REFUSALS))]().title == "Noch nicht bezahlt"


def test_nothing_is_said_while_the_program_is_loaded() -> None:
    answer = subprocess.run(
        [sys.executable, "-c", AT_IMPORT],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert answer.returncode == 0, answer.stderr


def test_dates_amounts_and_countries_are_written_as_the_language_does() -> None:
    price = Money(123456, "EUR")
    said = []
    for code in ("en", "de", "en"):
        speak(code)
        said.append(
            (
                money.amount(price),
                countries.name("AT"),
                times.due(MARCH, NOVEMBER, UTC),
                times.left(timedelta(days=2)),
                times.day_word(NOVEMBER, NOVEMBER, UTC),
            )
        )

    english, german, again = said
    assert english == ("€1,234.56", "Austria", "1 Mar 09:05", "2 d", "today") == again
    assert german == ("1.234,56\xa0€", "Österreich", "1. Mär 09:05", "2 T", "heute")


def test_one_word_in_two_senses_is_two_words() -> None:
    speak("de")

    assert Phrase("To", "country")() == "Nach"
    assert Phrase("To", "time")() == "Bis"


def test_nothing_stays_nothing_in_every_language() -> None:
    speak("de")

    assert NOTHING() == ""


def test_two_threads_with_two_languages_do_not_mix() -> None:
    both, heard = Barrier(2, timeout=10), {}

    def talk(code: str) -> None:
        said = []
        speak(code)
        for _ in range(50):
            both.wait()
            said.append(screens.NEXT_ORDER())
        heard[code] = set(said)

    threads = [Thread(target=talk, args=(code,)) for code in NEXT]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)

    assert heard == {code: {said} for code, said in NEXT.items()}


def test_a_thread_that_was_told_nothing_speaks_english_whatever_the_glass_speaks() -> None:
    heard: list[str] = []
    speak("de")

    thread = Thread(target=lambda: heard.append(screens.NEXT_ORDER()))
    thread.start()
    thread.join(timeout=10)

    assert heard == [NEXT["en"]]
    assert screens.NEXT_ORDER() == NEXT["de"]


def test_what_is_spoken_for_a_while_ends_with_it_also_when_that_fails() -> None:
    speak("de")
    with speaking("en"):
        assert screens.NEXT_ORDER() == NEXT["en"]
    with pytest.raises(KeyError), speaking("en"):
        screens.MORE.format(nothing=1)

    assert screens.NEXT_ORDER() == NEXT["de"]


@pytest.mark.usefixtures("forgotten")
@pytest.mark.parametrize("what", ["missing", b"", b"no catalogue", "cut"])
def test_where_the_sentences_are_not_to_be_had_english_is_spoken_and_the_log_says_so(
    what: str | bytes,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    place = tmp_path / "de" / "LC_MESSAGES"
    place.mkdir(parents=True)
    if what != "missing":
        whole = (FOLDER / "de" / "LC_MESSAGES" / "packbench.mo").read_bytes()
        spoilt = whole[: len(whole) // 2] if what == "cut" else what
        assert isinstance(spoilt, bytes)
        (place / "packbench.mo").write_bytes(spoilt)
    monkeypatch.setattr(language, "FOLDER", tmp_path)

    with caplog.at_level(logging.WARNING):
        ready("de")
        speak("de")

    assert screens.NEXT_ORDER() == NEXT["en"]
    assert money.amount(Money(5, "EUR")) == "€0.05"
    assert [record.message.split(":")[0] for record in caplog.records] == [
        "Deutsch can't be spoken, so English is"
    ]


def test_a_language_that_the_program_has_not_is_english() -> None:
    speak("tlh")

    assert screens.NEXT_ORDER() == NEXT["en"]


def test_why_an_order_waits_is_kept_in_english_and_said_in_any_language() -> None:
    speak("de")

    assert steps.hold_reason("Goods missing") == "Ware fehlt"
    assert steps.hold_reason("what somebody typed") == "what somebody typed"
