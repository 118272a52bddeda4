import pandas as pd
import pytest

from components.ui.pieces.frames import readable
from components.ui.pieces.lead_ways_out import address_of, links_out

LEAD = {
    "address": "12 Elm St", "city": "Mesa", "state": "AZ", "zip_code": "85201", "county": "Maricopa",
    "latitude": 33.41518, "longitude": -111.83147, "apn": "138-52-001",
}  # fmt: skip


@pytest.mark.parametrize(
    ("lead", "told"),
    [
        (LEAD, "12 Elm St, Mesa, AZ 85201"),
        ({**LEAD, "zip_code": None}, "12 Elm St, Mesa, AZ"),
        ({**LEAD, "address": None}, ""),
        ({}, ""),
    ],
)
def test_an_address_is_as_on_an_envelope(lead, told):
    assert address_of(lead) == told


def test_links_lead_to_the_home_in_the_world():
    links = {words: url for words, _, url in links_out(LEAD)}
    assert set(links) == {"Street view", "Map", "County records"}
    assert "33.415180%2C-111.831470" in links["Street view"]
    assert "138-52-001" in links["County records"]
    assert not list(links_out({"address": "12 Elm St"}))


def test_what_was_typed_into_a_lead_cannot_leave_its_link():
    (_, _, url), *_ = links_out({"county": "a&b#<script>", "apn": "1 2?x=y"})
    assert "<" not in url
    assert url.count("?") == url.count("=") == 1


def test_negative_dollars_have_their_sign_before_the_dollar():
    frame = pd.DataFrame({"estimated_equity": [-5.0, 1200.0, None], "estimated_value": [1.0, 2.0, 3.0]})
    shown = readable(frame).to_html()
    assert ">−$5<" in shown
    assert ">$1,200<" in shown
    assert ">–<" in shown
    assert readable(frame[["estimated_value"]]).equals(frame[["estimated_value"]])
