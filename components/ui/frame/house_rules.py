"""What holds on every page, said once by the frame."""

from __future__ import annotations

import streamlit as st

from components.ui.frame.brand import picture

_STYLE = """<style>
/* Streamlit leaves six lines of air above every page; a dashboard has better use for them. */
[data-testid='stMainBlockContainer'] {padding: 2.6rem 2.4rem 3rem; max-width: 1680px}
/* The bell stands beneath the name over the door, whatever the navigation's length. */
[data-testid='stSidebarContent'] {position: relative}
[data-testid='stSidebarUserContent'] :has(.st-key-bell-room) {position: static}
[data-testid='stSidebarHeader'] {margin-bottom: 2.3rem}
.st-key-bell-room {position: absolute; top: 3.7rem; left: 1.75rem; right: 1.75rem; width: auto}
[class*='st-key-notice-'] [data-testid='stPageLink-NavLink'] {margin-left: -0.5rem}
[class*='st-key-notice-'] [data-testid='stPageLink-NavLink'] span {white-space: normal; overflow: visible}
[class*='st-key-notice-'] [data-testid='stCaptionContainer'] {padding-left: 1.5rem}
/* A card's name is not cut off in its link. */
[class*='st-key-card-'] [data-testid='stPageLink-NavLink'] span {white-space: normal; overflow: visible}
/* A name stays in one line, whole where there is room; the rest is behind it. */
.st-key-list-head {flex-wrap: nowrap}
.st-key-list-head > :first-child {min-width: 0; flex: 0 1 auto}
.st-key-list-head h1 {white-space: nowrap; overflow: hidden; text-overflow: ellipsis}
/* A link's first letter stands under what stands above it. */
[class*='st-key-card-'] [data-testid='stPageLink-NavLink'] {margin-left: -0.5rem}
/* A sentence on a button begins where the words beneath it do. */
[class*='st-key-example-'] button, [class*='st-key-example-'] button p {text-align: left; justify-content: flex-start}
/* A chat's name gives way to what can be done with it. */
[class*='st-key-thread-'] {flex-wrap: nowrap}
[class*='st-key-thread-'] [class*='st-key-open-'] {min-width: 0; flex: 1 1 auto}
/* What a number means is not cut off above it. */
[data-testid='stMetricLabel'] p {white-space: normal; overflow-wrap: normal; word-break: normal; line-height: 1.25}
/* No choice is out of sight. */
[data-testid='stButtonGroup'] [role='radiogroup'] {flex-wrap: wrap; overflow: visible}
@media (max-width: 1200px) {
  [data-testid='stButtonGroup'] button[data-variant='segmented_control'] {padding-inline: 0.36rem}
}
/* The map's room is kept while it loads, so that nothing jumps. */
.st-key-map-room {min-height: 430px}
/* While one scrolls through filters, the answer stays in sight. */
[data-testid='stColumn']:has(.st-key-answer) {
  position: sticky; top: 3.6rem; align-self: flex-start; max-height: calc(100vh - 4rem); overflow-y: auto; scrollbar-width: thin
}
/* In the hand: the sidebar waits, the page has the width, what one works with comes before what one looks at. */
@media (max-width: 640px) {
  [data-testid='stMainBlockContainer'] {padding: 3.4rem 0.9rem 3rem}
  [data-testid='stColumn']:has(.st-key-answer) {position: static; max-height: none; overflow: visible}
  [data-testid='stColumn']:has(.st-key-comes-later) {order: 2}
  [class*='st-key-card-'] {width: 100% !important; height: auto !important}
  [data-testid='stHorizontalBlock'] > [data-testid='stLayoutWrapper']:has(> [class*='st-key-card-']) {
    flex: 1 1 100% !important; height: auto !important
  }
  .st-key-list-head {flex-wrap: wrap}
  .st-key-list-head > :first-child {flex-basis: 100%}
}
/* In a dialog a heading is not smaller than what it heads. */
[role='dialog'] [data-testid='stMarkdown'] h3 {font-size: 1.25rem}
/* What a click copies is whole, and has its sign. */
.copyable {
  display: inline-flex; align-items: center; gap: 0.6rem; max-width: 100%; padding: 0.45rem 0.65rem; border: 0; border-radius: 0.5rem;
  background: color-mix(in srgb, currentColor 6%, transparent); color: inherit; cursor: pointer; text-align: left;
  font-family: 'Source Code Pro', ui-monospace, monospace; font-size: 0.875rem; line-height: 1.45
}
.copyable:hover {background: color-mix(in srgb, currentColor 11%, transparent)}
.copyable span {white-space: pre-wrap; overflow-wrap: anywhere}
.copyable i {flex: none; font: inherit; font-family: inherit; font-style: normal}
.copyable i::after {content: 'content_copy' / ''; font: 400 1rem 'Material Symbols Rounded'; vertical-align: -0.18rem; opacity: 0.75}
.copyable.copied i::after {content: 'check' / ''; margin-left: 0.3rem}
/* Under the map, for whom it stays away. */
[data-testid='stDeckGlJsonChart'] {position: relative}
[data-testid='stDeckGlJsonChart']::before {
  content: "Where no map appears, this browser's graphics (WebGL) are switched off. What is counted and priced holds all the same." / '';
  position: absolute; inset: 0; padding: 0 12%; display: grid; place-content: center; text-align: center; opacity: 0;
  animation: platbook-mapless 0.3s 5s forwards
}
@keyframes platbook-mapless {to {opacity: 1}}
/* Under a finger the tools of a table are always there, in their own room. Those of a chart would lie on its numbers. */
@media (hover: none) {
  [data-testid='stElementContainer']:has([data-testid='stDataFrame']) {margin-top: 2.6rem}
  .modebar {display: none !important}
}
/* Streamlit hides its own sign with its toolbar. A page is away for a moment at each restart: only what lasts is said. */
body:has([data-testid='stApp']:not([data-test-connection-state='CONNECTED']))::after {
  content: 'No connection to Platbook. What was ordered is safe; this page goes on by itself when it is back.';
  position: fixed; z-index: 2147483647; left: 50%; bottom: 1.2rem; transform: translateX(-50%); width: max-content; max-width: 86vw;
  padding: 0.6rem 1rem; border-radius: 0.5rem; background: #7a2e1d; color: #fff; font-size: 0.95rem; text-align: center;
  animation: platbook-away 0.3s 2.5s both
}
@keyframes platbook-away {from {opacity: 0; visibility: hidden} to {opacity: 1; visibility: visible}}
/* On paper: the page alone, whole, in as many sheets as it takes. */
@media print {
  [data-testid='stSidebar'], [data-testid='stHeader'], [data-testid='stToolbar'], [data-testid='stChatInput'],
  [data-testid='stElementToolbar'], .modebar, [data-testid='stDownloadButton'], [data-testid='stPopover'] {display: none !important}
  .stApp, [data-testid='stAppViewContainer'], [data-testid='stMain'], [data-testid='stColumn']:has(.st-key-answer) {
    position: static !important; height: auto !important; max-height: none !important; overflow: visible !important
  }
  [data-testid='stMainBlockContainer'] {padding: 0; max-width: none}
  [data-testid='stPlotlyChart'], [data-testid='stMetric'] {break-inside: avoid}
  [data-testid='stDataFrame'], [data-testid='stDeckGlJsonChart'] {break-inside: avoid}
  h1, h2, h3 {break-after: avoid}
  @page {margin: 14mm}
}
</style>"""


