"""The rules as data: read once from `rules.toml`, checked, handed out frozen. What a rule says stands there; here is only its shape."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

NOT_LEGAL_ADVICE = "Not legal advice: rules change and courts differ. Have counsel decide before a campaign."
QUALITIES = ("statute", "agency", "law firm", "compilations", "compilation", "disputed", "known")
_FILE = Path(__file__).with_name("rules.toml")
Hours = tuple[int, int] | None
"""Whole hours of local time, [opens, closes); None: no calls that day."""


class Reason(StrEnum):
    """Why somebody is withheld, in the order in which reasons are counted; "" is "may be contacted"."""

    NONE = ""
    OPTED_OUT = "opted_out"
    INVALID = "invalid"
    LITIGATOR = "litigator"
    NATIONAL_DNC = "national_dnc"
    STATE_DNC = "state_dnc"
    DNC = "dnc"
    STALE = "stale"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Source:
    """Where a rule was found, on which day, and how good that is (one of `QUALITIES`)."""

    source: str
    as_of: date
    quality: str


@dataclass(frozen=True)
class Window:
    """When one may call people in a state (or, as the federal floor, anywhere), by kind of day."""

    state: str
    weekdays: Hours
    saturday: Hours
    sunday: Hours
    holidays: Hours
    note: str
    found: Source

    @property
    def heeds_holidays(self) -> bool:
        """Whether holidays are other days than those they fall on."""
        return self.holidays != self.weekdays


@dataclass(frozen=True)
class Barrier:
    """What keeps a phone from being called. `lifted_by` is "nothing", "reason" or "exception"."""

    key: str
    label: str
    meaning: str
    lifted_by: str
    found: Source


@dataclass(frozen=True)
class Warned:
    """What should be known before a call, and forbids none."""

    key: str
    label: str
    meaning: str
    found: Source


@dataclass(frozen=True)
class ExceptionRule:
    """An exception that a person vouches for: for how many months from its date, and which barriers it lifts."""

    key: str
    label: str
    meaning: str
    months: int
    lifts: tuple[str, ...]
    found: Source


@dataclass(frozen=True)
class Told:
    """A rule that is only text: what a use case's calls are, or what Platbook doesn't do."""

    text: str
    found: Source


@dataclass(frozen=True)
class Rules:
    """All rules of one version. `windows` has the states that differ from `floor`; `doubtful_zips` have several zones that all count."""

    version: str
    as_of: date
    amber_days: int
    red_days: int
    floor: Window
    windows: Mapping[str, Window]
    registry_states: tuple[str, ...]
    doubtful_zips: Mapping[str, tuple[str, ...]]
    barriers: Mapping[str, Barrier]
    warnings: Mapping[str, Warned]
    exceptions: Mapping[str, ExceptionRule]
    purposes: Mapping[str, Told]
    limits: Mapping[str, Told]

    def window(self, state: str) -> Window:
        """Give a state's window; the federal floor where it has none of its own."""
        return self.windows.get(state, self.floor)


@cache
def rules() -> Rules:
    """Give the rules in force."""
    return read_rules(_FILE.read_text(encoding="utf-8"))


def read_rules(text: str) -> Rules:
    """Read rules from TOML. Raises `ValueError` or `KeyError` for a rule without source, date or quality, or with impossible hours."""
    told = tomllib.loads(text)
    floor = told["floor"]
    return Rules(
        version=told["version"],
        as_of=told["as_of"],
        amber_days=told["ages"]["amber_days"],
        red_days=told["ages"]["red_days"],
        floor=_window({"state": "", "weekdays": [floor["opens"], floor["closes"]], **floor}),
        windows={row["state"]: _window(row) for row in told["window"]},
        registry_states=tuple(told["registries"]["states"]),
        doubtful_zips=dict.fromkeys(told["zones"]["doubtful"], tuple(told["zones"]["counted"])),
        barriers={row["key"]: _barrier(row) for row in told["barrier"]},
        warnings={
            row["key"]: Warned(row["key"], row["label"], row["meaning"], _source(row)) for row in told["warning"]
        },
        exceptions={row["key"]: _exception(row) for row in told["exception"]},
        purposes={row["case"]: Told(row["text"], _source(row)) for row in told["purpose"]},
        limits={row["key"]: Told(row["text"], _source(row)) for row in told["limit"]},
    )


def _window(row: Mapping[str, Any]) -> Window:
    weekdays = _hours(row["weekdays"])
    saturday, sunday, holidays = (
        _hours(row[day]) if day in row else weekdays for day in ("saturday", "sunday", "holidays")
    )
    return Window(row["state"], weekdays, saturday, sunday, holidays, row.get("note", ""), _source(row))


def _hours(told: list[int]) -> Hours:
    if not told:
        return None
    opens, closes = told
    if not 0 <= opens < closes <= 24:
        raise ValueError(f"no hours of a day: {told}")
    return opens, closes


def _barrier(row: Mapping[str, Any]) -> Barrier:
    if row["lifted_by"] not in {"nothing", "reason", "exception"}:
        raise ValueError(f"nothing that lifts a barrier: {row['lifted_by']}")
    return Barrier(Reason(row["key"]).value, row["label"], row["meaning"], row["lifted_by"], _source(row))


def _exception(row: Mapping[str, Any]) -> ExceptionRule:
    lifts = tuple(Reason(key).value for key in row["lifts"])
    return ExceptionRule(row["key"], row["label"], row["meaning"], row["months"], lifts, _source(row))


def _source(row: Mapping[str, Any]) -> Source:
    if row["quality"] not in QUALITIES or not row["source"]:
        raise ValueError(f"a rule without a source: {row}")
    return Source(row["source"], row["as_of"], row["quality"])
