"""What pyproject.toml asks for, and what the requirements files pin."""

from __future__ import annotations

import re
import tomllib

from packaging.utils import canonicalize_name

from tests.house import tree

PROJECT = tomllib.loads((tree.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUNTIME: list[str] = PROJECT["project"]["dependencies"]
DEVELOPERS: list[str] = PROJECT["dependency-groups"]["dev"]
PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ ;\\]+)", re.MULTILINE)


def text_of(file: str) -> str:
    """A requirements file as it stands."""
    return (tree.ROOT / file).read_text(encoding="utf-8")


def pins(file: str) -> dict[str, str]:
    """The version that ``file`` pins, for each package's canonical name."""
    return {canonicalize_name(m["name"]): m["version"] for m in PIN.finditer(text_of(file))}
