"""What Lists and Propensity count follows opt-outs and scrubs; where there are none, nothing is asked."""

import pytest

from components.analytics import ALL, shortlist, tally
from components.library import leads_page
from components.outreach import Corrections
from components.outreach import corrections as room
from tests.outreach.conftest import MINE, lead, phone

ONE, TWO, THREE = "6025550147", "6025550148", "6025550149"


@pytest.fixture
def corrections(world, monkeypatch):
    monkeypatch.setattr(room, "_SEEN_S", -1.0)
    return Corrections(world.books)


def figures(world, corrections, *list_ids):
    total = tally(world.shelf, MINE, list_ids or (1,), "sell", ALL, corrections.of(MINE, list_ids or (1,))).total()
    return total.phoned, total.reachable, total.mobile, total.unsure


def phones(world, corrections, list_id=1):
    corrected = corrections.of(MINE, [list_id])
    page = leads_page(world.shelf, MINE, list_id, "", 0, 50, corrected).frame["phone"]
    short = shortlist(world.shelf, MINE, (list_id,), "sell", 0, ALL, 0, corrected).frame["phone"]
    told = [[None if one != one else one for one in column] for column in (page, short)]
    assert told[0] == told[1]
    return told[0]


def test_without_opt_outs_and_scrubs_there_is_nothing_to_put_right(world, corrections):
    world.put(lead(**phone(ONE)), lead("2 Oak St", **phone(TWO, dnc=True)))
    assert len(corrections.of(MINE, (1,))) == 0
    assert figures(world, corrections) == (2, 1, 1, 0)


def test_an_opt_out_takes_its_owner_out_of_the_counts_and_out_of_the_table(world, corrections):
    world.put(lead(**phone(ONE), **phone(TWO, "landline_1")), lead("2 Oak St", **phone(THREE)))
    assert phones(world, corrections) == ["(602) 555-0147", "(602) 555-0149"]
    before = corrections.version(MINE)
    world.suppression.add(MINE, "phone", [TWO], source="by hand")
    assert corrections.version(MINE) != before
    assert figures(world, corrections) == (2, 1, 1, 0)
    assert phones(world, corrections) == [None, "(602) 555-0149"]
    world.suppression.lift(MINE, "phone", TWO, note="mistyped")
    assert figures(world, corrections) == (2, 2, 2, 0)


def test_a_scrub_puts_a_lead_right_in_both_directions(world, corrections):
    world.put(
        lead(**phone(ONE, dnc=True), **phone(TWO, "landline_1", dnc=None)),
        lead("2 Oak St", **phone(THREE)),
    )
    assert figures(world, corrections) == (2, 1, 1, 1)
    world.scrub(TWO)
    assert figures(world, corrections) == (2, 2, 2, 0), "the scrub also says that it is a mobile"
    assert phones(world, corrections) == ["(602) 555-0148", "(602) 555-0149"]
    world.scrub(THREE, litigator=True)
    assert phones(world, corrections) == ["(602) 555-0148", None]
    assert figures(world, corrections)[1] == 1


def test_a_list_of_our_own_without_dates_may_be_called_nowhere_until_it_is_scrubbed(world, corrections):
    world.put(lead(**phone(ONE)), list_id=-1)
    assert figures(world, corrections, -1) == (1, 0, 0, 1)
    world.scrub(ONE)
    assert figures(world, corrections, -1) == (1, 1, 1, 0)


def test_another_list_put_in_a_lists_place_is_judged_anew(world, corrections):
    world.put(lead(**phone(ONE)))
    world.suppression.add(MINE, "phone", [ONE], source="by hand")
    assert figures(world, corrections) == (1, 0, 0, 0)
    world.put(lead("9 Elm St", **phone(TWO)))
    assert figures(world, corrections) == (1, 1, 1, 0)
