"""What a person took off a proposal stays off: the API goes on from its own last answer, in which it still stands."""

from __future__ import annotations

from components.audience import Audience


def still_off(made: Audience, before: Audience, kept: Audience) -> Audience:
    """Take off a new proposal what a person took off the last one, as far as the API only repeats it.

    `before` is the last proposal as the API made it, `kept` what the person left of it. What the new answer changes is the person's wish.
    """
    for key, value in before.filters:
        if kept.override(key) is None and made.override(key) == value:
            made = made.without(key)
    gone = set(before.strategies) - set(kept.strategies)
    if gone & set(made.strategies):
        made = made.by([key for key in made.strategies if key not in gone])
    if before.geography == made.geography and kept.geography is not None:
        made = made.at(kept.geography)
    return made
