"""Opening, making and mending the one register that the screens work on."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path

from familieklubb.domain.identity import derived_id, random_id
from familieklubb.domain.values import ClubState, RegisterKind
from familieklubb.geography import Geography
from familieklubb.records import (
    Assistant,
    AssistantRole,
    Club,
    ClubPlace,
    ClubStateRow,
)
from familieklubb.records.assistant import AssistantDraft
from familieklubb.records.club import ClubDraft
from familieklubb.register import creation, opening, recovering, restoring
from familieklubb.register.clock import Clock, local_day, system_clock
from familieklubb.register.connection import DEFAULT_KDF_ITERATIONS
from familieklubb.register.passphrase import check_new_passphrase, suggest
from familieklubb.register.recovery import RecoveryWords, new_recovery_words, quiz_positions
from familieklubb.register.writing import Writing
from familieklubb.services.desk import Desk
from familieklubb.services.fields import Fields
from familieklubb.services.first import FirstFacts, Named
from familieklubb.services.places import municipality_of

Progress = Callable[[float], None]


class RegisterDoor:
    """The register at a path; ``kdf_iterations`` is lowered only by tests."""

    def __init__(
        self,
        path: Path,
        clock: Clock = system_clock,
        kdf_iterations: int = DEFAULT_KDF_ITERATIONS,
    ) -> None:
        self.path = path
        self._clock = clock
        self._kdf_iterations = kdf_iterations

    def exists(self) -> bool:
        """Whether something is at the path."""
        return self.path.exists()

    def unlock(self, passphrase: str, progress: Progress) -> Desk:
        """Open the register; raises what ``open_register`` raises."""
        register = opening.open_register(
            self.path,
            passphrase,
            clock=self._clock,
            progress=progress,
            kdf_iterations=self._kdf_iterations,
        )
        return Desk(register, self._clock)

    def suggest(self) -> str:
        """Five words for a passphrase."""
        return suggest()

    def check(self, passphrase: str) -> str:
        """A passphrase as it will be used; raises WrongWords for one that may not be."""
        return check_new_passphrase(passphrase)

    def quiz(self) -> tuple[int, int]:
        """Two different positions among the twelve words."""
        return quiz_positions()

    def new_words(self) -> tuple[str, ...]:
        """Twelve recovery words that nobody has used."""
        return new_recovery_words().words

    def check_names(self, new: FirstFacts) -> Named:
        """Who, what and where, as they will be kept; raises Refused with what cannot stand."""
        fields = Fields()
        owner = fields.name("owner", new.owner)
        name = fields.name("name", new.name)
        is_club = new.kind == RegisterKind.club
        place = fields.name("place", new.place) if is_club else fields.line("place", new.place)
        code = None
        if is_club and place:
            today = local_day(self._clock())
            code = municipality_of(fields, Geography(), place, new.municipality, today)
        fields.settle()
        return Named(owner, name, place or name, code)

    def create(self, new: FirstFacts, words: tuple[str, ...]) -> Desk:
        """Make the register with these recovery words, its first club and its owner in it.

        Raises Refused before anything is made, and what ``creation.create`` raises.
        """
        named = self.check_names(new)
        register, _words = creation.create(
            self.path,
            new.passphrase,
            kind=RegisterKind(new.kind),
            name=named.name,
            profile_code=new.profile,
            clock=self._clock,
            words=RecoveryWords(words),
            kdf_iterations=self._kdf_iterations,
        )
        is_club = new.kind == RegisterKind.club
        register.write(
            "first",
            lambda writing: self._first_rows(writing, named, is_club=is_club),
            undoable=False,
        )
        return Desk(register, self._clock)

    def _first_rows(self, writing: Writing, named: Named, *, is_club: bool) -> None:
        today = local_day(self._clock())
        owner_id = random_id(secrets.token_bytes)
        owner = AssistantDraft(name=named.owner, place=named.place)
        writing.session.add(Assistant(id=owner_id, **owner.model_dump()))
        writing.meta.owner_id = owner_id
        if not is_club:
            return
        club_id = random_id(secrets.token_bytes)
        writing.session.add(Club(id=club_id, **ClubDraft(name=named.name).model_dump()))
        writing.session.flush()
        writing.session.add_all(
            [
                ClubStateRow(
                    id=derived_id("club_state", club_id, today),
                    club_id=club_id,
                    from_day=today,
                    state=ClubState.starting,
                ),
                ClubPlace(
                    id=derived_id("club_place", club_id, today),
                    club_id=club_id,
                    from_day=today,
                    place=named.place,
                    municipality_code=named.municipality_code,
                ),
                AssistantRole(
                    id=random_id(secrets.token_bytes),
                    assistant_id=owner_id,
                    club_id=club_id,
                    from_day=today,
                ),
            ]
        )

    def recover(self, words: str, passphrase: str) -> Desk:
        """Take the recovery words and set a new passphrase; raises what ``recover`` raises."""
        recovered = recovering.recover(
            self.path,
            RecoveryWords.parse(words),
            passphrase,
            clock=self._clock,
            kdf_iterations=self._kdf_iterations,
        )
        return Desk(recovered.register, self._clock)

    def restore(self, backup: Path, passphrase: str) -> Desk:
        """Put a backup in the place of a damaged register; raises what ``restore`` raises."""
        restoring.restore(
            self.path,
            backup,
            passphrase,
            clock=self._clock,
            kdf_iterations=self._kdf_iterations,
        )
        return self.unlock(passphrase, lambda _share: None)
