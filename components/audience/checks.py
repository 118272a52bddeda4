"""What is wrong with an audience, before anything is sent: a list of problems, each at its field."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from components.audience.audience import CUSTOM, Audience
from components.audience.filters import FILTERS, Filter
from components.audience.gazetteer import known_city, known_county, states, zip_place
from components.audience.geography import Cities, Counties, Geography, Place, Radius, States, Zips
from components.audience.phrases import phrase

MOST_ROWS = 25_000
MOST_MILES = 100.0
USUAL_MILES = 10.0
_RANGED = ("pre_foreclosure", "auction", "reo")


@dataclass(frozen=True)
class Problem:
    """One thing to mend. An "error" can't be sent; a "note" can."""

    field: str
    message: str
    severity: Literal["error", "note"] = "error"


def check(audience: Audience, known_strategies: Collection[str] | None = None) -> tuple[Problem, ...]:
    """List what is wrong; nothing for an audience that can be sent. Strategies are checked where the known ones are given."""
    return (
        *_count(audience.requested_count),
        *_strategies(audience.strategies, known_strategies),
        *_geography(audience.geography),
        *_filters(audience),
    )


def _count(requested_count: int) -> Iterator[Problem]:
    if not 1 <= requested_count <= MOST_ROWS:
        yield Problem("requested_count", f"Ask for 1 to {MOST_ROWS:,} leads, not {requested_count:,}.")


def _strategies(strategies: tuple[str, ...], known: Collection[str] | None) -> Iterator[Problem]:
    for key in strategies if known is not None else ():
        if key not in (known or ()) and key != CUSTOM:
            yield Problem("strategies", f"The API has no strategy {key!r} now.")


def _geography(geography: Geography | None) -> Iterator[Problem]:
    match geography:
        case None:
            yield Problem("geography", "Choose a place.")
        case Zips(codes):
            yield from _each("ZIP", codes, [code for code in codes if zip_place(code) is None])
        case Cities(places):
            yield from _each("city", places, [place for place in places if not known_city(place)])
            yield from _crossed(places, known_city)
        case Counties(places):
            yield from _each("county", places, [place for place in places if not known_county(place)])
            yield from _crossed(places, known_county)
        case States(codes):
            yield from _each("state", codes, [code for code in codes if code not in states()])
        case Radius():
            yield from _circle(geography)


def _each(noun: str, given: tuple[Any, ...], unknown: list[Any]) -> Iterator[Problem]:
    if not given:
        yield Problem("geography", "Choose a place.")
    for one in unknown[:5]:
        yield Problem("geography", f"No {noun} {one} is known where homes stand.")
    if len(unknown) > 5:
        yield Problem("geography", f"{len(unknown) - 5} more are not known.")


def _crossed(places: tuple[Place, ...], known: Any) -> Iterator[Problem]:
    """The API takes names and states apart, so Springfield, IL with Portland, OR may also mean Springfield, OR."""
    codes = {place.state for place in places}
    also = sorted({Place(place.name, code) for place in places for code in codes} - set(places))
    caught = [str(place) for place in also if known(place)]
    if caught:
        yield Problem(
            "geography",
            f"The API pairs every name with every state, so this also finds {', '.join(caught[:4])}.",
            "note",
        )


def _circle(circle: Radius) -> Iterator[Problem]:
    if not (-90 <= circle.latitude <= 90 and -180 <= circle.longitude <= 180):
        yield Problem("geography", "The centre of the circle is nowhere on earth.")
    if not 0.1 <= circle.radius_miles <= MOST_MILES:
        yield Problem("geography", f"The radius may be 0.1 to {MOST_MILES:g} miles, not {circle.radius_miles:g}.")
    elif circle.radius_miles > USUAL_MILES:
        yield Problem("geography", f"The vendor may cut circles at {USUAL_MILES:g} miles.", "note")


def _filters(audience: Audience) -> Iterator[Problem]:
    given = dict(audience.filters)
    for key, value in given.items():
        known = FILTERS.get(key)
        if known is None:
            yield Problem(key, f"There is no filter {key!r}; the API would refuse it.")
        else:
            yield from _value(known, value)
    yield from _crossed_bounds(given)
    yield from _belongings(given)


def _value(known: Filter, value: Any) -> Iterator[Problem]:
    wrong = _wrong(known, value)
    if wrong:
        yield Problem(known.key, f"{known.label}: {wrong}")
    elif known.via_strategy:
        yield Problem(
            known.key, f"{known.label} is known from strategies only; the API may refuse it as a filter.", "note"
        )


def _wrong(known: Filter, value: Any) -> str:
    match known.kind:
        case "yes_no":
            return "" if isinstance(value, bool) else "must be yes or no."
        case "whole" | "dollars":
            return _number(known, value, whole=True)
        case "number" | "percent":
            return _number(known, value, whole=False)
        case "date":
            return "" if _is_date(value) else "must be a date like 2026-03-01."
        case "choice" | "choices":
            return _choice(known, value)
        case "state":
            return "" if value in states() else "must be a state's two letters."
        case "zip":
            return "" if isinstance(value, str) and re.fullmatch(r"\d{5}", value) else "must be five digits."
        case _:
            return "" if isinstance(value, str) and value.strip() else "is empty."


def _number(known: Filter, value: Any, *, whole: bool) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float) or (whole and value != int(value)):
        return "must be a whole number." if whole else "must be a number."
    if known.low is not None and value < known.low:
        return f"must be {_bound(known, known.low)} or more."
    return f"must be {_bound(known, known.high)} or less." if known.high is not None and value > known.high else ""


def _bound(known: Filter, bound: float) -> str:
    """Write a bound; a year has no comma."""
    return f"{bound:g}" if "year_built" in known.key else f"{bound:,g}"


def _choice(known: Filter, value: Any) -> str:
    values = value if isinstance(value, tuple) else (value,)
    strange = [str(one) for one in values if one not in dict(known.choices)]
    return f"{', '.join(strange)} is not one of the choices." if strange else ""


def _is_date(value: Any) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _crossed_bounds(given: dict[str, Any]) -> Iterator[Problem]:
    for key, low in given.items():
        known = FILTERS.get(key)
        if known is None or known.bound != "min":
            continue
        high = given.get(f"{known.subject}_max")
        if high is not None and type(high) is type(low) and not isinstance(low, bool) and low > high:
            yield Problem(
                key, f"{phrase(key, low)} and {phrase(f'{known.subject}_max', high)}: the least is above the most."
            )


def _belongings(given: dict[str, Any]) -> Iterator[Problem]:
    if ("estimated_equity" in given) != ("equity_operator" in given):
        yield Problem("estimated_equity", "“Equity, compared” and “Equity comparison” go together.")
    if any(given.get(key) is True for key in _RANGED) and not {"search_range", "pre_foreclosure_date_min"} & set(given):
        yield Problem("search_range", "Without “Filed within”, old notices count too.", "note")
