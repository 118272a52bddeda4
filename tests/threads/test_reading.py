import pytest

from components.audience import Audience, Cities, Place
from components.threads import odd_zips, quick_replies, receipt, wanted_count


@pytest.mark.parametrize(
    ("prompt", "number"),
    [
        ("200 leads in Tampa", 200),
        ("I need 1,500 absentee owners in Mesa", 1500),
        ("give me 2k owners", 2000),
        ("2 k leads", 2000),
        ("owned 10+ years", None),
        ("built before 1990", None),
        ("$300 owners", None),
        ("within 5 miles of 85004", None),
        ("3 bed homes, owners absent", None),
        ("owners with 3 units", None),
        ("0 leads", None),
        ("90000 leads", None),
        ("50 high equity landlord leads", 50),
    ],
)
def test_the_number_of_leads_is_read_and_other_numbers_are_not(prompt, number):
    assert wanted_count(prompt) == number


@pytest.mark.parametrize(
    ("question", "choices"),
    [
        ("Which Springfield: Springfield, IL or Springfield, MO?", ("Springfield, IL", "Springfield, MO")),
        (
            "What kind of leads? Are you targeting investors, distressed sellers, or homeowners for a specific service?",
            ("Investors", "Distressed sellers", "Homeowners for a specific service"),
        ),
        ("Did you mean Los Angeles or Louisiana?", ("Los Angeles", "Louisiana")),
        ("Investors, distressed sellers, or something else?", ("Investors", "Distressed sellers")),
        ("Where should I look?", ()),
        ("", ()),
        ("Do you want it or not and by the way here is a very long clause that nobody would put on a button?", ()),
    ],
)
def test_choices_are_read_from_a_question(question, choices):
    assert quick_replies(question) == choices


def test_a_receipt_names_what_came_and_what_went():
    before = Audience(("vacant",), Cities((Place("Phoenix", "AZ"),)), (("high_equity", True),))
    after = Audience(("vacant", "probate"), Cities((Place("Mesa", "AZ"),)), (("high_equity", True),))
    told = receipt(before, after, {"probate": "Probate / Inherited"}, (500, 120))
    assert told.added == ("Probate / Inherited", "in Mesa, AZ")
    assert told.removed == ("in Phoenix, AZ",)
    assert told.matches == -380


def test_a_receipt_names_the_place_that_came_beside_others_alone():
    mesa, tempe, tampa = Place("Mesa", "AZ"), Place("Tempe", "AZ"), Place("Tampa", "FL")
    before = Audience(("vacant",), Cities((mesa,)))
    assert receipt(before, before.at(Cities((mesa, tempe))), {}).added == ("Tempe, AZ",)
    replaced = receipt(before, before.at(Cities((tampa,))), {})
    assert (replaced.added, replaced.removed) == (("in Tampa, FL",), ("in Mesa, AZ",))


def test_a_receipt_without_counts_says_nothing_about_matches():
    one = Audience(("vacant",), Cities((Place("Phoenix", "AZ"),)))
    assert not receipt(one, one, {})
    assert receipt(one, one, {}, (None, 4)).matches is None


def test_odd_zips_are_pointed_out():
    chicago = ("60609", "60615", "60617", "60619", "60620", "60621")
    assert odd_zips(chicago) == ()
    told = {one.zip_code: one.why for one in odd_zips((*chicago, "46402", "62701", "00000"))}
    assert set(told) == {"46402", "62701", "00000"}
    assert "IN" in told["46402"]
    assert "miles" in told["62701"]
    assert "gazetteer" in told["00000"]
