"""Random people do what they may to claims that share their words, and what they did is verified.

`python -m tests.load.histories [STORIES]` walks ten thousand stories on the database that DATABASE_URL names, prints one
line, PASS or FAIL with figures, and exits 0 or 1. The database must be empty; nothing of it is kept.
"""

import os
import sys

import django


def main(stories: int) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
    django.setup()
    from django.core.management import call_command
    from django.db import connection, transaction

    from tests.management.history.walk import walked

    call_command("migrate", verbosity=0)
    told = acts = seed = 0
    found: list[str] = []
    while told < stories:
        with transaction.atomic():
            walk, done, faults = walked(seed, 60)
            transaction.set_rollback(True)
        told, acts, seed = told + walk, acts + sum(map(bool, done)), seed + 1
        found += faults
    verdict = "FAIL" if found else "PASS"
    sys.stdout.write(
        f"GOAL 13.1 {verdict} {connection.vendor}: {len(found)} false alarms over {told:,} stories of {acts:,} acts\n"
    )
    sys.stdout.writelines(f"{fault}\n" for fault in found[:10])
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else 10_000))
