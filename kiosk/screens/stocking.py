"""The window of the stock: the products, and the ledger of the one that was touched."""

from __future__ import annotations

from typing import Any

from kivy.properties import AliasProperty, BooleanProperty, ObjectProperty, StringProperty
from kivy.uix.recycleview.views import RecycleDataViewBehavior

from kiosk.presenters.models_stock import MovementModel, ProductRowModel, StockModel
from kiosk.screens.carrier import EntryField
from kiosk.screens.widgets.stacks import Pile, Train
from kiosk.screens.widgets.surface import Surface
from kiosk.screens.widgets.tables import OfficeSheet
from kiosk.screens.widgets.touch import Touchable
from kiosk.screens.widgets.view import View

BLANK = ProductRowModel(sku="", title="", bin="", on_hand="", free="")


class StockingView(OfficeSheet):
    """Built when the stock is first looked at."""

    model = ObjectProperty(StockModel(), rebind=True)
    small = BooleanProperty(False)

    def show(self, model: StockModel) -> None:
        """Show ``model``; what is found anew, and another ledger, is shown from its top."""
        found = model.search != self.model.search
        sku = self.product.sku
        super().show(model)
        if found:
            self.ids.rows.ids.listing.show_from(0)
        if self.product.sku != sku:
            self.ids.movements.ids.listing.show_from(0)

    def _product(self) -> ProductRowModel:
        return self.model.product or BLANK

    def _typing(self) -> bool:
        return bool(self.model.entry_title)

    def _chosen(self) -> bool:
        return self.model.product is not None and not self.model.searching

    def _listed(self) -> bool:
        return not self._typing() and not (self.small and self._chosen())

    def _told(self) -> bool:
        return self._chosen() and not (self.small and self._typing())

    product = AliasProperty(_product, None, bind=("model",), rebind=True)
    typing = AliasProperty(_typing, None, bind=("model",))
    """Whether a count is being typed."""
    chosen = AliasProperty(_chosen, None, bind=("model",))
    """Whether one product is looked at."""
    listed = AliasProperty(_listed, None, bind=("model", "small"))
    """Whether the list is shown; on a small panel one product takes its place."""
    told = AliasProperty(_told, None, bind=("model", "small"))
    """Whether the ledger is shown; on a small panel what is typed takes its place."""


class ProductRow(RecycleDataViewBehavior, View, Touchable, Surface, Train):
    """One product in the list, with its figures in columns."""

    model = ObjectProperty(BLANK, rebind=True)
    short = False


class ShortProductRow(ProductRow):
    """The same beside a ledger, which tells the other figures."""

    short = True


class MovementRow(RecycleDataViewBehavior, View, Pile):
    """One line of a product's ledger."""

    model = ObjectProperty(MovementModel(when="", what="", change="", after=""), rebind=True)


class OfProduct(View):
    """A part of the window that shows the product that was touched."""

    model = ObjectProperty(StockModel(), rebind=True)

    def _product(self) -> ProductRowModel:
        return self.model.product or BLANK

    product = AliasProperty(_product, None, bind=("model",), rebind=True)


class ProductHead(OfProduct, Touchable, Surface, Pile):
    """The product over its ledger; a touch leads back to the list."""


class Tallies(OfProduct, Train):
    """On hand, free and quarantined, side by side."""

    shown = BooleanProperty(False)


class Tally(Pile):
    """A figure over its word."""

    word = StringProperty("")
    figure = StringProperty("")
    ink = StringProperty("ink")
    halign = StringProperty("left")


class Heads(View, Train):
    """The words over the columns of the list; they stand as the columns of its rows do."""

    model = ObjectProperty(StockModel(), rebind=True)
    shown = BooleanProperty(False)
    short = BooleanProperty(False)
    """Whether the rows show but the bin and what is free."""
    paging = BooleanProperty(False)
    """Whether there are buttons beside the rows."""

    def __init__(self, **properties: Any) -> None:
        super().__init__(**properties)
        self.fbind("shown", self._trigger_layout)

    def room(self, width: float) -> tuple[float, float]:
        """Return the room of one line of small words, or none."""
        return super().room(width) if self.shown else (0, 0)


class StockEntry(OfProduct, Train):
    """What is typed, and the figures to type it with."""


class StockSearch(View, EntryField):
    """What is looked for; a touch brings the keyboard."""

    model = ObjectProperty(StockModel(), rebind=True)
