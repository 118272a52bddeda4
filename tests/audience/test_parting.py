import pytest

from components.audience import Cities, Counties, Place, Radius, States, Zips, each_place

MESA, TEMPE = Place("Mesa", "AZ"), Place("Tempe", "AZ")


@pytest.mark.parametrize(
    ("geography", "apart"),
    [
        (Cities((MESA, TEMPE)), (("Mesa, AZ", Cities((TEMPE,))), ("Tempe, AZ", Cities((MESA,))))),
        (Zips(("85004", "85006")), (("85004", Zips(("85006",))), ("85006", Zips(("85004",))))),
        (Counties((MESA, TEMPE)), (("Mesa County, AZ", Counties((TEMPE,))), ("Tempe County, AZ", Counties((MESA,))))),
        (States(("AZ", "NV")), (("Arizona", States(("NV",))), ("Nevada", States(("AZ",))))),
        (Cities((MESA,)), ()),
        (Radius(33.4, -112.0, 5.0), ()),
        (None, ()),
    ],
    ids=str,
)
def test_each_of_several_places_is_given_with_what_is_left_without_it(geography, apart):
    assert each_place(geography) == apart
