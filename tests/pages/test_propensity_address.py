"""What Propensity is narrowed to stands in its address: a link and a reload show the same."""

from tests.pages.conftest import said


def narrowed_to(visitor):
    return [button.label for button in visitor.button if (button.key or "").startswith("brush-")]


def test_an_address_that_names_scores_and_zips_is_narrowed_to_them(visit, ready_order):
    visitor = visit("propensity", {"lists": str(ready_order.list_id), "scores": "20-45", "zips": "85281"})
    assert not visitor.exception
    assert narrowed_to(visitor) == ["Scores 20 to 45", "85281", "Show all"]
    visitor.button(key="brush-85281").click().run()
    assert (visitor.query_params["scores"], "zips" in visitor.query_params) == ("20-45", False)
    visitor.button(key="brush-all").click().run()
    assert narrowed_to(visitor) == []
    assert "scores" not in visitor.query_params
    assert visitor.query_params["lists"] == str(ready_order.list_id)


def test_another_use_case_begins_unnarrowed(visit, ready_order):
    visitor = visit("propensity", {"lists": str(ready_order.list_id), "case": "sell", "scores": "20-45"})
    visitor.button_group(key="propensity-case").set_value("roof_renovate").run()
    assert narrowed_to(visitor) == []
    assert visitor.query_params["case"] == "roof_renovate" and "scores" not in visitor.query_params


def test_without_any_list_it_asks_for_one(visit, ready_order):
    visitor = visit("propensity", {"lists": str(ready_order.list_id)})
    visitor.multiselect(key="propensity-lists").set_value([]).run()
    assert not visitor.exception
    assert visitor.query_params["lists"] == "none"
    assert "Choose a list to look at its scores." in said(visitor)
    visitor.multiselect(key="propensity-lists").set_value([ready_order.list_id]).run()
    assert "Where they are" in said(visitor)
