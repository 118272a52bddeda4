"""Who a lead is, in standard forms: what suppression, owners' opt-outs and privacy look for. Made once a list, kept beside its file."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache, partial
from pathlib import Path

import pyarrow as pa

from components.library import Shelf
from components.matching import address_keys_of, name_form, zip_form

OWNERS = (1, 2)
_NAMES = tuple(f"owner_{number}_{part}_name" for number in OWNERS for part in ("first", "last"))
_HOME = ("address", "zip_code", "city", "state")
_MAIL = ("mail_address", "mail_zip", "mail_city", "mail_state")
WANTED = ("_list", "_row", *_NAMES, *_HOME, *_MAIL)
COLUMNS = ("_list", "_row", "home", "mail", "zip", "mail_zip", "name_1", "owner_1", "name_2", "owner_2")


def identity_files(shelf: Shelf, account: str, list_ids: Sequence[int]) -> list[Path]:
    """Give the files of identities beside some lists' own; their columns are `COLUMNS`.

    `home` and `mail` are address keys, `name_n` standard forms of the owners' names, `owner_n` digests of a name and where its mail goes:
    the same for one owner in any list. What has no standard form is null.
    """
    return shelf.beside(account, list_ids, "who", partial(identities, account), WANTED)


def identities(account: str, rows: pa.Table) -> pa.Table:
    """Give the identities of some rows."""
    home, mail = (_places(rows, names) for names in (_HOME, _MAIL))
    columns: dict[str, list[str | None]] = {"home": home, "mail": mail}
    columns |= {"zip": _zips(rows, "zip_code"), "mail_zip": _zips(rows, "mail_zip")}
    for number in OWNERS:
        names = _names_of(rows, number)
        columns[f"name_{number}"] = names
        columns[f"owner_{number}"] = _owners(account, names, mail, home)
    told = {name: pa.array(columns[name], pa.string()) for name in COLUMNS[2:]}
    return pa.table({"_list": rows["_list"], "_row": rows["_row"], **told})


def owner_digest(account: str, name: str, address: str) -> str:
    """Give the digest of an owner: a name's standard form, and the key of the address that mail goes to."""
    return hashlib.sha256(f"{account}:owner:{name}:{address}".encode()).hexdigest()


def _owners(
    account: str, names: Sequence[str | None], mail: Sequence[str | None], home: Sequence[str | None]
) -> list[str | None]:
    places = (one or other for one, other in zip(mail, home, strict=True))
    return [
        owner_digest(account, name, place) if name and place else None
        for name, place in zip(names, places, strict=True)
    ]


def _places(rows: pa.Table, names: Sequence[str]) -> list[str | None]:
    keys = address_keys_of(*(_texts(rows, name) for name in names)).to_pylist()
    return [key or None for key in keys]


def _names_of(rows: pa.Table, number: int) -> list[str | None]:
    first, last = (_texts(rows, f"owner_{number}_{part}_name").to_pylist() for part in ("first", "last"))
    both = zip(first, last, strict=True)
    return [_name(" ".join(part for part in parts if part)) for parts in both]


@lru_cache(maxsize=200_000)
def _name(text: str) -> str | None:
    return name_form(text) or None


def _zips(rows: pa.Table, name: str) -> list[str | None]:
    return [zip_form(cell) or None if cell else None for cell in _texts(rows, name).to_pylist()]


def _texts(rows: pa.Table, name: str) -> pa.ChunkedArray:
    if name not in rows.column_names:
        return pa.chunked_array([pa.nulls(len(rows), pa.string())])
    return rows[name].cast(pa.string())
