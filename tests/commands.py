"""How tests give a command, and what it answers."""

import io
import json

import pytest
from django.core.management import CommandError, call_command


def printed(*command: str, **options) -> str:
    out = io.StringIO()
    call_command(*command, stdout=out, **options)
    return out.getvalue()


def refusal(*command: str) -> str:
    with pytest.raises(CommandError) as refused:
        printed(*command)
    return str(refused.value)


def run(*arguments):
    """Return what a command writes, and what it complains about at the end."""
    out = io.StringIO()
    try:
        call_command(*arguments, stdout=out)
    except CommandError as error:
        return out.getvalue(), str(error)
    return out.getvalue(), None


def answers(*arguments):
    """Return the lines a command writes, and what it complains about at the end."""
    out, complaint = run(*arguments)
    return [json.loads(line) for line in out.splitlines()], complaint
