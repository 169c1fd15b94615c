"""What is handed in, approved and published: frozen content, its shape and its words, one place for each.

review       what is handed in: all that an editor approves and readers will see
published    what a published check has beside it, and how every older format is read
findings     what follows by arithmetic: frozen as rule and figures, worded where it is shown
details      what people call the fields of a claim
figures      what is drawn of them
markdown     a rationale as HTML
"""
