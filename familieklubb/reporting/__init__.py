"""From rows to figures: the roll-up and the forms it is written in."""
