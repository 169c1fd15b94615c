"""`manage.py serve` in a process of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from reviews.management.commands import serve

from .conftest import ROOT


def test_server_answers_and_stops(installation):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = installation.start("serve", "--port", str(port), "--workers", "1")
    try:
        assert answer(f"http://127.0.0.1:{port}/accounts/login/") == 200
        assert answer(f"http://127.0.0.1:{port}/nowhere") == 404
    finally:
        server.send_signal(signal.SIGTERM)
        out, _ = server.communicate(timeout=20)

    assert f"Serving on http://127.0.0.1:{port} with 1 workers" in out


def test_server_says_why_it_cannot_start():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CommandError, match=f"127.0.0.1:{port} cannot be used: Address already in use"):
            call_command("serve", "--port", str(port))
    with pytest.raises(CommandError, match="65536 is no port"):
        call_command("serve", "--port", "65536")
    with pytest.raises(CommandError, match="at least one worker"):
        call_command("serve", "--workers", "0")


def answer(url: str) -> int:
    """Return the status; a server that is still starting gets 90 seconds."""
    until = time.monotonic() + 90
    while True:
        try:
            with urllib.request.urlopen(url, timeout=10) as response:
                return response.status
        except urllib.error.HTTPError as refused:
            return refused.code
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


def test_server_runs_the_workers_and_threads_it_is_given():
    made = serve.server("0.0.0.0", 80, workers=3)

    assert (made.bind_addr, made.bind_port, made.workers) == ("0.0.0.0", 80, 3)
    assert serve.load(5).writing._max_workers == 5


def test_worker_that_is_killed_is_replaced_at_once(installation):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = installation.start("serve", "--port", str(port), "--workers", "1")
    try:
        assert answer(f"http://127.0.0.1:{port}/readyz") == 200
        worker = int(Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()[0])
        os.kill(worker, signal.SIGKILL)
        began = time.monotonic()

        assert answer(f"http://127.0.0.1:{port}/readyz") == 200
        assert time.monotonic() - began < 60
    finally:
        server.send_signal(signal.SIGTERM)
        server.communicate(timeout=20)


def test_a_start_after_the_first_compiles_nothing(tmp_path):
    """Whoever wants no bytecode kept would wait twice as long for a server that was killed."""
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPYCACHEPREFIX": str(tmp_path)}

    subprocess.run(
        [sys.executable, "manage.py", "serve", "--help"],
        cwd=ROOT,
        env=environment,
        check=True,
        stdout=subprocess.DEVNULL,
    )

    assert any(tmp_path.rglob("reviews/models/claim.*.pyc"))


def test_worker_that_does_not_listen_yet_is_stopped(tmp_path):
    """A server that was stopped in the moment of its start waited for its worker for ever."""
    program = """
import os, signal
from reviews.management.commands.serve import let_forks_be_stopped
let_forks_be_stopped()
signal.signal(signal.SIGTERM, lambda *_: None)  # as the parent does
child = os.fork()
if not child:
    signal.pause()
    os._exit(0)
os.kill(child, signal.SIGTERM)
os.kill(os.getpid(), signal.SIGTERM)  # is still heard, and handled
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "factcheck.settings", "FACTCHECK_VAR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", f"import django; django.setup(){program}"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert (done.stdout, done.stderr) == ("-15\n", "")
