"""The product: what a newsroom does with an article, step by step.

1. `intake` turns bytes into a clean text; `extraction` finds the claims in it.
2. A fact-checker leases a claim from the queue and reviews it: verdict, rationale, evidence (`workflow.reviewing`).
3. An editor, never the author, approves exactly one revision of that review (`workflow.approving`).
4. The approved revision is published as a frozen copy; a correction adds a revision, nothing is deleted (`workflow.publishing`).
5. `workflow.moves` is the one table of what may happen and the only place that writes a claim's state.

What follows from an act, as the readers' search, is in `features`; `workflow.outbox` feeds it.
"""
