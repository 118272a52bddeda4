"""Who may be called: a selection of leads as one row a phone, each with the reason why it is withheld, "" where it may be called.

Everything is judged at once in DuckDB: what is picked, the phones of it, what lists and scrubs say of each number (`standing.py`), who
opted out; and from these one reason a phone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from sqlalchemy import Engine

from components.faults import BadInput
from components.library import Selection, Shelf
from components.outreach.exceptions import Exceptions
from components.outreach.identities import identity_files
from components.outreach.owners import seek_owners
from components.outreach.picking import HOME, MAIL, WHO, picked_words, schema_of, unfolded_words
from components.outreach.rules import Reason, rules
from components.outreach.scrubbed import Scrubbed
from components.outreach.standing import lifted_words, merged_words, standing_words, told_words
from components.outreach.suppression import Suppressed, Suppression
from components.outreach.words import PHONE, barred_leads, held, needs_identities, opted_out_leads, tables

PHONE_COLUMNS = (
    "_list", "_row", "rank", "slot", "phone", "phone_type", *WHO, *HOME, *MAIL, "score", "national_dnc", "state_dnc", "dma",
    "litigator", "dnc", "checked_at", "source", "deceased", "reason", "lifted",
)  # fmt: skip
_TYPE = "coalesce(nullif(lower(j.scrubbed_type), ''), j.type, '')"
_BEST_FIRST = "coalesce(j.dma, false), l.score DESC NULLS LAST, j._list, j._row, j.rank"


@dataclass(frozen=True)
class Books:
    """What contacts are judged by, joined in the house."""

    database: Engine
    shelf: Shelf
    scrubbed: Scrubbed
    suppression: Suppression
    exceptions: Exceptions

    def suppressed(self, account: str) -> Suppressed:
        """Give what is suppressed, after looking for the owners of numbers that opted out since."""
        seek_owners(self.database, self.shelf, account)
        return self.suppression.suppressed(account)

    def identities(self, account: str, list_ids: Sequence[int], suppressed: Suppressed) -> list[Path]:
        """Give the files of lists' identities; none where nothing is suppressed that only an identity tells."""
        return identity_files(self.shelf, account, list_ids) if needs_identities(suppressed) else []


@dataclass(frozen=True)
class Override:
    """A barrier that a person lifts for one file, with a typed reason: only one whose rule says `lifted_by = "reason"`."""

    reason: Reason
    why: str
    person: str
    at: datetime

    def __post_init__(self) -> None:
        """Refuse what no reason lifts, and no reason at all."""
        if rules().barriers[self.reason].lifted_by != "reason":
            raise BadInput("override", f"No reason lifts “{rules().barriers[self.reason].label}”.")
        if len(self.why.strip()) < 10:
            raise BadInput("override", "Type why, in ten letters or more: it is kept with the file.")


def phone_contacts(
    books: Books,
    account: str,
    selection: Selection,
    case: str = "sell",
    *,
    now: datetime | None = None,
    overrides: Sequence[Override] = (),
    extra: Sequence[str] = (),
) -> pa.Table:
    """Judge every phone of a selection; gives one row a phone with `PHONE_COLUMNS`, then `extra` columns of the leads that there are.

    `rank` is the phone's place among its lead's (1 is the primary one), `phone` ten digits, `phone_type` "mobile", "landline", "voip" or
    "", `score` the use case's. `national_dnc`, `state_dnc` and `dma` are the newest scrub's answers, `litigator` the merged one, `dnc` the
    lists' own flag; each may be null. `checked_at` (UTC seconds) and `source` ("scrub", "list", "") say when flags were told last.
    `reason` is a `Reason`; `lifted` names barriers that an override or an exception lifted. The best score comes first, the DMA's list
    last.

    Raises `BadInput` where a list is not on the shelf.
    """
    moment = now or datetime.now(UTC)
    schema = schema_of(books.shelf, account, selection)
    lift = any(override.reason is Reason.LITIGATOR for override in overrides)
    judged, told = judged_words(books, account, selection, moment, picked_words(schema, selection, case, extra), schema)
    query = f"""
        {judged}
        SELECT {_columns()}, {standing_words(moment.timestamp(), lift_litigators=lift)} AS reason,
               {lifted_words(lift_litigators=lift)} AS lifted{_more(schema, extra)}
        FROM judged j JOIN picked l USING (_list, _row) ORDER BY {_BEST_FIRST}
    """  # noqa: S608  our own words; what a person entered is in the parameters
    return books.shelf.ask(account, selection.list_ids, query, selection.params, tables=told)


