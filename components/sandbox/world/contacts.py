"""How an owner can be reached: up to six phones with their flags, up to three e-mail addresses.

Numbers are the ones set aside for fiction (area code, then 555-0100 to 555-0199), addresses end in example.com, .org or .net. The best
phone is `primary_phone` and is never repeated in the numbered ones.
"""

from __future__ import annotations

from functools import partial

import numpy as np

from components.sandbox.world.chance import Array, words
from components.sandbox.world.homes import Homes, column, named_column

MOBILES = ("mobile_1", "mobile_2", "mobile_3")
LANDLINES = ("landline_1", "landline_2")
PHONES = ("primary_phone", *MOBILES, *LANDLINES)
EMAILS = ("email_1", "email_2", "email_3")
_CARRIERS = words("T-Mobile, Verizon Wireless, AT&T Mobility, US Cellular, Cricket")
_WIRED = words("CenturyLink, AT&T, Frontier, Comcast, Cox")
_MAIL_HOSTS = words("example.com, example.org, example.net")
_DNC, _TCPA = 0.45, 0.03
_LINES = np.array([f"55501{line:02d}" for line in range(100)], dtype=object)
_APART = 17  # coprime to 100: the phones of one home never meet


@column
def has_phone(homes: Homes) -> Array:
    """Skip tracing found a phone."""
    return homes.chance("phone", np.where(homes["is_firm"], 0.7, 0.92))


@column
def has_contact(homes: Homes) -> Array:
    """Any phone or e-mail."""
    return np.asarray(homes["has_phone"] | (homes["email_1"] != ""))


@column
def primary_phone_type(homes: Homes) -> Array:
    """Mobile or Landline."""
    return np.where(homes["has_phone"], homes.mixed("phone type", {"Mobile": 78, "Landline": 22}), "")


@column
def primary_phone_carrier(homes: Homes) -> Array:
    """The network."""
    mobile = homes["primary_phone_type"] == "Mobile"
    carrier = np.where(mobile, homes.pick("carrier", _CARRIERS), homes.pick("wire", _WIRED))
    return np.where(homes["has_phone"], carrier, "")


def _number(homes: Homes, slot: int) -> Array:
    line = ((homes.draw("line") * len(_LINES)).astype(int) + slot * _APART) % len(_LINES)
    return np.asarray(homes.world.places.area_code[homes.at] + _LINES[line])


def _found(homes: Homes, slot: int) -> Array:
    """Each further phone is rarer than the one before; the numbered ones of a kind have no gaps."""
    if slot == 0:
        return homes["has_phone"]
    mobile = slot <= len(MOBILES)
    rank = slot if mobile else slot - len(MOBILES)
    depth = homes.draw("mobiles") if mobile else homes.draw("landlines")
    return np.asarray(homes["has_phone"] & (depth < (0.8, 0.6, 0.36)[rank - 1] * (1 if mobile else 0.6)))


def phone(homes: Homes, slot: int) -> Array:
    """Give the numbers in one slot of `PHONES`, "" where there is none."""
    return np.where(_found(homes, slot), _number(homes, slot), "")


def phone_flag(homes: Homes, slot: int, flag: str) -> Array:
    """Give a slot's "dnc" or "tcpa" flags: False where there is no phone, "" where nothing at all was found."""
    flagged = homes.chance(f"{flag} of {slot}", _DNC if flag == "dnc" else _TCPA) & _found(homes, slot)
    return np.where(homes["has_contact"], flagged.astype(object), "")


def email(homes: Homes, slot: int) -> Array:
    """Give the addresses in one slot of `EMAILS`."""
    found = homes.draw("emails") < (0.74, 0.4, 0.18)[slot]
    first = np.where(homes["is_entity"], "office", homes["owner_1_first_name"])
    family = np.where(homes["is_entity"], homes["owner_last"], homes["owner_1_last_name"])
    tail = (homes.draw("mail number") * 90 + 10 + slot).astype(int).astype(str).astype(object)
    name = first + np.array([".", "", "_"], dtype=object)[slot] + family + tail
    host = _MAIL_HOSTS[(slot + (homes.draw("mail host") * 3).astype(int)) % 3]
    return np.where(found, np.array([text.lower() for text in name], dtype=object) + "@" + host, "")


@column
def contact_clean(homes: Homes) -> Array:
    """At least one phone, and none of them flagged."""
    flagged = [phone_flag(homes, slot, flag) == np.True_ for slot in range(len(PHONES)) for flag in ("dnc", "tcpa")]
    return np.asarray(homes["has_phone"] & ~np.logical_or.reduce(flagged))


@column
def litigator(homes: Homes) -> Array:
    """Has sued callers before."""
    return homes.chance("litigator", 0.01)


for _slot, _name in enumerate(PHONES):
    named_column(_name, partial(phone, slot=_slot))
    for _flag in ("dnc", "tcpa"):
        named_column(f"{_name}_{_flag}", partial(phone_flag, slot=_slot, flag=_flag))
for _slot, _name in enumerate(EMAILS):
    named_column(_name, partial(email, slot=_slot))
