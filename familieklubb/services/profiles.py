"""The rules that a register goes by."""

from __future__ import annotations

from familieklubb.domain.profile import PROFILES, NetworkProfile
from familieklubb.errors import FamilieklubbError
from familieklubb.i18n import _
from familieklubb.register.file import Register


def profile_of(register: Register) -> NetworkProfile:
    """The network profile of a register; raises FamilieklubbError for one that is not known."""
    code = register.about().profile_code
    found = PROFILES.get(code)
    if found is None:
        raise FamilieklubbError(
            _("The register goes by the profile {code}, which this version does not know.").format(
                code=code
            ),
            _("Install the newest version of the program on this machine."),
        )
    return found
