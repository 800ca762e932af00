"""The windows over the bench: each is built when it is first wanted, and in the tree when shown."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from kivy.uix.widget import Widget

from kiosk.presenters.models import QueueModel
from kiosk.screens.kv import load
from kiosk.screens.places import Box
from kiosk.screens.verbs import Presenters
from kiosk.screens.widgets.touch import let_go

KINDS = {"paper": "PaperView", "carrier": "CarrierView", "notice": "NoticeView"}
"""From the lowest to the topmost; the key is also the name of presenter, module and layout."""


class Overlays:
    """Holds the windows of ``root``."""

    def __init__(self, root: Widget, presenters: Presenters) -> None:
        self._root = root
        self._presenters = presenters
        self._views: dict[str, Any] = {}
        self._everything: Box = (0, 0, 100, 100)
        self._search: Any = None
        self._search_box: Box = (0, 0, 100, 100)

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

    def place(self, everything: Box, search: Box) -> None:
        """Give the windows and the search their places."""
        self._everything, self._search_box = everything, search
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
            self._root.add_widget(self._search, index=len(self._shown()))
        elif not model.searching and self._search.parent is not None:
            self._root.remove_widget(self._search)

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
            self._root.add_widget(view, index=len(above))
            let_go()
        elif not model.shown and view.parent is not None:
            self._root.remove_widget(view)

    def _build(self, name: str) -> Any:
        load(name)
        kind = getattr(import_module(f"kiosk.screens.{name}"), KINDS[name])
        return kind(presenter=getattr(self._presenters, name))

    def _shown(self) -> list[str]:
        return [name for name, view in self._views.items() if view.parent is not None]


def _rank(name: str) -> int:
    return list(KINDS).index(name)


def _put(part: Any, box: Box) -> None:
    part.size = box[2:]
    part.pos = box[:2]
