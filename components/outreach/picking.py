"""What is picked for a question, in words of DuckDB of our own making: the columns of leads that rows have, one row a phone."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from components.analytics import score_column
from components.library import FLAGS_AT, TRACED_PHONES, Selection, Shelf
from components.outreach.words import bare_phone

WHO = ("owner_1_first_name", "owner_1_last_name", "owner_2_first_name", "owner_2_last_name")
HOME = ("address", "city", "state", "zip_code")
MAIL = ("mail_address", "mail_city", "mail_state", "mail_zip")
_YES, _NO = "('true', 'yes', 'y', '1', 't')", "('false', 'no', 'n', '0', 'f')"


def schema_of(shelf: Shelf, account: str, selection: Selection) -> pa.Schema:
    """Give the columns that a selection's lists have, with their types."""
    return shelf.ask(account, selection.list_ids, "SELECT * FROM rows LIMIT 0").schema


def picked_words(
    schema: pa.Schema, selection: Selection, case: str, extra: Sequence[str] = (), *, lean: bool = False
) -> str:
    """Pick the leads of a selection: keys, names, addresses, score, whether the owner is dead, when the flags were told.

    With `lean`, of names and addresses only `state` and `zip_code`.
    """
    texts = ("state", "zip_code") if lean else (*WHO, *HOME, *MAIL)
    told = ["_list", "_row", *(_text(schema, name) for name in texts)]
    told.append(f"{score_column(case)} AS score" if score_column(case) in schema.names else "NULL::BIGINT AS score")
    told.append(f"coalesce({_flag(schema, 'death')} OR {_flag(schema, 'deceased')}, false) AS deceased")
    told += [f"{flag(schema, 'litigator')} AS _litigator", _dated(schema)]
    told += [_quoted(name) for name in dict.fromkeys(extra) if name in schema.names and name not in _TAKEN]
    told += [_quoted(name) for phone in phones_of(schema) for name in _of_phone(schema, phone)]
    return f"SELECT {', '.join(told)} FROM rows JOIN ages USING (_list) WHERE ({selection.where})"  # noqa: S608  our own words


def phones_of(schema: pa.Schema) -> tuple[str, ...]:
    """Give the phone columns that there are, the best first: the primary one, then mobiles, then landlines."""
    return tuple(name for name in TRACED_PHONES if name in schema.names)


def unfolded_words(schema: pa.Schema) -> str:
    """Unfold `picked` into one row a phone: _list, _row, rank, slot, phone (10 digits), type, dnc, tcpa, told_at (UTC seconds)."""
    each = ", ".join(
        f"{{'rank': {rank}, 'slot': '{phone}', 'phone': {bare_phone(phone)}, 'type': {_type(schema, phone)}, "
        f"'dnc': {flag(schema, f'{phone}_dnc')}, 'tcpa': CASE WHEN _litigator THEN true ELSE {flag(schema, f'{phone}_tcpa')} END}}"
        for rank, phone in enumerate(phones_of(schema), 1)
    )
    return f"""
        SELECT _list, _row, told_at, p.rank, p.slot, p.phone, p.type, p.dnc, p.tcpa
        FROM (SELECT _list, _row, told_at, unnest([{each}]) AS p FROM picked) WHERE p.phone IS NOT NULL
    """  # noqa: S608  our own words


def flag(schema: pa.Schema, name: str) -> str:
    """Read a flag that may be a yes-or-no column, text, or not there; unknown is NULL."""
    if name not in schema.names:
        return "NULL::BOOLEAN"
    if pa.types.is_boolean(schema.field(name).type):
        return name
    told = f"lower(trim({name}::VARCHAR))"
    return f"CASE WHEN {told} IN {_YES} THEN true WHEN {told} IN {_NO} THEN false END"


_TAKEN = frozenset({"_list", "_row", *WHO, *HOME, *MAIL, "score", "deceased", "told_at"})


def _flag(schema: pa.Schema, name: str) -> str:
    return f"coalesce({flag(schema, name)}, false)"


def _dated(schema: pa.Schema) -> str:
    if FLAGS_AT not in schema.names:
        return "put_at AS told_at"
    return f"coalesce(epoch(try_cast({FLAGS_AT} AS TIMESTAMP)), put_at) AS told_at"


def _text(schema: pa.Schema, name: str) -> str:
    return f"{name}::VARCHAR AS {name}" if name in schema.names else f"NULL::VARCHAR AS {name}"


def _of_phone(schema: pa.Schema, phone: str) -> list[str]:
    return [name for name in (phone, f"{phone}_type", f"{phone}_dnc", f"{phone}_tcpa") if name in schema.names]


def _type(schema: pa.Schema, phone: str) -> str:
    if f"{phone}_type" in schema.names:
        return f"lower(trim({phone}_type))"
    return (
        "'mobile'" if phone.startswith("mobile") else "'landline'" if phone.startswith("landline") else "NULL::VARCHAR"
    )


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
