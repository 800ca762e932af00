"""The strip at the top: where one is, what Amazon and the printer do, what time it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from kiosk.actions import queries
from kiosk.actions.paper_queries import AtPrinter
from kiosk.actions.queries import StripView
from kiosk.domain.hub import HubReport, HubState
from kiosk.domain.paper import PaperKind
from kiosk.domain.paper_state import Trouble
from kiosk.domain.people import Likes, TextSize
from kiosk.presenters.liking import keep
from kiosk.presenters.marks import Mark, Tone
from kiosk.presenters.models import StripModel
from kiosk.presenters.presenter import Presenter
from kiosk.wording import hub, outage, papers, people, times

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from kiosk.presenters.context import Context
    from kiosk.wording.language import Phrase

TAIL = 4
"""Digits by which an order is named in few letters."""
_LOOKED_AT = frozenset({Trouble.UNSURE, Trouble.GIVEN_UP, Trouble.UNPRINTABLE})
"""Troubles of one paper rather than of the printer."""
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
        menu: Callable[[], None] = lambda: None,
        likes: Callable[[], None] = lambda: None,
        *,
        dark: bool,
    ) -> None:
        desk = context.desk
        super().__init__(StripModel(bench=desk.bench, person=desk.person, dark=dark))
        self._context = context
        self._failed = failed
        self._menu = menu
        self._likes = likes
        self._view = StripView()
        self._reading = False
        self._usual = dark
        self._scanner = ""
        """Why the scanner on the serial line can't be heard."""
        self.locks_in: int | None = None
        """Seconds until the bench locks, once that is near."""
        self.outage: Phrase | None = None
        """What to say while the server is away; None while it is there."""

    def seated(self) -> None:
        """Somebody has come or gone, or likes the glass otherwise than before."""
        person = self._context.seat.person
        likes = person.likes if person is not None else Likes()
        self.put(
            replace(
                self.model,
                person=person.name if person is not None else "",
                dark=self._usual if likes.dark is None else likes.dark,
                large=likes.text is TextSize.LARGE,
                left_handed=likes.left_handed,
            )
        )

    def reload(self) -> None:
        """Read again what the hub says."""
        if not self._reading:
            self._reading = True
            desk = self._context.desk
            self._context.runner.do(lambda: queries.strip(desk), self._arrived, self._lost)

    def tick(self) -> None:
        """Let the clock go on."""
        self._render()

    def _render(self) -> None:
        now = self._context.now()
        report = self._view.report
        alarm = self._alarm(report)
        self.put(
            replace(
                self.model,
                amazon=self._amazon(report, now),
                printer=self._printer(),
                scanner=self._scanner_mark(),
                time=times.clock(now, self._context.zone),
                alarm=alarm,
                alarm_over=self.locks_in is not None,
            )
        )

    def menu(self) -> None:
        """The bench's name was touched: what else there is."""
        self._menu()

    def likes(self) -> None:
        """The name of whoever has signed in was touched: how they like the bench."""
        self._likes()

    def toggle_dark(self) -> None:
        """Change between light and dark; whoever has signed in finds it so again."""
        person, dark = self._context.seat.person, not self.model.dark
        if person is None:
            self._usual = dark
        else:
            keep(self._context, replace(person.likes, dark=dark))
        self.seated()

    def scanner_said(self, words: str) -> None:
        """The scanner on the serial line can't be heard, and why; empty when it can again."""
        self._scanner = words
        self.put(replace(self.model, scanner=self._scanner_mark()))

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
        silent = outage.UNKNOWN() if self.outage else self._silent(report, now)
        if silent:
            return Mark(
                word=hub.AMAZON(), detail=_joined(silent, queued), tone=Tone.LOOK, icon="wifi-off"
            )
        heard = hub.NEVER_HEARD()
        if report.heard_at is not None:
            heard = hub.HEARD.format(ago=times.ago(now - report.heard_at))
        words = hub.STATES[report.state]()
        tone = Tone.GO if report.state in {HubState.LISTENING, HubState.READING} else Tone.LOOK
        if report.state is HubState.DENIED or report.sending_denied:
            tone = Tone.STOP
        return Mark(
            word=hub.AMAZON(),
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
            return hub.CLIENT_SILENT()
        return hub.CLIENT_RESTARTS() if falls else hub.CLIENT_STARTS()

    def _printer(self) -> Mark:
        """Every printer that is in trouble, else how the one of the picking note is."""
        plan = self._context.printers.plan
        there = {at.printer: at for at in self._view.printers}
        usual = plan.printer(PaperKind.PICKING_NOTE)
        troubled = [there[name] for name in plan.printers if name in there and there[name].trouble]
        if len(troubled) > 1:
            words = [f"{at.printer}: {_trouble(at)}" for at in troubled]
            return Mark(word=words[0], detail=_joined(*words[1:]), tone=Tone.LOOK, icon="printer")
        if troubled:
            (at,) = troubled
            return Mark(word=at.printer, detail=_trouble(at), tone=Tone.LOOK, icon="printer")
        waiting = there.get(usual, AtPrinter(printer=usual)).waiting
        if waiting:
            detail = papers.WAITING.format(n=waiting)
            return Mark(word=usual, detail=detail, tone=Tone.LOOK, icon="printer")
        return Mark(word=usual, detail=papers.READY(), tone=Tone.GO, icon="printer")

    def _scanner_mark(self) -> Mark:
        word = hub.SCANNER() if self._scanner else ""
        return Mark(word=word, detail=self._scanner, tone=Tone.LOOK, icon="scan")

    def _alarm(self, report: HubReport) -> str:
        if self.locks_in is not None:
            return people.LOCKS_IN.format(n=self.locks_in)
        if self.outage:
            return self.outage()
        if report.state is HubState.DENIED or report.sending_denied:
            return hub.DENIED_ALARM()
        if abs(report.skew_seconds) > SKEW_LIMIT:
            return hub.SKEW_ALARM.format(n=round(abs(report.skew_seconds)))
        return ""


def _trouble(at: AtPrinter) -> str:
    if at.trouble is None:
        return ""
    if at.trouble in _LOOKED_AT and at.order:
        return papers.LOOK_AT.format(number=at.order[-TAIL:])
    return papers.TROUBLES[at.trouble]()


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
