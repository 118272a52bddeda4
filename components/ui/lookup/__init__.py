"""The pieces of the Address lookup page: the search, the dossier, and those bought before."""
