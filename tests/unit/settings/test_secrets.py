"""Amazon's secrets: where they are looked for, and that nobody sees them."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import ModuleType

import pytest

from kiosk.settings.secrets import NAMES, NoSecrets, Secrets, load_secrets

VARIABLES = {f"PACKBENCH_AMAZON_{name.upper()}": f"env-{name}" for name in NAMES}


class Ring(ModuleType):
    """A keyring that holds what it is given, or is locked."""

    def __init__(self, known: dict[str, str], *, locked: bool = False) -> None:
        super().__init__("keyring")
        self.errors = ModuleType("keyring.errors")
        self.errors.KeyringError = KeyError  # type: ignore[attr-defined]
        self._known = known
        self._locked = locked

    def get_password(self, service: str, name: str) -> str | None:
        if self._locked:
            raise KeyError("locked")
        return self._known.get(name) if service == "packbench-amazon" else None


@pytest.fixture(autouse=True)
def ring(monkeypatch: pytest.MonkeyPatch) -> Ring:
    return use(monkeypatch, Ring({}))


def use(monkeypatch: pytest.MonkeyPatch, ring: Ring) -> Ring:
    monkeypatch.setitem(sys.modules, "keyring", ring)
    monkeypatch.setitem(sys.modules, "keyring.errors", ring.errors)
    return ring


def write(folder: Path, text: str, mode: int = 0o600) -> Path:
    file = folder / "amazon.toml"
    file.write_text(text)
    file.chmod(mode)
    return file


def whole(prefix: str) -> str:
    return "".join(f'{name} = "{prefix}-{name}"\n' for name in NAMES)


def test_the_environment_is_asked_first(tmp_path: Path) -> None:
    write(tmp_path, whole("file"))

    found = load_secrets(tmp_path, VARIABLES)

    assert (found.client_id, found.client_secret, found.refresh_token) == (
        "env-client_id",
        "env-client_secret",
        "env-refresh_token",
    )


def test_then_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, Ring(dict.fromkeys(NAMES, "ring")))
    file = write(tmp_path, whole("file"))

    found = load_secrets(tmp_path, {})

    assert (found.client_id, found.source) == ("file-client_id", str(file))


def test_then_the_keyring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, Ring({name: f"ring-{name}" for name in NAMES}))

    found = load_secrets(tmp_path, {})

    assert (found.refresh_token, found.source) == ("ring-refresh_token", "the keyring")


def test_two_places_are_never_mixed(tmp_path: Path) -> None:
    write(tmp_path, whole("file"))
    half = {"PACKBENCH_AMAZON_CLIENT_ID": "env"}

    with pytest.raises(NoSecrets) as said:
        load_secrets(tmp_path, half)

    assert str(said.value) == (
        "Amazon's client_secret, refresh_token is missing in the environment."
    )


@pytest.mark.skipif(os.name != "posix", reason="only POSIX has file modes")
@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o660, 0o601])
def test_a_file_that_others_can_read_is_refused_with_what_to_do(tmp_path: Path, mode: int) -> None:
    file = write(tmp_path, whole("file"), mode)

    with pytest.raises(NoSecrets) as said:
        load_secrets(tmp_path, {})

    assert str(said.value) == f"{file} can be read by others (mode {mode:o}). Say: chmod 600 {file}"


@pytest.mark.parametrize("mode", [0o600, 0o400])
def test_a_file_of_its_owner_alone_is_taken(tmp_path: Path, mode: int) -> None:
    write(tmp_path, whole("file"), mode)

    assert load_secrets(tmp_path, {}).client_id == "file-client_id"


def test_a_file_that_is_no_toml_is_named_without_what_it_holds(tmp_path: Path) -> None:
    file = write(tmp_path, 'client_secret = "amzn1.oa2-cs.v1.hidden')

    with pytest.raises(NoSecrets) as said:
        load_secrets(tmp_path, {})

    assert str(said.value) == f"{file} can't be read as TOML."
    assert said.value.__cause__ is None


def test_nothing_anywhere_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = "Amazon's client_id, client_secret, refresh_token is missing in the keyring."
    with pytest.raises(NoSecrets, match=words):
        load_secrets(tmp_path, {})

    use(monkeypatch, Ring({}, locked=True))
    with pytest.raises(NoSecrets, match=words):
        load_secrets(tmp_path, {})


def test_secrets_never_show_themselves() -> None:
    secrets = Secrets("hidden-1", "hidden-2", "hidden-3", "the keyring")

    for shown in (repr(secrets), str(secrets), f"{secrets}"):
        assert "hidden" not in shown
        assert "the keyring" in shown
