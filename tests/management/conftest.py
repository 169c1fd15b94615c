import json

import pytest

ARTICLE = "The council of Port Alder voted 12 to 3 on Tuesday to close the ferry. “The ferry lost 3 million euros,” said Ines Brack, the mayor."


@pytest.fixture
def written(tmp_path):
    """Write rows as JSON Lines, or lines as they are, and return the file's path."""

    def write(*rows, name="batch.jsonl"):
        lines = [row if isinstance(row, bytes) else json.dumps(row).encode() for row in rows]
        path = tmp_path / name
        path.write_bytes(b"\n".join(lines) + b"\n")
        return str(path)

    return write
