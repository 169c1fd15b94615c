"""Each act has one row, and all that people meet of it derives from there."""

import pytest

from reviews.models import State
from reviews.workflow.checks import appearances, approving, publishing, reviewing, taking_back  # noqa: F401 (they say what they do)
from reviews.workflow.table import acts, assigning, moves, takeovers  # noqa: F401
from reviews.workflow.table.acts import ACTS, Action, Place
from tests.factories import UserFactory, claim_at, linked
from tests.published import publish

pytestmark = pytest.mark.django_db

LINKED = {Action.UNLINK, Action.CONFIRM}
"""What may be done with a claim that is linked to another."""


@pytest.mark.parametrize("action", Action)
def test_every_act_has_a_row_with_its_words_and_a_function(action):
    act = ACTS[action]

    assert all(str(words).strip() for words in (act.label, act.story))
    assert "Ana" in str(act.refused % {"name": "Ana"})
    assert "dismissed" in str(act.too_late % {"state": "dismissed"})
    assert action in acts._FUNCTIONS
    assert action in {step.action for step in moves.MOVES}


@pytest.mark.parametrize("action", [action for action, act in ACTS.items() if act.place is Place.OWN])
def test_act_with_a_form_of_its_own_is_done_by_it(client, action):
    """As whoever may: an editor who had no part in it."""
    step = next(step for step in moves.MOVES if step.action == action)
    claim = linked(publish()) if action in LINKED else claim_at(step.sources[0])
    both = UserFactory(editor=True, reviewer=True)
    if action is Action.UNASSIGN:
        assigning.assign(claim, by=both, seen=claim.version, person=both.username)
    elif action is Action.HELPED:
        assigning.ask_help(claim, by=both, seen=claim.version, note="Somebody who reads Arabic.")
    client.force_login(both)
    page = client.get(f"/desk/claims/{claim.public_id}/").text
    form = page.split(f'name="action" value="{action}"')[1].split("</form>")[0]
    assert str(ACTS[action].label) in form

    typed = {"note": "Told here.", "person": both.username}
    sent = {"action": action, "seen": claim.version} | {name: typed[name] for name in typed if f'name="{name}"' in form}
    answer = client.post(f"/desk/claims/{claim.public_id}/moves/", sent, follow=True)

    claim.refresh_from_db()
    assert claim.state == step.target
    assert str(ACTS[action].story).removeprefix("{who}") in answer.text


@pytest.mark.parametrize("action", [action for action, act in ACTS.items() if act.place is not Place.OWN])
def test_act_without_a_form_of_its_own_is_not_done_by_one(client, editor, action):
    claim = claim_at(State.SUBMITTED)
    client.force_login(editor)

    answer = client.post(
        f"/desk/claims/{claim.public_id}/moves/", {"action": action, "seen": claim.version, "note": "No."}
    )

    assert answer.status_code == 400
    claim.refresh_from_db()
    assert claim.state == State.SUBMITTED
