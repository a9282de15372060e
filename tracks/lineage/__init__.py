"""Lineage: who became whom over the editions, by the links alone. Pure, and sparse.

An item that no link names is itself from edition to edition, so only what links name is kept.
"""
