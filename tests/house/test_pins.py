"""What the project asks for is pinned by hash, and the pins work on every machine."""

from __future__ import annotations

import re

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.pins import DEVELOPERS, PIN, RUNTIME, pins, text_of


@pytest.mark.parametrize(
    ("wanted", "file"),
    [(RUNTIME, "requirements.txt"), (RUNTIME + DEVELOPERS, "requirements-dev.txt")],
)
def test_all_that_is_asked_for_is_pinned(wanted: list[str], file: str) -> None:
    pinned = pins(file)
    stale = [
        f"{file} has {pinned.get(canonicalize_name(need.name), 'no')} {need.name}, "
        f"pyproject.toml asks for '{need}': run `make lock`"
        for need in map(Requirement, wanted)
        if not need.specifier.contains(pinned.get(canonicalize_name(need.name), "0"))
    ]

    assert not stale, "\n".join(stale)


def test_the_checks_run_on_the_versions_that_the_bench_runs_on() -> None:
    dev = pins("requirements-dev.txt")
    different = {n: (v, dev.get(n)) for n, v in pins("requirements.txt").items() if dev.get(n) != v}

    assert not different, f"the two files pin different versions, run `make lock`: {different}"


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_every_pin_has_hashes_and_no_place(file: str) -> None:
    text = text_of(file)
    bare = [
        pin["name"]
        for pin in PIN.finditer(text)
        if "--hash=sha256:" not in text[pin.end() :].split("\n", 2)[1]
    ]
    places = re.findall(r"(?m)^(?:-i|-f|--index-url|--extra-index-url|--find-links).*", text)

    assert not bare, f"{file} pins these without a hash, run `make lock`: {bare}"
    assert not places, f"{file} names where to fetch from, run `make lock`: {places}"
