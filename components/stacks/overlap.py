"""How many properties are in which lists: counted once, so that every rule is a sum."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from components.faults import BadInput
from components.library import Shelf
from components.stacks.keys import placed
from components.stacks.rule import Rule

MOST_LISTS = 12


@dataclass(frozen=True)
class Overlap:
    """Lists, and by each set of them how many properties are in these and no other. Lists of `counts` are in the order of `list_ids`."""

    list_ids: tuple[int, ...]
    counts: Mapping[tuple[int, ...], int]
    rows: Mapping[int, int]
    """Rows of each list."""
    unplaced: Mapping[int, int]
    """Rows of each list that have neither an address nor a parcel: each is a property of its own."""

    def count(self, rule: Rule) -> int:
        """Count the properties that a rule takes."""
        return sum(homes for members, homes in self.counts.items() if rule.takes(members))

    def homes(self, list_id: int) -> int:
        """Count the properties of one list; it has more rows where a property stands twice."""
        return sum(homes for members, homes in self.counts.items() if list_id in members)

    def masks(self, rule: Rule) -> tuple[int, ...]:
        """Give the sets of lists that a rule takes, each as bits."""
        return tuple(
            sum(1 << self.list_ids.index(one) for one in members) for members in self.counts if rule.takes(members)
        )


def overlap(shelf: Shelf, account: str, list_ids: Sequence[int]) -> Overlap:
    """Count the properties of lists by the lists that they are in.

    Raises `BadInput` for no lists, for more than twelve, and where one is not on this account's shelf.
    """
    ids = tuple(dict.fromkeys(list_ids))
    if len(ids) > MOST_LISTS:
        raise BadInput("lists", f"At most {MOST_LISTS} lists are stacked at once.")
    words = placed(shelf, account, ids)
    asked = f"""WITH {words},
        counted AS (SELECT 'mask' AS what, mask AS which, count(*) AS many FROM masks GROUP BY mask
                    UNION ALL SELECT 'rows', _list, count(*) FROM homes GROUP BY _list
                    UNION ALL SELECT 'unplaced', _list, count(*) FROM homes WHERE NOT known GROUP BY _list)
        SELECT what, which, many FROM counted ORDER BY what, many DESC, which"""  # noqa: S608  our own words
    found = shelf.ask(account, ids, asked, narrow=True).to_pylist()
    told = {kind: {row["which"]: row["many"] for row in found if row["what"] == kind} for kind in _KINDS}
    counts = {tuple(one for at, one in enumerate(ids) if mask >> at & 1): many for mask, many in told["mask"].items()}
    return Overlap(ids, counts, told["rows"], told["unplaced"])


_KINDS = ("mask", "rows", "unplaced")
