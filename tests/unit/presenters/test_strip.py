"""The strip at the top: what it says of Amazon, paper, person and time."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from kiosk.actions import queries
from kiosk.actions.paper_queries import AtPrinter
from kiosk.actions.queries import StripView
from kiosk.domain.hub import HubReport, HubState
from kiosk.domain.paper import PrintPlan
from kiosk.domain.paper_state import Trouble
from kiosk.presenters.context import Context
from kiosk.presenters.marks import Mark, Tone
from kiosk.presenters.models import StripModel
from kiosk.presenters.seat import Seat
from kiosk.presenters.strip import SILENT_AFTER, SKEW_LIMIT, StripPresenter
from tests.fakes.clock import NOON, TurnableClock
from tests.fakes.printers import printers as make_printers
from tests.fakes.runner import Later

HEARD = NOON - timedelta(seconds=45)
ALIVE = HubReport(state=HubState.LISTENING, beat_at=NOON, heard_at=HEARD)


@pytest.fixture
def strip(context: Context) -> StripPresenter:
    return StripPresenter(context, _unexpected, dark=False)


def _unexpected(exc: Exception) -> None:
    raise exc


def shown(strip: StripPresenter, report: HubReport, **view: Any) -> StripModel:
    strip._arrived(replace(StripView(report=report), **view))
    return strip.model


@pytest.mark.parametrize(
    ("state", "detail", "tone", "icon"),
    [
        (HubState.STARTING, "connecting", Tone.LOOK, "cloud-check"),
        (HubState.READING, "reading orders", Tone.GO, "cloud-check"),
        (HubState.LISTENING, "heard 40 s ago", Tone.GO, "cloud-check"),
        (HubState.THROTTLED, "asked us to wait", Tone.LOOK, "cloud-check"),
        (HubState.OFFLINE, "not reachable", Tone.LOOK, "cloud-off"),
        (HubState.TROUBLE, "answers oddly", Tone.LOOK, "alert-triangle"),
        (HubState.DENIED, "sign-in refused", Tone.STOP, "lock"),
    ],
)
def test_each_state_of_the_hub_has_word_tone_and_icon(
    strip: StripPresenter, state: HubState, detail: str, tone: Tone, icon: str
) -> None:
    model = shown(strip, replace(ALIVE, state=state))

    assert model.amazon == Mark(word="Amazon", detail=detail, tone=tone, icon=icon)


def test_what_waits_for_amazon_is_counted(strip: StripPresenter) -> None:
    assert shown(strip, ALIVE, queued=3).amazon.detail == "heard 40 s ago · 3 queued"


def test_an_amazon_that_was_never_heard_is_said_so(strip: StripPresenter) -> None:
    assert shown(strip, replace(ALIVE, heard_at=None)).amazon.detail == "not heard yet"


@pytest.mark.parametrize(
    ("falls", "words"),
    [(0, "client starting"), (2, "client restarting"), (None, "client not running")],
)
def test_a_hub_that_is_silent_is_never_taken_for_one_that_listens(
    context: Context, falls: int | None, words: str
) -> None:
    strip = StripPresenter(replace(context, hub_falls=lambda: falls), _unexpected, dark=False)

    model = shown(strip, replace(ALIVE, beat_at=NOON - SILENT_AFTER), queued=1)

    assert model.amazon == Mark(
        word="Amazon", detail=f"{words} · 1 queued", tone=Tone.LOOK, icon="wifi-off"
    )


def test_a_hub_falls_silent_while_the_clock_goes_on(
    strip: StripPresenter, clock: TurnableClock
) -> None:
    assert shown(strip, ALIVE).amazon.tone is Tone.GO

    clock.advance(SILENT_AFTER)
    strip.tick()

    assert strip.model.amazon.detail == "client starting"


@pytest.mark.parametrize(
    ("report", "words"),
    [
        (replace(ALIVE, state=HubState.DENIED), "Amazon refuses our sign-in."),
        (replace(ALIVE, sending_denied=True), "Amazon refuses our sign-in."),
        (replace(ALIVE, skew_seconds=SKEW_LIMIT + 0.6), "wrong by 121 s"),
        (replace(ALIVE, skew_seconds=-SKEW_LIMIT - 1), "wrong by 121 s"),
    ],
)
def test_what_needs_the_office_is_an_alarm(
    strip: StripPresenter, report: HubReport, words: str
) -> None:
    alarm = shown(strip, report).alarm

    assert words in alarm
    assert alarm.endswith("Tell the office.")


@pytest.mark.parametrize(
    "state", [s for s in HubState if s is not HubState.DENIED], ids=lambda s: s.value
)
def test_what_passes_by_itself_is_none(strip: StripPresenter, state: HubState) -> None:
    report = replace(ALIVE, state=state, skew_seconds=SKEW_LIMIT)

    assert shown(strip, report).alarm == ""


@pytest.mark.parametrize(
    ("printers", "word", "detail", "tone"),
    [
        ((), "Laser", "ready", Tone.GO),
        ((AtPrinter(printer="Laser", waiting=2),), "Laser", "2 waiting", Tone.LOOK),
        (
            (AtPrinter(printer="Laser", waiting=2, trouble=Trouble.PAPER_OUT),),
            "Laser", "out of paper", Tone.LOOK,
        ),
        (
            (AtPrinter(printer="Labels", trouble=Trouble.UNSURE, order="202-1-0007763"),),
            "Labels", "look at …7763", Tone.LOOK,
        ),
        ((AtPrinter(printer="Labels", waiting=1),), "Laser", "ready", Tone.GO),
        (
            (
                AtPrinter(printer="Labels", trouble=Trouble.AWAY),
                AtPrinter(printer="Laser", trouble=Trouble.COVER_OPEN),
            ),
            "Laser: cover open", "Labels: not reachable", Tone.LOOK,
        ),
        ((AtPrinter(printer="Gone", trouble=Trouble.UNSURE),), "Laser", "ready", Tone.GO),
    ],
)  # fmt: skip
def test_each_printer_in_trouble_says_so_else_the_one_of_the_note_how_it_is(
    context: Context, printers: tuple[AtPrinter, ...], word: str, detail: str, tone: Tone
) -> None:
    two = make_printers(context.desk, PrintPlan(printers=("Laser", "Labels")))
    strip = StripPresenter(replace(context, printers=two), _unexpected, dark=False)

    printer = shown(strip, ALIVE, printers=printers).printer

    assert (printer.word, printer.detail, printer.tone) == (word, detail, tone)


def test_bench_person_and_time_are_told(context: Context, clock: TurnableClock) -> None:
    sam = replace(context, seat=Seat(replace(context.desk, person="Sam")))
    strip = StripPresenter(sam, _unexpected, dark=True)
    clock.advance(60)

    strip.tick()

    model = strip.model
    assert (model.bench, model.person, model.time, model.dark) == ("Bench 1", "Sam", "12:01", True)


def test_light_and_dark_change_places(strip: StripPresenter) -> None:
    strip.toggle_dark()
    dark = strip.model.dark
    strip.toggle_dark()

    assert (dark, strip.model.dark) == (True, False)


def test_the_store_is_read_once_for_many_wishes(context: Context, later: Later) -> None:
    strip = StripPresenter(replace(context, runner=later), _unexpected, dark=False)
    for _ in range(3):
        strip.reload()
    assert len(later.waiting) == 1

    later.catch_up()
    strip.reload()
    assert len(later.waiting) == 1


def test_a_store_that_could_not_be_read_is_said_and_asked_again(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    failures: list[Exception] = []
    strip = StripPresenter(context, failures.append, dark=False)

    def fail(_: object) -> StripView:
        raise OSError(5, "I/O error")

    monkeypatch.setattr(queries, "strip", fail)
    strip.reload()
    strip.reload()

    assert len(failures) == 2
