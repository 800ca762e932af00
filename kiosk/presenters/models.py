"""What each view of the bench shows: frozen, already worded, sorted and formatted."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.presenters.marks import Mark, Tone


@dataclass(frozen=True, kw_only=True)
class StripModel:
    """The strip at the top: where one is, what Amazon and the printer do, what time it is."""

    bench: str = ""
    person: str = ""
    amazon: Mark = field(default_factory=lambda: Mark(word="Amazon", detail=""))
    printer: Mark = field(default_factory=lambda: Mark(word="", detail=""))
    scanner: Mark = field(default_factory=lambda: Mark(word="", detail=""))
    """Shown only while a scanner on a serial line can't be heard."""
    time: str = ""
    alarm: str = ""
    """A full-width sentence that needs a person; empty when there is none."""
    alarm_over: bool = False
    """Whether it is seen over every window: it can't wait until they are closed."""
    dark: bool = False
    large: bool = False
    """Whether small words are larger than usual, on the whole glass."""
    left_handed: bool = False
    """Whether the whole glass is laid out for the left hand."""


@dataclass(frozen=True, kw_only=True)
class TabModel:
    """One filter above the list."""

    key: str
    count: str
    word: str
    tone: Tone = Tone.PLAIN
    chosen: bool = False


@dataclass(frozen=True, kw_only=True)
class RowModel:
    """One order in the list."""

    order_id: str
    time: str
    """Time left such as ``1:38``, ``-0:35``, ``2 d`` or ``-``."""
    time_word: str
    time_tone: Tone
    number: str
    """The last digits, such as ``…91-7763``."""
    detail: str
    """Units and name or standing, such as ``4 · Piotr, 1``."""
    flags: tuple[Mark, ...] = ()
    mark: Mark | None = None
    """How far it is, or what Amazon said, at the right edge."""
    selected: bool = False
    pending: bool = False


@dataclass(frozen=True, kw_only=True)
class QueueModel:
    """The list of orders at the left."""

    tabs: tuple[TabModel, ...] = ()
    rows: tuple[RowModel, ...] = ()
    more: str = ""
    """Says how many more orders there are than are listed."""
    search: str = ""
    searching: bool = False
    """Whether the keyboard for the search is open."""
    progress: str = ""
    """Words while orders are being read, such as ``Reading orders: 214 of about 900``."""
    empty: Mark | None = None
    """Shown in place of the list when it is empty: why, and what happens next."""
    next_word: str = ""
    next_detail: str = ""
    next_live: bool = False


@dataclass(frozen=True, kw_only=True)
class LineModel:
    """One order line; bin and count are its largest words.

    ``count`` is what has been counted while goods are gathered, with ``of`` beside it.
    """

    line_id: str
    picture: str = ""
    """Path of the product's picture, or empty for the icon."""
    bin: str = ""
    title: str = ""
    sku: str = ""
    count: str = ""
    of: str = ""
    """Small words beside the count, such as ``of 2``."""
    notes: tuple[Mark, ...] = ()
    done: bool = False
    current: bool = False


@dataclass(frozen=True, kw_only=True)
class CardModel:
    """A side card: gift message, purchase order number, delivery note and the like."""

    title: str
    text: str
    tone: Tone = Tone.PLAIN
    icon: str = ""


@dataclass(frozen=True, kw_only=True)
class StepModel:
    """One of the five large buttons; ``state`` is done, next, later or off."""

    key: str
    word: str
    icon: str
    state: str = "later"
    detail: str = ""


@dataclass(frozen=True, kw_only=True)
class StopModel:
    """Why the order can't go on, in a calm panel, with one next step (or two)."""

    icon: str
    tone: Tone
    title: str
    text: str
    action: str = ""
    """Word on its button; empty when nothing can be done but wait."""
    key: str = ""
    other_action: str = ""
    other_key: str = ""


