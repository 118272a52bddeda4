"""Homes as they are delivered: JSON-ready dicts of the row's columns, in order."""

from __future__ import annotations

from typing import Any

import numpy as np

from components.sandbox.world.columns import EMPTY_WHEN_UNKNOWN, FRACTIONS, PROPERTY_COLUMNS, ROW_COLUMNS
from components.sandbox.world.homes import Homes
from components.sandbox.world.scores import USE_CASES, scored

Row = dict[str, Any]


def rows_of(homes: Homes) -> list[Row]:
    """Give the rows of a lead list."""
    return _dicts(homes, ROW_COLUMNS)


def properties_of(homes: Homes) -> list[Row]:
    """Give the `property` blocks of a lookup's dossiers."""
    return _dicts(homes, PROPERTY_COLUMNS)


def _dicts(homes: Homes, columns: tuple[str, ...]) -> list[Row]:
    cells = _score_cells(homes)
    for name in columns:
        if name not in cells:
            cells[name] = _cells(name, homes[name])
    return [dict(zip(columns, row, strict=True)) for row in zip(*(cells[name] for name in columns), strict=True)]


def _score_cells(homes: Homes) -> dict[str, list[Any]]:
    cells: dict[str, list[Any]] = {}
    for use_case in USE_CASES:
        outcome = scored(homes, use_case)
        cells[f"{use_case}_propensity_score"] = outcome.score
        cells[f"{use_case}_propensity_category"] = outcome.category
        cells[f"{use_case}_propensity_factors"] = outcome.factors
    return cells


def _cells(name: str, values: Any) -> list[Any]:
    """Turn an array into plain values: unknown numbers null, unknown dates null or "", whole numbers whole."""
    if values.dtype.kind == "M":
        unknown = "" if name in EMPTY_WHEN_UNKNOWN else None
        return [unknown if day is None else day.isoformat() for day in values.tolist()]
    if values.dtype.kind == "f":
        plain = values.tolist()
        known = ~np.isnan(values)
        return [
            (value if name in FRACTIONS else int(value)) if is_known else None
            for value, is_known in zip(plain, known, strict=True)
        ]
    return list(values.tolist())
