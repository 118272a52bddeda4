"""What each role may do, said once more by hand: a change here is a decision."""

import dataclasses

import pytest

from components.faults import Forbidden
from components.people import HERE, Act, Person, Role

MAY = {
    Role.VIEWER: {Act.EXPORT},
    Role.BUILDER: {Act.EXPORT, Act.KEEP, Act.SPEND, Act.OPT_OUT},
    Role.ADMIN: set(Act),
}


@pytest.mark.parametrize("act", list(Act))
@pytest.mark.parametrize("role", list(Role))
def test_a_role_may_do_what_the_table_says_and_nothing_else(role, act):
    someone = Person("p", "Ana", "ana@example.com", role)
    assert someone.may(act) is (act in MAY[role])
    if act in MAY[role]:
        someone.check(act)
    else:
        with pytest.raises(Forbidden, match="You may not"):
            someone.check(act)


@pytest.mark.parametrize("act", list(Act))
def test_who_was_let_go_may_do_nothing(act):
    with pytest.raises(Forbidden):
        dataclasses.replace(HERE, active=False).check(act)


def test_each_role_may_do_all_that_a_lower_one_may():
    assert MAY[Role.VIEWER] < MAY[Role.BUILDER] < MAY[Role.ADMIN]
