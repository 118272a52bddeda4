"""The page that asks to sign in: the name, a sentence, a button a provider. Nothing of anybody's is on it."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from functools import cache, partial
from pathlib import Path

import streamlit as st

from components.sign_in import DEFAULT_PROVIDER
from components.ui.pieces.words import plain

_IMAGES = Path(__file__).resolve().parent / "images"

_STYLE = """<style>
[data-testid='stHeader'] {visibility: hidden}
[data-testid='stMainBlockContainer'] {min-height: 100vh; display: flex; align-items: center; padding-block: 1rem 14vh}
[data-testid='stMainBlockContainer'] > div {width: 100%}
.st-key-sign-in {max-width: 26rem; margin-inline: auto; padding: 2.4rem 2.4rem 2.1rem; border-radius: 1rem; gap: 0.9rem}
.st-key-sign-in img {height: 2.5rem; width: auto; display: block; margin-bottom: 0.7rem}
.st-key-sign-in h1 {padding: 0; font-size: 1.4rem}
.st-key-sign-in [class*='st-key-sign-in-'] {margin-top: 0.4rem}
@media (max-width: 640px) {.st-key-sign-in {padding: 1.7rem 1.5rem 1.5rem}}
</style>"""


def sign_in_page(providers: Sequence[str]) -> None:
    """Ask who it is."""
    st.html(_STYLE)
    with st.container(key="sign-in", border=True):
        st.html(f"<img alt='Platbook' src='data:image/svg+xml;base64,{_name(dark=st.context.theme.type == 'dark')}'>")
        st.title("Sign in", anchor=False)
        st.markdown("Only your team sees its lists and leads, and spends its credits.")
        for number, provider in enumerate(providers):
            st.button(
                _asked(provider),
                key=f"sign-in-{provider}",
                type="secondary" if number else "primary",
                icon=":material/login:",
                width="stretch",
                on_click=partial(st.login, None if provider == DEFAULT_PROVIDER else provider),
            )
        st.caption("You come back to the page that you opened.")


def _asked(provider: str) -> str:
    return "Sign in" if provider == DEFAULT_PROVIDER else f"Continue with {plain(provider.title())}"


@cache
def _name(*, dark: bool) -> str:
    image = _IMAGES / ("platbook-dark.svg" if dark else "platbook-light.svg")
    return base64.b64encode(image.read_bytes()).decode()
