"""Looks at an installed wheel from outside: its files, and the figures of the network of 2003."""

import importlib
import json
import pkgutil
import sys
from pathlib import Path

EXPECTED = {
    "clubs_active": 12,
    "clubs_founded": 5,
    "clubs_founded_after": 2,
    "clubs_starting": 1,
    "counties": 7,
    "assistants_trained": 14,
    "gatherings": 6,
}


def must(holds: bool, what: object) -> None:
    """End with what is wrong unless it holds."""
    if not holds:
        sys.exit(f"The wheel: {what}")


def files(source_tree: str) -> None:
    """Every file of the program is installed, and what is imported is what is installed."""
    import familieklubb

    installed = Path(familieklubb.__file__).parent
    must(installed.is_relative_to(sys.prefix), f"imported from {installed}")
    kept = Path("files.txt").read_text(encoding="utf-8").splitlines()
    missing = [name for name in kept if not (installed.parent / name).is_file()]
    must(bool(kept) and not missing, f"not installed: {missing}")
    for module in pkgutil.walk_packages(familieklubb.__path__, "familieklubb."):
        importlib.import_module(module.name)
    places = {name: str(getattr(one, "__file__", "")) for name, one in sys.modules.items()}
    foreign = [name for name, place in places.items() if place.startswith(f"{source_tree}/famil")]
    must(not foreign, f"imported from the source tree: {foreign}")


def figures() -> None:
    """The figures are those of the report for 2003, and importing again changes nothing."""
    found = {one["code"]: one["value"] for one in read("rollup.json")["indicators"]}
    for code, value in EXPECTED.items():
        must(found[code] == value, f"{code} is {found[code]}, not {value}")
    sheets = read("again.json")["sheets"]
    changed = [sheet for sheet in sheets if sheet["new"] or sheet["changed"]]
    must(bool(sheets) and not changed, f"changed by the same rows again: {changed}")
    must(len(read("words.json")["recovery_words"]) == 12, "not twelve recovery words")
    must("2003" in Path("demo.txt").read_text(encoding="utf-8"), "the demo shows nothing")


def read(name: str) -> dict[str, list[dict[str, object]]]:
    """A JSON document that the program wrote."""
    return json.loads(Path(name).read_text(encoding="utf-8"))


if __name__ == "__main__":
    if sys.argv[1] == "files":
        files(sys.argv[2])
    else:
        figures()
