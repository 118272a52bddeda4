"""Whom a person picked: lists, and perhaps a use case with a threshold and a narrowing. Travels in URLs: a link opens the same leads."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from components.analytics.brush import ALL, Brush, where
from components.analytics.use_case import HIGHEST
from components.library import USE_CASES, Selection

LISTS, CASE, THRESHOLD, SCORES, ZIPS = "lists", "case", "threshold", "scores", "zips"
NAMES = (LISTS, CASE, THRESHOLD, SCORES, ZIPS)
MOST_ZIPS = 1_000


@dataclass(frozen=True)
class Picked:
    """Leads of some lists. `case` is "" where no score was asked for; then neither `threshold` nor the brush's scores narrow."""

    list_ids: tuple[int, ...]
    case: str = ""
    threshold: int | None = None
    brush: Brush = ALL

    @property
    def narrowed(self) -> bool:
        """Whether some leads of the lists are left out."""
        return bool(self.case and (self.threshold or self.brush.scores)) or bool(self.brush.zip_codes)

    def selection(self) -> Selection:
        """Give the rows of the lists that are meant."""
        words, params = self._condition()
        return Selection(self.list_ids, words, params, self.words())

    def words(self) -> str:
        """Say the narrowing to a person: "Roof 70 or more, in 85032"; "" where there is none."""
        told = []
        if self.case and self.threshold:
            told.append(f"{USE_CASES[self.case]} {self.threshold} or more")
        if self.case and self.brush.scores:
            told.append(f"{USE_CASES[self.case]} from {self.brush.scores[0]} to {self.brush.scores[1]}")
        if self.brush.zip_codes:
            told.append(f"in {', '.join(self.brush.zip_codes)}")
        return ", ".join(told)

    def query(self) -> dict[str, str]:
        """Give the parameters of a link that opens the same leads; `from_query` reads them."""
        told = {LISTS: ",".join(map(str, self.list_ids)), CASE: self.case}
        if self.case and self.threshold is not None:
            told[THRESHOLD] = str(self.threshold)
        if self.case and self.brush.scores:
            told[SCORES] = f"{self.brush.scores[0]}-{self.brush.scores[1]}"
        told[ZIPS] = ",".join(self.brush.zip_codes)
        return {name: value for name, value in told.items() if value}

    def _condition(self) -> tuple[str, tuple[object, ...]]:
        if not self.case:
            words, params = where("sell", self.brush.places)
        else:
            words, params = where(self.case, self.brush, self.threshold or None)
        return words, tuple(params)


def from_query(params: Mapping[str, str]) -> Picked:
    """Read a link's parameters. What can't be read is left out: a link is typed, cut and pasted by people."""
    ids = re.findall(r"(?<![^,\s])-?\d{1,18}(?![^,\s])", params.get(LISTS, ""), re.ASCII)
    case = params.get(CASE, "")
    known = case if case in USE_CASES else ""
    zips = re.findall(r"\b\d{5}\b", params.get(ZIPS, ""), re.ASCII)
    brush = Brush(_span(params.get(SCORES, "")) if known else None, tuple(sorted(set(zips))[:MOST_ZIPS]))
    return Picked(
        tuple(dict.fromkeys(map(int, ids))), known, _score(params.get(THRESHOLD, "")) if known else None, brush
    )


def _span(text: str) -> tuple[int, int] | None:
    found = re.fullmatch(r"(\d{1,3})-(\d{1,3})", text, re.ASCII)
    if not found:
        return None
    low, high = sorted(min(int(part), HIGHEST) for part in found.groups())
    return low, high


def _score(text: str) -> int | None:
    return int(text) if re.fullmatch(r"\d{1,3}", text, re.ASCII) and int(text) <= HIGHEST else None
