"""What-ifs on a page: nothing is asked before it is opened, and one click takes what was counted."""

from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from components import house as house_module
from components import looking
from components.audience import Audience, Zips, from_query, to_query
from tests.whatifs.world import FLAGS, Desk, World, too_many

AUDIENCE = Audience(
    ("vacant_homes",), Zips(("85004", "85003", "85007")), (("beds_min", 2), ("pool", True), ("free_clear", True))
)
Opening = Callable[..., AppTest]


def page() -> None:
    from components.house import house
    from components.ui.build.nothing_matches import nothing_matches
    from components.ui.build.whatifs.sections import what_ifs
    from components.ui.pieces.draft import draft

    audience = draft()
    preview = house().previews.of(audience)
    if preview.count == 0:
        nothing_matches(audience)
    what_ifs(audience, preview)


@pytest.fixture
def opened(
    monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest, components_found_once: None
) -> Iterator[Opening]:
    def opening(desk: Desk, audience: Audience, section: str = "") -> AppTest:
        standing = SimpleNamespace(
            previews=desk.previews, limits=desk.limits, api=desk.api, account=request.node.name, synthetic=True
        )
        standing.accounts = SimpleNamespace(only=lambda: "")
        monkeypatch.setattr(looking, "_choose", lambda: "")  # another test's page may have said who chooses
        monkeypatch.setattr(house_module, "_standing", standing)
        app = AppTest.from_function(page, default_timeout=30)
        for name, value in to_query(audience).items():
            app.query_params[name] = value
        if section:
            app.session_state["what-if"] = section
        return settled(app.run())

    yield opening


def settled(app: AppTest) -> AppTest:
    while any(button.label == "Stop" for button in app.button):
        app.run()
    assert not app.exception
    return app


def taken(app: AppTest) -> Audience:
    given = {name: values if isinstance(values, str) else ",".join(values) for name, values in app.query_params.items()}
    audience = from_query(given)
    assert audience is not None
    return audience


def words(app: AppTest) -> str:
    return " ".join(one.value for one in (*app.caption, *app.markdown))


def test_nothing_is_asked_before_a_section_is_opened(opened: Opening) -> None:
    desk = Desk(World())
    opened(desk, AUDIENCE)
    assert len(desk.world.asked) == 1


def test_an_xray_asks_once_a_part(opened: Opening) -> None:
    desk = Desk(World())
    app = opened(desk, AUDIENCE, "xray")
    assert len(desk.world.asked) == 5
    assert "add up" in words(app)
    settled(app.run())
    assert len(desk.world.asked) == 5


def test_an_xray_stopped_by_the_api_says_so_and_goes_on_where_it_was(opened: Opening) -> None:
    refusals = {3}
    desk = Desk(World(refuse=lambda asked: too_many(3000) if asked in refusals else None))
    app = opened(desk, AUDIENCE, "xray")
    assert "Too many previews" in words(app)
    assert "What was counted is kept" in words(app)
    assert any(button.label == "Go on" for button in app.button)


def test_why_zero_offers_the_repair_and_one_click_takes_it(opened: Opening) -> None:
    home = dict.fromkeys(FLAGS, True) | {"zip": "85004", "beds": 3, "pool": False}
    app = opened(Desk(World([home] * 4)), AUDIENCE)
    (button,) = [one for one in app.button if one.label.startswith("Without")]
    assert "With a pool" in button.label
    assert "4 owners" in button.label
    app = settled(button.click().run())
    assert taken(app) == AUDIENCE.without("pool")


def test_goal_seek_offers_what_reaches_the_number_and_keeps_it(opened: Opening) -> None:
    desk = Desk(World())
    app = opened(desk, AUDIENCE.asking(30), "goal")
    asking = [one for one in app.button if one.label == "Count them"]
    if asking:
        app = settled(asking[0].click().run())
    best = next(one for one in app.button if one.key == "goal-0")
    app = settled(best.click().run())
    assert taken(app).requested_count == 30
    assert desk.previews.of(taken(app)).count >= 30


def test_more_than_twenty_five_calls_are_asked_for_first(opened: Opening) -> None:
    desk = Desk(World())
    five = AUDIENCE.with_filter("absentee_owner", True)
    app = opened(desk, five, "stack")
    assert len(desk.world.asked) == 1
    assert "free previews" in words(app)
    (agree,) = [one for one in app.button if one.label == "Count them"]
    app = settled(agree.click().run())
    assert len(desk.world.asked) == 33
    (open_in_build,) = [one for one in app.button if one.label == "Open in Build"]
    app = settled(open_in_build.click().run())
    assert taken(app).strategies == ("custom",)
    assert taken(app).override("vacant") is True


@pytest.mark.parametrize("section", ["xray", "places", "goal", "stack"])
def test_hostile_and_little_audiences_open_every_section(opened: Opening, section: str) -> None:
    odd = Audience(("<b>odd</b>",), Zips(("85004",)), (("$x$ ![](http://e.x)", "<script>"), ("moon_max", ("a",))))
    assert not opened(Desk(World()), odd.without("none"), section).exception
    assert not opened(Desk(World()), Audience(geography=Zips(("85004",))), section).exception
