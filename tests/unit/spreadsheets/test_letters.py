"""A file's letters are read as they were meant, or it is said that they can't be told."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.spreadsheets.letters import text_of
from kiosk.spreadsheets.table import NoTable

WESTERN = "sku;title\r\nMUG;Becher für 5 €, grün\r\nCAF;Cafetière “Léon” £5\r\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (WESTERN.encode(), "utf-8"),
        (WESTERN.encode("utf-8-sig"), "utf-8"),
        (WESTERN.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + WESTERN.encode("utf-16-be"), "utf-16"),
        (WESTERN.encode("utf-16-le"), "utf-16-le"),
        (WESTERN.encode("utf-16-be"), "utf-16-be"),
        (WESTERN.encode("cp1252"), "cp1252"),
    ],
)
def test_whatever_a_western_spreadsheet_writes_is_read(data: bytes, encoding: str) -> None:
    assert text_of(data, "") == (WESTERN, encoding)


@pytest.mark.parametrize(
    ("country", "encoding", "text"),
    [
        ("PL", "cp1250", "sku;title\nA;Kubek żółty, ręcznik\n"),
        ("TR", "cp1254", "sku;title\nA;Kupa sarı, şapka\n"),
        ("JP", "cp932", "sku,title\nA,マグカップ 青\n"),
        ("GB", "cp1252", "sku,title\nA,Mug £5\n"),
        ("DE", "cp1252", "sku;title\nA;Größe\n"),
    ],
)
def test_where_the_file_does_not_say_the_country_does(
    country: str, encoding: str, text: str
) -> None:
    assert text_of(text.encode(encoding), country) == (text, encoding)
    assert text_of(text.encode(), country) == (text, "utf-8")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04", "a workbook of Excel or Calc, not CSV: save it as"),
        (b"\xd0\xcf\x11\xe0\xa1", "a workbook of an old Excel"),
        (b"%PDF-1.7", "a PDF"),
        (codecs.BOM_UTF8 + b"sku\n\xe9", "broken letters"),
        (codecs.BOM_UTF16_LE + b"s", "broken letters"),
        (b"sku\n\x81\x8d\n", "letters that can't be told"),
        ("sku,title\nA,Café\nB,Thé\n".encode() + b"C,\xe9t\xe9\n", "letters of two kinds"),
    ],
)
def test_a_file_that_is_no_text_says_what_to_do(data: bytes, words: str) -> None:
    if words == "letters of two kinds":
        data += "D,Bébé\n".encode()
    with pytest.raises(NoTable, match=words):
        text_of(data, "")


def test_signs_after_capitals_are_no_sign_of_other_letters() -> None:
    text = "sku,title\nA,CAFÉ® «THÉ»\nB,Théière à bec\n"

    assert text_of(text.encode("cp1252"), "") == (text, "cp1252")


@given(st.binary(max_size=300), st.sampled_from(["", "GB", "JP", "PL", "SA"]))
def test_any_bytes_are_text_or_refused(data: bytes, country: str) -> None:
    try:
        text, encoding = text_of(data, country)
    except NoTable:
        return
    assert text == data.decode("utf-8-sig" if encoding == "utf-8" else encoding)
