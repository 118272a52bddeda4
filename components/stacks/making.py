"""A stack as a list of our own: made, and made again from its recipe."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from components.faults import BadInput
from components.library import OwnList, OwnLists, Shelf
from components.stacks.overlap import Overlap, overlap
from components.stacks.properties import properties
from components.stacks.rule import Rule

KIND = "stack"


def make(
    own_lists: OwnLists,
    shelf: Shelf,
    account: str,
    name: str,
    found: Overlap,
    rule: Rule,
    names: Mapping[int, str],
) -> OwnList:
    """Keep the properties that a rule takes as a list of our own; the same stack under the same name is made again, not twice.

    Raises `BadInput` for an empty name, and where the rule takes nothing.
    """
    table, recipe = properties(shelf, account, found, rule, names), recipe_of(found, rule, names)
    if not len(table):
        raise BadInput("rule", "No property is in these lists as wanted.")
    for own in own_lists.lists(account):
        if own.kind == KIND and own.name == " ".join(name.split()) and own.recipe == recipe:
            own_lists.put(account, own.list_id, table)
            return own_lists.find(account, own.list_id) or own
    return own_lists.keep(account, KIND, name, table, recipe)


def remake(own_lists: OwnLists, shelf: Shelf, own: OwnList, names: Mapping[int, str]) -> int:
    """Make a stack again from its lists as they are now; gives its number of properties.

    `names` are those of the lists now. Raises `BadInput` where a list is gone, where none is left to take, or where this is no stack.
    """
    rule, list_ids = rule_of(own.recipe), _ids(own.recipe.get("lists"))
    if rule is None or not list_ids:
        raise BadInput("list", "This list keeps no recipe.")
    table = properties(shelf, own.account, overlap(shelf, own.account, list_ids), rule, names)
    if not len(table):
        raise BadInput("rule", "No property is in these lists as wanted any more.")
    return own_lists.put(own.account, own.list_id, table)


def recipe_of(found: Overlap, rule: Rule, names: Mapping[int, str]) -> Mapping[str, Any]:
    """Write down how a stack was made: its lists with their names, and the rule."""
    return {
        "lists": list(found.list_ids),
        "names": {str(one): names.get(one, "") for one in found.list_ids},
        "among": list(rule.among),
        "at_least": rule.at_least,
        "without": list(rule.without),
    }


def rule_of(recipe: Mapping[str, Any]) -> Rule | None:
    """Read a recipe's rule; None where there is none."""
    among, at_least = _ids(recipe.get("among")), recipe.get("at_least")
    if not among or not isinstance(at_least, int):
        return None
    return Rule(among, at_least, _ids(recipe.get("without")))


def _ids(told: Any) -> tuple[int, ...]:
    return tuple(one for one in told if isinstance(one, int)) if isinstance(told, list) else ()
