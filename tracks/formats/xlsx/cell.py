"""What a cell of a spreadsheet says as text, whatever the spreadsheet took it for."""

import re
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from math import isfinite
from typing import Any, NamedTuple

from tracks.errors import Code
from tracks.formats.xlsx.sheets import Form

_RETURN = "_x000D_"  # how Excel writes the carriage return of a line break
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_ZEROS = re.compile("0{2,}")


class Told(NamedTuple):
    """The text of a cell, and what is to be said of it: a code and what its sentence quotes."""

    text: str
    code: Code | None = None
    params: Mapping[str, object] = {}


def told(cell: Any, form: Form) -> Told:
    """Return what a cell of openpyxl's says; where the code is an error there is no text."""
    value, kind = cell.value, cell.data_type
    if value is None:
        return Told("")
    if kind == "f":
        return Told("", Code.CELL_FORMULA)
    if kind == "e":
        return Told("", Code.CELL_FAULTY, {"value": str(value)})
    if isinstance(value, bool):
        return Told("yes" if value else "no") if form is Form.WORD else Told(str(value).upper())
    if isinstance(value, int | float):
        return _number(value, cell.number_format, form)
    if isinstance(value, str):
        return Told(tidy(value))
    return _date(value, cell.number_format, form)


def tidy(text: str) -> str:
    """Return a text as it is read from a cell: without spaces at its ends or carriage returns."""
    return text.replace(_RETURN, "").replace("\r\n", "\n").replace("\r", "\n").strip()


def _number(value: int | float, style: str, form: Form) -> Told:
    """Return a number as it is shown where that tells more: in percent, or with leading zeros."""
    if not isfinite(value):
        return Told("", Code.CELL_FAULTY, {"value": str(value)})
    exact = Decimal(repr(value))
    if "%" in _QUOTED.sub("", style):
        return Told(f"{_plain(exact * 100)}%")
    text = _plain(exact)
    if _ZEROS.fullmatch(style) and text.isdecimal():
        return Told(text.zfill(len(style)))
    if form is Form.CODE:
        return Told(text, Code.CELL_NUMBER, {"value": text})
    return Told(text)


def _plain(number: Decimal) -> str:
    """Return a number without an exponent and without zeros that say nothing."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _date(value: Any, style: str, form: Form) -> Told:
    """Return a date no more exactly than it is shown: 2025-04 where the format has no day."""
    whole = isinstance(value, datetime) and not (value.hour or value.minute or value.second)
    if form is Form.DATE and whole:
        has_day = "d" in _QUOTED.sub("", style).casefold()
        return Told(f"{value:%Y-%m-%d}" if has_day else f"{value:%Y-%m}")
    shown = f"{value:%Y-%m-%d}" if whole else str(value)
    return Told("", Code.CELL_DATE, {"value": shown})
