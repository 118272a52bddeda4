"""By what rows are joined: keys of home, town, parcel and owner, worked out once a list and kept beside its file."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from components.library import Shelf
from components.matching import address_keys_of, name_form, parcel_keys_of

_HOME = ("address", "zip_code", "city", "state")
_MAIL = ("mail_address", "mail_zip", "mail_city", "mail_state")
_PARCEL = ("apn", "county", "state")
_OWNER = ("owner_1_first_name", "owner_1_last_name")
_VALUE = "estimated_value"
WANTED = ("_list", "_row", _VALUE, *dict.fromkeys((*_HOME, *_MAIL, *_PARCEL, *_OWNER)))
# A list's keys are kept under this name: whoever changes how they are made changes it.
_KEPT_AS = "stack-2"


def placed(shelf: Shelf, account: str, list_ids: Sequence[int]) -> pa.Table:
    """Give each row of some lists with the home that it names: lists in their order, rows in theirs.

    Columns: `_list`, `_row`, `place` (the list's place among `list_ids`), `home`, `owner` and `value` (dollars; null where unknown) and
    `known` (false: the row names no home, and is one of its own). Raises `BadInput` where a list is not on this account's shelf.
    """
    files = shelf.beside(account, list_ids, _KEPT_AS, keys_of, WANTED)
    paths = ", ".join("'" + str(path).replace("'", "''") + "'" for path in files)
    order = ", ".join(str(int(list_id)) for list_id in list_ids)
    # A parcel or a town's address that belongs to several homes says nothing about which one is meant.
    asked = f"""WITH
        keyed AS (SELECT *, list_position([{order}]::BIGINT[], _list) - 1 AS place FROM read_parquet([{paths}])),
        by_town AS (SELECT town, min(home) AS home FROM keyed WHERE home IS NOT NULL AND town IS NOT NULL
                    GROUP BY town HAVING min(home) = max(home)),
        in_town AS (SELECT keyed.*, coalesce(keyed.home, by_town.home, keyed.town) AS there
                    FROM keyed LEFT JOIN by_town ON keyed.home IS NULL AND keyed.town = by_town.town),
        by_parcel AS (SELECT parcel, min(there) AS there FROM in_town WHERE there IS NOT NULL AND parcel IS NOT NULL
                      GROUP BY parcel HAVING min(there) = max(there))
        SELECT k._list, k._row, k.place::BIGINT AS place, k.owner, k.value,
               coalesce(k.there, p.there, 'parcel ' || k.parcel, 'row ' || k._list || ' ' || k._row) AS home,
               k.there IS NOT NULL OR k.parcel IS NOT NULL AS known
        FROM in_town k LEFT JOIN by_parcel p ON k.there IS NULL AND k.parcel = p.parcel
        ORDER BY k.place, k._row"""  # noqa: S608  paths and numbers of our own
    return shelf.ask(account, list_ids, asked, narrow=True)


def keys_of(rows: pa.Table) -> pa.Table:
    """Give the keys of some rows: `home` by ZIP, `town` by city, `parcel` and `owner`, and the `value`; null where there is none."""
    address, zips, cities, states = _texts(rows, _HOME)
    home = address_keys_of(address, zips, None, None)
    town = address_keys_of(address, None, cities, states)
    told = {
        "home": home,
        "town": town,
        "parcel": parcel_keys_of(*(pa.chunked_array([column]) for column in _texts(rows, _PARCEL))),
        "owner": _owners(rows, home, town),
    }
    kept = {name: pc.if_else(pc.equal(column, ""), None, column) for name, column in told.items()}
    value = rows[_VALUE].cast(pa.float64()) if _VALUE in rows.column_names else pa.nulls(len(rows), pa.float64())
    return pa.table({"_list": rows["_list"], "_row": rows["_row"], **kept, "value": value})


def _owners(rows: pa.Table, home: pa.Array, town: pa.Array) -> pa.Array:
    """Give name and mailing address as one key. Without a mailing address, mail goes to the home itself."""
    first, last = _texts(rows, _OWNER)
    names = pc.binary_join_element_wise(first, last, " ").dictionary_encode()
    forms = pa.array([name_form(name) for name in names.dictionary.to_pylist()], pa.string()).take(names.indices)
    address, zips, cities, states = _texts(rows, _MAIL)
    mail = address_keys_of(address, zips, cities, states)
    for other in (home, town):
        mail = pc.if_else(pc.equal(mail, ""), other, mail)
    known = pc.and_(pc.not_equal(forms, ""), pc.not_equal(mail, ""))
    return pc.if_else(known, pc.binary_join_element_wise(forms, mail, "|"), "")


def _texts(rows: pa.Table, names: Sequence[str]) -> list[pa.Array]:
    """Give columns as text, "" for what is missing."""
    return [
        pc.fill_null(rows[name].cast(pa.string()).combine_chunks(), "")
        if name in rows.column_names
        else pa.array([""] * len(rows), pa.string())
        for name in names
    ]
