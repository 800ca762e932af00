"""What every presenter is: it holds a frozen model and shows each new one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

M = TypeVar("M")


class Presenter(Generic[M]):
    """Holds the model that a screen shows; equal models are not shown twice."""

    def __init__(self, blank: M) -> None:
        self.model: M = blank
        self._show: Callable[[M], None] | None = None

    def attach(self, show: Callable[[M], None]) -> None:
        """Let ``show`` be called with every new model, and with the present one now."""
        self._show = show
        show(self.model)

    def _render(self) -> None:
        """Show what stands there now; one whose words pass by themselves need not."""

    def put(self, model: M) -> None:
        """Make ``model`` the present one; called on the screen's thread alone."""
        if model == self.model:
            return
        self.model = model
        if self._show is not None:
            self._show(model)


def say_all_again(bench: object) -> None:
    """Let every presenter of a bench show the same in the language of now."""
    for part in vars(bench).values():
        if isinstance(part, Presenter):
            part._render()  # noqa: SLF001 - the one who asks is a presenter's own module
