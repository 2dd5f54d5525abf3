"""Invented names: common first names and names of nature, put together by chance."""

from __future__ import annotations

ADULT_NAMES = (
    "Anne", "Bjørn", "Cecilie", "David", "Eva", "Frode", "Grete", "Hans", "Ingrid", "Jon",
    "Kari", "Lars", "Marit", "Nils", "Per", "Ragnhild", "Sverre", "Tone", "Ulf", "Vigdis",
    "Yngve", "Åse", "Øyvind", "Astrid", "Dag", "Else", "Fredrik", "Gro", "Jorunn", "Knut",
)  # fmt: skip
CHILD_NAMES = (
    "Oda", "Brage", "Håkon", "Ida", "Live", "Magnus", "Nora", "Olav", "Siri", "Tor", "Emil",
    "Ella", "Jakob", "Sara", "Åsne", "Eirik",
)  # fmt: skip
FAMILY_NAMES = (
    "Berg", "Dahl", "Fjell", "Hagen", "Lund", "Moen", "Nes", "Strand", "Vik", "Haugen",
    "Bakke", "Eide", "Foss", "Holm", "Lie", "Myhre", "Rønning", "Sand", "Tangen", "Ås",
    "Brekke", "Elvestad", "Granli", "Heggen", "Kvam", "Lindås", "Nygård", "Solberg", "Øyen",
    "Vang", "Bjerke", "Engen", "Furuset", "Hovland", "Løken", "Myklebust", "Sletten", "Voll",
)  # fmt: skip
THEMES = (
    "Tillit", "Ansvar", "Å be om hjelp", "Ferie uten rus", "Jul og forventninger", "Å lytte",
    "Grenser", "Barna våre", "Tilbakefall", "Glede", "Skam", "Nye vaner", "Vennskap", "Sinne",
    "Tålmodighet", "Hva har endret seg?", "Å takke", "Hverdagen", "Helga", "Håp",
)  # fmt: skip
ORGANISATIONS = ("IOGT", "Blå Kors", "DNT")
VENUES = ("Bygdahuset", "Menighetshuset", "Frivilligsentralen", "Biblioteket", "Skolen")
