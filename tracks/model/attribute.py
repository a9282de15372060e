"""Attributes that a taxonomy declares: what an item may say besides, and what can be done with it."""

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, NamedTuple

from tracks.model.item import Item, Items
from tracks.model.taxonomy import Attribute, Taxonomy
from tracks.model.text import is_date

_NUMBER = re.compile(r"[+-]?([0-9]{1,3}(,[0-9]{3}){1,4}|[0-9]{1,15})(\.[0-9]{1,6})?")


def number_of(value: Any) -> Decimal | None:
    """Return the number that a text is: 1,234.5 in half or full width; None where it is none."""
    if not isinstance(value, str):
        return None
    text = unicodedata.normalize("NFKC", value).replace("\u2212", "-").strip()
    return Decimal(text.replace(",", "")) if _NUMBER.fullmatch(text) else None


def fits(attribute: Attribute, value: Any) -> bool:
    """Whether a value is what its declaration says: a text, and of the type (a date in ISO 8601)."""
    if not isinstance(value, str):
        return False
    match attribute.type:
        case "number":
            return number_of(value) is not None
        case "date":
            return is_date(value)
        case "flag":
            return value in ("yes", "no")
    return True


class Sum(NamedTuple):
    """What numbers of an attribute add up to; `known` of the `of` items that count have one."""

    value: Decimal
    known: int
    of: int

    @property
    def is_whole(self) -> bool:
        """Whether every item that counts has a number."""
        return self.known == self.of


def summed(taxonomy: Taxonomy) -> tuple[Attribute, ...]:
    """Return the attributes that may be added up, in the order of their declaration."""
    return tuple(each for each in taxonomy.attributes if each.sum == "yes")


class Sums:
    """Adds up the numbers of attributes over items of one edition.

    Of an item that has no number, or is not in force, it is that of the items under it, so that nothing
    counts twice.
    """

    def __init__(self, taxonomy: Taxonomy, items: Items) -> None:
        self.attributes = summed(taxonomy)
        """Those that may be added up, in the order of their declaration."""
        self._below: dict[str | None, list[Item]] = {}
        for item in items.values() if self.attributes else ():
            self._below.setdefault(item.parent, []).append(item)

    def over(self, attribute: Attribute, items: Iterable[Item]) -> Sum | None:
        """Return the sum of an attribute over items, None where none has a number."""
        total, known, of = Decimal(0), 0, 0
        pending = list(items)
        while pending:
            item = pending.pop()
            number = number_of((item.attributes or {}).get(attribute.id))
            if (number is None or not item.in_force) and item.id in self._below:
                pending.extend(self._below[item.id])
                continue
            if not item.in_force:
                continue
            of += 1
            if number is not None:
                total, known = total + number, known + 1
        return Sum(total, known, of) if known else None


def plain_number(number: Decimal) -> int | float:
    """Return a number as JSON has it."""
    return int(number) if number == number.to_integral_value() else float(number)
