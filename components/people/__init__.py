"""Who is here: whom a sign-in provider names, and (from there) which person of the house that is.

Knows nothing of Streamlit: the claims come in as a mapping. Nobody is made up: without claims there is no identity.
"""

from components.people.identity import Identity, identity_of

__all__ = ["Identity", "identity_of"]
