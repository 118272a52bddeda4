"""Which properties a stack takes, by the lists that they are in."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    """In at least `at_least` of the lists `among`, and in none of `without`. One is a union; as many as there are lists is "in all"."""

    among: tuple[int, ...]
    at_least: int = 1
    without: tuple[int, ...] = ()

    def takes(self, members: Collection[int]) -> bool:
        """Tell whether a property that is in the lists `members` is taken."""
        found = set(members)
        return len(found.intersection(self.among)) >= max(1, self.at_least) and found.isdisjoint(self.without)

    def words(self, names: Mapping[int, str]) -> str:
        """Say it to a person: "in at least 2 of Absentees, Probate and Vacant, not in Traced"."""
        among, without = (_listed([names.get(one, f"list {one}") for one in ids]) for ids in (self.among, self.without))
        told = f"in {among}" if len(self.among) == 1 else f"{self._how_many()} {among}"
        return f"{told}, not in {without}" if self.without else told

    def _how_many(self) -> str:
        if self.at_least <= 1:
            return "in any of"
        return "in all of" if self.at_least >= len(self.among) else f"in at least {self.at_least} of"


def _listed(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
