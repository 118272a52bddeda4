"""One owner, many doors: a stack's owners, those with the most properties first."""

from __future__ import annotations

import pyarrow as pa

from components.library import PHONES, Shelf
from components.stacks.keys import placed
from components.stacks.overlap import Overlap
from components.stacks.properties import taken
from components.stacks.rule import Rule

_ALLOWED = " ".join(
    f"WHEN r.{one} IS NOT NULL AND r.{one}_dnc = false AND r.{one}_tcpa = false THEN r.{one}" for one in PHONES
)
_ANY = ", ".join(f"r.{one}" for one in PHONES)


def owners(shelf: Shelf, account: str, found: Overlap, rule: Rule) -> pa.Table:
    """Give all owners of the properties that a rule takes, one row each; see `owner_page` for the columns."""
    return _asked(shelf, account, found, rule, "")


def owner_page(
    shelf: Shelf, account: str, found: Overlap, rule: Rule, offset: int, at_most: int
) -> tuple[pa.Table, int]:
    """Give some owners, and how many there are.

    Columns: `owner`, `doors`, `total_value` (dollars), `phone`, `callable`, the mailing address in its four parts, and `addresses`.
    Two properties have one owner where name and mailing address agree; a property that names no owner stands alone. `phone` is one that may
    be called by its own flags where there is one (`callable`), the one found at most doors first.
    """
    table = _asked(shelf, account, found, rule, f"LIMIT {int(at_most)} OFFSET {int(offset)}")
    total = int(table["_total"][0].as_py()) if len(table) else 0
    return table.drop_columns(["_total"]), total


def _asked(shelf: Shelf, account: str, found: Overlap, rule: Rule, some: str) -> pa.Table:
    total = ", count(*) OVER () AS _total" if some else ""
    query = f"""WITH {placed(shelf, account, found.list_ids)},
        doors AS (
            SELECT home, arg_min(h.owner, h.rank) AS owner_key, arg_min(r.estimated_value, h.rank) AS value,
                   arg_min(nullif(concat_ws(' ', r.owner_1_first_name, r.owner_1_last_name), ''), h.rank) AS owner,
                   arg_min(struct_pack(a := r.mail_address, c := r.mail_city, s := r.mail_state, z := r.mail_zip), h.rank)
                       FILTER (WHERE r.mail_address IS NOT NULL) AS mail,
                   arg_min(CASE {_ALLOWED} END, h.rank) AS allowed, arg_min(coalesce({_ANY}), h.rank) AS some_phone,
                   arg_min(nullif(concat_ws(', ', r.address, r.city, r.state), ''), h.rank) AS door, min(h.rank) AS first
            FROM masks m JOIN homes h USING (home) JOIN rows r USING (_list, _row) WHERE {taken(found, rule)} GROUP BY home)
        SELECT arg_min(owner, first) AS owner, count(*) AS doors, sum(value)::DOUBLE AS total_value,
               coalesce(mode(allowed ORDER BY first), mode(some_phone ORDER BY first)) AS phone,
               count(allowed) > 0 AS callable,
               arg_min(mail.a, first) AS mail_address, arg_min(mail.c, first) AS mail_city,
               arg_min(mail.s, first) AS mail_state, arg_min(mail.z, first) AS mail_zip,
               string_agg(door, '; ' ORDER BY first) AS addresses{total}
        FROM doors GROUP BY coalesce(owner_key, 'home ' || home)
        ORDER BY doors DESC, total_value DESC NULLS LAST, min(first) {some}"""  # noqa: S608  our own words
    return shelf.ask(account, found.list_ids, query)
