"""Texts within XML and HTML: shown as they are, never obeyed."""

from html import escape

from tracks.render.cells import clean

# Unicode has them and XML 1.0 does not (section 2.2); all others that XML refuses are cleaned away.
_NO_CHARACTERS = str.maketrans(dict.fromkeys("\ufffe\uffff", "?"))


def legal(text: str) -> str:
    """Return the text on one line, of characters that XML 1.0 allows."""
    return clean(text).translate(_NO_CHARACTERS)


def escaped(text: str) -> str:
    """Return a text as XML or HTML that shows just that text, within an element or a quoted attribute."""
    return escape(legal(text))
