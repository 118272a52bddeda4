"""One odd cell never holds a paid list up."""

import json

import pytest

from components.library import Shelf, lead, pack
from tests.server.databases import new_database

ODD = [
    [{"name": "a", "points": 10**30, "reason": "beyond 64 bits"}],
    [{"name": "half \ud800 a character", "points": 1, "reason": ""}],
    [{1: "a key that is no text", "name": "b", "points": 2}],
    "[{'name': 'c', 'points': {1, 2}, 'reason': 'a Python set'}]",
    "[" * 3000,
    {"no": "list"},
    7,
    None,
]


@pytest.mark.parametrize("factors", ODD, ids=lambda one: str(type(one).__name__))
def test_odd_factors_are_kept_as_far_as_they_can_be(tmp_path, factors):
    engine = new_database(tmp_path / "shelf.sqlite")
    shelf = Shelf(engine, tmp_path / "rows")
    rows = [{"address": "1 Oak St", "sell_propensity_factors": factors, "sell_propensity_score": 40}]
    assert shelf.put("mine", 1, [pack(rows)]) == 1
    kept = lead(shelf, "mine", 1, 0)
    assert kept["address"] == "1 Oak St"
    told = kept["sell_propensity_factors"]
    assert told is None or isinstance(json.loads(told), list)
    engine.dispose()
