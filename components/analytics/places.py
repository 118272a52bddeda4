"""Where leads are: ZIP by ZIP, and as points."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from components.analytics.brush import Brush, where
from components.analytics.use_case import score_column
from components.library import Shelf

MOST_POINTS = 5000
"""More points than this are more than an eye can tell apart, and than a browser takes quickly."""


def zip_totals(shelf: Shelf, account: str, list_ids: Sequence[int], case: str, brush: Brush) -> pd.DataFrame:
    """Give the ZIPs, the fullest first: zip_code, leads, mean_score, latitude, longitude (means; NaN where rows carry none)."""
    condition, params = where(case, brush)
    query = f"""
        SELECT zip_code, count(*) AS leads, avg({score_column(case)}) AS mean_score,
               avg(latitude) AS latitude, avg(longitude) AS longitude
        FROM rows WHERE zip_code IS NOT NULL AND {condition} GROUP BY 1 ORDER BY 2 DESC, 1
    """  # noqa: S608  words of our own
    frame: pd.DataFrame = shelf.ask(account, list_ids, query, params, narrow=True).to_pandas()
    return frame


def points(
    shelf: Shelf, account: str, list_ids: Sequence[int], case: str, brush: Brush, at_most: int = MOST_POINTS
) -> tuple[pd.DataFrame, int]:
    """Give (latitude, longitude, score, list_id, row) of leads that have coordinates, and how many have.

    Where more than `at_most` do, these are a sample, the same at each call: the leads whose hashed place in the list is smallest.
    """
    condition, params = where(case, brush)
    located = f"FROM rows WHERE latitude IS NOT NULL AND longitude IS NOT NULL AND {condition}"
    every = shelf.ask(account, list_ids, f"SELECT count(*) {located}", params, narrow=True).column(0)[0].as_py()
    query = f"""
        SELECT round(latitude, 5) AS latitude, round(longitude, 5) AS longitude, {score_column(case)} AS score,
               _list AS list_id, _row AS row
        {located} ORDER BY hash(_row + 7919 * _list), _list, _row LIMIT ?
    """
    return shelf.ask(account, list_ids, query, [*params, at_most], narrow=True).to_pandas(), int(every)
