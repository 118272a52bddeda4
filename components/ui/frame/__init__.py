"""What stands around every page: the name, the rules of style, the mode, the balance, the builds under way."""
