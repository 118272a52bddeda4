"""Digests as ad platforms make them: the published vectors, and forms that no spelling changes."""

from hypothesis import given
from hypothesis import strategies as st

from components.outreach.destinations import ad_forms as forms

DIGITS = st.from_regex(r"[2-9][0-9]{2}[2-9][0-9]{6}", fullmatch=True)


def test_the_published_vectors():
    assert (
        forms.digest(forms.google_phone("4805551234"))
        == "d5e1f4c21014c9b1fbca1387d891e83768962e75861ab5434ee5f7a02bb4d0e9"
    )
    assert (
        forms.digest(forms.meta_phone("4805551234"))
        == "74fa5d3f32ffa932653300f8210a56632bb375e17c4d3101b8f3de7bbc3a0482"
    )
    for form in (forms.google_email, forms.meta_email):
        assert (
            forms.digest(form(" Jane.Doe@Example.com "))
            == "86e0b9e56c17cc4d12387e1949b85053fbe73bc3ce5a1188713a9d300cc6133d"
        )
    assert (
        forms.digest(forms.google_email("Cloudy.SanFrancisco+shopping@gmail.com"))
        == "223ebda6f6889b1494551ba902d9d381daf2f642bae055888e96343d53e9f9c4"
    )
    for form in (forms.google_first_name, forms.meta_letters):
        assert forms.digest(form("Jane")) == "81f8f6dde88365f3928796ec7aa53f72820b06db8664f5fe76a7eb13e24546a2"


def test_google_drops_titles_and_endings_and_keeps_two_words():
    assert forms.google_first_name(" Mrs. Mary Ann ") == "mary ann"
    assert forms.google_last_name("Smith, Jr.") == "smith"
    assert forms.google_last_name("de la Cruz III") == "de la cruz"
    assert forms.google_first_name("Dr") == "dr"


def test_only_gmail_loses_its_dots():
    assert forms.google_email("a.b+c@outlook.com") == "a.b+c@outlook.com"
    assert forms.google_email("a.b+c@googlemail.com") == "ab@googlemail.com"
    assert forms.google_email("+x@gmail.com") == ""
    assert forms.google_email("no at") == ""


def test_meta_keeps_letters_alone():
    assert forms.meta_letters("O'Brien-Núñez Jr.") == "obriennezjr"
    assert forms.meta_letters("St. Louis") == "stlouis"
    assert forms.meta_zip("85281-1234") == "85281"
    assert forms.meta_country("US") == "us"


@given(st.text(max_size=60))
def test_a_form_stays_what_it_is(text):
    for form in (
        forms.google_email, forms.google_first_name, forms.google_last_name, forms.meta_email, forms.meta_letters, forms.meta_country,
    ):  # fmt: skip
        once = form(text)
        assert form(once) == once


@given(st.text(max_size=60))
def test_how_it_is_spelled_makes_no_difference(text):
    assert forms.meta_letters(text.upper()) == forms.meta_letters(text.lower()) or not text.isascii()
    assert forms.google_email(f"  {text} ") == forms.google_email(text)
    assert set(forms.meta_letters(text)) <= set("abcdefghijklmnopqrstuvwxyz")


@given(DIGITS)
def test_the_two_phones_differ_by_the_plus_alone(digits):
    assert forms.google_phone(digits) == "+" + forms.meta_phone(digits) == "+1" + digits


def test_nothing_has_no_digest():
    assert forms.digest("") == ""
    assert forms.google_phone("") == forms.meta_phone("") == ""
