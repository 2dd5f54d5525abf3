"""What a person typed cannot be taken as it is: said field by field."""

from __future__ import annotations

from collections.abc import Mapping

from familieklubb.errors import FamilieklubbError
from familieklubb.i18n import _


class Refused(FamilieklubbError):
    """Nothing was saved, because of what stands in some fields.

    ``fields`` has the message for each field by the name of the input's attribute, already in
    the chosen language; the empty name is for what no single field is to blame for.
    """

    def __init__(self, fields: Mapping[str, str]) -> None:
        super().__init__(
            _("It was not saved, for it cannot stand as it is."), "\n".join(fields.values())
        )
        self.fields = dict(fields)
