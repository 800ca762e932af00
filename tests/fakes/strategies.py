"""Orders as chance makes them, for properties that hold for all of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st

from kiosk.domain.journal import Means
from kiosk.domain.order import Facts, Line, Order, Pick, Progress, Standing
from kiosk.domain.parcel import CarrierDetails, Parcel, Telling, TellingRefusal
from kiosk.domain.personal import Address, Gift, Personal
from kiosk.domain.sighting import SeenPackage, Sighting
from kiosk.domain.values import CarrierId, LineId, OrderId, ParcelRef, Sku
from tests.fakes.builders import order_id
from tests.fakes.clock import NOON

# Without NUL, which PostgreSQL shows by its sign.
words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
"""Any text that can be kept; half a surrogate pair is none."""
codes = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)
some = st.integers(0, 9)
moments = st.integers(-(10**12), 10**12).map(lambda ms: NOON + timedelta(milliseconds=ms))
refs = st.sampled_from([ParcelRef("100001"), ParcelRef("100002"), ParcelRef("7")])
trackings = st.sampled_from(["AB123456785GB", "ab123456785gb", "1Z999AA10123456784"])
line_ids = st.sampled_from([LineId("01"), LineId("1"), LineId("10")])

lines = st.builds(
    Line,
    id=line_ids,
    sku=words.map(Sku),
    asin=words,
    title=words,
    ordered=some,
    fulfilled=some,
    condition=words,
    serial_required=st.booleans(),
    gift=st.booleans(),
    cancel_asked=st.booleans(),
    cancel_reason=words,
)
addresses = st.builds(
    Address, **{name: st.one_of(st.just(""), words) for name in Address.__dataclass_fields__}
)
people = st.builds(
    Personal,
    buyer_name=words,
    buyer_email=words,
    company=words,
    po_number=words,
    delivery_note=words,
    address=addresses,
    gifts=st.dictionaries(line_ids, st.builds(Gift, message=words, wrap=words), max_size=2),
)
facts = st.builds(
    Facts,
    id=st.just(order_id()),
    marketplace=words,
    placed_at=moments,
    updated_at=moments,
    standing=st.sampled_from(Standing),
    status_word=words,
    lines=st.lists(lines, max_size=3, unique_by=lambda line: line.id).map(tuple),
    personal=people,
    ship_by=st.none() | moments,
    deliver_by=st.none() | moments,
    delivered_at=st.none() | moments,
    service=words,
    programs=st.frozensets(codes, max_size=3),
    constraints=st.frozensets(codes, max_size=3),
    by_merchant=st.booleans(),
)
carried = st.builds(
    CarrierDetails,
    carrier=words.map(CarrierId),
    code=words,
    name=words,
    service=words,
    tracking=trackings,
)
parcels = st.builds(
    Parcel,
    ref=refs,
    contents=st.dictionaries(line_ids, some, max_size=3),
    details=st.none() | carried,
    version=st.integers(1, 3),
    despatched_at=st.none() | moments,
    telling=st.sampled_from(Telling),
    refusal=st.none() | st.sampled_from(TellingRefusal),
    answer=words,
)
picks = st.builds(
    Pick,
    gesture=some,
    line=line_ids,
    units=st.integers(-9, 99_999),
    means=st.sampled_from(Means),
    serial=words,
    lot=words,
    expiry=st.none() | st.dates(),
)
orders = st.builds(
    Order,
    facts=facts,
    progress=st.sampled_from(Progress),
    printed=some,
    held_for=words,
    cancel_waived=st.booleans(),
    claimed_by=words,
    picks=st.lists(picks, max_size=4).map(tuple),
    parcels=st.lists(parcels, max_size=2, unique_by=lambda parcel: parcel.ref).map(tuple),
    asked_again_at=st.none() | moments,
    version=some,
)
packages = st.builds(SeenPackage, ref=refs, carrier=words, tracking=trackings, units=some)
sightings = st.builds(
    Sighting,
    facts=facts,
    packages=st.none() | st.lists(packages, max_size=3).map(tuple),
    status_given=st.booleans(),
    cancel_given=st.booleans(),
)


days = st.integers(-50, 50).map(lambda day: NOON + timedelta(days=day))


@st.composite
def dated_orders(draw: st.DrawFn) -> Order:
    """Any order whose days lie near each other, as they do; edges of terms are met often."""
    order = draw(orders)
    maybe = st.none() | days
    facts = replace(
        order.facts,
        placed_at=draw(days),
        ship_by=draw(maybe),
        deliver_by=draw(maybe),
        delivered_at=draw(maybe),
    )
    return replace(order, facts=facts, asked_again_at=draw(maybe))


def numbered(order: Order, number: int) -> Order:
    """``order`` under the id of ``number``."""
    return replace(order, facts=replace(order.facts, id=OrderId(order_id(number))))
