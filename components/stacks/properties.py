"""A stack's properties, one row each: what its rows say together, and the lists that it is in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from components.library import TRACED_PHONES, USE_CASES, Shelf
from components.stacks.keys import placed
from components.stacks.overlap import Overlap
from components.stacks.rule import Rule

LISTS, LIST_COUNT = "stack_lists", "stack_count"
# What belongs together comes from one row: a number's flags are that number's, a town is that street's.
_TOGETHER: Mapping[str, tuple[str, ...]] = {
    "address": ("city", "state", "zip_code"),
    "mail_address": ("mail_city", "mail_state", "mail_zip"),
    "owner_1_last_name": ("owner_1_first_name", "owner_1_age", "owner_2_first_name", "owner_2_last_name", "owner_2_age"),
    "latitude": ("longitude",),
    **{phone: tuple(f"{phone}_{what}" for what in ("type", "carrier", "dnc", "tcpa")) for phone in TRACED_PHONES},
    **{
        f"{case}_propensity_score": (f"{case}_propensity_category", f"{case}_propensity_factors") for case in USE_CASES
    },
}  # fmt: skip


@dataclass(frozen=True)
class PropertyPage:
    """Some properties of a stack; `total` counts all. `at` names each one's first row: (list id, row)."""

    table: pa.Table
    at: tuple[tuple[int, int], ...]
    total: int


def properties(shelf: Shelf, account: str, found: Overlap, rule: Rule, names: Mapping[int, str]) -> pa.Table:
    """Give all properties that a rule takes, with every column of the lists, `stack_lists` (their names) and `stack_count`.

    What several rows say differently is taken from the first list that says anything, in the order of the lists.
    """
    return _merged(shelf, account, found, rule, names).drop_columns(["_list", "_row"])


def property_page(
    shelf: Shelf, account: str, found: Overlap, rule: Rule, names: Mapping[int, str], offset: int, at_most: int
) -> PropertyPage:
    """Give some of them: those in most lists first, then in the order of the lists."""
    table = _merged(shelf, account, found, rule, names, f"LIMIT {int(at_most)} OFFSET {int(offset)}")
    at = tuple(zip(table["_list"].to_pylist(), table["_row"].to_pylist(), strict=True))
    return PropertyPage(table.drop_columns(["_list", "_row"]), at, found.count(rule))


def taken(found: Overlap, rule: Rule) -> str:
    """Give DuckDB's condition on `mask` for what a rule takes."""
    masks = found.masks(rule)
    return f"mask IN ({', '.join(map(str, masks))})" if masks else "false"


def _merged(
    shelf: Shelf, account: str, found: Overlap, rule: Rule, names: Mapping[int, str], some: str = ""
) -> pa.Table:
    columns = [one for one in shelf.columns(account, found.list_ids) if one not in {LISTS, LIST_COUNT}]
    groups = list(_groups(columns))
    told = ", ".join(f"{group} AS g{at}" for at, (_, group) in enumerate(groups))
    laid = ", ".join(
        f"g{at}.{_quoted(column)} AS {_quoted(column)}" for at, (held, _) in enumerate(groups) for column in held
    )
    listed = ", ".join(
        f"CASE WHEN mask & {1 << place} != 0 THEN {_text(names.get(one, f'list {one}'))} END"
        for place, one in enumerate(found.list_ids)
    )
    query = f"""WITH {placed(shelf, account, found.list_ids)},
        chosen AS (SELECT m.home, m.mask, min(h.rank) AS first FROM masks m JOIN homes h USING (home)
                   WHERE {taken(found, rule)} GROUP BY m.home, m.mask
                   ORDER BY bit_count(m.mask) DESC, first {some}),
        together AS (SELECT c.home, c.mask, c.first, {told}
                     FROM chosen c JOIN homes h USING (home) JOIN rows r USING (_list, _row)
                     GROUP BY c.home, c.mask, c.first)
        SELECT {laid},
               concat_ws('; ', {listed}) AS {LISTS},
               bit_count(mask)::BIGINT AS {LIST_COUNT},
               list_extract([{", ".join(map(str, found.list_ids))}]::BIGINT[], (first // 4294967296) + 1) AS _list,
               (first % 4294967296)::BIGINT AS _row
        FROM together ORDER BY bit_count(mask) DESC, first"""  # noqa: S608  our own words; names quoted
    return shelf.ask(account, found.list_ids, query)


def _groups(columns: Sequence[str]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Give columns that come from one row, with the words that choose it."""
    followers = {one for lead, others in _TOGETHER.items() if lead in columns for one in others}
    for column in columns:
        if column not in followers:
            held = (column, *(one for one in _TOGETHER.get(column, ()) if one in columns))
            cells = ", ".join(f"{_quoted(one)} := r.{_quoted(one)}" for one in held)
            yield held, f"arg_min(struct_pack({cells}), h.rank) FILTER (WHERE r.{_quoted(column)} IS NOT NULL)"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _text(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"
