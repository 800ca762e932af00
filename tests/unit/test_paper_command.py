"""``main.py paper``: an order in, a paper out, and a sentence where that can't be."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from kiosk import cli
from tests.fakes.escpos_paper import Paper
from tests.unit.printing.sheets import codes, pages

NUMBER = "202-1234567-8901234"
ORDER: dict[str, Any] = {
    "orderId": NUMBER,
    "createdTime": "2026-11-22T18:00:00Z",
    "lastUpdatedTime": "2026-11-23T09:00:00Z",
    "buyer": {"buyerPurchaseOrderNumber": "PO-4711"},
    "recipient": {
        "deliveryAddress": {
            "name": "Łukasz Wiśniewski", "addressLine1": "ul. Piotrkowska 318",
            "city": "Łódź", "postalCode": "90-423", "countryCode": "PL",
        }
    },
    "fulfillment": {"fulfillmentStatus": "UNSHIPPED", "fulfilledBy": "MERCHANT"},
    "orderItems": [
        {
            "orderItemId": "1", "quantityOrdered": 2,
            "product": {"title": "Enamel mug £5", "sellerSku": "MUG"},
            "fulfillment": {
                "quantityFulfilled": 0,
                "packing": {"giftOption": {"giftMessage": "Sto lat!"}},
            },
        }
    ],
}  # fmt: skip


PROCEEDS = {
    "breakdowns": [{"type": "ITEM", "subtotal": {"amount": "10.00", "currencyCode": "GBP"}}]
}
"""What both mugs were sold for."""


@pytest.fixture(autouse=True)
def calm(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the logging of the tests, and the settings of the machine, out of it."""
    monkeypatch.setattr(cli, "_log_to_stderr", lambda: None)
    monkeypatch.delenv("PACKBENCH_SETTINGS", raising=False)


class Typed:
    """The command, with what is typed behind it and what comes in."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._folder = folder
        self._patch = monkeypatch
        self.settings = folder / "packbench.toml"
        self.settings.write_text('[company]\nname = "Fernhill Homeware Ltd"\n')

    def __call__(self, *words: str, given: object = ORDER) -> int:
        text = given if isinstance(given, bytes) else json.dumps(given).encode()
        self._patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))
        return cli.main(["--settings", str(self.settings), "paper", *words])

    def made(self, *words: str, given: object = ORDER) -> bytes:
        out = self._folder / "paper"
        assert self(*words, "--out", str(out), given=given) == 0
        return out.read_bytes()


@pytest.fixture
def typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Typed:
    return Typed(tmp_path, monkeypatch)


@pytest.mark.parametrize("medium", ["a4", "letter", "a6", "4x6"])
@pytest.mark.parametrize("kind", cli.PAPERS)
def test_every_paper_is_made_on_every_sheet(typed: Typed, kind: str, medium: str) -> None:
    sheets = pages(typed.made(kind, "--medium", medium))

    assert "Fernhill Homeware Ltd" in sheets[0].replace("\n", " ")


@pytest.mark.parametrize("medium", ["80mm", "58mm"])
@pytest.mark.parametrize("kind", cli.PAPERS)
def test_every_paper_is_made_on_every_roll(typed: Typed, kind: str, medium: str) -> None:
    paper = Paper(576 if medium == "80mm" else 384)
    paper.print(typed.made(kind, "--medium", medium, "--format", "escpos"))

    assert not paper.unexpected
    assert len(paper.cuts) == 1


@pytest.mark.parametrize("medium", cli.MEDIA)
def test_every_medium_can_be_seen(typed: Typed, medium: str) -> None:
    shown = Image.open(
        io.BytesIO(typed.made("packing-slip", "--medium", medium, "--format", "png"))
    )

    assert (NUMBER if medium != "58mm" else NUMBER.replace("-", "")) in codes(shown)


@pytest.mark.parametrize("medium", ["80mm", "58mm"])
def test_a_roll_can_be_kept_as_a_pdf(typed: Typed, medium: str) -> None:
    assert typed.made("packing-slip", "--medium", medium).startswith(b"%PDF")


def test_a_receipt_shows_a_return_of_all_of_it_and_a_reading_its_sale_alone(typed: Typed) -> None:
    priced = {**ORDER, "orderItems": [{**ORDER["orderItems"][0], "proceeds": PROCEEDS}]}

    back = pages(typed.made("return-receipt", given=priced))[0]
    till = pages(typed.made("till-reading", given=priced))[0]

    assert "Return 1" in back
    assert "Back to stock" in back
    assert "£10.00" in back
    assert "X reading" in till
    assert "£10.00" in till


def test_a_command_sheet_needs_no_order(typed: Typed) -> None:
    assert pages(typed.made("command-sheet", given=b""))


def test_what_the_buyer_may_see_is_on_the_slip(typed: Typed) -> None:
    shown = "\n".join(pages(typed.made("packing-slip")))

    for text in (
        "Łukasz Wiśniewski",
        "90-423 ŁÓDŹ",
        "POLAND",
        "PO-4711",
        "Sto lat!",
        "Enamel mug £5",
    ):
        assert text in shown


def test_bins_come_from_the_owners_table(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "products.csv").write_text("sku,gtin,title,bin,picture\nMUG,501,Mug,A-02-1,\n")
    typed.settings.write_text(f'[shop]\nproducts = "{(tmp_path / "products.csv").as_posix()}"\n')

    assert "A-02-1" in pages(typed.made("picking-note"))[0]


def test_an_answer_of_get_order_will_do(typed: Typed) -> None:
    assert "PO-4711" in pages(typed.made("packing-slip", given={"order": ORDER}))[0]


def test_a_dash_writes_to_the_output(
    typed: Typed, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert typed("packing-slip", "--medium", "80mm", "--format", "escpos", "--out", "-") == 0
    assert capsysbinary.readouterr().out.startswith(b"\x1b@")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (b"", "is no JSON"),
        (b'{"orderId": ', "is no JSON"),
        (b"\xff\xfe", "is no JSON"),
        (b"[" * 100_000, "is no JSON"),
        ([ORDER], "Give one order"),
        ({"orders": [ORDER]}, "Give one order"),
        ({"orderId": "1", "createdTime": "x"}, "can't be read"),
        (b" " * 5_000_001, "more than 5 MB"),
    ],
)
def test_what_is_no_order_is_said_in_a_sentence(
    typed: Typed, capsys: pytest.CaptureFixture[str], given: object, words: str
) -> None:
    assert typed("packing-slip", "--out", "unused", given=given) == 2

    err = capsys.readouterr().err
    assert words in err
    assert err.count("\n") == 1


def test_a_label_without_an_address_is_refused(
    typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed("address-label", "--out", "unused", given={**ORDER, "recipient": {}}) == 2
    assert "no delivery address" in capsys.readouterr().err


@pytest.mark.parametrize("medium", ["a4", "4x6"])
def test_receipt_commands_are_for_rolls(
    typed: Typed, capsys: pytest.CaptureFixture[str], medium: str
) -> None:
    assert typed("packing-slip", "--medium", medium, "--format", "escpos", "--out", "x") == 2
    assert "--medium 80mm" in capsys.readouterr().err


def test_a_place_that_can_not_be_written_is_said(
    typed: Typed, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert typed("packing-slip", "--out", str(tmp_path / "no" / "slip.pdf")) == 2
    assert "can't be written" in capsys.readouterr().err
