"""The noun that travels: who is wanted, where, how narrowed, and how many."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from components.audience.geography import Cities, Counties, Geography, Place, Radius, States, Zips
from components.faults import BadInput

Value = bool | int | float | str | tuple[str, ...]

CUSTOM = "custom"


@dataclass(frozen=True)
class Audience:
    """Immutable and hashable; equal audiences have equal keys.

    `strategies` are keys of /filters/ and join with OR. `filters` are laid over them and join with AND; sorted by key. Both may hold what
    this version doesn't know: it is kept. `requested_count` is the most rows wanted.
    """

    strategies: tuple[str, ...] = (CUSTOM,)
    geography: Geography | None = None
    filters: tuple[tuple[str, Value], ...] = ()
    requested_count: int = 500
    exclude_bought: bool = False
    """Leave out what the account bought before; only where its API offers that."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "strategies", tuple(dict.fromkeys(self.strategies)) or (CUSTOM,))
        object.__setattr__(self, "filters", tuple(sorted(dict(self.filters).items())))

    def canonical(self) -> str:
        """Write it as JSON, the same for equal audiences."""
        return json.dumps(
            {
                "strategies": self.strategies,
                "geography": _written(self.geography),
                "filters": dict(self.filters),
                "requested_count": self.requested_count,
            }
            | ({"exclude_bought": True} if self.exclude_bought else {}),
            sort_keys=True,
            separators=(",", ":"),
            ensure_ascii=False,
        )

    @staticmethod
    def from_json(text: str) -> Audience:
        """Read what `canonical` wrote. Raises `BadInput` for what is no audience."""
        try:
            given = json.loads(text)
            return Audience(
                tuple(_words(given["strategies"])),
                _read(given["geography"]),
                tuple((str(key), _value(value)) for key, value in given["filters"].items()),
                _whole(given["requested_count"]),
                given.get("exclude_bought") is True,
            )
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise BadInput("audience", "This is no audience that Platbook wrote.") from error

    def key(self) -> str:
        """Give a short key: 16 hex digits, the same for equal audiences."""
        bare = dataclasses.replace(self.geography, label="") if isinstance(self.geography, Radius) else self.geography
        return hashlib.sha256(dataclasses.replace(self, geography=bare).canonical().encode()).hexdigest()[:16]

    def matching_key(self) -> str:
        """Give the key of the question "who matches": the same whatever count is wanted."""
        return dataclasses.replace(self, requested_count=1).key()

    def with_filter(self, key: str, value: Value) -> Audience:
        """Set one filter."""
        return dataclasses.replace(self, filters=tuple({**dict(self.filters), key: value}.items()))

    def without(self, key: str) -> Audience:
        """Take one filter off."""
        return dataclasses.replace(self, filters=tuple(pair for pair in self.filters if pair[0] != key))

    def at(self, geography: Geography | None) -> Audience:
        """Look elsewhere."""
        return dataclasses.replace(self, geography=geography)

    def asking(self, count: int) -> Audience:
        """Want another number of rows."""
        return dataclasses.replace(self, requested_count=count)

    def excluding_bought(self, *, excludes: bool) -> Audience:
        """Leave out what was bought before, or don't."""
        return dataclasses.replace(self, exclude_bought=excludes)

    def by(self, strategies: Iterable[str]) -> Audience:
        """Use other strategies; none means custom."""
        return dataclasses.replace(self, strategies=tuple(strategies))

    def override(self, key: str) -> Value | None:
        """Give a filter's value, or None where it is off."""
        return dict(self.filters).get(key)


def _written(geography: Geography | None) -> dict[str, Any] | None:
    if geography is None:
        return None
    return {"mode": _MODES_OF[type(geography)], **dataclasses.asdict(geography)}


def _read(given: Any) -> Geography | None:
    return None if given is None else _READERS[given["mode"]](given)


def _read_radius(given: Mapping[str, Any]) -> Radius:
    latitude, longitude, miles = (float(given[name]) for name in ("latitude", "longitude", "radius_miles"))
    if not all(math.isfinite(number) for number in (latitude, longitude, miles)):
        raise ValueError("a circle of no size")
    return Radius(latitude, longitude, miles, label=str(given.get("label", "")))


def _places(given: Any) -> tuple[Place, ...]:
    return tuple(Place(str(one["name"]), str(one["state"])) for one in given)


def _words(given: Any) -> list[str]:
    if not isinstance(given, list):
        raise TypeError("no list")
    return [str(one) for one in given]


def _value(given: Any) -> Value:
    if isinstance(given, list):
        return tuple(str(one) for one in given)
    if isinstance(given, float) and not math.isfinite(given):
        raise ValueError("no number")
    if isinstance(given, bool | int | float | str):
        return given
    raise TypeError("no value")


def _whole(given: Any) -> int:
    if isinstance(given, bool) or not isinstance(given, int):
        raise TypeError("no count")
    return given


_READERS: Mapping[str, Callable[[Any], Geography]] = {
    "zips": lambda given: Zips(tuple(_words(given["zip_codes"]))),
    "city": lambda given: Cities(_places(given["cities"])),
    "counties": lambda given: Counties(_places(given["counties"])),
    "states": lambda given: States(tuple(_words(given["states"]))),
    "radius": _read_radius,
}
_MODES_OF: Mapping[type, str] = {Zips: "zips", Cities: "city", Counties: "counties", States: "states", Radius: "radius"}
