"""How things are written for people: pure functions, without Textual."""
