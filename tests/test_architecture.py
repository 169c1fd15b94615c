"""What the house promises about itself."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command

ROOT = Path(__file__).parent.parent
TOP_LEVEL = {"seeds", "factcheck", "reviews", "templates", "tests", "manage.py", "pyproject.toml", "README.md"}
BESIDE = {"nginx.conf", "Makefile", "requirements.lock", "Dockerfile", "compose.yaml"}


def tracked() -> list[str]:
    return subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()


def run(*command: str, **variables: str) -> str:
    env = variables | {
        name: value for name, value in os.environ.items() if name != "DJANGO_ALLOW_ASYNC_UNSAFE"
    }  # the browser tests'
    done = subprocess.run([*command], cwd=ROOT, env=env, capture_output=True, text=True)
    return done.stdout + done.stderr if done.returncode else ""


def test_imports_point_down_only():
    assert run(str(Path(sys.executable).parent / "lint-imports"), "--no-cache") == ""


def test_extraction_can_be_imported_without_django():
    code = "import sys, reviews.extraction; sys.exit('django' in sys.modules)"

    assert run(sys.executable, "-c", code) == ""


def test_top_level_is_the_agreed_one():
    top = {path.split("/")[0] for path in tracked()}

    assert top >= TOP_LEVEL
    assert {name for name in top - TOP_LEVEL if not name.startswith(".")} <= BESIDE


OF_THE_WHOLE = {"browser", "load", "running", "translation"}
"""Folders of tests that try the whole site, not a room of it."""


def test_each_folder_of_tests_is_a_room_of_the_code():
    folders = {path.parent.relative_to(ROOT / "tests").as_posix() for path in ROOT.glob("tests/**/test_*.py")}
    rooms = {folder for folder in folders for code in ("reviews", "factcheck") if (ROOT / code / folder).is_dir()}

    assert len(rooms) > 20
    assert folders - rooms <= OF_THE_WHOLE


def test_no_file_of_tests_is_too_long_to_find_something_in():
    lines = {path.relative_to(ROOT).as_posix(): path.read_text().count("\n") for path in ROOT.glob("tests/**/*.py")}

    assert [name for name, count in lines.items() if count > 300] == []


def writes_state(node: ast.AST) -> bool:
    if isinstance(node, ast.Assign | ast.AugAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        return any(isinstance(target, ast.Attribute) and target.attr == "state" for target in targets)
    if isinstance(node, ast.Call):
        called = getattr(node.func, "attr", getattr(node.func, "id", ""))
        return called in {"update", "create", "Claim"} and any(keyword.arg == "state" for keyword in node.keywords)
    return False


def test_state_of_a_claim_is_written_in_one_place():
    modules = {path.relative_to(ROOT).as_posix(): ast.parse(path.read_text()) for path in ROOT.glob("reviews/**/*.py")}

    writing = {name for name, tree in modules.items() if any(writes_state(node) for node in ast.walk(tree))}

    assert writing == {"reviews/workflow/table/moves.py"}


@pytest.mark.django_db
def test_migrations_are_complete():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


DEPLOY = (sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING", "--settings=factcheck.settings")


def test_deployment_settings_raise_no_warning():
    assert run(*DEPLOY, FACTCHECK_CONTACT="errors@news.example") == ""


def test_deployment_without_an_address_for_errors_is_refused():
    assert "(reviews.E001) Readers are given no address to report an error to." in run(*DEPLOY, FACTCHECK_CONTACT="")


def test_lock_names_no_index():
    lock = (ROOT / "requirements.lock").read_text()

    assert "://" not in lock
    assert lock.count("--hash=sha256:") > 100


def test_sqlite_keeps_what_it_acknowledged():
    code = """
import django; django.setup()
from django.db import connection
pragma = lambda name: connection.cursor().execute(f"PRAGMA {name}").fetchone()[0]
if connection.vendor == "sqlite":
    assert (pragma("journal_mode"), pragma("synchronous"), pragma("foreign_keys")) == ("wal", 2, 1)
    assert pragma("busy_timeout") == 4_000 and connection.transaction_mode == "IMMEDIATE"
"""
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "factcheck.settings"}

    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, text=True)

    assert (done.returncode, done.stderr) == (0, "")


def orderings() -> list[tuple[str, str]]:
    """Return the name of each module with each name that it orders by."""
    found = []
    for path in [*ROOT.glob("reviews/**/*.py"), *ROOT.glob("factcheck/**/*.py")]:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "order_by":
                given = node.args
            elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "ordering":
                given = getattr(node.value, "elts", [node.value])
            else:
                continue
            names = [name.value for name in given if isinstance(name, ast.Constant)]
            found += [(path.relative_to(ROOT).as_posix(), str(name).lstrip("-")) for name in names]
    return found


def test_nothing_is_ordered_by_another_models_own_order():
    """Ordering by a foreign key takes that model's ordering, in which two rows may be equal; its number orders them."""
    keys = {field.name for model in apps.get_models() for field in model._meta.concrete_fields if field.is_relation}

    assert len(orderings()) > 30
    assert [(module, name) for module, name in orderings() if name.split("__")[-1] in keys] == []
