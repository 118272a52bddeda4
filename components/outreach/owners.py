"""Whose an opted-out phone is: looked for in every list once, so that one number opts out all numbers of its owner, on any list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pyarrow as pa
from sqlalchemy import Connection, Engine, func, select
from sqlalchemy.dialects import postgresql, sqlite

from components.library import TRACED_PHONES, Shelf
from components.library.shelf import Kept
from components.outreach.acts import ERASED, SUPPRESSED
from components.outreach.forms import PHONE
from components.outreach.identities import identity_files
from components.outreach.tables import acts, opted_out_owners, owners_sought, suppressions
from components.outreach.words import bare_phone, files, quoted


def seek_owners(database: Engine, shelf: Shelf, account: str) -> int:
    """Look in the lists that weren't looked at since the last opt-out; gives how many lists that were.

    A lead whose owner has neither a name nor an address in standard form tells no owner: it is barred by its own numbers alone.
    """
    newest = _newest(database, account)
    if newest == 0:
        return 0
    kept = shelf.kept(account)
    behind = _behind(database, account, kept, newest)
    for since in sorted(set(behind.values())):
        some = [list_id for list_id, upto in behind.items() if upto == since]
        found = _found(database, shelf, account, some, since)
        with database.begin() as connection:
            _keep(connection, account, found, {list_id: kept[list_id] for list_id in some}, newest)
    return len(behind)


def _newest(database: Engine, account: str) -> int:
    """Give the last act that put phones on the list: few acts tell it at once, a hundred thousand entries don't."""
    mine = (acts.c.account == account) & (acts.c.kind == PHONE) & acts.c.act.in_((SUPPRESSED, ERASED))
    with database.connect() as connection:
        return int(connection.execute(select(func.coalesce(func.max(acts.c.number), 0)).where(mine)).scalar_one())


def _behind(database: Engine, account: str, kept: Mapping[int, Kept], newest: int) -> dict[int, int]:
    """Give the lists to look at, each with the act up to which it was looked at before."""
    query = select(owners_sought.c.list_id, owners_sought.c.digest, owners_sought.c.act)
    with database.connect() as connection:
        rows = connection.execute(query.where(owners_sought.c.account == account)).all()
    upto = {row.list_id: row.act for row in rows if row.list_id in kept and kept[row.list_id].digest == row.digest}
    return {list_id: upto.get(list_id, 0) for list_id in kept if upto.get(list_id, 0) < newest}


def _found(database: Engine, shelf: Shelf, account: str, list_ids: Sequence[int], since: int) -> list[tuple[str, str]]:
    """Find (form as suppressed, owner's digest) among some lists, of the phones that were suppressed after an act."""
    new = (suppressions.c.account == account) & (suppressions.c.kind == PHONE) & (suppressions.c.act > since)
    with database.connect() as connection:
        forms = connection.execute(select(suppressions.c.form, suppressions.c.sealed).where(new)).all()
    phones = [name for name in TRACED_PHONES if name in shelf.columns(account, list_ids)]
    seal = f"sha256({quoted(f'{account}:{PHONE}:')} || phone)" if any(sealed for _, sealed in forms) else "phone"
    query = f"""
        WITH held AS (SELECT _list, _row, unnest([{", ".join(bare_phone(name) for name in phones)}]) AS phone FROM rows),
        hit AS (
            SELECT _list, _row, form FROM held JOIN sought ON form = phone WHERE phone IS NOT NULL
            UNION SELECT _list, _row, form FROM held JOIN sought ON form = {seal} WHERE phone IS NOT NULL
        )
        SELECT DISTINCT form, owner FROM (
            SELECT form, unnest([owner_1, owner_2]) AS owner FROM hit JOIN {files(identity_files(shelf, account, list_ids))}
            USING (_list, _row)
        ) WHERE owner IS NOT NULL
    """  # noqa: S608  our own words
    sought = pa.table({"form": pa.array([form for form, _ in forms], pa.string())})
    found = shelf.ask(account, list_ids, query, tables={"sought": sought}).to_pydict()
    return list(zip(found["form"], found["owner"], strict=True))


def _keep(
    connection: Connection,
    account: str,
    found: Sequence[tuple[str, str]],
    looked_at: Mapping[int, Kept],
    newest: int,
) -> None:
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    if found:
        rows = [{"account": account, "form": form, "owner": owner} for form, owner in found]
        connection.execute(dialect.insert(opted_out_owners).on_conflict_do_nothing(), rows)
    rows_sought = [
        {"account": account, "list_id": list_id, "digest": kept.digest, "act": newest}
        for list_id, kept in looked_at.items()
    ]
    if rows_sought:
        told = dialect.insert(owners_sought)
        same = {"index_elements": ["account", "list_id"], "set_": {"digest": told.excluded.digest, "act": newest}}
        connection.execute(told.on_conflict_do_update(**same), rows_sought)
