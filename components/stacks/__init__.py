"""Several lists, traces and uploads combined into one: in any, in all, in at least so many, in these but not in those.

One row a property: two rows are the same home where house number, street, unit and ZIP agree in their standard form; where a row has no
ZIP, its town stands for it, and where it has no address, its parcel. A row without any of them is a property of its own, joined with
nothing. Rows are never joined by their position. One row an owner, too: name and mailing address agree.

May touch matching and the library. Keys are worked out once a list and kept beside its file, so that a stack of many lists is a question
of milliseconds. What a stack was made of is kept as its recipe, so that it can be made again when its lists have changed.
"""

from components.stacks.making import make, recipe_of, remake, rule_of
from components.stacks.overlap import MOST_LISTS, Overlap, overlap
from components.stacks.owners import owner_count, owner_page, owners
from components.stacks.properties import PropertyPage, properties, property_page
from components.stacks.rule import Rule

__all__ = [
    "MOST_LISTS",
    "Overlap",
    "PropertyPage",
    "Rule",
    "make",
    "overlap",
    "owner_count",
    "owner_page",
    "owners",
    "properties",
    "property_page",
    "recipe_of",
    "remake",
    "rule_of",
]
