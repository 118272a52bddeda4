"""What a turn changed, said without asking anybody: which wishes came, which went."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from components.audience import Audience, phrase, place_names, place_words

_MOST_NAMED = 6


@dataclass(frozen=True)
class Receipt:
    """What differs between two proposals, in words. `matches` is how many more (or fewer) match, None where one isn't counted."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    matches: int | None

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.matches)


def receipt(
    before: Audience,
    after: Audience,
    labels: Mapping[str, str],
    counts: tuple[int | None, int | None] = (None, None),
) -> Receipt:
    """Compare two proposals; `labels` name the strategies, `counts` are their matches."""
    alike = _alike(before, after)
    old, new = _said(before, labels, each_place=alike), _said(after, labels, each_place=alike)
    was, now = counts
    return Receipt(
        tuple(words for words in new if words not in old),
        tuple(words for words in old if words not in new),
        None if was is None or now is None else now - was,
    )


def _alike(before: Audience, after: Audience) -> bool:
    """Tell whether places are best compared one by one: of one kind, some kept, and few that changed."""
    old, new = set(place_names(before.geography)), set(place_names(after.geography))
    alike = type(before.geography) is type(after.geography) and bool(old & new)
    return alike and len(old ^ new) <= _MOST_NAMED


def _said(audience: Audience, labels: Mapping[str, str], *, each_place: bool) -> list[str]:
    place = [place_words(audience.geography)] if audience.geography is not None else []
    named = [labels.get(key, key) for key in audience.strategies if key != "custom"]
    where = [*place_names(audience.geography)] if each_place else place
    return [*named, *where, *(phrase(key, value) for key, value in audience.filters)]
