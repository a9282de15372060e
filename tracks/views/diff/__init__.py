"""A diff as people read it."""
