"""What may be called at all is dialed only in hours in which one may call there."""

from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from tests.server.processes import PATIENCE_S


def page(moment, digits, at_home):
    from datetime import datetime

    from components.ui.pieces.call_link import call_link

    call_link(digits, at_home, now=datetime.fromisoformat(moment))


def drawn(moment, digits="6025550147", at_home=("AZ", "85018")):
    visitor = AppTest.from_function(page, default_timeout=PATIENCE_S, args=(moment.isoformat(), digits, at_home)).run()
    assert not visitor.exception
    return [link.url for link in visitor.get("link_button")], " ".join(one.value for one in visitor.markdown)


@pytest.mark.parametrize(
    ("hour_utc", "dials", "says"),
    [(18, True, ""), (5, False, "Not before tomorrow 8 am there"), (10, False, "Not before 8 am there")],
)
def test_a_phoenix_number_is_dialed_by_day_alone(hour_utc, dials, says):
    links, words = drawn(datetime(2026, 12, 9, hour_utc, 30, tzinfo=UTC))
    assert links == (["tel:+16025550147"] if dials else [])
    assert words == (f":orange-badge[:material/schedule: {says}]" if says else "")


def test_of_somebody_of_whom_nothing_is_known_every_state_counts():
    links, words = drawn(datetime(2026, 12, 9, 14, 30, tzinfo=UTC), digits="8005550147", at_home=("", ""))
    assert not links and "No address: its hours are unknown" in words