@dataclass(frozen=True, kw_only=True)
class OrderModel:
    """The open order at the right; ``order_id`` is empty when none is open."""

    order_id: str = ""
    head: str = ""
    tail: str = ""
    """The number in two parts: the last six digits stand heavy."""
    badge: str = ""
    ship_by: str = ""
    ship_tone: Tone = Tone.PLAIN
    meta: tuple[str, ...] = ()
    flags: tuple[Mark, ...] = ()
    address_title: str = ""
    address: tuple[str, ...] = ()
    address_pending: bool = False
    cards: tuple[CardModel, ...] = ()
    chip: Mark | None = None
    """The truth about Amazon and this order."""
    lines: tuple[LineModel, ...] = ()
    lines_word: str = ""
    """Such as ``3 lines, 7 units``."""
    steps: tuple[StepModel, ...] = ()
    undo_word: str = ""
    undo_live: bool = False
    sub_word: str = ""
    """Subtotals the transaction, for returns."""
    sub_live: bool = False
    hold_word: str = ""
    hold_live: bool = False
    stop: StopModel | None = None
    busy: str = ""
    """What is being waited for; empty when nothing is."""
    welcome: Mark | None = None
    """Shown when no order is open."""


@dataclass(frozen=True, kw_only=True)
class ChoiceModel:
    """A button with a name and a small word under it."""

    key: str
    word: str
    detail: str = ""
    chosen: bool = False


@dataclass(frozen=True, kw_only=True)
class CarrierModel:
    """The window *Carrier details*."""

    shown: bool = False
    title: str = ""
    parcel_word: str = ""
    """What is in the parcel, or which it is: a button, where an order goes in several or may."""
    hint: str = ""
    carriers: tuple[ChoiceModel, ...] = ()
    services: tuple[ChoiceModel, ...] = ()
    number: str = ""
    """The tracking number in groups for the eye."""
    number_hint: str = ""
    number_mark: Mark | None = None
    name_wanted: bool = False
    """Whether the carrier's name is asked for (Other)."""
    name: str = ""
    keyboard: bool = False
    typing_name: bool = False
    """Whether keys go to the carrier's name rather than to the number."""
    ignore_word: str = ""
    keyboard_word: str = ""
    confirm_word: str = ""
    confirm_live: bool = False


@dataclass(frozen=True, kw_only=True)
class SideModel:
    """One side of a comparison: what was scanned, or what is wanted."""

    title: str
    """Such as ``You scanned``."""
    name: str
    """What both have in common, such as ``Cotton T-shirt, navy``; else the whole title."""
    differs: str = ""
    """The word that tells them apart, to be read from afar; may be empty."""
    detail: str = ""
    """Where it lies, or belongs."""
    picture: str = ""
    """Path of the product's picture, or empty."""
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, kw_only=True)
class NoticeModel:
    """A panel over the bench: a refusal, a question, or news; it stays until touched."""

    shown: bool = False
    icon: str = ""
    tone: Tone = Tone.PLAIN
    title: str = ""
    text: str = ""
    code: str = ""
    """The raw code that was scanned, if the panel is about one."""
    figure: str = ""
    """The one thing to read from afar, such as another order's number; mostly empty."""
    pattern: str = ""
    """Of the glowing edge, as in EchoModel; a STOP that names none bears stripes."""
    compare: tuple[SideModel, ...] = ()
    """What was scanned and what is wanted, the first alone, or none."""
    choices: tuple[ChoiceModel, ...] = ()
    """Large buttons to choose from, such as reasons for a hold."""
    action: str = ""
    other_action: str = ""


@dataclass(frozen=True, kw_only=True)
class PaperModel:
    """The papers of an order: each as it comes out, and whether it did."""

    shown: bool = False
    title: str = ""
    kinds: tuple[ChoiceModel, ...] = ()
    """The papers that this order can have; the chosen one is shown."""
    state: Mark | None = None
    """Whether the newest copy came out."""
    where: str = ""
    """A sentence: at which printer, and what to do."""
    pages: tuple[str, ...] = ()
    """Paths of page pictures."""
    roll: bool = False
    """Whether it is one long strip rather than sheets."""
    print_word: str = ""
    """Such as ``Print``, or ``Print COPY 2``."""
    print_detail: str = ""
    """The printer's name."""
    print_live: bool = False
    came_out_word: str = ""
    """Asks a person for what the printer does not tell; empty when nothing is asked."""
    close_word: str = ""
