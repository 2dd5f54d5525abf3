"""Opening, making and mending the one register that the screens work on."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path

from familieklubb.domain.identity import derived_id, random_id
from familieklubb.domain.values import ClubState, RegisterKind
from familieklubb.errors import WrongWords
from familieklubb.i18n import _
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
from familieklubb.services.first import FirstFacts

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

    def create(self, new: FirstFacts, words: tuple[str, ...]) -> Desk:
        """Make the register with these recovery words, its first club and its owner in it."""
        if not new.name.strip():
            raise WrongWords(_("The register has no name."), _("Type the name of the club."))
        register, _words = creation.create(
            self.path,
            new.passphrase,
            kind=RegisterKind(new.kind),
            name=new.name.strip(),
            profile_code=new.profile,
            clock=self._clock,
            words=RecoveryWords(words),
            kdf_iterations=self._kdf_iterations,
        )
        register.write("first", lambda writing: self._first_rows(writing, new), undoable=False)
        return Desk(register, self._clock)

    def _first_rows(self, writing: Writing, new: FirstFacts) -> None:
        today = local_day(self._clock())
        owner_id = random_id(secrets.token_bytes)
        place = new.place.strip() or new.name.strip()
        owner = AssistantDraft(name=new.owner.strip(), place=place)
        writing.session.add(Assistant(id=owner_id, **owner.model_dump()))
        writing.meta.owner_id = owner_id
        if new.kind != RegisterKind.club:
            return
        club_id = random_id(secrets.token_bytes)
        club = ClubDraft(name=new.name.strip())
        writing.session.add(Club(id=club_id, **club.model_dump()))
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
                    place=place,
                    municipality_code=new.municipality_code,
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
