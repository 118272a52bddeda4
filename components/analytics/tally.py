"""Leads counted score by score, once: tiers, histogram, threshold and cost ladder are sums over at most 102 lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyarrow as pa

from components.analytics.brush import ALL, Brush, where
from components.analytics.corrected import counted_rows
from components.analytics.use_case import HIGHEST, TIERS, score_column, tier_of
from components.library import USE_CASES, Shelf

BIN = 5
_TIERS_SQL = ("{0} >= 70", "{0} >= 40 AND {0} < 70", "{0} < 40", "{0} IS NULL")


@dataclass(frozen=True)
class Line:
    """Leads of one score; None: no score, or a sum.

    `phoned` have a phone, `reachable` one that may be called, `mobile` a mobile that may. `unsure` have phones, none of which may be
    called, but at least one whose flags are unknown: unknown is not allowed.
    """

    score: int | None
    leads: int = 0
    phoned: int = 0
    reachable: int = 0
    mobile: int = 0
    unsure: int = 0

    def __add__(self, other: Line) -> Line:
        return Line(
            None,
            self.leads + other.leads,
            self.phoned + other.phoned,
            self.reachable + other.reachable,
            self.mobile + other.mobile,
            self.unsure + other.unsure,
        )


@dataclass(frozen=True)
class Bin:
    """Leads whose score is `lowest` to `highest`, both included."""

    lowest: int
    highest: int
    leads: int
    reachable: int


@dataclass(frozen=True)
class TierCount:
    """Leads of one tier in one use case; `share` is of all leads, 0 to 1."""

    case: str
    tier: str
    leads: int
    share: float


@dataclass(frozen=True)
class Tally:
    """All leads of one use case by score."""

    case: str
    lines: tuple[Line, ...]

    def total(self, brush: Brush = ALL, threshold: int | None = None) -> Line:
        """Add up the leads within a brush's scores and, if given, at or above a threshold. ZIPs are counted before, by `tally`."""
        return sum(self._within(brush, threshold), Line(None))

    def histogram(self) -> tuple[Bin, ...]:
        """Count by fives, so that 40 and 70 are edges; the last bin is 95 to 100. Leads without a score are in none."""
        starts = range(0, HIGHEST, BIN)
        bins = [(start, HIGHEST if start + BIN == HIGHEST else start + BIN - 1) for start in starts]
        return tuple(Bin(low, high, *self._span(low, high)) for low, high in bins)

    def tiers(self) -> tuple[TierCount, ...]:
        """Count by tier, in the order of `TIERS`."""
        leads = dict.fromkeys(TIERS, 0)
        for line in self.lines:
            leads[tier_of(line.score)] += line.leads
        every = sum(leads.values())
        return tuple(
            TierCount(self.case, tier, count, count / every if every else 0.0) for tier, count in leads.items()
        )

    def _within(self, brush: Brush, threshold: int | None) -> Iterator[Line]:
        for line in self.lines:
            above = threshold is None or (line.score is not None and line.score >= threshold)
            if above and brush.takes(line.score):
                yield line

    def _span(self, low: int, high: int) -> tuple[int, int]:
        total = self.total(Brush((low, high)))
        return total.leads, total.reachable


def tally(
    shelf: Shelf,
    account: str,
    list_ids: Sequence[int],
    case: str,
    brush: Brush = ALL,
    corrected: pa.Table | None = None,
) -> Tally:
    """Count the leads of a use case score by score. Of `brush` only the ZIPs narrow: its scores are for `Tally.total`.

    `corrected` has leads of which more is known than their list said (`CORRECTED`).
    """
    condition, params = where(case, brush.places)
    source, tables = counted_rows(corrected)
    query = f"""
        SELECT {score_column(case)}, count(*), {_counted("_phones > 0")}, {_counted("_callable > 0")},
               {_counted("_callable_mobiles > 0")}, {_counted("_callable = 0 AND _unknown > 0")}
        FROM {source} WHERE {condition} GROUP BY 1 ORDER BY 1
    """  # noqa: S608  words of our own
    found = shelf.ask(account, list_ids, query, params, narrow=True, tables=tables)
    return Tally(case, tuple(Line(*row) for row in zip(*found.to_pydict().values(), strict=True)))


def tier_counts(
    shelf: Shelf, account: str, list_ids: Sequence[int], zip_codes: tuple[str, ...] = ()
) -> tuple[TierCount, ...]:
    """Count the tiers of all five use cases, use case by use case."""
    told = ", ".join(_counted(words.format(score_column(case))) for case in USE_CASES for words in _TIERS_SQL)
    condition, params = where("sell", Brush(None, zip_codes))
    query = f"SELECT {told} FROM rows WHERE {condition}"  # noqa: S608  words of our own
    table = shelf.ask(account, list_ids, query, params, narrow=True)
    counts = [int(column[0].as_py()) for column in table.columns]
    return tuple(
        TierCount(case, tier, leads, leads / sum(own) if sum(own) else 0.0)
        for place, case in enumerate(USE_CASES)
        for own in [counts[4 * place : 4 * place + 4]]
        for tier, leads in zip(TIERS, own, strict=True)
    )


def _counted(condition: str) -> str:
    return f"(count(*) FILTER ({condition}))::BIGINT"
