"""The rules of the method and of the figures: pure, no clock, no files, no SQL."""
