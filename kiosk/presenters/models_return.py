"""What the window for returns shows: the transaction, what comes back, and the money."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from kiosk.presenters.models import ChoiceModel


class Stage(Enum):
    """The parts of the window, one after the other."""

    SUB = "sub"
    """The whole transaction with its subtotal; *Rtn* starts a return."""
    LINES = "lines"
    """How many of each line come back, in which condition, and why."""
    MONEY = "money"
    """Refunded on Amazon? Then *Card* or *Cash* posts the return."""


@dataclass(frozen=True, kw_only=True)
class ReturnLineModel:
    """A line of the transaction; while lines are chosen, how many units of it come back."""

    line_id: str
    picture: str = ""
    title: str = ""
    sku: str = ""
    detail: str = ""
    """Such as ``2 sent, 1 came back before``."""
    price: str = ""
    """What all its units were sold for."""
    count: str = ""
    """Units that come back; the largest word of the line."""
    less_live: bool = False
    more_live: bool = False
    conditions: tuple[ChoiceModel, ...] = ()
    """What becomes of them; empty while none come back."""


@dataclass(frozen=True, kw_only=True)
class PastReturnModel:
    """A return that was posted before."""

    number: str
    text: str
    """Such as ``Return 12, Tue 14:22, 1 unit, £12.00, Card``."""
    reverse_word: str = ""
    """Empty when it can't be reversed (any more)."""


@dataclass(frozen=True, kw_only=True)
class ReturnModel:
    """The window for returns."""

    shown: bool = False
    stage: Stage = Stage.SUB
    title: str = ""
    """With the order's number."""
    lines: tuple[ReturnLineModel, ...] = ()
    reason_word: str = ""
    """What stands over the reasons."""
    reasons: tuple[ChoiceModel, ...] = ()
    past: tuple[PastReturnModel, ...] = ()
    total_word: str = ""
    total: str = ""
    """The subtotal, or what the return is worth; the largest word of the window."""
    hint: str = ""
    """A sentence: what to do, or that the money is refunded on Amazon by hand."""
    refunded_word: str = ""
    """The switch that says that the refund was made; empty where it is not asked."""
    refunded: bool = False
    amount_word: str = ""
    """The button to type another amount."""
    typing: bool = False
    """Whether the pad for the amount is open (digits, erase)."""
    back_word: str = ""
    all_word: str = ""
    """All items come back, in one touch."""
    next_word: str = ""
    """*Rtn*, or on to the money."""
    next_live: bool = False
    card_word: str = ""
    cash_word: str = ""
    post_live: bool = False
