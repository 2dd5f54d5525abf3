"""Which municipality and county a place is in, on a given day."""

from familieklubb.geography.atlas import Geography
from familieklubb.geography.division import County, Municipality
from familieklubb.geography.places import Answer, Candidate, Resolution
from familieklubb.geography.recasting import Located, Unresolved

__all__ = [
    "Answer",
    "Candidate",
    "County",
    "Geography",
    "Located",
    "Municipality",
    "Resolution",
    "Unresolved",
]
