"""Versioned classifications: editions as files, a database that keeps them, and what changed."""

__version__ = "0.1.0"
