"""A thousand messy addresses of known homes, the same on every run: what counties, CRMs and people make of an address."""

from __future__ import annotations

import random
from dataclasses import dataclass

ZIP = "85201"
SUFFIXES = {
    "Street": ("St", "St.", "STR", "Street"),
    "Avenue": ("Ave", "Av", "Ave.", "Avenue"),
    "Drive": ("Dr", "Dr.", "Drv", "Drive"),
    "Road": ("Rd", "Rd.", "Road"),
    "Lane": ("Ln", "La", "Ln.", "Lane"),
    "Court": ("Ct", "Crt", "Ct."),
    "Boulevard": ("Blvd", "Blvd.", "Boulv"),
    "Circle": ("Cir", "Circ", "Cir."),
    "Place": ("Pl", "Pl.", "Plc"),
    "Parkway": ("Pkwy", "Pkway", "Pky"),
    "Terrace": ("Ter", "Terr", "Ter."),
    "Trail": ("Trl", "Tr", "Trl."),
    "Way": ("Way", "Wy"),
    "Highway": ("Hwy", "Hiway", "Hwy."),
    "Crossing": ("Xing", "Crossing"),
    "Heights": ("Hts", "Hgts"),
    "Ridge": ("Rdg", "Ridge"),
    "Square": ("Sq", "Sqr"),
    "Plaza": ("Plz", "Plaza"),
    "Cove": ("Cv", "Cove"),
}
DIRECTIONS = {
    "North": ("N", "N.", "No."),
    "South": ("S", "S.", "So."),
    "East": ("E", "E."),
    "West": ("W", "W."),
    "Northwest": ("NW", "N.W.", "N W"),
    "Southeast": ("SE", "S.E.", "South East"),
}
NAMES = (
    "Main",
    "Oak",
    "Martin Luther King",
    "Saint Louis",
    "O'Brien",
    "Park",
    "Lake View",
    "Avenue Of The Palms",
    "Cañon",
    "Mill Creek",
    "Court House",
    "Thunderbird",
    "First",
    "Fifth",
    "Twelfth",
    "42nd",
    "81st",
    "103rd",
    "La Jolla",
    "Van Buren",
    "Center",
    "Bell",
    "Mount Hope",
    "Fort Lowell",
)
SPOKEN = {
    "First": "1st",
    "Fifth": "5th",
    "Twelfth": "12th",
    "Saint Louis": "St. Louis",
    "Mount Hope": "Mt Hope",
    "Fort Lowell": "Ft. Lowell",
    "O'Brien": "OBrien",
    "Cañon": "Canon",
    "Center": "Ctr",
}
ROADS = (
    ("County Road", ("CR", "Co Rd", "C.R.", "Cnty Rd")),
    ("State Highway", ("SH", "State Hwy", "St Hwy", "SR")),
    ("US Highway", ("US Hwy", "U.S. Hwy", "US")),
    ("Farm to Market Road", ("FM", "F.M.", "FM Rd")),
)
UNITS = ("Apt {}", "#{}", "Unit {}", "Ste {}", "Apartment {}", "apt. {}", "# {}", "Apt #{}", "Apt No {}", "{}")


@dataclass(frozen=True)
class Messy:
    """One messy way to write the home that `clean` writes in full; `kind` is what is hard about it."""

    clean: str
    text: str
    kind: str


def messy(count: int = 1000, seed: int = 8) -> list[Messy]:
    chance = random.Random(seed)
    kinds = (_suffix, _suffix, _direction, _direction, _unit, _unit, _box, _fraction, _road, _queens, _line)
    found: list[Messy] = []
    while len(found) < count:
        clean, text, kind = kinds[len(found) % len(kinds)](chance)
        found.append(Messy(clean, _scruffy(chance, text), kind))
    return found


def _suffix(chance: random.Random) -> tuple[str, str, str]:
    number, name, suffix = _street(chance)
    return f"{number} {name} {suffix}", f"{number} {_said(chance, name)} {chance.choice(SUFFIXES[suffix])}", "suffix"


