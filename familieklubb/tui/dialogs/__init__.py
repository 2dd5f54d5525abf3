"""Forms and questions; they return what was typed and save nothing."""
