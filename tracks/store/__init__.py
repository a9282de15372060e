"""The database: keeps every revision of every edition, and compares them by query."""

from tracks.store.record import Recorded, Recording
from tracks.store.revision import RevisionRow
from tracks.store.store import Store

__all__ = ["Recorded", "Recording", "RevisionRow", "Store"]
