"""The command that says what is worth checking."""

from tests.commands import answers


def test_score_says_worth_and_factual(written):
    batch = written(
        {"id": 1, "text": "The council spent $4 million in 2021."}, {"id": 2, "text": "Should we hope for more?"}
    )

    (fact, question), _ = answers("score", "--batch", batch)

    assert set(fact) == {"id", "check_worthiness", "factual"}
    assert fact["check_worthiness"] > 0.5 > question["check_worthiness"]
