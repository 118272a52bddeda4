"""The words of DuckDB that this room's questions share. All of our own making; what a person entered never stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa

from components.outreach.forms import ADDRESS, EMAIL, PERSON, PHONE
from components.outreach.suppression import Suppressed

OWNER = "owner"


def bare_phone(column: str) -> str:
    """Write a phone column as ten digits: a country code is taken off."""
    return f"CASE WHEN length({column}) = 11 AND {column}[1] = '1' THEN {column}[2:] ELSE {column} END"


def files(paths: Sequence[Path]) -> str:
    """Write some Parquet files as a table."""
    told = ", ".join(quoted(str(path)) for path in paths)
    return f"read_parquet([{told}])"


def quoted(text: str) -> str:
    """Write a text of our own as DuckDB reads it."""
    return "'" + text.replace("'", "''") + "'"


def name_of(kind: str, *, sealed: bool) -> str:
    """Name the table of a kind's suppressed forms in a question."""
    return f"suppressed_{kind}{'_sealed' if sealed else ''}"


def held(suppressed: Suppressed, account: str, kind: str, form: str) -> str:
    """Say that an expression of a standard form is on the suppression list, readable or sealed."""
    ways = []
    if (kind, False) in suppressed.forms:
        ways.append(f"{form} IN (SELECT form FROM {name_of(kind, sealed=False)})")  # noqa: S608  our own words
    if (kind, True) in suppressed.forms:
        seal = f"sha256({quoted(f'{account}:{kind}:')} || {form})"
        ways.append(f"{seal} IN (SELECT form FROM {name_of(kind, sealed=True)})")  # noqa: S608
    return f"coalesce({' OR '.join(ways)}, false)" if ways else "false"


def barred_leads(suppressed: Suppressed, account: str, identity: Sequence[Path]) -> str:
    """Ask for the leads (_list, _row) that nobody may contact in any way: their address or one of their owners is on the list."""
    ways = [held(suppressed, account, ADDRESS, column) for column in ("home", "mail")]
    for number in (1, 2):
        for place in ("zip", "mail_zip", "''"):
            ways.append(held(suppressed, account, PERSON, f"name_{number} || '|' || {place}"))
    return _leads(ways, identity)


def opted_out_leads(suppressed: Suppressed, account: str, identity: Sequence[Path]) -> str:
    """Ask for the leads (_list, _row) of owners who opted out of calls with any number of theirs, on whichever list it stands."""
    return _leads([held(suppressed, account, OWNER, f"owner_{number}") for number in (1, 2)], identity)


def _leads(ways: Sequence[str], identity: Sequence[Path]) -> str:
    told = [way for way in ways if way != "false"]
    if not told:
        return "SELECT NULL::BIGINT AS _list, NULL::INTEGER AS _row WHERE false"
    return f"SELECT _list, _row FROM {files(identity)} WHERE {' OR '.join(told)}"  # noqa: S608  our own words


def needs_identities(suppressed: Suppressed) -> bool:
    """Whether anything is suppressed that only a lead's identity tells."""
    return any(kind in {ADDRESS, PERSON, OWNER} for kind, _ in suppressed.forms)


def tables(suppressed: Suppressed) -> dict[str, pa.Table]:
    """Give the suppressed forms as the tables that `held` names."""
    return {name_of(kind, sealed=sealed): table for (kind, sealed), table in suppressed.forms.items()}


__all__ = [
    "ADDRESS", "EMAIL", "OWNER", "PERSON", "PHONE", "bare_phone", "barred_leads", "files", "held", "name_of", "needs_identities",
    "opted_out_leads", "quoted", "tables",
]  # fmt: skip
