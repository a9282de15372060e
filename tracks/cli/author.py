"""Who acts: the journal keeps it."""

from tracks.commands.usage import words


def author(given: str | None) -> str | None:
    """Return who `--by` names, else the system's user, None where it knows no name.

    Raises TracksError where the name is empty or holds control characters.
    """
    if given is None:
        given = _user()
    return None if given is None else words("by", given)


def _user() -> str | None:
    from getpass import getuser

    try:
        return getuser()
    except (KeyError, ImportError, OSError):  # no such user in the system's list, or no list
        return None