def _direction(chance: random.Random) -> tuple[str, str, str]:
    number, name, suffix = _street(chance)
    direction = chance.choice([*DIRECTIONS])
    short = chance.choice(DIRECTIONS[direction])
    before = chance.random() < 0.7
    clean = f"{number} {direction} {name} {suffix}" if before else f"{number} {name} {suffix} {direction}"
    said, ending = _said(chance, name), chance.choice(SUFFIXES[suffix])
    return clean, f"{number} {short} {said} {ending}" if before else f"{number} {said} {ending} {short}", "direction"


def _unit(chance: random.Random) -> tuple[str, str, str]:
    number, name, suffix = _street(chance)
    unit = f"{chance.randint(1, 40)}{chance.choice(['', '', 'B', 'C'])}"
    told = chance.choice(UNITS).format(unit)
    joint = chance.choice([" ", ", "])
    text = f"{number} {_said(chance, name)} {chance.choice(SUFFIXES[suffix])}{joint}{told}"
    return f"{number} {name} {suffix} Unit {unit}", text, "unit"


def _box(chance: random.Random) -> tuple[str, str, str]:
    number = chance.randint(1, 9999)
    return (
        f"PO Box {number}",
        chance.choice(["P.O. Box {}", "POB {}", "P O Box {}", "Post Office Box {}", "PO BOX #{}"]).format(number),
        "box",
    )


def _fraction(chance: random.Random) -> tuple[str, str, str]:
    number, name, suffix = _street(chance)
    said = f"{_said(chance, name)} {chance.choice(SUFFIXES[suffix])}"
    return (
        f"{number} 1/2 {name} {suffix}",
        chance.choice([f"{number} 1/2 {said}", f"{number}½ {said}", f"{number}-1/2 {said}"]),
        "fraction",
    )


def _road(chance: random.Random) -> tuple[str, str, str]:
    number, route = chance.randint(1, 20000), chance.randint(2, 999)
    road, ways = chance.choice(ROADS)
    return f"{number} {road} {route}", f"{number} {chance.choice(ways)} {route}", "county road"


def _queens(chance: random.Random) -> tuple[str, str, str]:
    first, second, street = chance.randint(10, 160), chance.randint(1, 60), chance.randint(11, 99)
    text = chance.choice(["{}-{:02d}", "{}{:02d}", "{} - {:02d}"]).format(first, second)
    return (
        f"{first}-{second:02d} {street}th Street",
        f"{text} {street}{chance.choice(['th', 'TH', ''])} {chance.choice(SUFFIXES['Street'])}",
        "Queens",
    )


def _line(chance: random.Random) -> tuple[str, str, str]:
    number, name, suffix = _street(chance)
    place = chance.choice(["Mesa, AZ 85201", "San Tan Valley, AZ 85201-1234", "Mesa AZ 85201"])
    return (
        f"{number} {name} {suffix}",
        f"{number} {_said(chance, name)} {chance.choice(SUFFIXES[suffix])}, {place}",
        "whole line",
    )


def _street(chance: random.Random) -> tuple[str, str, str]:
    suffix = chance.choice([one for one in SUFFIXES if one != "Highway"])
    return f"{chance.randint(1, 20000)}{chance.choice([''] * 9 + ['A'])}", chance.choice(NAMES), suffix


def _said(chance: random.Random, name: str) -> str:
    return SPOKEN[name] if name in SPOKEN and chance.random() < 0.6 else name


def _scruffy(chance: random.Random, text: str) -> str:
    """Give it a typist's case, stops and gaps."""
    text = chance.choice([str, str, str.upper, str.lower])(text)
    roll = chance.random()
    if roll < 0.10:
        return text.replace(" ", "  ")
    if roll < 0.15:
        return f" {text} "
    if roll < 0.20:
        return text.replace(" ", "", 1) if text[:1].isdigit() and text.partition(" ")[2][:3].isalpha() else text
    return (
        f"{text}."
        if roll < 0.25 and not text[-1:].isdigit()
        else f"00{text}"
        if roll < 0.28 and text[:1].isdigit()
        else text
    )
