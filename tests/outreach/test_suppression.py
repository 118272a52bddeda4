"""Who is on the suppression list is in no file, on whichever list they stand; taking somebody off is an act of its own."""

import pytest

from components.faults import BadInput
from components.library import Selection
from components.outreach import Reason, email_contacts, mail_contacts, withheld
from components.outreach.acts import acts_of
from components.outreach.forms import address_forms, forms_of, person_form
from tests.outreach.conftest import MINE, lead, phone
from tests.people.somebody import somebody

ONE, TWO, THREE = "6025550147", "6025550148", "6025550149"


def suppress(world, kind, *texts, **options):
    forms = [form for text in texts for form in forms_of(kind, text)]
    return world.suppression.add(MINE, kind, forms, source="by hand", by=somebody("ana"), **options)


def emails(world, *list_ids):
    told = email_contacts(world.books, MINE, Selection(list_ids or (1,))).to_pydict()
    return dict(zip(told["email"], told["reason"], strict=True))


def mail(world, *list_ids):
    return mail_contacts(world.books, MINE, Selection(list_ids or (1,)))["reason"].to_pylist()


@pytest.mark.parametrize("sealed", [False, True])
def test_one_number_opts_out_all_numbers_of_its_owner_on_every_list(world, sealed):
    world.put(lead(**phone(ONE), **phone(TWO, "landline_1")), lead("2 Oak St", **phone("6025550150")))
    world.put(lead(**phone(THREE)), list_id=2)
    suppress(world, "phone", "+1 (602) 555-0147", sealed=sealed)
    assert world.reasons() == {ONE: "opted_out", TWO: "opted_out", "6025550150": ""}
    assert world.reasons(2) == {THREE: "opted_out"}, "the same owner, though another number"


def test_the_owner_is_found_also_where_the_list_comes_later(world):
    suppress(world, "phone", ONE)
    world.put(lead(**phone(TWO)))
    assert world.reasons() == {TWO: ""}
    world.put(lead(**phone(ONE)), list_id=2)
    assert world.reasons(1) == {TWO: "opted_out"}
    world.shelf.drop(MINE, 2)
    assert world.reasons(1) == {TWO: "opted_out"}, "what is known of an opt-out outlives the list that told it"


def test_an_opt_out_of_calls_leaves_mail_and_e_mail_alone(world):
    world.put(lead(**phone(ONE), email_1="Ana@Example.com"))
    suppress(world, "phone", ONE)
    assert emails(world) == {"ana@example.com": ""}
    assert mail(world) == [""]


@pytest.mark.parametrize("sealed", [False, True])
def test_an_address_is_barred_in_every_way_as_home_and_as_mail(world, sealed):
    world.put(lead(**phone(ONE), email_1="a@example.com"), lead("9 Elm Ave", mail_address="1 Oak Street", **phone(TWO)))
    suppress(world, "address", "1 OAK ST., Mesa, AZ 85201", sealed=sealed)
    assert set(world.reasons().values()) == {"opted_out"}
    assert emails(world) == {"a@example.com": "opted_out"}
    assert mail(world) == ["opted_out", "opted_out"]


def test_an_address_without_a_zip_is_barred_in_all_of_its_citys_zips(world):
    forms = address_forms("1 Oak St", "", "Mesa", "AZ")
    assert len(forms) > 3 and all(form.startswith("1OAKST|852") for form in forms)
    world.put(lead(**phone(ONE)))
    world.suppression.add(MINE, "address", forms, source="by hand")
    assert world.reasons() == {ONE: "opted_out"}


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("Oak, Ana, 85201", ""),
        ("Ana of 1 oak st 85201", "opted_out"),
        ("Ana of 1 oak st", "opted_out"),
        ("ana of 1 oak st, 90210", ""),
    ],
)
def test_a_person_is_barred_by_name_and_zip_or_by_name_everywhere(world, name, reason):
    world.put(lead(**phone(ONE)))
    suppress(world, "person", name)
    assert world.reasons() == {ONE: reason}


