"""What the house promises about itself."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

ROOT = Path(__file__).parent.parent
TOP_LEVEL = {"seeds", "factcheck", "reviews", "templates", "tests", "manage.py", "pyproject.toml", "README.md"}
BESIDE = {"nginx.conf", "Makefile", "requirements.lock", "Dockerfile", "compose.yaml"}


def tracked() -> list[str]:
    return subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()


def run(*command: str) -> str:
    env = {
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

    assert writing == {"reviews/workflow/moves.py"}


@pytest.mark.django_db
def test_migrations_are_complete():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_deployment_settings_raise_no_warning():
    assert (
        run(
            sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING", "--settings=factcheck.settings"
        )
        == ""
    )


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
