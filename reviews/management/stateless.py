"""What the commands share that read a text and answer, and touch nothing else."""

import signal

from django.core.management.base import BaseCommand


class StatelessCommand(BaseCommand):
    """A command that needs no database, so that it starts without looking for one."""

    requires_system_checks: list[str] = []

    def run_from_argv(self, argv: list[str]) -> None:
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `| head` may read as little as it likes
        super().run_from_argv(argv)
