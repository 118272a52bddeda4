import json

import pytest

from components.library import PHONES, Shelf, pack
from tests.bench.lead_rows import rows
from tests.server.databases import new_database

MINE = "mine"


def as_told(leads, case):
    """What a straight look at the API's rows says of one use case, lead by lead."""
    return [
        {
            "score": lead[f"{case}_propensity_score"],
            "factors": lead[f"{case}_propensity_factors"],
            "zip": lead["zip_code"],
            **phones(lead),
        }
        for lead in leads
    ]


def phones(lead):
    held = [key for key in PHONES if lead[key]]
    may = [key for key in held if lead[f"{key}_dnc"] is False and lead[f"{key}_tcpa"] is False]
    barred = [key for key in held if True in (lead[f"{key}_dnc"], lead[f"{key}_tcpa"])]
    mobile = [
        key
        for key in may
        if key.startswith("mobile") or (key == "primary_phone" and lead["primary_phone_type"] == "Mobile")
    ]
    unsure = not may and len(held) > len(barred)
    return {"phone": bool(held), "reachable": bool(may), "mobile": bool(mobile), "unsure": unsure}


@pytest.fixture(scope="session")
def leads():
    made = rows(700, seed=3)
    for lead in made[:20]:
        lead["sell_propensity_score"] = None
        lead["sell_propensity_category"] = ""
    made[20]["sell_propensity_factors"] = "{broken"
    made[21]["sell_propensity_factors"] = json.dumps({"name": "not a list"})
    made[22]["sell_propensity_factors"] = [{"name": None, "points": "many", "reason": None}, "text", None]
    made[23]["sell_propensity_factors"] = None
    return made


@pytest.fixture(scope="session")
def shelf(tmp_path_factory, leads):
    folder = tmp_path_factory.mktemp("analytics")
    engine = new_database(folder / "shelf.sqlite")
    kept = Shelf(engine, folder / "rows")
    kept.put(MINE, 1, [pack(leads[:300]), pack(leads[300:400])])
    kept.put(MINE, 2, [pack(leads[400:])])
    yield kept
    engine.dispose()
