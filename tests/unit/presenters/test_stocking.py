"""The window of the stock, and that of an import."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.actions.allocate import allocate
from kiosk.actions.desk import Desk
from kiosk.actions.stock import receive
from kiosk.domain.product import Product
from kiosk.domain.values import Sku
from kiosk.presenters.bench import BenchPresenter
from tests.fakes.builders import an_order, order_id
from tests.fakes.kept import keep

MUG = Sku("MUG")


@pytest.fixture
def stocked(desk: Desk, bench: BenchPresenter) -> BenchPresenter:
    """A bench with one counted product, and one that is not."""
    products = [
        Product(sku=MUG, title="Enamel mug", bin="A-1", tracked=True),
        Product(sku=Sku("BAG"), title="Paper bag"),
    ]
    desk.store.transact(lambda: desk.store.products.save_all(products))
    bench.stocking.show()
    return bench


def typed(bench: BenchPresenter, act: str, digits: str) -> None:
    bench.stocking.act(act)
    for digit in digits:
        bench.stocking.digit(digit)
    bench.stocking.take()


def test_only_what_is_counted_is_listed(stocked: BenchPresenter) -> None:
    assert [row.sku for row in stocked.stocking.model.rows] == ["MUG"]


def test_what_was_received_stands_in_the_ledger(stocked: BenchPresenter) -> None:
    stocked.stocking.choose("MUG")

    typed(stocked, "received", "12")

    model = stocked.stocking.model
    assert model.product is not None
    assert model.product.on_hand == "12"
    assert [(m.what, m.change, m.after) for m in model.movements] == [("Received", "+12", "12")]


def test_more_than_is_free_can_not_be_written_off(stocked: BenchPresenter) -> None:
    stocked.stocking.choose("MUG")
    typed(stocked, "received", "2")

    typed(stocked, "written_off", "3")

    assert stocked.notice.model.title == "The goods are gone"
    assert stocked.stocking.model.rows[0].on_hand == "2"


def test_a_search_that_finds_nothing_says_so(stocked: BenchPresenter) -> None:
    for char in "zz":
        stocked.stocking.search_key(char)

    assert stocked.stocking.model.rows == ()
    assert stocked.stocking.model.empty is not None


def test_closing_leaves_the_product_first_and_then_the_window(stocked: BenchPresenter) -> None:
    stocked.stocking.choose("MUG")

    stocked.stocking.close()
    assert stocked.stocking.model.product is None
    stocked.stocking.close()

    assert not stocked.stocking.model.shown


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A table of products in the folder, one row of which is bad."""
    folder = tmp_path / "tables"
    folder.mkdir()
    rows = "sku;title;bin;tracked\r\nMUG;Enamel mug;B-2;yes\r\nPOT;Pot;;yes\r\n;No SKU;;\r\n"
    (folder / "products.csv").write_bytes(rows.encode("cp1252"))
    return folder


def test_an_import_says_what_it_would_change_before_it_does(
    stocked: BenchPresenter, table: Path, desk: Desk
) -> None:
    assert table.exists()
    stocked.stocking.import_()
    assert [each.key for each in stocked.importing.model.files] == ["products.csv"]
    stocked.importing.choose("products.csv")

    model = stocked.importing.model
    assert model.summary.startswith("1 new, 1 changed, 0 as before")
    assert len(model.problems) == 1
    assert "line 4" in model.problems[0]
    assert desk.store.products.find([Sku("POT")]) == {}

    stocked.importing.go()
    assert desk.store.products.find([MUG])[MUG].bin == "B-2"
    assert desk.store.products.find([Sku("POT")])[Sku("POT")].tracked


def test_the_same_table_again_changes_nothing(stocked: BenchPresenter, table: Path) -> None:
    assert table.exists()
    for _ in range(2):
        stocked.importing.show(stocked._context.desk)
        stocked.importing.choose("products.csv")
        stocked.importing.go()

    stocked.importing.show(stocked._context.desk)
    stocked.importing.choose("products.csv")
    assert stocked.importing.model.summary.startswith("0 new, 0 changed, 2 as before")
    assert not stocked.importing.model.go_live


def test_all_or_nothing_imports_nothing_while_a_row_is_bad(
    stocked: BenchPresenter, table: Path, desk: Desk
) -> None:
    assert table.exists()
    stocked.importing.show(stocked._context.desk)
    stocked.importing.choose("products.csv")

    stocked.importing.strict()

    assert "nothing was imported" in stocked.importing.model.summary
    assert desk.store.products.find([Sku("POT")]) == {}


def test_counts_are_taken_in_as_counts(stocked: BenchPresenter, table: Path, desk: Desk) -> None:
    (table / "counts.csv").write_text("sku,count\nMUG,7\n", "utf-8")
    stocked.importing.show(stocked._context.desk)
    stocked.importing.choose("counts.csv")
    stocked.importing.go()

    assert desk.store.stock.levels((MUG,))[MUG].on_hand == 7


def test_a_count_that_can_not_be_is_told_in_words(
    stocked: BenchPresenter, table: Path, desk: Desk
) -> None:
    receive(desk, MUG, 5)
    keep(desk.store, an_order().of(("MUG", 3)))
    allocate(desk, order_id())
    (table / "counts.csv").write_text("sku,count\nMUG,1\n", "utf-8")
    stocked.importing.show(stocked._context.desk)
    stocked.importing.choose("counts.csv")

    stocked.importing.go()

    assert stocked.importing.model.problems == ("MUG: Set aside for orders",)


def test_what_is_exported_can_be_imported_again(
    stocked: BenchPresenter, tmp_path: Path, desk: Desk
) -> None:
    stocked.stocking.export()
    assert stocked.notice.model.title == "Exported"

    (file,) = (tmp_path / "tables").glob("products-*.csv")
    stocked.notice.close()
    stocked.importing.show(stocked._context.desk)
    stocked.importing.choose(file.name)

    assert stocked.importing.model.summary.startswith("0 new, 0 changed, 2 as before")
    assert desk.store.products.find([MUG])[MUG].title == "Enamel mug"
