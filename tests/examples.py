"""How many examples a property is tried with, in proportion to the profile."""

from hypothesis import settings

USUAL = 50
"""Examples of a property that asks for no number of its own, in the usual profile."""


def examples(usual: int) -> settings:
    """Ask for so many examples in the usual profile, and for as many times more in a larger one."""
    return settings(max_examples=usual * settings().max_examples // USUAL)
