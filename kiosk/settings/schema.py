"""Every key that can be set, with its meaning, its limits and its default."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct, field

Name = Annotated[str, Meta(min_length=1, max_length=40)]


class Bench(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """This bench."""

    name: Annotated[Name, Meta(description="What the bench is called on screens and papers.")] = (
        "Bench 1"
    )
    time_zone: Annotated[
        str, Meta(description="Where the bench stands, such as Europe/London; for ship-by times.")
    ] = "Europe/London"
    panel_mm: Annotated[
        float,
        Meta(
            ge=0,
            le=2000,
            description="Width of the screen in mm, measured; 0 guesses it from the resolution.",
        ),
    ] = 0.0
    full_screen: Annotated[bool, Meta(description="Whether the bench takes the whole screen.")] = (
        True
    )
    size: Annotated[
        str,
        Meta(pattern=r"^\d{3,5}x\d{3,5}$", description="Window size when not full screen."),
    ] = "1280x800"
    dark: Annotated[bool, Meta(description="Whether to start with dark colours.")] = False
    video_driver: Annotated[
        Literal["", "x11", "KMSDRM", "offscreen", "windows", "cocoa"],
        Meta(description="SDL's video driver; empty takes x11 on Linux."),
    ] = ""


class Company(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The company, as it stands on papers."""

    name: Annotated[str, Meta(max_length=80, description="Name at the top of papers.")] = ""
    address: Annotated[
        tuple[str, ...], Meta(max_length=6, description="Address lines under the name.")
    ] = ()


class Amazon(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The seller's account at Amazon; its secrets are not kept here."""

    region: Annotated[
        Literal["na", "eu", "fe"], Meta(description="Amazon's regional endpoint.")
    ] = "eu"
    marketplaces: Annotated[
        tuple[str, ...], Meta(description="Marketplace ids to read; none given reads all.")
    ] = ()
    base_url: Annotated[
        str, Meta(description="Another address instead of Amazon's: its sandbox, a simulator.")
    ] = ""
    token_url: Annotated[str, Meta(description="Another address for signing in.")] = ""
    poll_seconds: Annotated[
        float,
        Meta(ge=1, le=3600, description="Seconds between two looks; Amazon allows one in 180."),
    ] = 185.0
    deadline_seconds: Annotated[
        float, Meta(ge=1, le=120, description="The longest that one call may take.")
    ] = 20.0


class Hub(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The background client."""

    child: Annotated[
        bool,
        Meta(description="Whether the bench starts the hub itself; false where it runs apart."),
    ] = True


class Printing(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where papers come out."""

    paper: Annotated[Literal["a4", "letter"], Meta(description="Paper of the picking note.")] = "a4"
    queue: Annotated[
        str, Meta(max_length=127, description="CUPS queue; empty keeps PDFs in the folder only.")
    ] = ""
    folder: Annotated[
        str, Meta(description="Folder for PDFs; empty takes *papers* in the data folder.")
    ] = ""


class Shop(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Tables that the owner keeps."""

    products: Annotated[
        str, Meta(description="CSV with sku,gtin,title,bin,picture; read when the hub starts.")
    ] = ""
    pictures: Annotated[str, Meta(description="Folder of product pictures.")] = ""
    carriers: Annotated[
        str, Meta(description="Carrier table; empty takes the one that comes along.")
    ] = ""


class Storage(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where data lies."""

    folder: Annotated[
        str, Meta(description="Data folder; empty takes the usual one of this system.")
    ] = ""
    ballast_mb: Annotated[
        int,
        Meta(ge=0, le=4096, description="MB kept in reserve for the day the disk is full."),
    ] = 64


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All settings, one section each."""

    bench: Bench = field(default_factory=Bench)
    company: Company = field(default_factory=Company)
    amazon: Amazon = field(default_factory=Amazon)
    hub: Hub = field(default_factory=Hub)
    printing: Printing = field(default_factory=Printing)
    shop: Shop = field(default_factory=Shop)
    storage: Storage = field(default_factory=Storage)
