"""The product: what a newsroom does with an article, step by step.

1. `intake` turns bytes into a clean text; `extraction` finds the claims in it; `workflow.articles` stores both.
2. A fact-checker leases a claim from the queue and reviews it: verdict, rationale, evidence (`workflow.checks.reviewing`).
3. An editor, never the author, approves exactly one revision of that review (`workflow.checks.approving`).
4. The approved revision is published as a frozen copy (`content`); a correction adds a revision, nothing is deleted
   (`workflow.checks.publishing`).
5. `workflow.table` says what may happen to a claim; `workflow.table.moves` is the only place that writes its state.

`queries` is what people see of it, on the pages in `web` and in the `api`. What follows from an act, as the readers'
search, is in `features`; `workflow.outbox` feeds it.
"""
