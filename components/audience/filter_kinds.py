"""One row of the filter table, and the short ways to write one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["yes_no", "whole", "number", "dollars", "percent", "date", "choice", "choices", "text", "zip", "state"]
Choices = tuple[tuple[str, str], ...]
_BOUNDS = {"min": "from", "max": "to"}


@dataclass(frozen=True)
class Filter:
    """One key of filter_overrides.

    `bound` is "min" or "max" where it bounds `subject`, else "". `low` and `high` are what makes sense, in `unit`, both included.
    `yes` and `no` say a flag; `says` says anything else, with {} for the value, and `one` says exactly one of it. `choices` are value and
    label; an `open_ended` filter may take others too. `via_strategy` marks keys that only strategies are known to use; `offered` is
    False for those and where the meaning is unclear.
    """

    key: str
    label: str
    group: str
    kind: Kind
    help: str
    unit: str = ""
    choices: Choices = ()
    subject: str = ""
    bound: str = ""
    low: float | None = None
    high: float | None = None
    step: float = 1
    yes: str = ""
    no: str = ""
    says: str = ""
    one: str = ""
    open_ended: bool = False
    via_strategy: bool = False
    offered: bool = True


def flag(
    group: str, key: str, label: str, yes: str, no: str, help_: str, *, via_strategy: bool = False, offered: bool = True
) -> Filter:
    """Write a yes or no."""
    return Filter(key, label, group, "yes_no", help_, yes=yes, no=no, via_strategy=via_strategy, offered=offered)


def numbers(
    group: str,
    subject: str,
    label: str,
    says: str,
    help_: str,
    *,
    one: str = "",
    kind: Kind = "whole",
    unit: str = "",
    low: float = 0,
    high: float | None = None,
    step: float = 1,
    bounds: tuple[str, ...] = ("min", "max"),
) -> tuple[Filter, ...]:
    """Write a least and a most of one number."""
    return tuple(
        Filter(
            f"{subject}_{bound}",
            f"{label}, {_BOUNDS[bound]}",
            group,
            kind,
            help_,
            unit=unit,
            subject=subject,
            bound=bound,
            low=low,
            high=high,
            step=step,
            says=says,
            one=one,
        )
        for bound in bounds
    )


def dollars(
    group: str,
    subject: str,
    label: str,
    says: str,
    help_: str,
    *,
    step: float = 10_000,
    bounds: tuple[str, ...] = ("min", "max"),
) -> tuple[Filter, ...]:
    """Write a least and a most of an amount of money."""
    return numbers(group, subject, label, says, help_, kind="dollars", unit="$", step=step, bounds=bounds)


def dates(group: str, subject: str, label: str, says: str, help_: str) -> tuple[Filter, ...]:
    """Write a first and a last day."""
    return tuple(
        Filter(
            f"{subject}_{bound}",
            f"{label}, {words}",
            group,
            "date",
            f"{help_} on this day or {'later' if bound == 'min' else 'earlier'}.",
            subject=subject,
            bound=bound,
            says=says,
        )
        for bound, words in _BOUNDS.items()
    )


def text(group: str, key: str, label: str, says: str, help_: str, kind: Kind = "text") -> Filter:
    """Write a word, a ZIP or a state."""
    return Filter(key, label, group, kind, help_, says=says)
