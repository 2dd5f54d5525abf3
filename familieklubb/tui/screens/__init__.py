"""One module for each area, and those before and beside them."""
