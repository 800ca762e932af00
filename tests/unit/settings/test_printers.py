"""Printers in the settings: each address is read, and every wrong one has a clear sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.settings.load import WrongSetting, load
from kiosk.settings.printers import Address, WrongAddress, address

RECEIPTS = '[[printer]]\nname = "Receipts"\nat = "tcp://10.0.0.5"\nmedium = "80mm"\n'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tcp://10.0.0.5", Address(kind="tcp", host="10.0.0.5", port=9100)),
        ("tcp://printer.local:9101/", Address(kind="tcp", host="printer.local", port=9101)),
        ("tcp://[fe80::1]:9100", Address(kind="tcp", host="fe80::1", port=9100)),
        ("/dev/usb/lp0", Address(kind="device", path="/dev/usb/lp0")),
        ("com3", Address(kind="serial", path="COM3")),
        ("serial:///dev/ttyUSB0", Address(kind="serial", path="/dev/ttyUSB0")),
        (
            "serial:///dev/ttyUSB0?baud=9600&parity=even&handshake=xon",
            Address(kind="serial", path="/dev/ttyUSB0", baud=9600, parity="E", handshake="xon"),
        ),
        ("cups://office", Address(kind="cups", host="localhost", port=631, path="office")),
        ("cups://nas:6310/office", Address(kind="cups", host="nas", port=6310, path="office")),
        ("cups://nas/printers/A-4", Address(kind="cups", host="nas", port=631, path="A-4")),
        ("folder:", Address(kind="folder")),
        ("folder:/srv/papers", Address(kind="folder", path="/srv/papers")),
        ("folder:~/papers", Address(kind="folder", path="~/papers")),
        ("screen:", Address(kind="screen")),
    ],
)
def test_an_address_is_read(text: str, expected: Address) -> None:
    assert address(text) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is no address of a printer such as"),
        ("10.0.0.5", "is no address of a printer such as"),
        ("usb:1234", "is no address of a printer such as"),
        ("tcp://", "is no host"),
        ("tcp://10.0.0.5:0", "is no host"),
        ("tcp://10.0.0.5:99999", "is no host"),
        ("tcp://a b", "is no host"),
        ("tcp://-x", "is no host"),
        ("cups://", "can't be a print queue"),
        ("cups://my printer", "can't be a print queue"),
        ("cups://host/-d", "can't be a print queue"),
        ("cups://ho st/q", "is no host"),
        ("serial://", "is no serial port"),
        ("serial:///dev/ttyS0?baud=fast", "no speed in baud"),
        ("serial:///dev/ttyS0?baud=1", "no speed in baud"),
        ("serial:///dev/ttyS0?parity=maybe", "is no parity"),
        ("serial:///dev/ttyS0?handshake=firm", "is no handshake"),
        ("serial:///dev/ttyS0?speed=9600", "'speed' is unknown"),
        ("screen:2", "nothing behind it"),
    ],
)
def test_what_is_no_address_is_said(text: str, words: str) -> None:
    with pytest.raises(WrongAddress, match=words):
        address(text)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "packbench.toml"


def wrong(file: Path, text: str) -> str:
    file.write_text(text)
    with pytest.raises(WrongSetting) as said:
        load(file, {})
    return str(said.value)


def test_printers_and_what_comes_out_where_are_read(file: Path) -> None:
    labels = '[[printer]]\nname = "Labels"\nat = "cups://zebra"\nmedium = "4x6"\n'
    papers = '[printing.papers]\naddress-label = "Labels"\n'
    file.write_text(RECEIPTS + labels + papers)

    settings = load(file, {})

    assert [each.name for each in settings.printer] == ["Receipts", "Labels"]
    assert settings.printing.papers == {"address-label": "Labels"}
    assert settings.printing.automatic == ("packing-slip",)


def test_without_a_printer_papers_may_be_set_to_the_one_there_is(file: Path) -> None:
    file.write_text('[printing.papers]\npacking-slip = "PDF"\n')

    assert load(file, {}).printing.papers == {"packing-slip": "PDF"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            RECEIPTS + '[printing.papers]\npacking-slip = "Recipts"\n',
            "printing.papers.packing-slip: there is no printer 'Recipts'; there is Receipts.",
        ),
        (
            '[printing.papers]\npicking-slip = "PDF"\n',
            "Setting printing.papers: 'picking-slip' is no paper; there are picking-note,",
        ),
        (
            RECEIPTS.replace("tcp://", "tpc://"),
            "Setting printer 'Receipts': 'tpc://10.0.0.5' is no address of a printer",
        ),
        (
            RECEIPTS.replace("80mm", "a4"),
            "a receipt printer prints on 80mm or 58mm, not on a4; reach a printer of sheets",
        ),
        (RECEIPTS.replace('"80mm"', '"a3"'), "Setting printer[0].medium in"),
        (RECEIPTS.replace("Receipts", " Receipts"), "a name begins and ends with a letter"),
        (RECEIPTS + RECEIPTS, "the name 'Receipts' stands there more than once"),
        (RECEIPTS + "dpi = 203\n", "unknown field `dpi`"),
        ('[[printer]]\nname = "X"\nat = "screen:"\n', "missing required field `medium`"),
        ('[printing]\nqueue = "office"\n', "unknown field `queue`"),
        ('[printing]\nautomatic = ["picking-note"]\n', "Invalid enum value 'picking-note'"),
        ('[company]\ncountry = "England"\n', "company.country"),
    ],
)
def test_a_wrong_value_is_named_with_what_there_is(file: Path, text: str, words: str) -> None:
    said = wrong(file, text)

    assert words in said
    assert str(file) in said


def test_printers_stand_in_the_environment_as_json(file: Path) -> None:
    file.touch()
    told = {
        "PACKBENCH_PRINTER": '[{"name": "Labels", "at": "screen:", "medium": "4x6"}]',
        "PACKBENCH_PRINTING_PAPERS": '{"address-label": "Labels"}',
    }

    settings = load(file, told)

    assert (settings.printer[0].name, settings.printer[0].medium) == ("Labels", "4x6")
    assert settings.printing.papers == {"address-label": "Labels"}
    for variable in told:
        with pytest.raises(WrongSetting, match=f"{variable} is no JSON"):
            load(file, {variable: "Labels"})
