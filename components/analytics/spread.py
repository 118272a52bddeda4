"""How one list's best scores are spread: ten bars for a card."""

from __future__ import annotations

from components.analytics.use_case import score_column
from components.library import USE_CASES, Shelf

SPREAD_BINS = 10


def spread(shelf: Shelf, account: str, list_id: int) -> tuple[int, ...]:
    """Count a list's leads by their best score of the five, in ten bins of ten points, 100 in the last.

    Leads without a score aren't counted.
    """
    best = f"greatest({', '.join(score_column(case) for case in USE_CASES)})"
    query = (
        f"SELECT least(floor({best} / 10), {SPREAD_BINS - 1})::INT AS bin, count(*) AS leads FROM rows "  # noqa: S608  our own names
        f"WHERE {best} IS NOT NULL GROUP BY 1"
    )
    counted = {row["bin"]: row["leads"] for row in shelf.ask(account, [list_id], query, narrow=True).to_pylist()}
    return tuple(counted.get(number, 0) for number in range(SPREAD_BINS))
