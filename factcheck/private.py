"""Files that only their owner may read: the database, the key, what is made of them."""

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

OTHERS = stat.S_IRWXG | stat.S_IRWXO


def make(path: Path, content: str = "") -> None:
    """Make a file that its owner alone may read, whatever the umask; one that is there is kept, and closed to others."""
    with suppress(FileExistsError):
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as made:
            os.fchmod(made.fileno(), 0o600)
            made.write(content)
        return
    close(path)


def close(path: Path) -> None:
    """Take away what others may do with a file or folder, and log that. A folder for everybody, such as /tmp, stays one."""
    with suppress(FileNotFoundError):
        mode = stat.S_IMODE(path.stat().st_mode)
        if not mode & OTHERS or mode & stat.S_ISVTX:
            return
        try:
            path.chmod(mode & ~OTHERS)
        except OSError as error:
            sys.stderr.write(
                f"{path} can be read by others than its owner, and that cannot be changed: {error.strerror}.\n"
            )
        else:
            sys.stderr.write(f"{path} could be read by others; now only its owner can.\n")
