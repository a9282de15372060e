"""How a database refuses: a code, and a sentence in both languages without the password."""

import pytest

from tests.postgresql import PASSWORD
from tracks.errors import Code, Fault, TracksError
from tracks.messages.store import SENTENCES
from tracks.store import Store


def told(caught: pytest.ExceptionInfo[TracksError]) -> tuple[Code, str]:
    (problem,) = caught.value.problems
    assert caught.value.fault is Fault.DATABASE
    said = [SENTENCES[problem.code](lang, **problem.params) for lang in ("zh", "en")]
    assert PASSWORD not in "".join(said)
    return problem.code, said[1]


def refusal(where: str, *, create: bool = False) -> tuple[Code, str]:
    with pytest.raises(TracksError) as caught:
        Store.open(where, create=create)
    return told(caught)
