"""Loads the .kv files of layouts/, each once, and tells Kivy where our own widgets are."""

from __future__ import annotations

from pathlib import Path

from kivy.factory import Factory
from kivy.lang import Builder

LAYOUTS = Path(__file__).parents[2] / "layouts"

WIDGETS = {
    "buttons": (
        "BigButton",
        "ChoiceButton",
        "Ground",
        "SheetPile",
        "SmallButton",
        "StepButton",
        "TabButton",
    ),
    "keyboard": ("Key", "Keyboard", "Pad"),
    "flags": ("Flags",),
    "lazy": ("Lazy",),
    "listing": ("Listing",),
    "picture": ("Page", "Picture"),
    "pool": ("Pool",),
    "rows": ("Empty", "LineRow", "MarkCard", "Row", "SideCard"),
    "scrolling": ("Cards", "Pager", "Scroller", "Sheets"),
    "stacks": ("Pile", "Spacer", "Train"),
    "tables": ("Cell", "ChoiceRow", "Paged", "Rows", "Split"),
    "words": ("Figure", "Icon", "Words"),
}
"""Module of kiosk.screens.widgets, and the classes in it that a .kv may name."""

for _module, _names in WIDGETS.items():
    for _name in _names:
        Factory.register(_name, module=f"kiosk.screens.widgets.{_module}")


def load(stem: str) -> None:
    """Load ``layouts/<stem>.kv`` unless it is: Kivy would double the children of every rule."""
    path = str(LAYOUTS / f"{stem}.kv")
    if path not in Builder.files:
        Builder.load_file(path)