def callable_phones(
    books: Books, account: str, selection: Selection, case: str = "sell", *, now: datetime | None = None
) -> pa.Table:
    """Give the numbers of a selection that may be called by their standing, each once, with what their hours hang on, the best first.

    Columns: `_list`, `_row`, `slot`, `phone`, `phone_type`, `state`, `zip_code`, `score`, `dma`, and `place`, from 1.
    """
    moment = now or datetime.now(UTC)
    schema = schema_of(books.shelf, account, selection)
    judged, told = judged_words(
        books, account, selection, moment, picked_words(schema, selection, case, lean=True), schema
    )
    query = f"""
        {judged}
        SELECT *, row_number() OVER (ORDER BY coalesce(dma, false), score DESC NULLS LAST, _list, _row, slot)::INT AS place FROM (
            SELECT j._list, j._row, j.slot, j.phone, {_TYPE} AS phone_type, l.state, l.zip_code, l.score, j.dma
            FROM judged j JOIN picked l USING (_list, _row) WHERE {standing_words(moment.timestamp())} = ''
            QUALIFY row_number() OVER (PARTITION BY j.phone ORDER BY l.score DESC NULLS LAST, j._list, j._row, j.rank) = 1
        ) ORDER BY place
    """  # noqa: S608  our own words; what a person entered is in the parameters
    return books.shelf.ask(account, selection.list_ids, query, selection.params, tables=told)


def withheld(contacts: pa.Table) -> dict[Reason, int]:
    """Count what is withheld by reason, in the order of the rules; reasons that withhold nothing are left out."""
    counted = {row["values"]: row["counts"] for row in pc.value_counts(contacts["reason"]).to_pylist()}
    return {
        reason: counted[reason.value] for reason in Reason if reason is not Reason.NONE and counted.get(reason.value)
    }


def allowed(contacts: pa.Table) -> pa.Table:
    """Give those that may be contacted."""
    return contacts.filter(pc.equal(contacts["reason"], ""))


def judged_words(
    books: Books, account: str, selection: Selection, moment: datetime, picked: str, schema: pa.Schema
) -> tuple[str, dict[str, pa.Table]]:
    """Begin a question: the table `judged` has the phones of what is `picked` with all that their standing hangs on; and its tables."""
    suppressed = books.suppressed(account)
    words = f"""
        WITH picked AS MATERIALIZED ({picked}), phones AS MATERIALIZED ({unfolded_words(schema)}),
        told AS ({told_words()}), merged AS ({merged_words()}), barred AS ({_barred(books, account, selection, suppressed)}),
        judged AS (
            SELECT p._list, p._row, p.rank, p.slot, p.type, (p._list, p._row) IN (SELECT (_list, _row) FROM barred) AS opted_out, m.*
            FROM phones p JOIN merged m ON m.phone = p.phone)
    """  # noqa: S608  our own words
    told = tables_of(books, account, selection, suppressed)
    told |= {
        "scrubbed": books.scrubbed.table(account),
        "excepted": books.exceptions.lifting(account, Reason.NATIONAL_DNC, moment.date()),
    }
    return words, told


def _columns() -> str:
    leads = ", ".join(f"l.{name}" for name in (*WHO, *HOME, *MAIL, "score"))
    source = """CASE WHEN j.scrubbed_at >= coalesce(j.listed_at, 0) THEN 'scrub' WHEN j.listed_at IS NOT NULL THEN 'list' ELSE '' END"""
    return f"""
        j._list, j._row, j.rank, j.slot, j.phone, {_TYPE} AS phone_type, {leads},
        j.national_dnc, j.state_dnc, j.dma, j.litigator, j.told_dnc AS dnc, greatest(j.scrubbed_at, j.listed_at) AS checked_at,
        {source} AS source, l.deceased
    """


def _more(schema: pa.Schema, extra: Sequence[str]) -> str:
    wanted = [name for name in dict.fromkeys(extra) if name in schema.names and name not in PHONE_COLUMNS]
    return "".join(', l."' + name.replace('"', '""') + '"' for name in wanted)


def _barred(books: Books, account: str, selection: Selection, suppressed: Suppressed) -> str:
    """Ask for the leads of which no number may be called: one opted out, or their owner, or their address is on the list."""
    own = f"SELECT _list, _row FROM phones WHERE {held(suppressed, account, PHONE, 'phone')}"  # noqa: S608  our own words
    identity = books.identities(account, selection.list_ids, suppressed)
    return " UNION ".join(
        [own, barred_leads(suppressed, account, identity), opted_out_leads(suppressed, account, identity)]
    )


def tables_of(books: Books, account: str, selection: Selection, suppressed: Suppressed) -> dict[str, pa.Table]:
    """Give the tables that every question of this room names: when the lists' flags were told, and what is suppressed."""
    return {"ages": ages(books.shelf, account, selection.list_ids), **tables(suppressed)}


def ages(shelf: Shelf, account: str, list_ids: Sequence[int]) -> pa.Table:
    """Give when the flags of lists were told: `put_at`, UTC seconds; null for lists of our own, which carry others' flags."""
    kept = shelf.kept(account)
    wanted = [list_id for list_id in dict.fromkeys(list_ids) if list_id in kept]
    told = [kept[list_id].put_at if list_id > 0 else None for list_id in wanted]
    return pa.table({"_list": pa.array(wanted, pa.int64()), "put_at": pa.array(told, pa.float64())})
