"""The page on the settings is fresh, whole, and itself a settings file."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Annotated, Any

import msgspec
import pytest
from msgspec import Meta, inspect

from kiosk.settings import page
from kiosk.settings.load import load
from kiosk.settings.page import settings_page
from kiosk.settings.schema import Settings
from kiosk.settings.secrets import NAMES, SERVICE

PAGE = Path(__file__).resolve().parents[3] / "docs" / "settings.toml"
EVERYTHING: dict[str, dict[str, Any]] = msgspec.to_builtins(Settings())
SECTIONS = {name: keys for name, keys in EVERYTHING.items() if isinstance(keys, dict)}
"""Without the tables of which there may be many: there are none at first."""
KEYS = [(section, key) for section, keys in SECTIONS.items() for key in keys]


def uncommented(text: str) -> str:
    return re.sub(r"^#(?=\S)", "", text, flags=re.MULTILINE)


def test_the_page_in_docs_is_fresh() -> None:
    assert PAGE.read_text("utf-8") == settings_page(), (
        "docs/settings.toml is stale: run `python main.py settings > docs/settings.toml`"
    )


def test_the_page_as_it_stands_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "packbench.toml"
    file.write_text(settings_page(), "utf-8")

    assert load(file, {}) == Settings()


def test_the_page_uncommented_sets_every_key_to_its_default(tmp_path: Path) -> None:
    file = tmp_path / "packbench.toml"
    file.write_text(uncommented(settings_page()), "utf-8")

    told = tomllib.loads(file.read_text("utf-8"))
    assert {section: set(keys) for section, keys in told.items()} == {
        section: set(keys) for section, keys in SECTIONS.items()
    }
    assert load(file, {}) == Settings()


@pytest.mark.parametrize(("section", "key"), KEYS)
def test_every_key_has_a_description_and_a_variable_that_sets_it(
    tmp_path: Path, section: str, key: str
) -> None:
    empty = tmp_path / "packbench.toml"
    empty.touch()
    block = next(
        b
        for b in settings_page().split(f"[{section}]\n", 1)[1].split("\n\n")
        if re.search(rf"^#{key} = ", b, re.MULTILINE)
    )
    prose = " ".join(
        line.removeprefix("# ") for line in block.splitlines() if line.startswith("# ")
    )
    found = re.search(r"Variable: (PACKBENCH_[A-Z_]+)\.$", prose)

    assert found
    assert len(prose) > len(found[0]) + 20, "the schema gives it no description"
    value = EVERYTHING[section][key]
    told = ",".join(value) if isinstance(value, list | tuple) else str(value).lower()
    if isinstance(value, str):
        told = value
    assert load(empty, {found[1]: told}) == Settings()


def test_the_secrets_are_named_but_are_no_keys() -> None:
    text = settings_page()

    assert all(f"PACKBENCH_AMAZON_{name.upper()}" in text for name in NAMES)
    assert SERVICE in text
    assert "amazon.toml" in text
    assert not [name for name in NAMES if f"#{name} =" in text]


class _Odd(msgspec.Struct, frozen=True):
    """Limits that no setting has today."""

    text: Annotated[str, Meta(min_length=2)] = 'a "quoted" \\ word\n'
    whole: Annotated[int, Meta(le=9)] = 3
    part: Annotated[float, Meta(ge=0.5)] = 0.5
    names: Annotated[tuple[str, ...], Meta(min_length=1)] = ("ä", "b")


def test_limits_of_all_kinds_are_put_in_words() -> None:
    kinds = inspect.type_info(_Odd)
    blocks = [page._key("odd", field) for field in page._fields(kinds)]
    text = "\n".join(blocks)

    assert "Text of at least 2 characters." in text
    assert "A whole number up to 9." in text
    assert "A number from 0.5." in text
    assert "A list of at least 1 texts." in text
    assert msgspec.convert(tomllib.loads(uncommented(text)), _Odd) == _Odd()
