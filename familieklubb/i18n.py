"""The language of the program, and dates and numbers as people write them."""

from __future__ import annotations

import gettext as _gettext
from datetime import date, datetime
from pathlib import Path

LANGUAGES = ("nb", "nn", "en")
DEFAULT_LANGUAGE = "nb"
LOCALE_FOLDER = Path(__file__).parent / "locale"


class _Chosen:
    """The one language of this process, chosen at the start."""

    code = DEFAULT_LANGUAGE
    texts: _gettext.NullTranslations | None = None


def use(code: str) -> None:
    """Choose the language for every text from now on.

    Raises ValueError for a code outside LANGUAGES.
    """
    if code not in LANGUAGES:
        raise ValueError(code)
    _Chosen.code = code
    _Chosen.texts = None


def language() -> str:
    """The code of the chosen language."""
    return _Chosen.code


def _texts() -> _gettext.NullTranslations:
    if _Chosen.texts is None:
        _Chosen.texts = _gettext.translation(
            "familieklubb", LOCALE_FOLDER, [_Chosen.code], fallback=True
        )
    return _Chosen.texts


def _(message: str) -> str:
    """The message in the chosen language."""
    return _texts().gettext(message)


def ngettext(one: str, many: str, n: int) -> str:
    """The message for n things, in the chosen language."""
    return _texts().ngettext(one, many, n)


def pgettext(context: str, message: str) -> str:
    """The message in the chosen language, where the same English word means two things."""
    return _texts().pgettext(context, message)


def N_(message: str) -> str:  # noqa: N802  (gettext's own name for "translate later")
    """Mark a message for the catalogues; it is translated where it is shown."""
    return message


def day(value: date, form: str = "long") -> str:
    """A date as people write it, such as 17. november 2026; forms as in CLDR."""
    from babel.dates import format_date

    return format_date(value, form, locale=_Chosen.code)


def moment(value: datetime, form: str = "medium") -> str:
    """A date with its time of day."""
    from babel.dates import format_datetime

    return format_datetime(value, form, locale=_Chosen.code)


def number(value: float, decimals: int | None = None) -> str:
    """A number with the language's own decimal sign and thousands."""
    from babel.numbers import format_decimal

    pattern = None if decimals is None else "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(value, pattern, locale=_Chosen.code)


def percent(value: float, decimals: int = 0) -> str:
    """A share of one as a percentage."""
    from babel.numbers import format_percent

    pattern = "#,##0" + ("." + "0" * decimals if decimals else "") + " %"
    return format_percent(value, pattern, locale=_Chosen.code)
