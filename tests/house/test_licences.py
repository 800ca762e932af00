"""Nothing that Packbench brings along binds its owner by the GPL or the AGPL."""

from __future__ import annotations

import re
from importlib.metadata import Distribution, PackageNotFoundError, PackagePath, distribution
from pathlib import Path

from tests.house import pins

BINDING = re.compile(
    r"(?<![A-Za-z])A?GPL(?:[ v-]?[0-9.]+)?|GNU (?:Affero )?General Public License", re.IGNORECASE
)
# docutils is in the public domain but for one file for the editor Emacs, which wheels leave out.
LOOKED_INTO = {"docutils"}


def stated(found: Distribution) -> list[str]:
    """What a package says of its licence, in any of the places where packages say it."""
    said = found.metadata.get_all("License-Expression") or []
    said += found.metadata.get_all("License") or []
    said += [c for c in found.metadata.get_all("Classifier") or [] if c.startswith("License ::")]
    said += [words(path)[:300] for path in found.files or [] if "licen" in path.name.casefold()]
    return said


def words(path: PackagePath) -> str:
    """What a licence file says; some are not in UTF-8."""
    try:
        return Path(path.locate()).read_bytes().decode("utf-8", errors="replace")
    except OSError:
        return ""


def installed(names: dict[str, str]) -> list[Distribution]:
    found = []
    for name in names:
        try:
            found.append(distribution(name))
        except PackageNotFoundError:
            continue  # pinned for another system, such as Windows
    return found


def test_no_package_binds_by_the_gpl() -> None:
    packages = installed(pins.pins("requirements-dev.txt"))
    found = [
        f"{package.name} says {words!r}: find another, or look into it and say why in LOOKED_INTO"
        for package in packages
        if package.name not in LOOKED_INTO
        for words in stated(package)
        if BINDING.search(words)
    ]

    assert len(packages) > len(pins.RUNTIME), "too few packages to judge: run `make check` first"
    assert not found, "\n".join(found)


def test_the_gpl_is_told_from_the_lgpl() -> None:
    assert BINDING.search("GPL-3.0-or-later")
    assert BINDING.search("License :: OSI Approved :: GNU General Public License v3 (GPLv3)")
    assert BINDING.search("AGPLv3")
    assert not BINDING.search("LGPL-2.1-only")
    assert not BINDING.search("License :: OSI Approved :: GNU Lesser General Public License v3")
