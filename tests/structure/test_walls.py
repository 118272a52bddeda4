"""The walls of the house: arrows never climb, and each outlet has one owner."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = sorted((ROOT / "pages").glob("*.py"))
DRAWN = sorted((ROOT / "components" / "ui").rglob("*.py"))
MODULES = [*sorted((ROOT / "components").rglob("*.py")), *PAGES, ROOT / "app.py"]


def test_the_import_contracts_hold():
    lint = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "Contracts: 8 kept, 0 broken" in result.stdout


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_is_a_flat_script_of_at_most_120_lines(page):
    text = page.read_text()
    assert len(text.splitlines()) <= 120
    imported = {
        alias.name for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Import) for alias in node.names
    }
    assert imported <= {"streamlit"}


def nodes_of(modules):
    """Give where each piece of some modules' code stands ("pages/home.py:12"), and the piece."""
    for module in modules:
        for node in ast.walk(ast.parse(module.read_text())):
            yield f"{module.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}", node


def test_a_rooms_keys_of_session_state_stand_in_its_keys_module():
    written_out = [
        where
        for where, node in nodes_of(path for path in DRAWN if path.name != "keys.py")
        if (isinstance(node, ast.Subscript) and ast.unparse(node.value) == "st.session_state" and _is_text(node.slice))
        or (
            isinstance(node, ast.Call)
            and ast.unparse(node.func).startswith("st.session_state.")
            and _is_text(node.args[0])
        )
    ]
    assert not written_out


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.JoinedStr | ast.Constant)


def test_the_entry_is_at_most_60_lines():
    assert len((ROOT / "app.py").read_text().splitlines()) <= 60


def test_no_module_is_longer_than_250_lines():
    assert not [module.relative_to(ROOT) for module in MODULES if len(module.read_text().splitlines()) > 250]


def test_the_top_level_holds_what_the_readme_says():
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )
    folders = {name.split("/")[0] for name in tracked if "/" in name}
    assert folders == {".ci", ".streamlit", "components", "deploy", "docs", "pages", "tests"}


def test_the_readme_names_every_room_and_no_other():
    table = README.split("## The house")[1].split("##")[0]
    named = set(re.findall(r"`components/([\w.]+)/?`", table))
    rooms = {path.name for path in (ROOT / "components").iterdir() if not path.name.startswith("__")}
    assert named == rooms


def test_the_readme_says_why_for_every_dependency():
    table = README.split("## Dependencies")[1].split("##")[0]
    named = {
        name
        for line in table.splitlines()
        if line.startswith("| ")
        for name in re.findall(r"[a-z][\w-]+", line.split("|")[1])
    }
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    assert named - {"package"} == {re.match(r"[\w-]+", one)[0] for one in wanted}


def test_the_readmes_pictures_are_there():
    for picture in re.findall(r"\]\((docs/[^)]+)\)", README):
        assert (ROOT / picture).stat().st_size > 10_000


def test_requirements_are_pinned_hashed_and_name_no_host():
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text()
        packages = re.findall(r"^[a-z][\w.-]*(?:\[[\w,]+\])?(.*)$", text, re.MULTILINE)
        assert packages
        assert all(line.startswith("==") for line in packages)
        assert text.count("--hash=sha256:") >= len(packages)
        assert "index-url" not in text
        assert "http://" not in text and "https://" not in text


def test_no_secret_and_no_machine_path_is_committed():
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    assert "uv.lock" not in tracked
    for name in tracked:
        if not name.endswith((".png", ".svg", ".geojson")):
            text = (ROOT / name).read_text(encoding="utf-8", errors="ignore")
            assert not re.search(r"/(?:home|work|Users)/\w+/", text), name


def test_a_file_that_is_made_at_the_click_knows_whose_it_is():
    """Its function runs outside the page, where nobody looks from any account: `as_seen_now` ties it to the page's."""
    untied = [
        where
        for where, node in nodes_of(DRAWN)
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("download_button")
        for word in node.keywords
        if word.arg == "data" and isinstance(word.value, ast.Lambda)
    ]
    assert not untied


def test_every_part_that_is_drawn_by_itself_says_in_words_what_the_server_could_not_do():
    made = [str(path.relative_to(ROOT)) for path in MODULES if "st.fragment(" in path.read_text()]
    bare = [str(path.relative_to(ROOT)) for path in MODULES if "@st.fragment" in path.read_text()]
    assert (made, bare) == (["components/ui/pieces/fragment.py"], [])
