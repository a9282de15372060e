"""A text before and after as one, with the words that changed marked: [-gone-] {+come+}."""

import re
from difflib import SequenceMatcher

# A Han character by itself, any other word with the spaces behind it.
_WORD = re.compile(
    r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]|[^\W\u3400-\u9fff]+\s*|\W\s*"
)


_FEW = 4  # words that a reader compares at a glance


def marked(before: str, after: str) -> str | None:
    """Return both texts as one, as wdiff writes it.

    None where they are of a few words, and where less than half of the longer one stayed.
    """
    old, new = _WORD.findall(before), _WORD.findall(after)
    longest = max(len(old), len(new))
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    stayed = sum(end - start for tag, start, end, _, _ in steps if tag == "equal")
    if longest <= _FEW or 2 * stayed < longest:
        return None
    return "".join(
        "".join(old[a:b]) if tag == "equal" else _changed("".join(old[a:b]), "".join(new[c:d]))
        for tag, a, b, c, d in steps
    )


def _changed(gone: str, come: str) -> str:
    """Return words between brackets, the spaces behind them left outside."""
    was, now = gone.rstrip(), come.rstrip()
    behind = come[len(now) :] if come else gone[len(was) :]
    return (f"[-{was}-]" if was else "") + (f"{{+{now}+}}" if now else "") + behind
