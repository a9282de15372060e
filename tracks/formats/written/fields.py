"""Values that an author may write in YAML, each with the error that tells how it is written."""

import re
import unicodedata
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError

from tracks.model.amount import Amount, read_amount

NUMBER_EXPECTED = "number_expected"
LIST_EMPTY = "list_empty"
QUOTE_LONG = "quote_long"
QUOTE_LIMIT = 60
"""So many characters of a source may be quoted."""

_ROUGH = (">", "<", "~", "..", "≥", "≤")
_ROUGH_EXAMPLE = '">=28", "<=28", 28..30, ~28'
WEIGHT = re.compile(r"(0?\.[0-9]{0,8}[1-9][0-9]{0,8}|1(\.0*)?)")
_PART = re.compile(r"(100(\.0{1,6})?|[0-9]{1,2}(\.[0-9]{1,6})?)%")
_PERCENT = re.compile(r"[+-]?[0-9]{1,12}(\.[0-9]{1,6})?%")


def _one_or_many(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _figure(form: re.Pattern[str], value: Any, example: str) -> str:
    """Return a printed figure in half width; a custom error with an example where it is none."""
    text = unicodedata.normalize("NFKC", value).replace("\u2212", "-").strip() if value else value
    if not isinstance(text, str) or not form.fullmatch(text):
        raise PydanticCustomError(NUMBER_EXPECTED, "not a figure", {"example": example})
    return text


def _whole(value: Any) -> Amount:
    return _amount(value, "28", signed=False)


def _signed(value: Any) -> Amount:
    return _amount(value, "+15", signed=True)


def _amount(value: Any, example: str, *, signed: bool) -> Amount:
    """Return an amount; a custom error with an example, exact or rough as it was meant."""
    found = read_amount(value, signed=signed) if isinstance(value, str) else None
    if found is None:
        rough = isinstance(value, str) and any(mark in value for mark in _ROUGH)
        example = _ROUGH_EXAMPLE if rough else example
        raise PydanticCustomError(NUMBER_EXPECTED, "not a figure", {"example": example})
    return found


def _percent(value: Any) -> str:
    return _figure(_PERCENT, value, "127%")


def _part(value: Any) -> str:
    return _figure(_PART, value, "35%")


def _weight(value: Any) -> str:
    return _figure(WEIGHT, value, "0.5")


def _filled(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return names of which each is there; a custom error where that is not so."""
    if not (names and all(name.strip() for name in names)):
        raise PydanticCustomError(LIST_EMPTY, "no names")
    return names


def _short(quote: str) -> str:
    """Return a quotation; a custom error where it is longer than may be taken from a source."""
    if len(quote) > QUOTE_LIMIT:
        raise PydanticCustomError(QUOTE_LONG, "too long", {"length": len(quote)})
    return quote


Names = Annotated[tuple[str, ...], BeforeValidator(_one_or_many)]
SomeNames = Annotated[Names, AfterValidator(_filled)]
"""Names where a list of none would say nothing, or something else than was meant."""
Quote = Annotated[str, AfterValidator(_short)]
Whole = Annotated[Amount, BeforeValidator(_whole)]
Signed = Annotated[Amount, BeforeValidator(_signed)]
Percent = Annotated[str, BeforeValidator(_percent)]
Part = Annotated[str, BeforeValidator(_part)]
Weight = Annotated[Decimal, BeforeValidator(_weight)]

YesOrNo = Literal["yes", "no"]
