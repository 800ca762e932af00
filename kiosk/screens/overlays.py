"""The windows over the bench: each is built when it is first wanted, and in the tree when shown."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from kivy.uix.widget import Widget

from kiosk.presenters.models import QueueModel
from kiosk.presenters.models_count import EchoModel
from kiosk.screens.kv import load
from kiosk.screens.places import Box
from kiosk.screens.verbs import Presenters
from kiosk.screens.widgets.touch import let_go

KINDS = (
    *("liking", "stocking", "importing", "tilling", "returning"),
    *("paper", "count", "carrier", "parcelling", "notice", "signing"),
)
"""From the lowest to the topmost: the names of presenter, module, layout and, with View, class."""


class Overlays:
    """Holds the windows of ``root``."""

    def __init__(self, root: Widget, presenters: Presenters) -> None:
        self._root = root
        self._presenters = presenters
        self._views: dict[str, Any] = {}
        self._everything: Box = (0, 0, 100, 100)
        self._search: Any = None
        self._search_box: Box = (0, 0, 100, 100)
        self._echo: Any = None
        self._echo_box: Box = (0, 0, 100, 100)
        self._covered = False
        """Whether the alarm lies over all windows."""

    @property
    def top(self) -> Any:
        """The topmost window that is shown, or None."""
        shown = [view for name in KINDS if (view := self._views.get(name)) and view.parent]
        return shown[-1] if shown else None

    @property
    def searching(self) -> bool:
        """Whether the keyboard of the search is shown."""
        return self._search is not None and self._search.parent is not None

    def attach(self) -> None:
        """Follow the presenters of all windows."""
        for name in KINDS:
            getattr(self._presenters, name).attach(self._shower(name))
        self._presenters.echo.attach(self._show_echo)

    def prepare(self) -> None:
        """Build what answers a scan, so that the first answer is as quick as all others."""
        self._build_echo()
        if "notice" not in self._views:
            self._views["notice"] = self._build("notice")

    def touched(self) -> None:
        """A finger has come down anywhere: the words of the last answer have been read."""
        if self._echo is not None and self._echo.parent is not None:
            self._root.remove_widget(self._echo)

    def cover(self, alarm: Widget, *, over: bool) -> None:
        """Put the alarm over every window, or back beneath them all."""
        if over != self._covered:
            self._covered = over
            self._root.remove_widget(alarm)
            self._root.add_widget(alarm, index=0 if over else len(self._root.children))

    def place(self, everything: Box, search: Box, echo: Box) -> None:
        """Give the windows, the search and the answer to a scan their places."""
        self._everything, self._search_box, self._echo_box = everything, search, echo
        self._place_echo()
        for view in self._views.values():
            _put(view, everything)
        if self._search is not None:
            _put(self._search, search)

    def show_search(self, model: QueueModel) -> None:
        """Show the keyboard of the search, or take it away."""
        if model.searching and self._search is None:
            load("carrier")
            import_module("kiosk.screens.carrier")
            self._search = import_module("kiosk.screens.queue").SearchView(
                presenter=self._presenters.queue
            )
        if self._search is None:
            return
        self._search.show(model)
        if model.searching and self._search.parent is None:
            _put(self._search, self._search_box)
            self._root.add_widget(self._search, index=len(self._shown()) + self._covered)
        elif not model.searching and self._search.parent is not None:
            self._root.remove_widget(self._search)

    def _show_echo(self, model: EchoModel) -> None:
        if self._echo is None:
            if not model.turn:
                return
            self._build_echo()
        fresh = model.turn != self._echo.model.turn
        self._echo.show(model)
        if not model.turn:
            self.touched()
        elif fresh and self._echo.parent is None:
            under = len(self._shown()) + self.searching + self._covered
            self._root.add_widget(self._echo, index=under)

    def _build_echo(self) -> None:
        if self._echo is None:
            self._echo = self._build("echo")
            self._root.canvas.after.add(self._echo.glow.canvas)
            self._place_echo()

    def _place_echo(self) -> None:
        if self._echo is not None:
            _put(self._echo, self._echo_box)
            _put(self._echo.glow, self._everything)

    def _shower(self, name: str) -> Callable[[Any], None]:
        return lambda model: self._show(name, model)

    def _show(self, name: str, model: Any) -> None:
        view = self._views.get(name)
        if view is None:
            if not model.shown:
                return
            view = self._views[name] = self._build(name)
        if model.shown:
            view.show(model)
        if model.shown and view.parent is None:
            _put(view, self._everything)
            above = [other for other in self._shown() if _rank(other) > _rank(name)]
            self._root.add_widget(view, index=len(above) + self._covered)
            let_go()
        elif not model.shown and view.parent is not None:
            self._root.remove_widget(view)

    def _build(self, name: str) -> Any:
        load(name)
        kind = getattr(import_module(f"kiosk.screens.{name}"), f"{name.title()}View")
        return kind(presenter=getattr(self._presenters, name))

    def _shown(self) -> list[str]:
        return [name for name, view in self._views.items() if view.parent is not None]


def _rank(name: str) -> int:
    return KINDS.index(name)


def _put(part: Any, box: Box) -> None:
    part.size = box[2:]
    part.pos = box[:2]
