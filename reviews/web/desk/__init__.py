"""The pages on which a claim becomes a check: the workbench of the fact-checker and the desk of the editor.

workbench     the page of one claim, and what its buttons do       `sheet`, `details`
moving        the moves of one button: open, dismiss, publish, correct …
approvals     the editor's list, and the page of one revision      `differences`
scene         what they all show around a claim: its article, its figures, its story
"""