def test_an_e_mail_address_is_barred_by_itself(world):
    world.put(lead(**phone(ONE), email_1="A@Example.com", email_2="b@example.com", email_3="none"))
    suppress(world, "email", "<a@EXAMPLE.com>")
    assert emails(world) == {"a@example.com": "opted_out", "b@example.com": "", "none": "invalid"}
    assert world.reasons() == {ONE: ""}


def test_twice_is_once_and_rubbish_is_nothing(world):
    assert suppress(world, "phone", ONE, "(602) 555 0147", "n/a", "") == 1
    assert suppress(world, "phone", ONE, TWO) == 1
    assert world.suppression.counts(MINE) == {"phone": 2, "email": 0, "address": 0, "person": 0}


def test_taking_one_off_needs_a_reason_and_is_written_down(world):
    world.put(lead(**phone(ONE), **phone(TWO, "mobile_2")))
    suppress(world, "phone", ONE)
    assert set(world.reasons().values()) == {"opted_out"}
    with pytest.raises(BadInput, match="Say why"):
        world.suppression.lift(MINE, "phone", ONE, by=somebody("bo"), note="  ")
    assert world.suppression.lift(MINE, "phone", ONE, by=somebody("bo"), note="Typed the wrong number")
    assert not world.suppression.lift(MINE, "phone", ONE, by=somebody("bo"), note="again")
    assert set(world.reasons().values()) == {""}
    lifted, added = acts_of(world.database, MINE)
    assert (lifted.act, lifted.form, lifted.person, lifted.note) == ("lifted", ONE, "bo", "Typed the wrong number")
    assert (added.act, added.entries, added.person) == ("suppressed", 1, "ana")


def test_a_sealed_number_is_known_again_and_stands_nowhere(world):
    suppress(world, "phone", ONE, sealed=True)
    found = world.suppression.holds(MINE, "phone", ONE)
    assert found and found.sealed and ONE not in found.form
    world.database.dispose()
    assert ONE.encode() not in (world.folder / "books.sqlite").read_bytes()


def test_nobody_is_barred_by_anothers_list(world):
    world.put(lead(**phone(ONE)))
    world.suppression.add("theirs", "phone", [ONE], source="by hand")
    assert world.reasons() == {ONE: ""}


def test_entries_are_found_by_form_source_and_note(world):
    suppress(world, "phone", ONE, note="Angry on the phone")
    suppress(world, "email", "a@example.com")
    assert [one.form for one in world.suppression.entries(MINE)] == ["a@example.com", ONE]
    assert [one.form for one in world.suppression.entries(MINE, "angry hand")] == [ONE]
    assert [one.form for one in world.suppression.entries(MINE, "100%_")] == []
    assert [one.form for one in world.suppression.entries(MINE, kind="email")] == ["a@example.com"]


def test_a_hundred_thousand_numbers_withhold_the_ones_that_are_there(world):
    world.put(lead(**phone(ONE)), lead("2 Oak St", **phone(TWO)))
    assert (
        world.suppression.add(MINE, "phone", [f"602{n:07d}" for n in range(5_500_000, 5_550_148)], source="file")
        == 50_148
    )
    assert withheld(world.contacts()) == {Reason.OPTED_OUT: 1}


def test_names_have_one_form():
    assert person_form("Smith, José Jr.", "85201-1234") == "JOSE SMITH|85201"
    assert forms_of("person", "José Smith, 85201") == ("JOSE SMITH|85201",)
    assert forms_of("person", "José Smith") == ("JOSE SMITH|",)
    assert forms_of("person", "  ") == ()


def test_those_on_the_list_are_found_among_many_sealed_or_not(world):
    suppress(world, "phone", ONE)
    suppress(world, "phone", TWO, sealed=True)
    asked = [ONE, TWO, THREE, ""]
    assert world.suppression.on_it(MINE, asked) == {ONE, TWO}
    assert world.suppression.on_it("other", asked) == frozenset()
    assert world.suppression.on_it(MINE, []) == frozenset()
