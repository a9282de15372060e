"""Acts: what was done with a revision, when, by whom and why. The journal is all of them, for good."""

from enum import StrEnum
from typing import NamedTuple


class Deed(StrEnum):
    """What can be done with a revision; the last deed is what it is: a draft, published, withdrawn.

    `changed` is done with the taxonomy itself: other settings or names in its taxonomy.yaml.
    """

    RECORDED = "recorded"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    CHANGED = "changed"


class Act(NamedTuple):
    """One entry of a taxonomy's journal.

    `number` counts the entries from 1 without gaps, `at` is ISO 8601 in UTC, `by` and `why` are
    None where nobody said.
    """

    number: int
    deed: Deed
    at: str
    by: str | None = None
    why: str | None = None

    def digest(self, taxonomy: str, revision: str) -> bytes:
        """Return the 32-byte sha256 of the act and of what it was done with.

        That is a revision such as `2025@1`, or `@1`, what the taxonomy said of itself for the first time.
        """
        # Imported here: messages name deeds, so that help loads this, and hashes nothing.
        from hashlib import sha256

        from tracks.model.digest import canonical

        return sha256(canonical([taxonomy, revision, *self]).encode()).digest()
