import stat

from components.database import keep_folder_private


def mode(folder):
    return stat.S_IMODE(folder.stat().st_mode)


def test_a_new_folder_and_one_of_ours_are_their_owners_alone(tmp_path):
    keep_folder_private(tmp_path / "a" / "b")
    ours = tmp_path / "ours"
    ours.mkdir(mode=0o755)
    (ours / "platbook.db").touch()
    keep_folder_private(ours)
    assert mode(tmp_path / "a" / "b") == mode(ours) == 0o700


def test_a_folder_that_others_use_too_is_left_as_it_is(tmp_path):
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o755)
    (shared / "somebody's file").touch()
    keep_folder_private(shared)
    assert mode(shared) == 0o755
    everybodys = tmp_path / "everybody's"
    everybodys.mkdir()
    everybodys.chmod(0o1777)
    keep_folder_private(everybodys)
    assert mode(everybodys) == 0o1777
