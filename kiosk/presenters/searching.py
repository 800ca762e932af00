"""Searching: the words that were typed, and the keyboard they are typed with."""

from __future__ import annotations

from abc import abstractmethod

from kiosk.presenters.presenter import M, Presenter


class SearchPresenter(Presenter[M]):
    """A presenter whose screen has a search of its own."""

    words_limit: int
    """The longest search, in characters."""

    def __init__(self, blank: M) -> None:
        super().__init__(blank)
        self._words = ""
        self._searching = False

    @abstractmethod
    def _render(self) -> None:
        """Show what stands there now."""

    @abstractmethod
    def _search(self) -> None:
        """Look for the words that stand there now."""

    def search_open(self) -> None:
        """Show the keyboard."""
        self._searching = True
        self._render()

    def search_close(self) -> None:
        """Hide the keyboard; what was found stays."""
        self._searching = False
        self._render()

    def search_key(self, char: str) -> None:
        """A key of the keyboard was touched."""
        self._say(self._words + char)

    def search_erase(self) -> None:
        """Take the last character away."""
        self._say(self._words[:-1])

    def search_clear(self) -> None:
        """Show the whole list again."""
        self._searching = False
        self._say("")

    def _say(self, words: str) -> None:
        self._words = words[: self.words_limit]
        self._search()
