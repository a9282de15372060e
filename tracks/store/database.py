"""What the store asks of a database, whatever its kind; `dialects` holds all that differs."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Table, event, literal
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.sql.functions import FunctionElement

from tracks.errors import Code, Fault, Problem, TracksError
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
    def continue_numbering(self, connection: Connection) -> None:
        """Let the ids that the database gives go on behind those that were inserted."""

    @abstractmethod
    def damage(self, connection: Connection) -> str | None:
        """Return what the database itself finds damaged, in its words; None where it finds nothing."""

    @abstractmethod
    def read_anything(self, connection: Connection) -> None:
        """Let a reading connection show damaged text too, instead of failing on it."""

    def problem(self, code: Code, **params: object) -> TracksError:
        """Return the error to raise when something is wrong with this database."""
        return problem(code, self.name, **params)


class OneOf(FunctionElement[Any]):
    """Whether a column holds one of the texts of a JSON list; dialects say how it is written.

    An index on the column then serves: for a join, databases would rather read all of a taxonomy.
    Not declared as Boolean, which SQLAlchemy would compare with 1, and no index would serve.
    """

    inherit_cache = True


def one_of(column: ColumnElement[str], ids: Iterable[str]) -> ColumnElement[bool]:
    """Return the condition that a column holds one of the ids: one parameter, however many."""
    return OneOf(column, literal(canonical(list(ids))))


def problem(code: Code, name: str, **params: object) -> TracksError:
    """Return the error to raise when something is wrong with the database of that name."""
    return TracksError(Problem(code, {"database": name, **params}), fault=Fault.DATABASE)


def tell_errors(engine: Engine, told: Callable[[ExceptionContext], TracksError | None]) -> None:
    """Raise what `told` makes of the errors of an engine's driver.

    It returns None for one that only a mistake in this program explains.
    """

    @event.listens_for(engine, "handle_error")
    def tell(context: ExceptionContext) -> None:
        if error := told(context):
            raise error from context.original_exception
