"""Every example request of the vendor's document, sent over HTTP, answers in the printed shape: the same keys and types throughout."""

import pytest

from tests.sandbox.conftest import ask, bought, job_done, traced
from tests.sandbox.printed_examples import EXAMPLES, PHONES, Example

NUMBERS = (int, float)


def test_every_example_is_here_once():
    assert len({example.title for example in EXAMPLES}) == len(EXAMPLES) == 35
    assert len({example.path.split("?")[0] for example in EXAMPLES}) >= 17


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_the_answer_has_the_printed_shape(api, example):
    answer = send(api, example, made_before(api, example))
    assert answer.status_code == example.status, answer.text
    told = answer.json()
    if isinstance(told, dict):
        told.pop("meta", None)
    assert differences(example.answer, told, says_more=example.says_more) == []
    if example.status >= 400:
        assert told == example.answer


@pytest.mark.parametrize("example", [each for each in EXAMPLES if each.form], ids=str)
def test_forms_without_a_file_part_are_taken_too(api, example):
    """Clients that ran live post a plain form with the records as JSON in a field."""
    answer = api.post(example.path, data={**example.form, "csv_file": example.csv})
    assert answer.status_code == example.status, answer.text


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_a_slash_more_or_less_changes_nothing(api, example):
    path, mark, query = example.path.partition("?")
    turned = path.removesuffix("/") if path.endswith("/") else f"{path}/"
    other = Example(
        example.title, example.method, turned + mark + query, example.answer, example.json, example.form, example.csv
    )
    assert send(api, other, made_before(api, example)).status_code == example.status


def test_differences_are_seen():
    printed = {"a": 1, "b": [{"c": ""}], "d": None, "e": 2.5}
    assert differences(printed, {"a": 2, "b": [{"c": "x"}, {"c": ""}], "d": 7, "e": 3}) == []
    assert differences(printed, {"a": True, "b": [{"c": "x"}], "d": "", "e": 1}) == [".a: bool instead of int"]
    assert differences(printed, {"a": 1, "b": [{"c": None}], "d": "", "e": 1}) == [".b[0].c: NoneType instead of str"]
    assert differences(printed, {"a": 1, "b": [{"c": "", "x": 1}], "d": ""}) == [": lacks e", ".b[0]: has x besides"]
    assert differences({"a": 1}, {"a": 1, "x": 1}, says_more=True) == []


def made_before(api, example):
    """Make what an example asks for: a finished trace, scrub or list."""
    wanted = f"{example.path} {example.json}"
    ids = {}
    if "{trace}" in wanted or example.title == "queues":
        ids["{trace}"] = traced(api)["id"]
    if "{scrub}" in wanted:
        placed = api.post("dnc/scrub/", data={"phone_column": "Phone"}, files={"csv_file": ("phones.csv", PHONES)})
        ids["{scrub}"] = job_done(api, "dnc/queue/{}", placed.json()["dnc_queue_id"])["id"]
    if "{list}" in wanted:
        ids["{list}"] = bought(api, count=120, filter_overrides={"free_clear": False})["id"]
    return ids


def send(api, example, ids):
    path = example.path
    for mark, number in ids.items():
        path = path.replace(mark, str(number))
    json = example.json and {
        name: ids.get(value, value) if isinstance(value, str) else value for name, value in example.json.items()
    }
    files = {"csv_file": ("records.csv", example.csv)} if example.csv else None
    return api.request(example.method, path, json=json, data=example.form or None, files=files)


def differences(printed, told, at="", *, says_more=False):
    """Say where an answer has another shape than the printed one. A printed null may be anything; an empty list, any list."""
    if printed is None:
        return []
    if not alike(printed, told, says_more):
        return [f"{at}: {type(told).__name__} instead of {type(printed).__name__}"]
    if isinstance(printed, dict):
        return _keys(printed, told, at, says_more)
    if isinstance(printed, list) and printed:
        found = (differences(printed[0], each, f"{at}[{n}]", says_more=says_more) for n, each in enumerate(told))
        return [each for some in found for each in some]
    return []


def alike(printed, told, says_more):
    """Whole numbers stand for fractions; among a home's columns unknown figures are null, and either kind stands for the other."""
    if type(told) is type(printed):
        return True
    if type(printed) not in NUMBERS:
        return False
    return type(told) is int or (says_more and (told is None or type(told) is float))


def _keys(printed, told, at, says_more):
    lacking = [f"{at}: lacks {name}" for name in printed if name not in told]
    besides = [f"{at}: has {name} besides" for name in told if name not in printed and not says_more]
    shared = (
        differences(printed[name], told[name], f"{at}.{name}", says_more=says_more) for name in printed if name in told
    )
    return [*lacking, *besides, *(each for some in shared for each in some)]


def test_a_pending_queue_hides_what_it_does_not_know(slow_api):
    placed = slow_api.post("dnc/scrub/", json={"phones": ["5125550100"]}).json()["dnc_queue_id"]
    pending = slow_api.get(f"dnc/queue/{placed}").json()
    assert pending["pending"]
    assert not {"phones_checked", "phones_clean", "credits_deducted"} & {*pending}
    assert (pending["download_url"], pending["clean_download_url"], pending["rows_uploaded"]) == (None, None, 1)
    listed = slow_api.post("lead-builder/execute/", json=ask(5)).json()["id"]
    said = slow_api.get(f"lead-builder/{listed}/rows/")
    assert (said.status_code, said.json()["status"]) == (409, "pending")
