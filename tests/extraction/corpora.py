"""Our own sentences, each with what should be found in it and the reason it is there."""

import json
from pathlib import Path
from typing import Any

import pytest

_FOLDER = Path(__file__).parent / "corpus"


def cases(name: str) -> list[Any]:
    """The rows of `corpus/<name>.jsonl` as parameters, named by their reason."""
    lines = (_FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [pytest.param(row, id=f"{number}: {row['why']}") for number, row in enumerate(rows, 1)]
