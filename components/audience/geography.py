"""Where: the five ways of naming a place that the API takes (API document, Preview Lead List, geography)."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, order=True)
class Place:
    """A city, or a county by its bare name ("Maricopa"), with its state's two letters."""

    name: str
    state: str

    def __str__(self) -> str:
        return f"{self.name}, {self.state}"


@dataclass(frozen=True)
class Zips:
    """Five-digit ZIP codes."""

    zip_codes: tuple[str, ...]


@dataclass(frozen=True)
class Cities:
    """Cities with their states. On the wire they become cities times states: `check` notes where that catches more."""

    cities: tuple[Place, ...]


@dataclass(frozen=True)
class Counties:
    """Counties with their states; the same holds on the wire."""

    counties: tuple[Place, ...]


@dataclass(frozen=True)
class States:
    """Whole states, by two letters."""

    states: tuple[str, ...]


@dataclass(frozen=True)
class Radius:
    """A circle: degrees and miles. `label` says what is in the middle, for people; two circles are equal without it."""

    latitude: float
    longitude: float
    radius_miles: float
    label: str = field(default="", compare=False)


Geography = Zips | Cities | Counties | States | Radius
