"""What differs between two looks at one home: a row of a list and a dossier, say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from components.analytics.use_case import score_column
from components.library import COLUMNS, USE_CASES

Home = Mapping[str, Any]
_LOOKED_AT = (
    "estimated_value", "estimated_equity", "equity_percent", "open_mortgage_balance", "lender_name", "assessed_value", "last_sale_date",
    "last_sale_price", *(score_column(case) for case in USE_CASES), "absentee_owner", "owner_occupied", "vacant", "free_clear",
    "high_equity", "pre_foreclosure", "tax_delinquent", "inherited", "death", "judgment", "mls_active", "mls_pending", "mls_cancelled",
)  # fmt: skip
_OWNERS = ("owner_1_first_name", "owner_1_last_name", "owner_2_first_name", "owner_2_last_name")
_MAIL = ("mail_address", "mail_city", "mail_state", "mail_zip")


@dataclass(frozen=True)
class Change:
    """One thing that differs. `column` is the API's name, "owner" or "mail" for several together; None is unknown."""

    column: str
    before: Any
    after: Any

    @property
    def rise(self) -> float | None:
        """By how much a number rose, negative where it fell; None for what is no number or was unknown."""
        both = (self.before, self.after)
        if all(isinstance(one, int | float) and not isinstance(one, bool) for one in both):
            return float(self.after - self.before)
        return None


def changes(before: Home, after: Home) -> tuple[Change, ...]:
    """Give what differs, the weightiest first: the owner, money, scores, signals. What either look doesn't tell is no change."""
    return tuple(_found(before, after))


def _found(before: Home, after: Home) -> Iterator[Change]:
    for column, parts in (("owner", _OWNERS), ("mail", _MAIL)):
        old, new = (" ".join(str(home[part]) for part in parts if home.get(part)) for home in (before, after))
        if old and new and old.lower().split() != new.lower().split():
            yield Change(column, old, new)
    for column in _LOOKED_AT:
        old, new = _known(column, before), _known(column, after)
        if old is not None and new is not None and not _alike(old, new):
            yield Change(column, old, new)


def _known(column: str, home: Home) -> Any:
    value = home.get(column)
    return None if value == "" or (value == 0 and column in COLUMNS and COLUMNS[column].zero_is_unknown) else value


def _alike(old: Any, new: Any) -> bool:
    return old.lower() == new.lower() if isinstance(old, str) and isinstance(new, str) else bool(old == new)
