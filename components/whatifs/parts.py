"""What an audience is made of, as things that can be taken off one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from components.audience import CUSTOM, FILTERS, Audience, Cities, Counties, Geography, Place, States, Zips, phrases

# Set both or neither (components/audience/checks.py), so they come off together.
_TOGETHER: Mapping[str, str] = {"estimated_equity": "equity, compared", "equity_operator": "equity, compared"}


@dataclass(frozen=True)
class Part:
    """One removable thing: its words, and the filter keys or strategy keys that go with it."""

    kind: Literal["filter", "strategy", "place"]
    label: str
    keys: tuple[str, ...] = ()
    place: str | Place | None = None

    @property
    def name(self) -> str:
        """Give a name that no other part of the audience has."""
        return f"{self.kind}:{self.place}" if self.kind == "place" else f"{self.kind}:{'+'.join(self.keys)}"


def filter_parts(audience: Audience) -> tuple[Part, ...]:
    """List the filters; a least and a most of one thing are one part."""
    grouped: dict[str, list[str]] = {}
    for key, _ in audience.filters:
        grouped.setdefault(_subject(key), []).append(key)
    given = dict(audience.filters)
    return tuple(
        Part("filter", "; ".join(phrases([(key, given[key]) for key in keys])), tuple(keys))
        for keys in grouped.values()
    )


def strategy_parts(audience: Audience, labels: Mapping[str, str], *, together: bool = False) -> tuple[Part, ...]:
    """List the strategies; `together` makes one part of them, because without one of several fewer match, not more."""
    named = [(labels.get(key, key), key) for key in audience.strategies if key != CUSTOM]
    if together and named:
        return (Part("strategy", " or ".join(label for label, _ in named), tuple(key for _, key in named)),)
    return tuple(Part("strategy", label, (key,)) for label, key in named)


def place_parts(audience: Audience) -> tuple[Part, ...]:
    """List the places, where there are several; a circle is one."""
    places = _places(audience.geography)
    return tuple(Part("place", str(place), place=place) for place in places) if len(places) > 1 else ()


def without(audience: Audience, parts: Iterable[Part]) -> Audience:
    """Take parts off. The last strategy that goes leaves "custom"; the last place stays."""
    for part in parts:
        if part.kind == "filter":
            for key in part.keys:
                audience = audience.without(key)
        elif part.kind == "strategy":
            audience = audience.by(key for key in audience.strategies if key not in part.keys)
        else:
            audience = audience.at(_but(audience.geography, part.place))
    return audience


def only_at(audience: Audience, part: Part) -> Audience:
    """Keep one place of several."""
    match audience.geography, part.place:
        case Zips(), str(code):
            return audience.at(Zips((code,)))
        case States(), str(code):
            return audience.at(States((code,)))
        case Cities(), Place() as place:
            return audience.at(Cities((place,)))
        case Counties(), Place() as place:
            return audience.at(Counties((place,)))
    return audience


def _subject(key: str) -> str:
    known = FILTERS.get(key)
    bounded = f"bounds of {known.subject}" if known is not None and known.bound else ""
    return bounded or _TOGETHER.get(key, key)


def _places(geography: Geography | None) -> tuple[str | Place, ...]:
    match geography:
        case Zips(codes) | States(codes):
            return tuple(dict.fromkeys(codes))
        case Cities(places) | Counties(places):
            return tuple(dict.fromkeys(places))
    return ()


def _but(geography: Geography | None, gone: str | Place | None) -> Geography | None:
    left = tuple(_but_one(_places(geography), gone))
    match geography:
        case Zips() | States() if left:
            return type(geography)(tuple(place for place in left if isinstance(place, str)))
        case Cities() | Counties() if left:
            return type(geography)(tuple(place for place in left if isinstance(place, Place)))
    return geography


def _but_one(places: Iterable[str | Place], gone: str | Place | None) -> Iterator[str | Place]:
    return (place for place in places if place != gone)
