"""The strip at the top: where one is, what Amazon and the printer do, what time it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from kiosk.actions import queries
from kiosk.actions.queries import StripView
from kiosk.domain.hub import HubReport, HubState
from kiosk.presenters.marks import Mark, Tone
from kiosk.presenters.models import StripModel
from kiosk.presenters.presenter import Presenter
from kiosk.wording import hub, times

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from kiosk.presenters.context import Context

SILENT_AFTER = timedelta(seconds=20)
SKEW_LIMIT = 120
_ICONS = {
    HubState.OFFLINE: "cloud-off",
    HubState.DENIED: "lock",
    HubState.TROUBLE: "alert-triangle",
}


class StripPresenter(Presenter[StripModel]):
    """Tells the truth about Amazon, paper, person and time."""

    def __init__(
        self,
        context: Context,
        failed: Callable[[Exception], None],
        *,
        dark: bool,
    ) -> None:
        desk = context.desk
        super().__init__(StripModel(bench=desk.bench, person=desk.person, dark=dark))
        self._context = context
        self._failed = failed
        self._view = StripView()
        self._reading = False

    def reload(self) -> None:
        """Read again what the hub says."""
        if not self._reading:
            self._reading = True
            desk = self._context.desk
            self._context.runner.do(lambda: queries.strip(desk), self._arrived, self._lost)

    def tick(self) -> None:
        """Let the clock go on."""
        now = self._context.now()
        report = self._view.report
        alarm = self._alarm(report)
        self.put(
            replace(
                self.model,
                amazon=self._amazon(report, now),
                printer=self._printer(),
                time=times.clock(now, self._context.zone),
                alarm=alarm,
            )
        )

    def toggle_dark(self) -> None:
        """Change between light and dark."""
        self.put(replace(self.model, dark=not self.model.dark))

    def alarm_touched(self) -> None:
        """The alarm goes by itself when its cause has gone."""

    def _arrived(self, view: StripView) -> None:
        self._reading = False
        self._view = view
        self.tick()

    def _lost(self, exc: Exception) -> None:
        self._reading = False
        self._failed(exc)

    def _amazon(self, report: HubReport, now: datetime) -> Mark:
        queued = hub.QUEUED.format(n=self._view.queued) if self._view.queued else ""
        silent = self._silent(report, now)
        if silent:
            return Mark(
                word=hub.AMAZON, detail=_joined(silent, queued), tone=Tone.LOOK, icon="wifi-off"
            )
        heard = hub.NEVER_HEARD
        if report.heard_at is not None:
            heard = hub.HEARD.format(ago=times.ago(now - report.heard_at))
        words = hub.STATES[report.state]
        tone = Tone.GO if report.state in {HubState.LISTENING, HubState.READING} else Tone.LOOK
        if report.state is HubState.DENIED or report.sending_denied:
            tone = Tone.STOP
        return Mark(
            word=hub.AMAZON,
            detail=_joined(words or heard, queued),
            tone=tone,
            icon=_ICONS.get(report.state, "cloud-check"),
        )

    def _silent(self, report: HubReport, now: datetime) -> str:
        """What to say when the hub has not been heard of for a while; empty when it has."""
        if report.beat_at is not None and abs(now - report.beat_at) < SILENT_AFTER:
            return ""
        falls = self._context.hub_falls()
        if falls is None:
            return hub.CLIENT_SILENT
        return hub.CLIENT_RESTARTS if falls else hub.CLIENT_STARTS

    def _printer(self) -> Mark:
        name = self._context.printer
        if self._view.papers_unsure:
            return Mark(word=name, detail=hub.PRINTER_LOOK, tone=Tone.LOOK, icon="printer")
        if self._view.papers_waiting:
            waits = hub.PRINTER_WAITS.format(n=self._view.papers_waiting)
            return Mark(word=name, detail=waits, tone=Tone.LOOK, icon="printer")
        return Mark(word=name, detail=hub.PRINTER_READY, tone=Tone.GO, icon="printer")

    def _alarm(self, report: HubReport) -> str:
        if report.state is HubState.DENIED or report.sending_denied:
            return hub.DENIED_ALARM
        if abs(report.skew_seconds) > SKEW_LIMIT:
            return hub.SKEW_ALARM.format(n=round(abs(report.skew_seconds)))
        return ""


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
