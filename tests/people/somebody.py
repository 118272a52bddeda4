"""People for tests, of any role and with any limits."""

from components.people import Allowance, Person, Role


def somebody(name="Ana", role=Role.ADMIN, order=None, day=None, month=None):
    return Person(f"id-{name}", name, f"{name}@example.com".lower(), Role(role), Allowance(order, day, month))
