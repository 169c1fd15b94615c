"""How a claim reads alone."""
class Writer:
    def __init__(self, document): self.document=document
    def alone(self, claim): return claim.quote
