"""Who does what is done: the journal keeps it."""

from tracks.commands.usage import words


def author(said: str | None) -> str | None:
    """Return who `--by` names, else the system's user, None where it knows no name.

    Raises TracksError where the name is empty or holds control characters.
    """
    if said is None:
        said = _user()
    return None if said is None else words("by", said)


def _user() -> str | None:
    from getpass import getuser

    try:
        return getuser()
    except (KeyError, ImportError, OSError):  # no such user in the system's list, or no list
        return None
