"""The country is the same whoever looks, and however its places are grouped."""

import numpy as np

import components.sandbox
from components.sandbox.world.homes import Homes, World, known_columns
from components.sandbox.world.places import STATES, miles_between
from components.sandbox.world.rows import rows_of


def test_the_room_says_how_many_properties_there_are(world):
    said = components.sandbox.__doc__
    assert f"{world.places.homes.sum():,} properties" in said
    assert f"{len(world.places):,} real ZIPs" in said


def test_places_are_active_standard_zips_of_the_states(world):
    assert set(world.places.state) == STATES
    assert world.places.homes.min() >= 120
    assert world.places.homes.max() <= 700
    assert "00501" not in world.places.index_of  # a unique ZIP of the tax office
    assert world.places.city[world.places.index_of["85032"]] == "Phoenix"


def test_every_column_is_independent_of_company(world):
    several = Homes.of_places(world, np.array([10, 4000, 20_000]))
    alone = Homes.of_places(world, np.array([4000]))
    shared = several.at == 4000
    for name in known_columns():
        assert several[name][shared].tolist() == alone[name].tolist() or np.array_equal(
            several[name][shared], alone[name], equal_nan=True
        ), name


def test_every_column_is_independent_of_order(world):
    homes = Homes.of_places(world, np.array([77]))
    backwards = homes.take(slice(None, None, -1))
    assert rows_of(backwards) == rows_of(homes)[::-1]


def test_another_seed_is_another_country(world):
    other = World(world.places, seed=8, as_of=world.as_of)
    assert rows_of(Homes.of_places(world, np.array([5])))[:5] != rows_of(Homes.of_places(other, np.array([5])))[:5]


def test_homes_lie_near_their_zip(world):
    homes = Homes.of_places(world, np.arange(0, len(world.places), 400))
    away = [
        miles_between(lat, lon, np.array([own_lat]), np.array([own_lon]))[0]
        for lat, lon, own_lat, own_lon in zip(
            world.places.latitude[homes.at],
            world.places.longitude[homes.at],
            homes["latitude"],
            homes["longitude"],
            strict=True,
        )
    ]
    assert max(away) <= 7
    assert len({*zip(homes["latitude"], homes["longitude"], strict=True)}) > 0.99 * len(homes)


def test_life_hangs_together(world):
    homes = Homes.of_places(world, np.arange(0, len(world.places), 300))
    old, new = homes["year_built"] < 1970, homes["year_built"] > 2005
    assert homes["equity_percent"][old].mean() > homes["equity_percent"][new].mean()
    assert np.all(homes["estimated_equity"] == homes["estimated_value"] - homes["open_mortgage_balance"])
    assert np.all(homes["free_clear"] == (homes["open_mortgage_balance"] == 0))
    assert np.all(homes["high_equity"] == (homes["equity_percent"] >= 40))
    assert np.all((homes["mail_address"] == homes["address"]) | homes["absentee_owner"])
    dear, cheap = homes["state"] == "CA", homes["state"] == "WV"
    assert np.median(homes["estimated_value"][dear]) > 2 * np.median(homes["estimated_value"][cheap])
    sold = ~np.isnat(homes["last_sale_date"])
    assert not np.any(
        (homes["last_sale_date"].astype("datetime64[Y]").astype(int) + 1970)[sold] < homes["year_built"][sold]
    )


def test_nobody_can_be_called_or_mailed(world):
    homes = Homes.of_places(world, np.arange(0, len(world.places), 900))
    for name in ("primary_phone", "mobile_1", "mobile_2", "mobile_3", "landline_1", "landline_2"):
        assert all(number == "" or (len(number) == 10 and number[3:6] == "555") for number in homes[name])
    for name in ("email_1", "email_2", "email_3"):
        assert all(
            mail == "" or mail.rsplit("@", 1)[1] in ("example.com", "example.org", "example.net")
            for mail in homes[name]
        )
