"""What is owned already: rows on the shelf that an audience would match, as far as the rows can tell."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from components.audience import Cities, Counties, Geography, Radius, States, Value, Zips
from components.audience.ground import EARTH_MILES
from components.library.shelf import Shelf

MOST_POINTS = 2_000
Condition = tuple[str, list[Any]]

_SAME_NAME = (
    "vacant", "free_clear", "high_equity", "pre_foreclosure", "inherited", "judgment", "death", "mls_active", "mls_pending",
    "mls_cancelled", "adjustable_rate", "absentee_owner", "corporate_owned", "cash_buyer", "investor_buyer",
)  # fmt: skip
_FLAGS = {name: name for name in _SAME_NAME} | {
    "pool": "has_pool",
    "garage": "has_garage",
    "basement": "has_basement",
    "deck": "has_deck",
}
_BOUNDED = {
    "beds": "beds",
    "baths": "baths",
    "units": "units_count",
    "building_size": "building_size_sqft",
    "lot_size": "lot_size_sqft",
    "year_built": "year_built",
    "stories": "stories",
    "value": "estimated_value",
    "assessed_value": "assessed_value",
    "estimated_equity": "estimated_equity",
    "properties_owned": "total_properties_owned",
    "years_owned": "years_owned",
    "portfolio_value": "total_portfolio_value",
    "mls_days_on_market": "mls_days_on_market",
    "mls_listing_price": "mls_listing_price",
    "mortgage": "open_mortgage_balance",
    "last_sale_date": "last_sale_date",
    "last_sale_price": "last_sale_price",
}
_TEXTS = ("mail_city", "mail_state", "mail_zip")
_COMPARED = {"gte": ">=", "gt": ">", "lte": "<=", "lt": "<"}


@dataclass(frozen=True)
class Owned:
    """How many homes on the shelf match. `unchecked` are the filter keys that no column tells; `points` are (latitude, longitude)."""

    homes: int
    unchecked: tuple[str, ...]
    points: tuple[tuple[float, float], ...]


NONE_OWNED = Owned(0, (), ())


def owned(shelf: Shelf, account: str, geography: Geography, alternatives: Sequence[Mapping[str, Value]]) -> Owned:
    """Count the homes on an account's shelf that lie at a place and pass any of some sets of filters.

    A home that several lists hold counts once. A filter that no column tells is left out and named; a row whose cell is unknown does not
    pass, as the API lets none pass. So the number is what may come again, not what will.
    """
    list_ids = list(shelf.lists(account))
    if not list_ids:
        return NONE_OWNED
    columns = set(shelf.columns(account, list_ids))
    where, params = _placed(geography)
    wanted, values, unchecked = _any_of(alternatives, columns)
    query = f"""
        SELECT any_value(latitude) AS latitude, any_value(longitude) AS longitude, count(*) OVER () AS homes
        FROM rows WHERE ({where}) AND ({wanted}) GROUP BY lower(address), zip_code LIMIT {MOST_POINTS}
    """  # noqa: S608  words of our own
    found = shelf.ask(account, list_ids, query, [*params, *values]).to_pylist()
    points = tuple((row["latitude"], row["longitude"]) for row in found if row["latitude"] and row["longitude"])
    return Owned(found[0]["homes"] if found else 0, unchecked, points)


def _any_of(
    alternatives: Sequence[Mapping[str, Value]], columns: Collection[str]
) -> tuple[str, list[Any], tuple[str, ...]]:
    ways, values, unchecked = [], list[Any](), set[str]()
    for filters in alternatives or ({},):
        told = {key: _condition(key, value, filters, columns) for key, value in filters.items()}
        unchecked |= {key for key, condition in told.items() if condition is None}
        checked = [condition for condition in told.values() if condition is not None]
        ways.append(" AND ".join(["true", *(words for words, _ in checked)]))
        values += [value for _, params in checked for value in params]
    return " OR ".join(f"({way})" for way in ways), values, tuple(sorted(unchecked))


def _condition(key: str, value: Value, filters: Mapping[str, Value], columns: Collection[str]) -> Condition | None:
    """Say one filter as a condition; None where no column tells it, an empty one where it says nothing by itself."""
    subject, _, bound = key.rpartition("_")
    if key in _FLAGS and isinstance(value, bool) and _FLAGS[key] in columns:
        return f"{_FLAGS[key]} = ?", [value]
    if bound in {"min", "max"} and _BOUNDED.get(subject) in columns and not isinstance(value, bool | tuple):
        return _bound(_BOUNDED[subject], bound, value)
    reader = _OTHERS.get(key)
    return reader(value, filters) if reader is not None else None


def _bound(column: str, bound: str, value: Value) -> Condition:
    kind = "DATE" if column.endswith("_date") else "DOUBLE"
    return f"{column} {'>=' if bound == 'min' else '<='} TRY_CAST(? AS {kind})", [str(value)]


def _type(value: Value, _: Mapping[str, Value]) -> Condition:
    kinds = [str(one) for one in value] if isinstance(value, tuple) else [str(value)]
    if "COMMERCIAL" in kinds:  # rows name the use of commercial property instead
        return f"(property_type IN ({_marks(kinds)}) OR land_use = 'Commercial')", [*kinds]
    return f"property_type IN ({_marks(kinds)})", [*kinds]


def _equity(value: Value, filters: Mapping[str, Value]) -> Condition:
    compared = _COMPARED.get(str(filters.get("equity_operator", "gte")), ">=")
    return f"estimated_equity {compared} TRY_CAST(? AS DOUBLE)", [str(value)]


def _text(column: str) -> Callable[[Value, Mapping[str, Value]], Condition]:
    return lambda value, _: (f"lower({column}) = lower(?)", [str(value)])


def _by_state(same: str) -> Callable[[Value, Mapping[str, Value]], Condition]:
    return lambda value, _: (f"(mail_state {same} state) = ?", [bool(value)])


_OTHERS: Mapping[str, Callable[[Value, Mapping[str, Value]], Condition]] = {
    "property_type": _type,
    "property_types": _type,
    "estimated_equity": _equity,
    "equity_operator": lambda _value, _filters: ("true", []),
    "in_state_owner": _by_state("="),
    "out_of_state_owner": _by_state("<>"),
    **{column: _text(column) for column in _TEXTS},
}


def _placed(geography: Geography) -> Condition:
    match geography:
        case Zips(codes):
            return (f"zip_code IN ({_marks(codes)})", [*codes]) if codes else ("false", [])
        case States(codes):
            return (f"state IN ({_marks(codes)})", [*codes]) if codes else ("false", [])
        case Cities(places):
            pairs = [(place.name.lower(), place.state) for place in places]
            return _pairs("lower(city)", pairs)
        case Counties(places):
            pairs = [(place.name.lower(), place.state) for place in places]
            return _pairs("regexp_replace(lower(county), ' (county|parish)$', '')", pairs)
        case Radius():
            return _around(geography)


def _pairs(column: str, pairs: Sequence[tuple[str, str]]) -> Condition:
    words = " OR ".join([f"({column} = ? AND state = ?)"] * len(pairs)) or "false"
    return words, [part for pair in pairs for part in pair]


def _around(circle: Radius) -> Condition:
    haversine = (
        "pow(sin(radians(latitude - ?) / 2), 2) + cos(radians(?)) * cos(radians(latitude)) * "
        "pow(sin(radians(longitude - ?) / 2), 2)"
    )
    return (
        f"2 * {EARTH_MILES} * asin(sqrt({haversine})) <= ?",
        [circle.latitude, circle.latitude, circle.longitude, circle.radius_miles],
    )


def _marks(values: Collection[object]) -> str:
    return ", ".join("?" * len(values))
