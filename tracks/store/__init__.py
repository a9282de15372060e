"""The database: keeps every revision of every edition, and compares them by query."""

from tracks.store.copy import backup, restore
from tracks.store.dialects import database_at
from tracks.store.maps import MapAct, RecordedMap, standing_maps
from tracks.store.migrate import prepare, version_of
from tracks.store.record import Recorded, Recording
from tracks.store.revision import RevisionRow, standing
from tracks.store.schema import VERSIONS
from tracks.store.settings import SettingsRow
from tracks.store.store import Store

__all__ = [
    "VERSIONS",
    "MapAct",
    "Recorded",
    "RecordedMap",
    "Recording",
    "RevisionRow",
    "SettingsRow",
    "Store",
    "backup",
    "database_at",
    "prepare",
    "restore",
    "standing",
    "standing_maps",
    "version_of",
]
