"""Who buys from the demo shop: invented people, at invented house numbers in real places.

Telephone numbers are of the ranges that the countries keep free for fiction; where none is
known (Austria, Poland, Greece, Ireland) there is no number.
"""

from __future__ import annotations

from kiosk.simulator.marketplaces import DE, FR, UK, US
from kiosk.simulator.orders import Address

# name | line 1 | line 2 | town | region | postcode | country | telephone; - is nothing, and a row
# that ends in | goes on in the next line.
_UK = """
Imogen Fairweather | 14 Nettleham Close | - | Leeds | - | LS8 2QT | GB | 0113 496 0142
Oluwaseun Adebayo | Flat 7, Marlowe Court |
212 Peckham Rye | London | - | SE15 3HJ | GB | 020 7946 0173
Rhiannon Pryce-Llewellyn | Ty Gwyn | Heol y Bryn | Cardiff | - | CF14 6QB | GB | 029 2018 0261
Callum MacAskill | 3/2 Balgreen Terrace | - | Edinburgh | - | EH11 3AS | GB | 0131 496 0388
Siobhán O'Donoghue | 19 Ormeau Park Mews | - | Belfast | - | BT7 3GJ | GB | 028 9649 6205
Gurpreet Kaur Sandhu | 88 Lozells Street | - | Birmingham | - | B19 2RR | GB | 0121 496 0917
Олена Шевченко | 41 Hanover Parade | Flat 3 | Bristol | - | BS2 9QN | GB | 0117 496 0054
Thaddeus Blackwood-Montgomery | The Old Schoolhouse |
Church Lane, Upper Slaughton | Hexham | Northumberland | NE46 1QX | GB | 01632 960417
Nguyễn Thị Minh Châu | 5 Ancoats Wharf |
Apartment 61 | Manchester | - | M4 6BF | GB | 0161 496 0630
Aoife Ní Bhriain | 27 Sráid na Trá | - | Galway | Co. Galway | H91 K2WP | IE | -
Zoë Hartnell | 9 Polperro Rise | - | Plymouth | Devon | PL6 5TW | GB | 07700 900482
Rev. Bartholomew Featherstonehaugh-Cholmondeley-Wetherby | Rectory Cottage, St Mary-in-the-Marsh |
Off Lower Dymchurch Road, behind the Cricket Pavilion |
New Romney | Kent | TN28 8BX | GB | 07700 900119
"""

_DE = """
Jürgen Müller-Lüdenscheidt | Weißdornweg 23 | - | Köln | - | 50735 | DE | 0221 4710 318
Ayşe Yıldırım | Karl-Marx-Straße 187 |
Hinterhaus, 3. OG links | Berlin | - | 12043 | DE | 030 23125 047
Friederike Großmann | Am Mühlbach 4a | - | Hamburg | - | 22767 | DE | 040 66969 512
Łukasz Wiśniewski | ul. Piotrkowska 318 m. 12 | - | Łódź | - | 90-423 | PL | -
Ελένη Παπαδοπούλου | Λεωφόρος Κηφισίας 294 | - | Αθήνα | - | 115 23 | GR | -
Xaver Huber | Gärtnerplatz 11 | Rückgebäude | München | - | 80469 | DE | 089 99998 733
Maximiliane Öttinger | Mariahilfer Straße 241/2/15 | - | Wien | - | 1150 | AT | -
Thị Hà Schröder | Bornheimer Landstraße 76 |
- | Frankfurt am Main | - | 60316 | DE | 069 90009 104
Sönke Petersen | Elbchaussee 612 | - | Hamburg | - | 22587 | DE | 040 66969 826
Bärbel Weiß | Goethestraße 5 | - | Köln | - | 50858 | DE | 0221 4710 655
"""

_FR = """
Éloïse Lefèvre-Châtelain | 48 rue des Lilas |
Bâtiment C, 4e étage | Lyon | - | 69008 | FR | 04 65 71 22 38
Jean-François Bézieux | 7 quai de l'Écluse | - | Nantes | - | 44000 | FR | 02 61 91 47 05
Aminata Diallo | 133 boulevard Voltaire | - | Paris | - | 75011 | FR | 01 99 00 83 16
Gaëlle Le Goff | 2 venelle du Phare | - | Brest | - | 29200 | FR | 02 61 91 90 74
Anaïs Fauré | 15 allée Jean Jaurès | - | Toulouse | - | 31000 | FR | 05 36 49 18 52
Loïc Schœlcher | 61 rue du Faubourg National | - | Strasbourg | - | 67000 | FR | 03 53 01 64 29
Marie-Ange d'Hérouville | Le Clos Saint-Martin |
Chemin du Vieux Moulin | Caen | - | 14000 | FR | 06 39 98 41 77
"""

_US = """
Maria Guadalupe Ortiz | 2210 Larkspur Ave | Apt 4B | Austin | TX | 78704 | US | +1 512-555-0147
DeShawn Whitfield | 917 N Marigold St | - | Philadelphia | PA | 19123 | US | +1 215-555-0128
Priya Venkataraman | 3408 Juniper Ridge Ct | - | San Jose | CA | 95124 | US | +1 408-555-0163
Bjørn Haugen-Olson | 1624 Lakeshore Blvd | Unit 12 | Duluth | MN | 55802 | US | +1 218-555-0119
Leilani Kealoha | 45-118 Plumeria Pl | - | Kaneohe | HI | 96744 | US | +1 808-555-0182
José Ángel Peña | 780 Saguaro Way | - | Tucson | AZ | 85719 | US | +1 520-555-0155
Chloe Nakamura | 66 Wharf St | Floor 2 | Portland | ME | 04101 | US | +1 207-555-0134
"""


def _read(table: str) -> tuple[Address, ...]:
    rows = table.replace("|\n", "| ").strip().splitlines()
    return tuple(_address(row) for row in rows)


def _address(row: str) -> Address:
    cells = (cell.strip() for cell in row.split("|"))
    given = ("" if cell == "-" else cell for cell in cells)
    name, line1, line2, city, region, postcode, country, phone = given
    return Address(
        name=name,
        line1=line1,
        line2=line2,
        city=city,
        region=region,
        postcode=postcode,
        country=country,
        phone=phone,
    )


PEOPLE = {UK: _read(_UK), DE: _read(_DE), FR: _read(_FR), US: _read(_US)}
"""The buyers of each marketplace."""
