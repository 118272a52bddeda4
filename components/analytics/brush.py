"""What a person narrowed the leads to: a span of scores, some ZIPs, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from components.analytics.use_case import HIGHEST, score_column


@dataclass(frozen=True)
class Brush:
    """A narrowing. `scores` is (lowest, highest), both included, of the chosen use case; empty `zip_codes` means all."""

    scores: tuple[int, int] | None = None
    zip_codes: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self.scores is not None or bool(self.zip_codes)

    @property
    def places(self) -> Brush:
        """The narrowing without its scores: what a histogram of scores is drawn from."""
        return Brush(None, self.zip_codes)

    def takes(self, score: int | None) -> bool:
        """Tell whether a score lies within."""
        return self.scores is None or (score is not None and self.scores[0] <= score <= self.scores[1])

    def toggled(self, zip_code: str) -> Brush:
        """Give the narrowing with a ZIP added, or taken off where it was there."""
        left = [one for one in self.zip_codes if one != zip_code]
        return Brush(self.scores, tuple(sorted(left if zip_code in self.zip_codes else [*left, zip_code])))

    def between(self, lowest: float, highest: float) -> Brush:
        """Give the narrowing with its scores from `lowest` to `highest`, in 0 to 100."""
        low, high = sorted((min(max(round(lowest), 0), HIGHEST), min(max(round(highest), 0), HIGHEST)))
        return Brush((low, high), self.zip_codes)


ALL = Brush()


def where(case: str, brush: Brush, threshold: int | None = None) -> tuple[str, list[Any]]:
    """Give DuckDB's condition and its parameters for a narrowing and, if wanted, a threshold."""
    column = score_column(case)
    told: list[tuple[str, Sequence[Any]]] = [("true", ())]
    if brush.scores is not None:
        told.append((f"{column} BETWEEN ? AND ?", brush.scores))
    if brush.zip_codes:
        told.append((f"zip_code IN ({', '.join('?' * len(brush.zip_codes))})", brush.zip_codes))
    if threshold is not None:
        told.append((f"{column} >= ?", (threshold,)))
    return " AND ".join(words for words, _ in told), [value for _, values in told for value in values]
