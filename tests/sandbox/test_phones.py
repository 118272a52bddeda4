"""Phones: few share one, and a number says the same wherever it is met."""

import numpy as np
import pytest

from components.sandbox.world.contacts import LANDLINES, MOBILES, PHONES, said_by
from components.sandbox.world.homes import Homes
from components.sandbox.world.numbering import numbering_of
from components.sandbox.world.phones import LIST_STATES, checked


def listed(world, city, state, count=2_500):
    """The homes that a list of the whole city begins with."""
    homes = Homes.of_places(world, world.places.by_city[city, state])
    return homes.take(np.argsort(homes.keys)[:count])


@pytest.mark.parametrize(
    ("city", "state"),
    [
        ("phoenix", "AZ"),
        ("chicago", "IL"),
        ("houston", "TX"),
        ("boston", "MA"),
        ("honolulu", "HI"),
        ("anchorage", "AK"),
    ],
)
def test_fewer_than_one_first_phone_in_twenty_repeats(world, city, state):
    numbers = listed(world, city, state)["primary_phone_number"]
    numbers = numbers[numbers > 0]
    assert len(numbers) > 2_000
    assert 1 - len(np.unique(numbers)) / len(numbers) < 0.05


def test_the_whole_exchange_is_in_use(world):
    numbers = Homes.of_places(world, np.arange(0, len(world.places), 30))["primary_phone_number"]
    lines = numbers[numbers > 0] % 10_000
    assert len(np.unique(lines)) > 9_900


def test_no_home_has_a_number_twice(world):
    homes = Homes.of_places(world, np.arange(0, len(world.places), 300))
    for numbers in zip(*(homes[name].tolist() for name in PHONES), strict=True):
        some = [number for number in numbers if number]
        assert len(some) == len({*some})


def test_slots_hold_numbers_of_their_type(world):
    homes = Homes.of_places(world, np.arange(0, len(world.places), 300))
    for name in PHONES[1:]:
        types = {*said_by(homes, name).type.tolist()} - {""}
        assert types == {"Mobile" if name in MOBILES else "Landline"}
    first = said_by(homes, "primary_phone").type
    assert (first == homes["primary_phone_type"]).all()
    assert {*first.tolist()} == {"", "Mobile", "Landline"}
    assert len(LANDLINES) == 2


def test_a_number_says_the_same_on_every_lead(world):
    homes = Homes.of_places(world, np.arange(0, len(world.places), 20))
    said = {}
    for name in PHONES:
        flags = zip(homes[name], homes[f"{name}_dnc"], homes[f"{name}_tcpa"], strict=True)
        for number, dnc, tcpa in flags:
            if number:
                assert said.setdefault(number, (dnc, tcpa)) == (dnc, tcpa), number


def test_only_some_states_keep_a_list(world):
    codes = numbering_of(world.places).state_of_code
    assert (codes[602], codes[713], codes[312], codes[207], codes[808]) == ("AZ", "TX", "IL", "ME", "HI")
    assert not {416, 604, 778} & {*codes}  # Canada's, along the border
    numbers = np.arange(6025550000, 6025560000)
    assert not checked(numbers, codes).state.any()
    texan = checked(numbers + 1110000000, codes)
    assert 0.09 < texan.state.mean() < 0.15
    assert len(LIST_STATES) == 11


def test_flags_add_up():
    numbers = np.append(np.arange(7135550000, 7135560000), 0)
    said = checked(numbers, {713: "TX"})
    assert (said.dnc == (said.federal | said.state | said.dma)).all()
    assert (said.clean == ~(said.dnc | said.litigator)).all()
    assert 0.35 < said.federal.mean() < 0.47
    assert 0.005 < said.litigator.mean() < 0.03
    assert (said.type[-1], said.carrier[-1], said.dnc[-1]) == ("", "", False)


def test_as_many_leads_are_clean_as_a_caller_would_expect(world):
    clean = Homes.of_places(world, np.arange(0, len(world.places), 200))["contact_clean"].mean()
    assert 0.12 < clean < 0.17


def test_the_climate_cools_homes(world):
    def cooled(city, state):
        homes = Homes.of_places(world, world.places.by_city[city, state])
        return homes["has_ac"][~homes["is_land"]].mean()

    assert cooled("phoenix", "AZ") > 0.95
    assert cooled("houston", "TX") > 0.95
    assert cooled("seattle", "WA") < 0.3
    assert cooled("portland", "ME") < 0.25
