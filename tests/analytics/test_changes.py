from datetime import date

import pytest

from components.analytics import Change, Sale, changes, sales

LIST = {
    "estimated_value": 400_000.0, "estimated_equity": 200_000.0, "owner_1_first_name": "JANET", "owner_1_last_name": "MORRIS",
    "sell_propensity_score": 24, "vacant": False, "last_sale_price": 0.0, "lender_name": "Wells Fargo", "mail_city": "Mesa",
}  # fmt: skip


def test_what_differs_is_named_with_its_rise():
    now = LIST | {"estimated_value": 420_000.0, "sell_propensity_score": 20, "vacant": True}
    found = changes(LIST, now)
    assert found == (
        Change("estimated_value", 400_000.0, 420_000.0),
        Change("sell_propensity_score", 24, 20),
        Change("vacant", False, True),
    )
    assert [change.rise for change in found] == [20_000.0, -4.0, None]


@pytest.mark.parametrize(
    "now",
    [
        LIST | {"owner_1_first_name": "Janet", "owner_1_last_name": "Morris", "lender_name": "WELLS FARGO"},
        LIST | {"estimated_value": None, "vacant": None, "owner_1_first_name": None, "owner_1_last_name": None},
        LIST | {"last_sale_price": 187_000.0},
        {},
    ],
    ids=["letters' case", "unknown now", "unknown then", "nothing"],
)
def test_what_either_look_does_not_tell_is_no_change(now):
    assert changes(LIST, now) == ()


def test_a_new_owner_comes_first():
    now = LIST | {"owner_1_first_name": "", "owner_1_last_name": "Colmaven, Llc", "estimated_value": 1.0}
    assert changes(LIST, now)[0] == Change("owner", "JANET MORRIS", "Colmaven, Llc")


def test_sales_are_in_order_and_an_unpublished_price_is_unknown():
    home = {
        "last_sale_date": date(2009, 4, 15), "last_sale_price": 187_000.0,
        "prior_sale_date": date(2001, 8, 22), "prior_sale_price": 0.0,
    }  # fmt: skip
    assert sales(home) == (Sale(date(2001, 8, 22), None), Sale(date(2009, 4, 15), 187_000.0))
    assert sales({"last_sale_price": 5.0}) == ()
