"""Product pictures are printed small and grey, and a bad one is left out."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from kiosk.documents.picking_note import picking_note
from kiosk.printing import pictures
from kiosk.printing.media import A4
from kiosk.printing.pdf import render
from kiosk.printing.pictures import PIXELS, finder
from tests.unit.documents.orders import line, order, product, request, shop


def save(path: Path, size: tuple[int, int] = (400, 300), colour: str = "green") -> Path:
    Image.new("RGB", size, colour).save(path)
    return path


def printed(folder: Path | None, *names: str) -> list[Image.Image]:
    """The pictures on the note of an order of products with these pictures."""
    lines = [line(f"SKU-{at}") for at in range(len(names))]
    known = shop(*[product(f"SKU-{at}", picture=name) for at, name in enumerate(names)])
    pdf = render(picking_note(request(order(*lines), products=known)), A4, folder)
    found = [image.image for image in PdfReader(io.BytesIO(pdf)).pages[0].images]
    return [image for image in found if image is not None]


@pytest.mark.parametrize("name", ["mug.png", "mug.jpg", "mug.webp"])
def test_a_picture_is_printed_small_and_grey(tmp_path: Path, name: str) -> None:
    save(tmp_path / name, (900, 600))

    (picture,) = printed(tmp_path, name)

    assert max(picture.size) == PIXELS
    assert picture.mode == "L"


def test_the_white_around_the_thing_is_cut_away(tmp_path: Path) -> None:
    sheet = Image.new("RGB", (400, 400), "white")
    sheet.paste("black", (180, 100, 220, 300))
    sheet.save(tmp_path / "bottle.png")

    (picture,) = printed(tmp_path, "bottle.png")

    assert picture.size == (PIXELS // 5, PIXELS)


def test_a_transparent_ground_is_white_and_not_black(tmp_path: Path) -> None:
    Image.new("RGBA", (50, 50), (0, 0, 0, 0)).save(tmp_path / "ghost.png")

    (picture,) = printed(tmp_path, "ghost.png")

    assert picture.getextrema() == (255, 255)


def test_one_picture_for_two_lines_is_stored_once(tmp_path: Path) -> None:
    save(tmp_path / "mug.png")

    assert len(printed(tmp_path, "mug.png", "mug.png")) == 1


@pytest.mark.parametrize(
    "name",
    ["", ".", "..", "../mug.png", "/etc/passwd", "a\\b", "C:mug", "x\0y", "gone.png", "x" * 999],
)
def test_a_name_that_leads_nowhere_or_elsewhere_has_no_picture(tmp_path: Path, name: str) -> None:
    inside = tmp_path / "pictures"
    inside.mkdir()
    save(tmp_path / "mug.png")

    assert finder(inside)(name) is None


def test_without_a_folder_there_are_no_pictures() -> None:
    assert finder(None)("mug.png") is None


def test_what_is_no_picture_is_left_out_and_said_so(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "mug.png").write_bytes(b"no picture at all")

    assert printed(tmp_path, "mug.png") == []
    assert "mug.png" in caplog.text


def test_a_torn_picture_is_left_out(tmp_path: Path) -> None:
    whole = save(tmp_path / "whole.png").read_bytes()
    (tmp_path / "torn.png").write_bytes(whole[: len(whole) // 2])

    assert printed(tmp_path, "torn.png") == []


def test_a_picture_that_would_fill_the_memory_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "MOST_PIXELS", 10_000)
    save(tmp_path / "huge.png", (101, 100))

    assert finder(tmp_path)("huge.png") is None


def test_a_new_picture_under_an_old_name_is_seen(tmp_path: Path) -> None:
    path = save(tmp_path / "mug.png", colour="black")
    (old,) = printed(tmp_path, "mug.png")
    save(path, colour="gray")
    os.utime(path, ns=(1, 1))

    (new,) = printed(tmp_path, "mug.png")

    assert old.getextrema() != new.getextrema()
