"""The carrier codes that the simulated Amazon takes; anything else must go as ``Other``.

Amazon's list stands in Seller Central and not in its models; these are the codes of its old
schema and of its list for tracked parcels in the United Kingdom. Evri is in neither.
"""

from __future__ import annotations

OTHER = "Other"
"""Takes any carrier, but then its name must be given."""

ACCEPTED = frozenset(
    name.strip()
    for name in """
    USPS; UPS; UPSMI; FedEx; DHL; Fastway; GLS; GO!; Hermes Logistik Gruppe; Royal Mail; Parcelforce
    City Link; TNT; Target; SagawaExpress; NipponExpress; YamatoTransport; DHL Global Mail
    UPS Mail Innovations; FedEx SmartPost; OSM; OnTrac; Streamlite; Newgistics; Canada Post
    Blue Package; Chronopost; Deutsche Post; DPD; La Poste; Parcelnet; Poste Italiane; SDA
    Smartmail; FEDEX_JP; JP_EXPRESS; NITTSU; SAGAWA; YAMATO; BlueDart; AFL/Fedex; Aramex; India Post
    Professional; DTDC; Overnite Express; First Flight; Delhivery; Lasership; Yodel
    Amazon Shipping; APC; Arrow XL; Asendia; Australia Post; BJS; BPOST; DX; GFS; Hermes
    Huxloe Logistics; InPost; ITD Global; Landmark; Panther; Parcel2Go.com; Parcelhub; Post NL
    The Delivery Group; Tuffnells; UK MAIL; Whistl; XDP; XPO
    """.replace("\n", ";").split(";")
    if name.strip()
)
