"""What somebody may like otherwise at their bench, and how it is put into words; pure.

Each row belongs to the field of ``Likes`` that names it; a further field needs but a further row.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from kiosk.domain.people import TextSize
from kiosk.presenters.models import ChoiceModel
from kiosk.presenters.models_people import LikeModel, LikeRowModel
from kiosk.wording import people
from kiosk.wording.language import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.domain.people import Likes
    from kiosk.wording.language import Language, Phrase

SILENT, QUIET, LOUD = 0, 30, 100


@dataclass(frozen=True, kw_only=True)
class Wish:
    """One row: what it is about, and each choice with the value that it stands for."""

    icon: str
    word: Phrase
    choices: tuple[tuple[Callable[[], str], Any], ...]
    """What each is called, in the language of now, and its value."""


def _own_name(language: Language) -> Callable[[], str]:
    """What its own speakers call it, whatever is spoken now."""
    return lambda: language.name


WISHES = {
    "dark": Wish(
        icon="sun",
        word=people.COLOURS,
        choices=((people.LIGHT, False), (people.DARK, True), (people.AS_THE_BENCH, None)),
    ),
    "language": Wish(
        icon="message",
        word=people.LANGUAGE,
        choices=(
            *((_own_name(each), each.code) for each in LANGUAGES.values()),
            (people.AS_THE_BENCH, ""),
        ),
    ),
    "text": Wish(
        icon="eye",
        word=people.WORDS,
        choices=((people.USUAL, TextSize.USUAL), (people.LARGE, TextSize.LARGE)),
    ),
    "left_handed": Wish(
        icon="hand",
        word=people.HAND,
        choices=((people.LEFT, True), (people.RIGHT, False)),
    ),
    "volume": Wish(
        icon="sound",
        word=people.SOUNDS,
        choices=(
            *((people.SILENT, SILENT), (people.QUIET, QUIET), (people.LOUD, LOUD)),
            (people.AS_THE_BENCH, None),
        ),
    ),
}


def like_model(likes: Likes) -> LikeModel:
    """The window, with what is liked now chosen in each row."""
    return LikeModel(
        shown=True,
        title=people.MY_BENCH(),
        hint=people.MY_BENCH_TEXT(),
        rows=tuple(_row(field, wish, getattr(likes, field)) for field, wish in WISHES.items()),
        close_word=people.MY_BENCH_DONE(),
    )


def wished(likes: Likes, key: str) -> Likes:
    """What is liked once the choice of this key was touched."""
    field, _, place = key.partition("/")
    _, value = WISHES[field].choices[int(place)]
    return replace(likes, **{field: value})


def _row(field: str, wish: Wish, liked: Any) -> LikeRowModel:  # noqa: ANN401 - a field's value
    choices = tuple(
        ChoiceModel(key=f"{field}/{place}", word=word(), chosen=value == liked)
        for place, (word, value) in enumerate(wish.choices)
    )
    return LikeRowModel(key=field, icon=wish.icon, word=wish.word(), choices=choices)
