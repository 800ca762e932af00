"""The window *My bench*: how whoever works here likes it; it comes and goes with their badge."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from kiosk.actions.sign_in import like
from kiosk.domain.people import Likes
from kiosk.presenters.cues import Cue
from kiosk.presenters.liking_view import like_model, wished
from kiosk.presenters.models_people import LikeModel
from kiosk.presenters.presenter import Presenter

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.presenters.context import Context


class LikingPresenter(Presenter[LikeModel]):
    """Lets somebody set their bench; each choice is there at once, and kept with the person."""

    def __init__(
        self, context: Context, worn: Callable[[], None], say_again: Callable[[], None]
    ) -> None:
        """``worn`` is called whenever the glass is to look otherwise, ``say_again`` to speak so."""
        super().__init__(LikeModel())
        self._context = context
        self._worn = worn
        self._say_again = say_again
        self.loud: Callable[[int | None], None] = lambda _: None
        """Sets the loudspeaker, 0 to 100; None as the bench is set."""

    def seated(self) -> None:
        """Somebody has come or gone: the bench is as they like it, or as it is set."""
        self.close()
        self._wear()

    def show(self) -> None:
        """Show the window to whoever has signed in."""
        person = self._context.seat.person
        if person is not None:
            self.put(like_model(person.likes))

    def choose(self, key: str) -> None:
        """A choice was touched."""
        person = self._context.seat.person
        if person is None or not self.model.shown:
            return
        likes = wished(person.likes, key)
        keep(self._context, likes)
        self._wear()
        if likes.volume != person.likes.volume:
            self._context.play(Cue.DONE)
        self.put(like_model(likes))
        if likes.language != person.likes.language:
            self._say_again()

    def close(self) -> None:
        """Take the window away."""
        self.put(LikeModel())

    def _wear(self) -> None:
        person = self._context.seat.person
        likes = person.likes if person is not None else Likes()
        self.loud(likes.volume)
        self._worn()


def keep(context: Context, likes: Likes) -> None:
    """Keep how whoever works here likes it, here and wherever they sign in next."""
    person = context.seat.person
    if person is not None:
        context.seat.take(replace(person, likes=likes))
        context.runner.do(partial(like, context.desk, likes))
