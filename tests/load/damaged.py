"""Two hundred damaged backups are offered for restoring: `python -m tests.load.damaged`.

DATABASE_URL names a filled database; it is backed up, and must be as it was in the end. Prints one line, PASS or FAIL with
figures, and exits 0 or 1.
"""

import os
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path

import django

TRIES = 200


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
    django.setup()
    from django.core.management import CommandError, call_command
    from django.db import connection

    from reviews.management.backups.tables import digests
    from tests.management.backups.test_envelope import DAMAGES

    said: Counter[str] = Counter()
    before, chance = digests("default"), random.Random(13)
    with tempfile.TemporaryDirectory() as folder:
        backup = Path(folder) / "backup"
        call_command("backup", str(backup), verbosity=0)
        whole = backup.read_bytes()
        while said.total() < TRIES:
            damage = DAMAGES[said.total() % len(DAMAGES)]
            if (damaged := damage(whole, chance)) == whole:
                continue
            backup.write_bytes(damaged)
            try:
                call_command("restore", str(backup), force=True)
                said["restored"] += 1
            except CommandError as refused:
                said[" ".join(str(refused).split(":")[-1].split()[-4:])] += 1
    is_good = not said["restored"] and digests("default") == before
    verdict = "PASS" if is_good else "FAIL"
    sys.stdout.write(f"GOAL 13.6 {verdict} {connection.vendor}: {said['restored']} of {TRIES} accepted; {dict(said)}\n")
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main())
