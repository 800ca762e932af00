"""Every key that can be set, with its meaning, its limits and its default."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct, field

Language = Literal["en", "de"]
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
    language: Annotated[
        Language,
        Meta(description="What the bench speaks with people who have no language of their own."),
    ] = "en"
    verify: Annotated[
        Literal["ask", "must", "trust"],
        Meta(
            description="Picked while goods with a barcode are not scanned: ask first, refuse, or "
            "count them by hand without a word."
        ),
    ] = "ask"
    repeat_seconds: Annotated[
        float,
        Meta(ge=0, le=5, description="The same code within this time is one pull of the trigger."),
    ] = 0.6
    volume: Annotated[
        int, Meta(ge=0, le=100, description="How loud the bench's sounds are; 0 is silent.")
    ] = 80
    scanner: Annotated[
        str,
        Meta(
            max_length=200,
            description="A scanner on a serial line, such as /dev/ttyACM0 or COM3; on Linux a name "
            "under /dev/serial/by-id stays the same. Empty for one that types like a keyboard.",
        ),
    ] = ""
    scanner_baud: Annotated[
        int, Meta(ge=300, le=921_600, description="The speed of the scanner's serial line.")
    ] = 9600
    scanner_prefix: Annotated[
        str,
        Meta(
            max_length=8,
            pattern="^[!-~]*$",
            description="What the scanner puts before each code. Where it is set, only what begins "
            "with it is a scan.",
        ),
    ] = ""
    lock_minutes: Annotated[
        float,
        Meta(
            ge=0,
            le=15,
            description="The bench hides everything when nobody has touched it for so long, once "
            "people sign in; 0 never does, against Amazon's policy.",
        ),
    ] = 5.0
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
    country: Annotated[
        str,
        Meta(
            pattern="^([A-Z]{2})?$",
            description="The sender's country such as GB; addresses inside it do not name it.",
        ),
    ] = ""
    currency: Annotated[
        str,
        Meta(description="What the till counts in, by its code in ISO 4217 such as GBP or EUR."),
    ] = "GBP"
    language: Annotated[
        Language,
        Meta(description="What papers are written in, whoever prints them."),
    ] = "en"
    registration: Annotated[
        str,
        Meta(max_length=300, description="Registration, at the foot of slips: number and office."),
    ] = ""
    returns: Annotated[
        str, Meta(max_length=1500, description="How to send something back, on slips.")
    ] = ""
    returns_link: Annotated[
        str, Meta(max_length=200, description="A link for returns; printed, and as a QR code.")
    ] = ""
    return_address: Annotated[
        tuple[str, ...],
        Meta(max_length=8, description="Where returns go; empty takes the company's address."),
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


class Printer(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One printer of this bench; a table of its own for each. Without any there is one, "PDF",
    which keeps papers of A4 in the folder.
    """

    name: Annotated[str, Meta(min_length=1, max_length=24, description="Stands on the buttons.")]
    at: Annotated[
        str,
        Meta(
            max_length=500,
            description="Where it is: tcp://host:9100 (a receipt printer in the network), "
            "/dev/usb/lp0 or COM3, serial:///dev/ttyUSB0?baud=19200&parity=none&handshake=dtr, "
            "cups://queue or cups://server:631/queue, folder: or folder:/path (PDF files), "
            "screen: (shown on the glass, and kept nowhere).",
        ),
    ]
    medium: Annotated[
        Literal["80mm", "58mm", "a4", "letter", "a6", "4x6"], Meta(description="What is in it.")
    ]
    confirm: Annotated[
        Literal["auto", "process", "fence", "none", "trust"],
        Meta(
            description="How a receipt printer tells that a paper is out: found out by asking, "
            "by process id, by paper status, not at all (whoever stands there is asked), or not "
            "at all (and what was sent is taken for printed)."
        ),
    ] = "auto"
    scan_back: Annotated[
        bool, Meta(description="Whether receipts end with bars that say, scanned: it came out.")
    ] = False
    cutter: Annotated[bool, Meta(description="Whether a receipt printer cuts its paper.")] = True


class Printing(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where papers come out."""

    folder: Annotated[
        str, Meta(description="Folder for PDFs; empty takes *papers* in the data folder.")
    ] = ""
    papers: Annotated[
        dict[str, str],
        Meta(
            description="Which printer each paper comes out at, such as "
            '{"packing-slip" = "Receipts"}: picking-note, packing-slip, address-label, '
            "return-slip, return-receipt, put-back-slip, till-reading. Others come out at the "
            "first printer. A cash drawer opens where it hangs on the printer of return-receipt."
        ),
    ] = field(default_factory=dict)
    automatic: Annotated[
        tuple[Literal["packing-slip", "address-label", "return-slip"], ...],
        Meta(
            description="Papers that print by themselves, where printing.papers names a printer "
            "for them: slip and label when the order has been picked, a return slip when it "
            "has left."
        ),
    ] = ("packing-slip",)


class Shop(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Tables that the owner keeps."""

    products: Annotated[
        str,
        Meta(
            description="CSV with sku,gtin,barcodes,title,bin,picture,weight,tracked,track; read "
            "when the hub starts."
        ),
    ] = ""
    tables: Annotated[
        str,
        Meta(
            description="Folder for tables that are imported and exported at the bench; empty "
            "takes *tables* in the data folder."
        ),
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
    url: Annotated[
        str,
        Meta(
            max_length=2000,
            pattern=r"^(postgres(ql)?://\S+)?$",
            description="The PostgreSQL that many benches share, 15 or newer, such as "
            "postgresql://packbench@db.example/packbench?sslmode=verify-full; empty keeps the "
            "database of one bench, encrypted, in the data folder. The variable DATABASE_URL says "
            "it too; a password stands in neither place if it stands in ~/.pgpass.",
        ),
    ] = ""

    def __repr__(self) -> str:
        """Without the URL, which may hold a password."""
        url = "..." if self.url else ""
        return f"Storage(folder={self.folder!r}, ballast_mb={self.ballast_mb}, url={url!r})"


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All settings, one section each."""

    bench: Bench = field(default_factory=Bench)
    company: Company = field(default_factory=Company)
    amazon: Amazon = field(default_factory=Amazon)
    hub: Hub = field(default_factory=Hub)
    printing: Printing = field(default_factory=Printing)
    printer: tuple[Printer, ...] = ()
    shop: Shop = field(default_factory=Shop)
    storage: Storage = field(default_factory=Storage)
