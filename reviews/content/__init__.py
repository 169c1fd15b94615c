"""What is handed in, approved and published: frozen content, its shape and its words, one place for each.

details      what people call the fields of a claim
figures      what is drawn of them
markdown     a rationale as HTML
"""
