"""X-ray: what each part of an audience costs in matches, or brings.

Gains don't add up: two filters that shut out the same homes each gain nothing alone and much together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from components.audience import CUSTOM, Audience
from components.whatifs.counting import Counting
from components.whatifs.parts import Part, filter_parts, only_at, place_parts, strategy_parts, without


@dataclass(frozen=True)
class Ray:
    """One part: `count` is how many match without it (a place: there alone), None while that is unknown."""

    part: Part
    fewer: Audience
    """The audience without the part."""
    asked: Audience
    """The audience that `count` counts."""
    count: int | None = None
    gain: int | None = None
    """Matches gained without it, below zero where fewer match (one of several strategies); for a place, what it brings."""


@dataclass(frozen=True)
class Xray:
    """The audience's own count and a ray a part, the largest gain first, the unknown last."""

    count: int | None
    rays: tuple[Ray, ...]

    @property
    def known(self) -> int:
        """Tell how many rays are counted."""
        return sum(1 for ray in self.rays if ray.count is not None)


def filter_rays(audience: Audience, labels: Mapping[str, str]) -> tuple[Ray, ...]:
    """Lay out the rays of the filters and strategies, none counted."""
    parts = (*filter_parts(audience), *strategy_parts(audience, labels))
    return tuple(Ray(part, fewer, fewer) for part in parts if (fewer := without(audience, [part])) != audience)


def place_rays(audience: Audience) -> tuple[Ray, ...]:
    """Lay out the rays of the places, none counted; none where there is only one."""
    return tuple(Ray(part, without(audience, [part]), only_at(audience, part)) for part in place_parts(audience))


def questions(audience: Audience, rays: Iterable[Ray]) -> tuple[Audience, ...]:
    """Give what an X-ray asks, in order."""
    return (audience, *(ray.asked for ray in rays))


def xray(counting: Counting, audience: Audience, rays: tuple[Ray, ...]) -> Iterator[Xray]:
    """Count the rays; yields the picture anew with every answer."""
    counts: dict[str, int | None] = {}
    yield _picture(audience, rays, counts)
    for counted in counting.each(questions(audience, rays)):
        counts[counted.audience.matching_key()] = counted.count
        yield _picture(audience, rays, counts)


def _picture(audience: Audience, rays: tuple[Ray, ...], counts: Mapping[str, int | None]) -> Xray:
    whole = counts.get(audience.matching_key())
    told = [_told(ray, whole, counts.get(ray.asked.matching_key())) for ray in rays]
    return Xray(whole, tuple(sorted(told, key=lambda ray: (ray.gain is None, -(ray.gain or 0)))))


def _told(ray: Ray, whole: int | None, count: int | None) -> Ray:
    if count is None:
        return Ray(ray.part, ray.fewer, ray.asked)
    base = 0 if ray.part.kind == "place" else whole
    return Ray(ray.part, ray.fewer, ray.asked, count, None if base is None else count - base)


def is_alternative(audience: Audience, part: Part) -> bool:
    """Tell whether a part is one of several strategies, without which fewer match, not more."""
    return part.kind == "strategy" and sum(1 for key in audience.strategies if key != CUSTOM) > 1
