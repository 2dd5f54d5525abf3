"""Writes the tables of the guide from the program: python -m tests.guide.write."""

from __future__ import annotations

from tests.guide.pages import LANGUAGES, WRITTEN, as_it_should_be, page


def main() -> None:
    """Write every page that has a part from the program."""
    for language in LANGUAGES:
        for name in WRITTEN:
            text = as_it_should_be(language, name)
            page(language, name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
