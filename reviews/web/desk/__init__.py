"""The pages on which a claim becomes a check: the workbench of the fact-checker and the desk of the editor.

sheet         what a fact-checker fills in, as one: wording, details, verdicts, rationale, evidence
details       the fields that fit each kind of claim
workbench     the page of one claim
approvals     the page of one revision
differences   what changed between two revisions
"""