# Streamlit's own choices fall short of a contrast of 4.5 here (WCAG 2.2, 1.4.3).
_QUIET = {False: "#5d5d55", True: "#a9b0b4"}
_PRIMARY = {False: "#1f5f8b", True: "#6fb1dc"}
_ON_PRIMARY = {False: "#ffffff", True: "#0d1a23"}
_READABLE = """
[data-testid='stCaptionContainer'] {{opacity: 1}}
[data-testid='stCaptionContainer'], [data-testid='stCaptionContainer'] * {{color: {quiet}}}
[data-testid='stBaseButton-primary']:not(:disabled), [data-testid='stBaseButton-primary']:not(:disabled) *,
[data-testid='stBaseButton-primaryFormSubmit']:not(:disabled), [data-testid='stBaseButton-primaryFormSubmit']:not(:disabled) *,
[data-testid='stMultiSelect'] [data-tag], [data-testid='stMultiSelect'] [data-tag] * {{color: {on_primary}}}
[data-testid='stMultiSelect'] span[title] {{color: {on_primary}}}
[data-testid='stPopoverButton'][aria-expanded='true'], [data-testid='stPopoverButton'][aria-expanded='true'] * {{color: {primary}}}
"""


def page_rules() -> None:
    """Set the window up: wide, with the product's icon, readable in light and dark."""
    dark = st.context.theme.type == "dark"
    readable = _READABLE.format(quiet=_QUIET[dark], primary=_PRIMARY[dark], on_primary=_ON_PRIMARY[dark])
    look = "dark" if dark else "light"
    st.html(_STYLE.replace("<style>", f"<style data-for='{look}'>").replace("</style>", f"{readable}</style>"))
    st.set_page_config(page_icon=picture("platbook-icon"), layout="wide", initial_sidebar_state="auto")


def page_named(title: str) -> None:
    """Name the window after its page: among ten tabs one is found by its name, and so is a step of the history."""
    st.set_page_config(page_title=f"{title} · Platbook")
