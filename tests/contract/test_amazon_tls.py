"""Over TLS and through a proxy: the same truths, and no call to whom we can't recognise."""

from __future__ import annotations

import queue
import ssl
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from types import SimpleNamespace

import pytest

from kiosk.amazon import wire
from kiosk.amazon.channel import AmazonChannel
from kiosk.ports.channel import OutcomeUnknown, Unreachable
from kiosk.ports.clock import SystemClock
from tests.fakes.wire import LONGEST, Line, drips, http, says, serving, then
from tests.unit.amazon.places import (
    ORDER,
    WINDOW,
    account,
    confirmation,
    hurry,
    order,
    page,
    wait_for_calls,
)

x509 = pytest.importorskip("cryptography.x509", reason="makes certificates with cryptography")

PAGE = http(body=page(order()))
SLOW = b"HTTP/1.1 200 OK\r\nX-Slow: " + b"a" * 200


@dataclass(frozen=True)
class Paper:
    """A certificate for this machine, trusted by whoever is given ``file``."""

    file: str
    server: ssl.SSLContext


def paper(folder: Path, *, days: int) -> Paper:
    """Make a certificate that ends in ``days`` days from now."""
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "this machine")])
    end = datetime.now(UTC) + timedelta(days=days)
    here = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    unsigned = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(end - timedelta(days=900))
        .not_valid_after(end)
        .add_extension(here, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    )
    pem = serialization.Encoding.PEM
    certificate = folder / "certificate.pem"
    certificate.write_bytes(unsigned.sign(key, hashes.SHA256()).public_bytes(pem))
    secret = folder / "key.pem"
    secret.write_bytes(
        key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, secret)
    return Paper(str(certificate), context)


@pytest.fixture(scope="module")
def valid(tmp_path_factory: pytest.TempPathFactory) -> Paper:
    return paper(tmp_path_factory.mktemp("tls"), days=30)


@pytest.fixture(autouse=True)
def no_call_stays_behind() -> Iterator[None]:
    yield
    wait_for_calls()


def test_a_certificate_that_is_trusted_lets_orders_through(valid: Paper) -> None:
    with serving(says(PAGE), tls=valid.server) as server:
        channel = AmazonChannel(account(server.url, ca_file=valid.file), SystemClock())
        for _ in range(2):
            assert len(channel.search(WINDOW, None).sightings) == 1

        assert server.connections == 1
        channel.close()


def test_an_unknown_certificate_is_not_talked_to(valid: Paper) -> None:
    with serving(says(PAGE), tls=valid.server) as server:
        channel = AmazonChannel(account(server.url), SystemClock())
        with pytest.raises(Unreachable, match=r"certificate is not valid.*clock"):
            channel.confirm(confirmation())

        assert not server.asked


def test_an_expired_certificate_asks_about_the_clock(tmp_path: Path) -> None:
    old = paper(tmp_path, days=-1)
    with serving(says(PAGE), tls=old.server) as server:
        channel = AmazonChannel(account(server.url, ca_file=old.file), SystemClock())
        with pytest.raises(Unreachable, match=r"expired \(is the clock right\?\)"):
            channel.confirm(confirmation())


def test_old_tls_is_refused(valid: Paper, tmp_path: Path) -> None:
    old = paper(tmp_path, days=30)
    with pytest.warns(DeprecationWarning, match="TLS"):
        old.server.maximum_version = ssl.TLSVersion.TLSv1_1
    old.server.set_ciphers("ALL:@SECLEVEL=0")
    with serving(says(PAGE), tls=old.server) as server:
        channel = AmazonChannel(account(server.url, ca_file=old.file), SystemClock())
        with pytest.raises(Unreachable, match="TLS failed"):
            channel.search(WINDOW, None)


def test_a_handshake_that_hangs_means_that_nothing_left() -> None:
    with serving(Line.cut) as server:
        url = server.url.replace("http:", "https:")
        channel = AmazonChannel(account(url), SystemClock(), deadline=0.3)
        with pytest.raises(Unreachable, match="took longer"):
            channel.confirm(confirmation())


@pytest.mark.parametrize("headers_too", [True, False])
def test_a_server_that_drips_through_tls_is_cut(valid: Paper, headers_too: bool) -> None:
    start = b"" if headers_too else http(body=b"x" * 100_000).removesuffix(b"x" * 100_000)
    with serving(then(says(start), drips(SLOW)), tls=valid.server) as server:
        channel = AmazonChannel(account(server.url, ca_file=valid.file), SystemClock())
        hurry(channel, 0.5)
        with pytest.raises(OutcomeUnknown):
            channel.order(ORDER)

        assert server.hung_up.wait(LONGEST / 2), "the line was left open"
        assert not server.patience_ended.is_set()
        channel.close()


def test_a_line_cut_inside_tls_leaves_the_outcome_unknown(valid: Paper) -> None:
    with serving(Line.cut, tls=valid.server) as server:
        channel = AmazonChannel(account(server.url, ca_file=valid.file), SystemClock())
        channel.sign_in()
        with pytest.raises(OutcomeUnknown):
            channel.confirm(confirmation())
        channel.close()


def through(monkeypatch: pytest.MonkeyPatch, proxy: str, **changes: str) -> AmazonChannel:
    for name in ("HTTPS_PROXY", "https_proxy"):
        monkeypatch.setenv(name, proxy)
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    there = account("https://amazon.example", **changes)
    return AmazonChannel(there, SystemClock(), deadline=0.5)


def test_a_proxy_that_refuses_means_that_nothing_left(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(says(http("407 Proxy Authentication Required"))) as server:
        with pytest.raises(Unreachable, match=r"^sign-in: amazon\.example: "):
            through(monkeypatch, server.url).confirm(confirmation())

        assert [one.method for one in server.asked] == ["CONNECT"]


def test_a_proxy_that_drips_means_that_nothing_left(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(drips(SLOW)) as server:
        with pytest.raises(Unreachable):
            through(monkeypatch, server.url).confirm(confirmation())

        assert server.hung_up.wait(LONGEST / 2), "the line was left open"
        assert not server.patience_ended.is_set()


def over_once(asked: threading.Event, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the time of a call be over as soon as something was asked, however slow it all is."""

    class Waiting:
        def put(self, _: object) -> None:
            """Too late."""

        def get(self, timeout: float) -> None:
            assert asked.wait(timeout)
            raise queue.Empty

    monkeypatch.setattr(wire, "queue", SimpleNamespace(SimpleQueue=Waiting, Empty=queue.Empty))


def test_what_a_proxy_is_asked_is_not_the_request(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = threading.Event()
    hanging = then(lambda _: asked.set(), Line.hang)
    with serving(Line.cut) as here, serving(hanging) as proxy:
        channel = through(monkeypatch, proxy.url, token_url=f"{here.url}/auth/o2/token")
        channel._deadline = LONGEST
        channel.sign_in()
        over_once(asked, monkeypatch)
        with pytest.raises(Unreachable, match="took longer"):
            channel.confirm(confirmation())

        assert [one.method for one in proxy.asked] == ["CONNECT"]
        assert proxy.hung_up.wait(LONGEST / 2), "the line was left open"
        channel.close()


def test_a_password_in_the_proxys_address_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(Line.cut) as server:
        address = server.url.replace("//", "//me:hunter2@")
        with pytest.raises(Unreachable) as raised:
            through(monkeypatch, address).confirm(confirmation())

        assert "hunter2" not in str(raised.value)
        assert "proxy-authorization" in server.asked[0].headers
