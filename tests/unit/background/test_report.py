"""The hub's report of itself."""

from __future__ import annotations

from kiosk.actions.desk import Desk
from kiosk.background.report import Reporter
from kiosk.domain.hub import HUB_NOTE, HubReport, HubState
from tests.fakes.clock import NOON, TurnableClock


def kept_report(hub: Desk) -> HubReport | None:
    return hub.store.notes.get(HUB_NOTE, HubReport)


def test_news_are_kept_at_once_with_a_beat(hub: Desk, clock: TurnableClock) -> None:
    reporter = Reporter(hub)
    assert kept_report(hub) is None

    reporter.update(state=HubState.READING, read=214, about=900)
    clock.advance(2)
    reporter.update(sending_denied=True)

    assert kept_report(hub) == HubReport(
        state=HubState.READING, read=214, about=900, sending_denied=True, beat_at=clock.now()
    )


def test_what_is_no_news_is_not_written(hub: Desk, clock: TurnableClock) -> None:
    reporter = Reporter(hub)
    reporter.update(state=HubState.LISTENING)
    clock.advance(2)

    reporter.update(state=HubState.LISTENING)

    report = kept_report(hub)
    assert report is not None
    assert report.beat_at == NOON


def test_a_beat_says_that_the_hub_lives(hub: Desk, clock: TurnableClock) -> None:
    reporter = Reporter(hub)
    clock.advance(5)

    reporter.beat()

    assert kept_report(hub) == HubReport(state=HubState.STARTING, beat_at=clock.now())


def test_a_new_hub_remembers_when_amazon_was_heard_and_nothing_else(hub: Desk) -> None:
    Reporter(hub).update(state=HubState.DENIED, heard_at=NOON, sending_denied=True)

    Reporter(hub).beat()

    assert kept_report(hub) == HubReport(heard_at=NOON, beat_at=NOON)
