from __future__ import annotations

from pathlib import Path

import pytest

from familieklubb import i18n, settings
from familieklubb.cli.language import choose
from familieklubb.errors import WrongWords


@pytest.fixture(autouse=True)
def settings_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "settings.json"
    monkeypatch.setenv("FAMILIEKLUBB_SETTINGS", str(file))
    return file


def test_it_is_bokmal_unless_something_else_is_chosen() -> None:
    choose(["rollup"])

    assert i18n.language() == "nb"


def test_the_settings_choose(settings_file: Path) -> None:
    settings.save(settings_file, settings.Settings("nn"))

    choose([])

    assert i18n.language() == "nn"


def test_the_environment_goes_before_the_settings(
    settings_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.save(settings_file, settings.Settings("nn"))
    monkeypatch.setenv("FAMILIEKLUBB_LANGUAGE", "en")

    choose([])

    assert i18n.language() == "en"


@pytest.mark.parametrize(
    "words",
    [
        ["--language", "nn", "rollup"],
        ["rollup", "--language", "nn"],
        ["rollup", "--language=nn", "--year", "2003"],
        ["--language", "en", "rollup", "--language", "nn"],
    ],
)
def test_the_option_goes_before_all_wherever_it_stands(
    words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAMILIEKLUBB_LANGUAGE", "en")

    choose(words)

    assert i18n.language() == "nn"


def test_what_comes_after_two_dashes_is_no_option() -> None:
    choose(["import", "--", "--language=nn"])

    assert i18n.language() == "nb"


@pytest.mark.parametrize(("option", "variable"), [("fr", None), (None, "NN"), ("", "se")])
def test_another_language_is_refused(
    option: str | None, variable: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if variable is not None:
        monkeypatch.setenv("FAMILIEKLUBB_LANGUAGE", variable)

    with pytest.raises(WrongWords) as refused:
        choose([] if option is None else ["--language", option])

    assert refused.value.what_to_do.endswith("nb, nn, en")
