"""What came home of a batch, joined back to what was brought: by key, never by position; every brought row and all its columns stay.

A row that the vendor found nothing for stays with empty contacts and `found` "No"; one whose part isn't home yet has no `found`.
"""

from __future__ import annotations

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from components.library import TRACED_EMAILS, TRACED_PHONES
from components.matching import address_keys_of, parcel_keys_of
from components.orders.wanted import PARCEL_TRACE

CONTACTS = (*TRACED_PHONES, *TRACED_EMAILS)
_FOUND_OUT = (
    *("owner_1_first_name", "owner_1_last_name", "mail_address", "mail_city", "mail_state", "mail_zip"),
    *("primary_phone_type", "age", "deceased", "litigator", "property_owner"),
    *CONTACTS,
)
_OF_A_PHONE = ("_dnc", "_tcpa", "_carrier", "_type")
ASKED, NUMBER = "_asked", "_n"


def joined(kind: str, brought: pa.Table, came: pa.Table) -> pa.Table:
    """Give the brought rows with what was found for each, and a column `found`.

    `came` has the vendor's rows and, in a column `_part`, which part each came with; `brought` has in `_part` which part each row was
    sent in, and `_home`, whether that part is home. Where an address came several times, the row with the same last name is taken.
    """
    told = _told(kind, came)
    sent = _keyed(kind, brought).append_column(NUMBER, pa.array(range(len(brought)), pa.int64()))
    kept = [name for name in sent.column_names if name not in {*told, "_key", "_part", "_home", NUMBER}]
    own = ", ".join(f's."{_quoted(name)}"' for name in kept)
    found = ", ".join(_found(name, sent) for name in told)
    query = f"""
        WITH best AS (
            SELECT s.{NUMBER} AS n, first(c.rowid ORDER BY {_same_name(sent, came)}c.rowid) AS r
            FROM sent s JOIN came c ON s._key = c._key AND s._part = c._part AND s._key <> '' GROUP BY s.{NUMBER}
        )
        SELECT {own}{", " if kept and found else ""}{found}{", " if kept or found else ""}
               CASE WHEN NOT s._home THEN NULL WHEN {_hit(told)} THEN 'Yes' ELSE 'No' END AS found
        FROM sent s LEFT JOIN best ON best.n = s.{NUMBER} LEFT JOIN came c ON c.rowid = best.r ORDER BY s.{NUMBER}
    """  # noqa: S608  names of columns, quoted
    with duckdb.connect() as connection:
        connection.register("sent", sent)
        connection.register("came_rows", _keyed(kind, came))
        connection.execute("CREATE TEMP TABLE came AS SELECT * FROM came_rows")
        return connection.sql(query).to_arrow_table()


def hits(joined_rows: pa.Table) -> int:
    """Count the rows that something was found for."""
    return int(pc.sum(pc.equal(joined_rows.column("found"), "Yes")).as_py() or 0)


def _told(kind: str, came: pa.Table) -> list[str]:
    """A parcel's address is found out; an address that was sent stays as it was sent."""
    phones = tuple(f"{phone}{tail}" for phone in TRACED_PHONES for tail in _OF_A_PHONE)
    wanted = {*_FOUND_OUT, *phones, *(("address", "city", "zip_code") if kind == PARCEL_TRACE else ())}
    return [name for name in came.column_names if name in wanted]


def _found(name: str, sent: pa.Table) -> str:
    """What was found, or what was known of the owner and the mailing address before; contacts are the vendor's alone."""
    ours = f', s."{name}"' if name in sent.column_names and name not in CONTACTS else ""
    return f'coalesce(nullif(c."{name}", \'\'){ours}) AS "{name}"'


def _hit(told: list[str]) -> str:
    contacts = [f"coalesce(c.\"{name}\", '') <> ''" for name in told if name in CONTACTS]
    return f"({' OR '.join(contacts)})" if contacts else "false"


def _same_name(sent: pa.Table, came: pa.Table) -> str:
    name = "owner_1_last_name"
    both = name in sent.column_names and name in came.column_names
    return f"(lower(coalesce(s.{name}, '')) = lower(c.{name})) DESC, " if both else ""


def _keyed(kind: str, table: pa.Table) -> pa.Table:
    """Add `_key`: which property a row is about. The vendor may add a ZIP that was not sent, so the city and state decide."""
    text = {name: table.column(name) if name in table.column_names else pa.array([""] * len(table)) for name in _KEYS}
    if kind == PARCEL_TRACE:
        keys = parcel_keys_of(text["apn"], text["county"], text["state"])
    else:
        keys = address_keys_of(text["address"], pa.array([""] * len(table)), text["city"], text["state"])
    return table.append_column("_key", keys)


_KEYS = ("address", "city", "state", "apn", "county")


def _quoted(name: str) -> str:
    return name.replace('"', '""')
