"""The house is as it should be, and every rule of it can see a culprit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import pytest

from tests.architecture import docstrings, habits, shown_texts, sizes
from tests.architecture.sources import PACKAGE, TESTS, Source, every_text, sources

Rule = Callable[[Source], Iterator[str]]
TextRule = Callable[[str, str], Iterator[str]]

EVERYWHERE: tuple[Rule, ...] = (
    sizes.long_file,
    sizes.long_class,
    sizes.long_function,
    sizes.vague_name,
    habits.swallowed,
)
IN_THE_PACKAGE: tuple[Rule, ...] = (
    docstrings.without_docstring,
    habits.printed,
    habits.refused_import,
    shown_texts.untranslated,
    shown_texts.built,
)
IN_EVERY_TEXT: tuple[TextRule, ...] = (habits.unfinished, habits.host, habits.own_path)

CULPRITS: tuple[tuple[Rule, str], ...] = (
    (sizes.long_file, '"""A."""\n' * 301),
    (sizes.long_class, "class A:\n" + "    b = 1\n" * 250),
    (sizes.long_function, "async def a():\n" + "    b = 1\n" * 40),
    (docstrings.without_docstring, "a = 1\n"),
    (docstrings.without_docstring, '"""A."""\ndef a(): ...\n'),
    (docstrings.without_docstring, '"""A."""\ndef a():\n    """does it"""\n'),
    (docstrings.without_docstring, '"""A."""\nclass A:\n    """A."""\n    def b(self): ...\n'),
    (habits.swallowed, "try:\n    a()\nexcept OSError:\n    pass\n"),
    (habits.swallowed, "try:\n    a()\nexcept:\n    b()\n"),
    (habits.swallowed, "with contextlib.suppress(Exception):\n    a()\n"),
    (habits.printed, "print(1)\n"),
    (habits.refused_import, "import http.client\n"),
    (habits.refused_import, "def a():\n    from pickle import loads\n"),
    (shown_texts.untranslated, 'typer.echo("done")\n'),
    (shown_texts.untranslated, 'raise WrongWords(_("a"), f"See {b}")\n'),
    (shown_texts.untranslated, 'typer.Option("--all", help="All of it.")\n'),
    (shown_texts.built, '_(f"See {b}")\n'),
    (shown_texts.built, '_("See {b}".format(b=b))\n'),
)


def culprits(found: Iterable[Iterator[str]]) -> list[str]:
    return [culprit for some in found for culprit in some]


def told(found: list[str]) -> str:
    return "\n".join(["", *found])


@pytest.mark.parametrize("rule", EVERYWHERE)
@pytest.mark.parametrize("top", [PACKAGE, TESTS])
def test_program_and_tests_keep_the_rule(rule: Rule, top: str) -> None:
    found = culprits(map(rule, sources(top)))

    assert not found, told(found)


@pytest.mark.parametrize("rule", IN_THE_PACKAGE)
def test_the_program_keeps_the_rule(rule: Rule) -> None:
    found = culprits(map(rule, sources(PACKAGE)))

    assert not found, told(found)


@pytest.mark.parametrize("rule", IN_EVERY_TEXT)
def test_every_text_keeps_the_rule(rule: TextRule) -> None:
    found = culprits(rule(name, text) for name, text in every_text())

    assert not found, told(found)


@pytest.mark.parametrize(("rule", "text"), CULPRITS)
def test_a_rule_sees_its_culprit(rule: Rule, text: str) -> None:
    assert len(list(rule(Source.of("familieklubb/domain/clubs.py", text)))) == 1


@pytest.mark.parametrize("name", ["domain/utils.py", "helpers/clubs.py", "cli/date_utils.py"])
def test_a_vague_name_is_seen(name: str) -> None:
    assert list(sizes.vague_name(Source.of(f"familieklubb/{name}", "")))


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (habits.unfinished, f"# {'todo'.upper()}: later"),
        (habits.host, f"see {'PYPI'.lower()}.org/x"),
        (habits.own_path, f"open('/{'WORK'.lower()}/a')"),
        (habits.own_path, f"/{'HOME'.lower()}/kari/a"),
    ],
)
def test_a_rule_of_texts_sees_its_culprit(rule: TextRule, text: str) -> None:
    assert list(rule("a.md", text))


@pytest.mark.parametrize("rule", [*EVERYWHERE, *IN_THE_PACKAGE])
def test_a_rule_lets_good_work_alone(rule: Rule) -> None:
    good = (
        '"""Clubs."""\n\nimport json\n\n\ndef told(name):\n    """Tell of a club."""\n'
        '    try:\n        tell(_("{name} is open.").format(name=name))\n'
        "    except OSError as error:\n"
        '        raise WrongWords(_("{name} is not.").format(name=name)) from error\n'
    )

    assert list(rule(Source.of("familieklubb/domain/clubs.py", good))) == []
