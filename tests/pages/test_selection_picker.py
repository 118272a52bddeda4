import pyarrow as pa
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest


def _page():
    import streamlit as st

    from components.ui.pieces.selection_picker import leads_picker, picked_names

    picked = leads_picker("outreach")
    st.text("nothing" if picked is None else f"{picked.list_ids} {picked.selection().where} | {picked_names(picked)}")


@pytest.fixture
def picker(standing, ready_order):
    st.cache_data.clear()

    def open_page(query=None):
        visitor = AppTest.from_function(_page, default_timeout=60)
        for name, value in (query or {}).items():
            visitor.query_params[name] = value
        return visitor.run()

    return open_page


@pytest.fixture
def upload(standing):
    own = standing.own_lists.keep(standing.account, "upload", "County file", pa.table({"zip_code": ["85281"] * 3}), {})
    yield own
    standing.own_lists.drop(standing.account, own.list_id)


def test_it_begins_with_the_newest_list_and_says_so_in_the_url(picker, upload):
    visitor = picker()
    assert not visitor.exception
    assert visitor.query_params["lists"] == str(upload.list_id)
    assert "**3 leads**" in [one.value for one in visitor.markdown]
    assert "County file" in visitor.text[0].value


def test_own_lists_stand_beside_bought_ones(picker, ready_order, upload):
    visitor = picker({"lists": f"{ready_order.list_id},{upload.list_id}"})
    assert "County file (3, upload)" in visitor.multiselect[0].options
    assert "**123 leads**" in [one.value for one in visitor.markdown]


def test_a_use_case_begins_at_high_and_the_threshold_moves_the_url(picker, ready_order):
    visitor = picker({"lists": str(ready_order.list_id)})
    visitor.button_group[0].set_value("roof_renovate").run()
    assert visitor.query_params["threshold"] == "70"
    assert visitor.slider[0].value == 70
    visitor.slider[0].set_value(40).run()
    assert visitor.query_params["threshold"] == "40"
    assert "roof_renovate_propensity_score >= ?" in visitor.text[0].value


def test_what_was_brushed_is_shown_and_can_be_taken_off(picker, ready_order):
    query = {"lists": str(ready_order.list_id), "case": "sell", "scores": "10-90", "zips": "85281"}
    visitor = picker(query)
    assert "BETWEEN" in visitor.text[0].value
    next(button for button in visitor.button if button.label == "85281").click().run()
    assert "zips" not in visitor.query_params
    assert "BETWEEN" in visitor.text[0].value


def test_clearing_the_lists_leaves_them_clear(picker, ready_order):
    visitor = picker()
    visitor.multiselect[0].set_value([]).run()
    assert visitor.text[0].value == "nothing"


def test_a_list_that_is_gone_is_named_not_a_crash(picker):
    visitor = picker({"lists": "999999,-77", "case": "<script>"})
    assert not visitor.exception
    assert "999999" in visitor.warning[0].value
    assert visitor.text[0].value == "nothing"
