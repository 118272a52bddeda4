"""What identifies somebody, in standard forms by kind; and a form sealed, so that it is known again when it comes but not read."""

from __future__ import annotations

import hashlib

from components.audience.gazetteer import city_zips
from components.audience.geography import Place
from components.matching import address_key, email_form, name_form, phone_digits, split_line, zip_form

PHONE, EMAIL, ADDRESS, PERSON = "phone", "email", "address", "person"
KINDS = (PHONE, EMAIL, ADDRESS, PERSON)


def phone_form(text: str) -> str:
    """Give a phone's ten digits; "" where it is none."""
    return phone_digits(text)


def address_forms(address: str, zip_code: str = "", city: str = "", state: str = "") -> tuple[str, ...]:
    """Give the forms of an address: one, or, where no ZIP is known, one for each ZIP of its city. () where there is none."""
    key = address_key(address, zip_code, city, state)
    home, _, place = key.partition("|")
    if not key or place.isdigit():
        return (key,) if key else ()
    line = split_line(address)
    codes = city_zips(Place((city or line.city).strip().title(), (state or line.state).strip().upper()))
    return tuple(f"{home}|{code}" for code in codes)


def person_form(name: str, zip_code: str = "") -> str:
    """Give a person's form: name and ZIP, "JOSE SMITH|85201"; without a ZIP it means everyone of that name. "" for no name."""
    bare = name_form(name)
    return f"{bare}|{zip_form(zip_code)}" if bare else ""


def forms_of(kind: str, text: str) -> tuple[str, ...]:
    """Give the forms of a line that a person typed or pasted; () where it has none.

    A person's line is a name, and a ZIP behind it where one is known: "José Smith, 85201".
    """
    if kind == PHONE:
        found = phone_form(text)
    elif kind == EMAIL:
        found = email_form(text)
    elif kind == ADDRESS:
        return address_forms(text)
    else:
        head, _, last = text.rstrip(" ,").rpartition(" ")
        zip_code = zip_form(last) if last[:5].isdigit() else ""
        found = person_form(head.rstrip(" ,") if zip_code else text, zip_code)
    return (found,) if found else ()


def shown(kind: str, form: str) -> str:
    """Write a form as people read it."""
    if kind == PHONE and len(form) == 10:
        return f"({form[:3]}) {form[3:6]}-{form[6:]}"
    if kind == PERSON:
        name, _, zip_code = form.partition("|")
        return f"{name.title()}, {zip_code}" if zip_code else f"{name.title()}, anywhere"
    return form.replace("|", ", ") if kind == ADDRESS else form


def sealed_form(account: str, kind: str, form: str) -> str:
    """Seal a form: 64 hexadecimal digits that only whoever knows the form can find again."""
    return hashlib.sha256(f"{account}:{kind}:{form}".encode()).hexdigest()
