"""No file knows the machine that it was written on, nor where packages are fetched from."""

from __future__ import annotations

import re

import pytest

from tests.house import tree

# A letter in brackets keeps this file from complaining about itself.
MACHINE = re.compile(
    r"(?<![\w.{}<>~-])/(?:wor[k]|roo[t]|hom[e]/\w|User[s]/\w|opt/wheel[s])(?=[/\s'\"`),]|\w)"
    r"|\bC:\\\\?User[s]\b"
)
HOSTS = re.compile(
    r"\b(?:p[y]pi\.org|python[h]osted\.org|npm[j]s\.(?:org|com)|yarn[p]kg\.com"
    r"|(?:deb|ftp|security)\.deb[i]an\.org|archive\.ubun[t]u\.com|cra[t]es\.io)\b"
)
PICTURES = (".png", ".jpg", ".ttf", ".otf", ".wav", ".ogg", ".mp3", ".pdf", ".mo", ".ico")


def complaints(text: str) -> list[str]:
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        if place := MACHINE.search(line):
            found.append(
                f":{number} names {place.group()!r}, a place of one machine: "
                "use a path relative to the project, platformdirs or tmp_path"
            )
        if host := HOSTS.search(line):
            found.append(
                f":{number} names the registry {host.group()!r}: "
                "leave it to each machine's own settings where packages come from"
            )
    return found


def test_no_file_names_a_machines_folder_or_a_registry() -> None:
    texts = [path for path in tree.files() if not path.name.endswith(PICTURES)]
    found = [
        tree.name(path) + words
        for path in texts
        for words in complaints(path.read_text(encoding="utf-8", errors="replace"))
    ]

    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "line",
    [
        'open("/wor' + 'k/main/x")',
        "see /roo" + "t/.cache",
        "cd /hom" + "e/anna",
        "--index-url https://py" + "pi.org/simple",
        "https://registry.npm" + "js.org/x",
    ],
)
def test_a_line_that_names_one_is_found(line: str) -> None:
    assert complaints(line)


@pytest.mark.parametrize(
    "line",
    [
        "the kiosk's home/work balance",
        'path = folder / "work" / "x"',
        "GET /orders/v0/orders",
        "https://developer-docs.amazon.com/sp-api/docs/" + "work/x",
        "tests/" + "root/x and ./" + "work/x",
    ],
)
def test_an_innocent_line_is_left_alone(line: str) -> None:
    assert not complaints(line)
