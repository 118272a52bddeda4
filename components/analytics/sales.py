"""What a home was sold for, and what it is worth now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Sale:
    """One sale. `dollars` is None where the price was not published."""

    on: date
    dollars: float | None


def sales(home: Mapping[str, Any]) -> tuple[Sale, ...]:
    """Give a home's known sales, the oldest first: of the API's columns the last sale and the one before."""
    found = [
        Sale(on, home.get(f"{which}_sale_price") or None)
        for which in ("prior", "last")
        if isinstance(on := home.get(f"{which}_sale_date"), date)
    ]
    return tuple(sorted(found, key=lambda sale: sale.on))
