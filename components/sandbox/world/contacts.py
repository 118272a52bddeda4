"""How an owner can be reached: up to six phones with their flags, up to three e-mail addresses.

Numbers are of the 555 exchange (`phones`, `numbering`), addresses end in example.com, .org or .net. The best phone is `primary_phone` and
is never repeated in the numbered ones.
"""

from __future__ import annotations

from functools import partial

import numpy as np

from components.sandbox.world.chance import Array, words
from components.sandbox.world.homes import Homes, column, named_column
from components.sandbox.world.numbering import landline, mobile, numbering_of
from components.sandbox.world.phones import Checked, checked

MOBILES = ("mobile_1", "mobile_2", "mobile_3")
LANDLINES = ("landline_1", "landline_2")
PHONES = ("primary_phone", *MOBILES, *LANDLINES)
EMAILS = ("email_1", "email_2", "email_3")
_MAIL_HOSTS = words("example.com, example.org, example.net")
_MOBILE_FIRST = 0.78


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
    return said_by(homes, "primary_phone").type


@column
def primary_phone_carrier(homes: Homes) -> Array:
    """The network."""
    return said_by(homes, "primary_phone").carrier


def said_by(homes: Homes, name: str) -> Checked:
    """Tell what the numbers in one slot of `PHONES` say of themselves."""
    return checked(homes[f"{name}_number"], numbering_of(homes.world.places).state_of_code)


def _number(homes: Homes, name: str) -> Array:
    """Give the whole numbers in one slot of `PHONES`, 0 where there is none."""
    if name == "primary_phone":
        numbers = np.where(homes.chance("mobile first", _MOBILE_FIRST), mobile(homes, 0), landline(homes, 0))
    elif name in MOBILES:
        numbers = mobile(homes, MOBILES.index(name) + 1)
    else:
        numbers = landline(homes, LANDLINES.index(name) + 1)
    return np.where(_found(homes, name), numbers, 0)


def _found(homes: Homes, name: str) -> Array:
    """Each further phone is rarer than the one before; the numbered ones of a kind have no gaps."""
    if name == "primary_phone":
        return homes["has_phone"]
    kind, depth = (MOBILES, "mobiles") if name in MOBILES else (LANDLINES, "landlines")
    likelihood = (0.8, 0.6, 0.36)[kind.index(name)] * (1 if kind is MOBILES else 0.6)
    return np.asarray(homes["has_phone"] & (homes.draw(depth) < likelihood))


def _phone(homes: Homes, name: str) -> Array:
    """Give the numbers as ten digits, "" where there is none."""
    numbers = homes[f"{name}_number"]
    return np.where(numbers > 0, numbers.astype(str).astype(object), "")


def _flag(homes: Homes, name: str, flag: str) -> Array:
    """Give a slot's "dnc" or "tcpa" flags: False where there is no phone, "" where nothing at all was found."""
    said = said_by(homes, name)
    return np.where(homes["has_contact"], (said.dnc if flag == "dnc" else said.litigator).astype(object), "")


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
    numbers = [homes[f"{name}_number"] for name in PHONES]
    clean = [said_by(homes, name).clean | (number == 0) for name, number in zip(PHONES, numbers, strict=True)]
    return np.asarray(homes["has_phone"] & np.logical_and.reduce(clean))


@column
def litigator(homes: Homes) -> Array:
    """One of the owner's phones is a litigator's."""
    return np.asarray(np.logical_or.reduce([said_by(homes, name).litigator for name in PHONES]))


for _name in PHONES:
    named_column(f"{_name}_number", partial(_number, name=_name))
    named_column(_name, partial(_phone, name=_name))
    for _each in ("dnc", "tcpa"):
        named_column(f"{_name}_{_each}", partial(_flag, name=_name, flag=_each))
for _slot, _name in enumerate(EMAILS):
    named_column(_name, partial(email, slot=_slot))
