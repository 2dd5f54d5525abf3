"""The start of the program."""


def main() -> None:
    """Start."""
