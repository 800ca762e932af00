"""Settings: a file, the environment over it, and a wrong key named."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.settings import load as load_module
from kiosk.settings.load import WrongSetting, data_folder, load, papers_folder
from kiosk.settings.schema import Settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "packbench.toml"


def wrong(file: Path | None, environment: dict[str, str] | None = None) -> str:
    with pytest.raises(WrongSetting) as said:
        load(file, environment or {})
    return str(said.value)


def test_without_a_file_everything_has_its_default(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load_module, "usual_file", lambda: tmp_path / "none.toml")

    assert load(None, {}) == Settings()


def test_the_usual_file_is_read_when_it_is_there(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text('[bench]\nname = "Till 7"')
    monkeypatch.setattr(load_module, "usual_file", lambda: file)

    assert load(None, {}).bench.name == "Till 7"


def test_a_file_says_what_differs(file: Path) -> None:
    file.write_text(
        '[bench]\nname = "Packing 2"\n[amazon]\nregion = "na"\nmarketplaces = ["A", "B"]\n'
        '[company]\naddress = ["Unit 4", "Whitby"]\n'
    )

    settings = load(file, {})

    assert settings.bench.name == "Packing 2"
    assert settings.amazon.region == "na"
    assert settings.amazon.marketplaces == ("A", "B")
    assert settings.company.address == ("Unit 4", "Whitby")
    assert settings.storage == Settings().storage


def test_the_environment_goes_over_the_file(file: Path) -> None:
    file.write_text('[bench]\nname = "Packing 2"\n[amazon]\npoll_seconds = 300\n')

    settings = load(
        file,
        {
            "PACKBENCH_BENCH_NAME": "Bench 9",
            "PACKBENCH_BENCH_DARK": "true",
            "PACKBENCH_BENCH_PANEL_MM": "344.5",
            "PACKBENCH_AMAZON_MARKETPLACES": "A1, A2,,",
            "PACKBENCH_STORAGE_BALLAST_MB": "16",
            "PATH": "/usr/bin",
        },
    )

    assert settings.bench.name == "Bench 9"
    assert settings.bench.dark
    assert settings.bench.panel_mm == 344.5
    assert settings.amazon.marketplaces == ("A1", "A2")
    assert settings.amazon.poll_seconds == 300
    assert settings.storage.ballast_mb == 16


def test_an_empty_list_in_the_environment_empties_it(file: Path) -> None:
    file.write_text('[amazon]\nmarketplaces = ["A"]')

    assert load(file, {"PACKBENCH_AMAZON_MARKETPLACES": ""}).amazon.marketplaces == ()


def test_a_variable_can_name_the_file(file: Path) -> None:
    file.write_text('[bench]\nname = "Packing 2"')

    assert load(None, {"PACKBENCH_SETTINGS": str(file)}).bench.name == "Packing 2"


def test_secrets_and_the_like_are_no_settings(file: Path) -> None:
    file.write_text("")
    names = ("AMAZON_CLIENT_ID", "AMAZON_CLIENT_SECRET", "AMAZON_REFRESH_TOKEN", "LOG")

    assert load(file, {f"PACKBENCH_{name}": "x" for name in names}) == Settings()


@pytest.mark.parametrize(
    ("text", "key", "expectation"),
    [
        ('[bench]\nnam = "x"', "bench", "unknown field `nam`"),
        ('[bank]\nname = "x"', "(top)", "unknown field `bank`"),
        ("[bench]\nname = 7", "bench.name", "Expected `str`, got `int`"),
        ('[bench]\nname = ""', "bench.name", "length >= 1"),
        ("[bench]\npanel_mm = -1", "bench.panel_mm", ">= 0"),
        ('[bench]\nsize = "big"', "bench.size", "matching regex"),
        ('[amazon]\nregion = "uk"', "amazon.region", "Invalid enum value 'uk'"),
        ("[amazon]\npoll_seconds = 0", "amazon.poll_seconds", ">= 1"),
        ('[storage]\nballast_mb = "a"', "storage.ballast_mb", "Expected `int`, got `str`"),
        ("bench = 3", "bench", "Expected `object`, got `int`"),
    ],
)
def test_a_wrong_key_is_named_with_its_file_and_what_was_expected(
    file: Path, text: str, key: str, expectation: str
) -> None:
    file.write_text(text)

    said = wrong(file)

    assert said.startswith(f"Setting {key} in {file}: ")
    assert expectation in said
    assert said.endswith(".")


@pytest.mark.parametrize(
    ("variable", "value", "words"),
    [
        ("PACKBENCH_BENCH_NAM", "x", "names no setting"),
        ("PACKBENCH_BANK_NAME", "x", "names no setting"),
        ("PACKBENCH_BENCH", "x", "names no setting"),
        ("PACKBENCH_AMAZON_POLL_SECONDS", "soon", "amazon.poll_seconds"),
        ("PACKBENCH_BENCH_DARK", "perhaps", "bench.dark"),
    ],
)
def test_a_wrong_variable_is_named(file: Path, variable: str, value: str, words: str) -> None:
    file.write_text("")

    said = wrong(file, {variable: value})

    assert variable in said
    assert words in said


@pytest.mark.parametrize("zone", ["Europe/Londn", "", "../etc", "Europe"])
def test_a_time_zone_that_there_is_not_is_named_with_its_file(file: Path, zone: str) -> None:
    file.write_text(f'[bench]\ntime_zone = "{zone}"')

    said = wrong(file)

    assert said.startswith(f"Setting bench.time_zone in {file}: {zone!r} is no time zone")
    assert said.endswith("such as Europe/London.")


def test_a_time_zone_of_the_environment_is_named_by_its_variable(file: Path) -> None:
    file.write_text("")

    said = wrong(file, {"PACKBENCH_BENCH_TIME_ZONE": "Nowhere"})

    assert "in PACKBENCH_BENCH_TIME_ZONE: 'Nowhere'" in said


def test_a_file_that_was_named_must_be_there(file: Path) -> None:
    assert wrong(file) == f"The settings file {file} is not there."
    assert (
        wrong(None, {"PACKBENCH_SETTINGS": str(file)}) == f"The settings file {file} is not there."
    )


@pytest.mark.parametrize("content", [b"[bench\n", b"\xff\xfe", b"a = 1\na = 2"])
def test_a_file_that_is_no_toml_is_named(file: Path, content: bytes) -> None:
    file.write_bytes(content)

    assert wrong(file).startswith(f"The settings file {file} can't be read: ")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert wrong(tmp_path).startswith(f"The settings file {tmp_path} can't be read: ")


def test_folders_are_as_set_or_the_usual_ones(file: Path, tmp_path: Path) -> None:
    file.write_text(f'[storage]\nfolder = "{tmp_path.as_posix()}"')
    settings = load(file, {})

    assert data_folder(settings) == tmp_path
    assert papers_folder(settings) == tmp_path / "papers"
    assert data_folder(Settings()).is_absolute()

    file.write_text('[printing]\nfolder = "~/slips"\n[storage]\nfolder = "~/data"')
    settings = load(file, {})
    assert papers_folder(settings) == Path.home() / "slips"
    assert data_folder(settings) == Path.home() / "data"


SHOP = "postgresql://packbench:geheim@db.example/shop"


def test_a_database_is_named_by_the_usual_variable_alone(file: Path) -> None:
    file.write_text('[storage]\nurl = "postgresql:///elsewhere"')

    assert load(file, {"DATABASE_URL": SHOP}).storage.url == SHOP
    assert load(file, {"DATABASE_URL": ""}).storage.url == "postgresql:///elsewhere"
    assert load(file, {}).storage.url == "postgresql:///elsewhere"


def test_packbenchs_own_variable_goes_over_the_usual_one(file: Path) -> None:
    file.write_text("")

    assert load(file, {"DATABASE_URL": SHOP, "PACKBENCH_STORAGE_URL": ""}).storage.url == ""


def test_a_database_of_another_make_is_refused_without_its_secret(file: Path) -> None:
    file.write_text("")

    said = wrong(file, {"DATABASE_URL": "mysql://packbench:geheim@db.example/shop"})

    assert "DATABASE_URL" in said
    assert "geheim" not in said


def test_settings_are_shown_without_the_secret_of_the_database(file: Path) -> None:
    file.write_text("")

    assert "geheim" not in repr(load(file, {"DATABASE_URL": SHOP}))
