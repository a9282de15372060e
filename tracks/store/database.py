"""What the store asks of a database, whatever its kind; `dialects` holds all that differs."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, Table, TableValuedAlias, event, literal
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.sql.functions import FunctionElement

from tracks.errors import Code, Problem, TracksError
from tracks.model.digest import canonical

BUSY_SECONDS = 30.0
"""How long one writer waits for another; `?timeout=` in an address says otherwise."""

Values = tuple[object, ...]
"""A row in the order of its table's columns."""


@dataclass(frozen=True)
class Database(ABC):
    """A database with an engine for reading and one for writing.

    Whatever is read through one connection of `reader` is of one snapshot. What goes wrong in
    either is raised as TracksError where people can do something about it. `name` is what they
    are shown, without a password.
    """

    name: str
    reader: Engine
    writer: Engine

    @abstractmethod
    def is_absent(self) -> bool:
        """Tell whether there is no database yet that could be read."""

    @abstractmethod
    def lock(self, connection: Connection, keys: Iterable[str]) -> None:
        """Keep other writers from these taxonomies until the transaction ends; wait for them first."""

    @abstractmethod
    def insert(self, connection: Connection, table: Table, rows: Iterator[Values]) -> None:
        """Insert rows, however many they are; they may be made while they are written."""

    @abstractmethod
    def read_anything(self, connection: Connection) -> None:
        """Let a reading connection show damaged text too, instead of failing on it."""

    def problem(self, code: Code, **params: object) -> TracksError:
        """Return the error to raise when something is wrong with this database."""
        return problem(code, self.name, **params)


class EachText(FunctionElement[str]):
    """A row for each text of a JSON list, in the column `value`; dialects say how it is written."""

    name = "each_text"
    inherit_cache = True


def one_a_row(ids: Iterable[str]) -> TableValuedAlias:
    """Return a table with the ids in its column `value`: one parameter, however many they are."""
    return EachText(literal(canonical(list(ids)))).table_valued("value", name="wanted")


def problem(code: Code, name: str, **params: object) -> TracksError:
    """Return the error to raise when something is wrong with the database of that name."""
    return TracksError(Problem(code, {"database": name, **params}), exit_code=3)


def tell_errors(engine: Engine, told: Callable[[ExceptionContext], TracksError | None]) -> None:
    """Raise what `told` makes of the errors of an engine's driver.

    It returns None for one that only a mistake in this program explains.
    """

    @event.listens_for(engine, "handle_error")
    def tell(context: ExceptionContext) -> None:
        if error := told(context):
            raise error from context.original_exception
