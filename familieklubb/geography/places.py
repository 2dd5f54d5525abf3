"""Which municipality a person means who types the name of a place."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from familieklubb.geography.division import County, Divisions, Municipality
from familieklubb.geography.names import NameIndex
from familieklubb.geography.spelling import Written, folded, plain, readings
from familieklubb.geography.traces import Tracer

NEAREST = 5
LIKENESS = 70  # of 100; below it a suggestion looks like another word


class Answer(StrEnum):
    """How well a name of a place tells the municipality."""

    found = "found"
    ambiguous = "ambiguous"
    not_found = "not_found"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One municipality that a name may mean, and the fuller name that means it alone."""

    municipality: Municipality
    county: County
    fuller_name: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a typed name of a place means on a day.

    ``found``: ``municipality`` and ``county`` are set, and ``place`` is the name as the tables
    spell it. ``ambiguous``: two or more ``candidates``, by code. ``not_found``: ``nearest`` has
    up to five known names, the likeliest first.
    """

    answer: Answer
    place: str
    municipality: Municipality | None = None
    county: County | None = None
    candidates: tuple[Candidate, ...] = ()
    nearest: tuple[str, ...] = ()


class PlaceFinder:
    """Finds municipalities by the names people type.

    A name that means several places asks: municipalities of one name (Våler, Herøy), and a
    municipality and a village elsewhere (Osen, Kvam, Sula), however small the village, since a
    wrong county would go unseen. It does not ask where one place only spills over a border
    (Molde, Bryne), or where a former municipality was split and its main part, its own postal
    place or a municipality of the same name goes on (Stokke, Snillfjord, Ålesund).
    """

    def __init__(self, divisions: Divisions, index: NameIndex, tracer: Tracer) -> None:
        self._divisions = divisions
        self._index = index
        self._tracer = tracer

    def resolve(self, place: str, era: int) -> Resolution:
        """What a typed name means in an era."""
        key, codes = self._read(place, era)
        if codes:
            return self._resolution(key, codes, era)
        nearest = self._instead(key, era) if key else self._nearest(place, era)
        return Resolution(Answer.not_found, " ".join(place.split()), nearest=nearest)

    def _read(self, place: str, era: int) -> tuple[str, frozenset[str]]:
        """The key and codes of the first reading that means something.

        No codes, and the key of a name in it, where only what stands beside the name is wrong;
        an empty key where no name is known.
        """
        known = ""
        for way in readings(place):
            key = folded(way.name)
            if key in self._index.spellings:
                codes = self._meant(way, key, era)
                if codes:
                    return key, codes
                known = known or key
        return known, frozenset()

    def key(self, place: str) -> str | None:
        """The key of the known name in a typed one, whatever stands beside it."""
        whole = folded(place)
        if whole in self._index.spellings:
            return whole
        keys = (folded(way.name) for way in readings(place))
        return next((key for key in keys if key in self._index.spellings), None)

    def _meant(self, way: Written, key: str, era: int) -> frozenset[str]:
        """The codes that one reading of a name may mean; none where what is beside it is wrong."""
        standing = self._tracer.standing(key, era)
        codes = standing.meant
        if way.as_municipality:
            return frozenset(c for c in codes if self._is_named(c, key, era))
        if not way.beside:
            return codes
        beside = folded(way.beside)
        codes |= standing.minor
        now = frozenset(c for c in codes if beside in self._around(c, era))
        return now or frozenset(c for c in codes if beside in self._ever_around(c, era))

    def _is_named(self, code: str, key: str, era: int) -> bool:
        return any(
            named.code == code and named.first_era <= era <= named.last_era
            for named in self._index.municipal.get(key, ())
        )

    def _around(self, code: str, era: int) -> set[str]:
        municipality = self._divisions.municipalities[era][code]
        county = self._divisions.counties[era][municipality.county_code]
        return {folded(municipality.name), folded(county.name)}

    def _ever_around(self, code: str, era: int) -> set[str]:
        found: set[str] = set()
        for other_era, codes in self._divisions.kin(code, era):
            for other in codes:
                found |= self._around(other, other_era)
        return found

    def _resolution(self, key: str, codes: Collection[str], era: int) -> Resolution:
        spelling = self._index.spellings[key]
        if len(codes) > 1:
            candidates = tuple(self._candidate(key, code, era) for code in sorted(codes))
            return Resolution(Answer.ambiguous, spelling, candidates=candidates)
        (code,) = codes
        municipality = self._divisions.municipalities[era][code]
        county = self._divisions.counties[era][municipality.county_code]
        return Resolution(Answer.found, spelling, municipality, county)

    def _candidate(self, key: str, code: str, era: int) -> Candidate:
        municipality = self._divisions.municipalities[era][code]
        county = self._divisions.counties[era][municipality.county_code]
        fuller = next(
            (
                name
                for name in self._fuller_names(key, code, era)
                if self._read(name, era)[1] == {code}
            ),
            municipality.name,
        )
        return Candidate(municipality, county, fuller)

    def _fuller_names(self, key: str, code: str, era: int) -> Iterator[str]:
        """Names that may tell this municipality from others of one name, the best first."""
        name = self._index.spellings[key]
        municipality = self._divisions.municipalities[era][code]
        yield from self._index.fuller.get(key, ())
        yield f"{name} ({self._divisions.counties[era][municipality.county_code].name})"
        if folded(municipality.name) != key:
            yield f"{name} ({municipality.name})"
        for other_era, codes in self._divisions.kin(code, era):
            for other in sorted(codes):
                county_code = self._divisions.municipalities[other_era][other].county_code
                yield f"{name} ({self._divisions.counties[other_era][county_code].name})"

    def _instead(self, key: str, era: int) -> tuple[str, ...]:
        """The names to offer where the name is known and what stands beside it is not."""
        codes = self._tracer.standing(key, era).meant
        if len(codes) == 1:
            return (self._index.spellings[key],)
        return tuple(self._candidate(key, code, era).fuller_name for code in sorted(codes))

    def _nearest(self, place: str, era: int) -> tuple[str, ...]:
        """Known names like the typed one: those that begin with it as a word, then the others."""
        from rapidfuzz import fuzz, process

        key = folded(place)
        if not key:
            return ()
        longer = self._index.fuller.get(key, ())
        spellings = self._index.plain_spellings
        like = process.extract(
            plain(key),
            spellings.keys(),
            scorer=fuzz.ratio,
            limit=3 * NEAREST,
            score_cutoff=LIKENESS,
        )
        alike = (spelling for match, *_rest in like for spelling in spellings[match])
        names = (*longer, *alike)
        meant = (name for name in names if self._tracer.standing(folded(name), era).meant)
        return tuple(dict.fromkeys(meant))[:NEAREST]
