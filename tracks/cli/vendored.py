"""What the command line needs of typer and typer does not export: all of it, and here alone.

Typer vendors click in `typer._click`; its exceptions and its completion come from there. The tests
hold every name, so that another version of typer cannot take one away unseen.
"""

from typer._click.core import Command, Context
from typer._click.exceptions import BadOptionUsage, MissingParameter, NoSuchOption
from typer._click.shell_completion import CompletionItem
from typer._completion_classes import BashComplete

__all__ = [
    "BadOptionUsage",
    "BashComplete",
    "Command",
    "CompletionItem",
    "Context",
    "MissingParameter",
    "NoSuchOption",
]
