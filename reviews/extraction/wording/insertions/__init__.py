"""What is put into a wording, by what stood in its place: a day, a person, a place, a pronoun, a thing."""
