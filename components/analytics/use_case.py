"""One use case's columns, and the tiers its scores fall into (API document, Propensity Scores)."""

from __future__ import annotations

from collections.abc import Mapping

from components.library import USE_CASES

HIGH, MEDIUM, LOW, NO_SCORE = "High", "Medium", "Low", "No score"
TIERS = (HIGH, MEDIUM, LOW, NO_SCORE)
MEDIUM_FROM, HIGH_FROM, HIGHEST = 40, 70, 100


def tier_of(score: float | None) -> str:
    """Give the tier of a score; no score is its own tier, never Low."""
    if score is None or score != score:
        return NO_SCORE
    return HIGH if score >= HIGH_FROM else MEDIUM if score >= MEDIUM_FROM else LOW


def score_column(case: str) -> str:
    """Give the column of a use case's score. Raises `KeyError` for a use case that isn't one, so that no text reaches SQL."""
    return f"{_known(case, USE_CASES)}_propensity_score"


def factors_column(case: str) -> str:
    """Give the column of a use case's factors, JSON text. Raises `KeyError` likewise."""
    return f"{_known(case, USE_CASES)}_propensity_factors"


def _known(case: str, cases: Mapping[str, str]) -> str:
    if case not in cases:
        raise KeyError(case)
    return case
