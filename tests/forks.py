"""Processes of the tests' own: forks of one that has loaded everything once, so each begins at once."""

import traceback
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from multiprocessing import get_context
from typing import Any, NamedTuple, Self

_FORKS = get_context("forkserver")
_FORKS.set_forkserver_preload(
    [
        *("alembic.command", "psycopg", "yaml"),
        *("tracks.commands.database", "tracks.commands.import_", "tracks.commands.publish"),
        *("tests.cli.test_killed", "tests.store.test_processes"),
    ]
)


class _Failed(NamedTuple):
    why: str


class Fork:
    """A process that runs a function of a test module and tells values meanwhile.

    It is `runs(tell, *arguments)`; what it prints is lost, an error of its own fails the test that
    reads what it tells. Leaving the `with` kills it where it has not ended.
    """

    def __init__(self, runs: Callable[..., None], *arguments: Any) -> None:
        self._told, telling = _FORKS.Pipe(duplex=False)
        self._process = _FORKS.Process(target=_run, args=(runs, telling, arguments), daemon=True)
        self._process.start()
        telling.close()

    def __iter__(self) -> Iterator[Any]:
        """Yield what it tells, as it tells it, until it has ended."""
        while True:
            try:
                told = self._told.recv()
            except EOFError:
                return
            assert not isinstance(told, _Failed), told.why
            yield told

    @property
    def running(self) -> bool:
        return self._process.is_alive()

    def kill(self) -> None:
        self._process.kill()

    def ended(self) -> int:
        """Wait for its end; return 0, or the signal that killed it, negative."""
        self._process.join()
        assert self._process.exitcode is not None
        return self._process.exitcode

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
        self._process.join()
        self._told.close()


def _run(runs: Callable[..., None], telling: Any, arguments: tuple[Any, ...]) -> None:
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()) as errors:
        try:
            runs(telling.send, *arguments)
            assert not errors.getvalue()
        except BaseException:
            telling.send(_Failed(errors.getvalue() + traceback.format_exc()))
