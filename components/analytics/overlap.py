"""How many leads are High in several use cases at once, and in which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from components.analytics.brush import Brush, where
from components.analytics.use_case import HIGH_FROM, score_column
from components.library import USE_CASES, Shelf


@dataclass(frozen=True)
class Overlap:
    """Leads by the exact set of use cases they are High in: `combos` is (use cases, leads), the fullest first."""

    combos: tuple[tuple[tuple[str, ...], int], ...]

    @property
    def by_number(self) -> tuple[int, ...]:
        """Leads that are High in exactly 0, 1, … 5 use cases."""
        leads = Counter[int]()
        for cases, count in self.combos:
            leads[len(cases)] += count
        return tuple(leads[number] for number in range(len(USE_CASES) + 1))

    @property
    def several(self) -> int:
        """Leads that are High in two or more use cases."""
        return sum(self.by_number[2:])

    @property
    def pairs(self) -> tuple[tuple[tuple[str, str], int], ...]:
        """Leads that are High in both of two use cases, whatever the others; the fullest first, empty pairs left out."""
        leads = Counter[tuple[str, str]]()
        for cases, count in self.combos:
            for pair in combinations(cases, 2):
                leads[pair] += count
        return tuple(leads.most_common())


@dataclass(frozen=True)
class OverlapTally:
    """Leads by the set of use cases they are High in, score by score of one use case: (score, use cases, leads)."""

    lines: tuple[tuple[int | None, tuple[str, ...], int], ...]

    def within(self, brush: Brush) -> Overlap:
        """Add up the leads within a brush's scores. ZIPs are counted before, by `overlap_tally`."""
        leads = Counter[tuple[str, ...]]()
        for score, cases, count in self.lines:
            if brush.takes(score):
                leads[cases] += count
        return Overlap(tuple(sorted(leads.items(), key=lambda combo: (-combo[1], combo[0]))))


def overlap_tally(shelf: Shelf, account: str, list_ids: Sequence[int], case: str, brush: Brush) -> OverlapTally:
    """Count leads by the set of use cases in which they are High. Of `brush` only the ZIPs narrow."""
    condition, params = where(case, brush.places)
    high = ", ".join(f"coalesce({score_column(one)} >= {HIGH_FROM}, false) AS {one}" for one in USE_CASES)
    query = f"SELECT {score_column(case)} AS score, {high}, count(*) AS leads FROM rows WHERE {condition} GROUP BY ALL"  # noqa: S608
    found = shelf.ask(account, list_ids, query, params, narrow=True).to_pylist()
    lines = ((row["score"], tuple(one for one in USE_CASES if row[one]), int(row["leads"])) for row in found)
    return OverlapTally(tuple(lines))
