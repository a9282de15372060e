"""The languages that the program speaks; apart from the models, so that help needs none of them."""

from typing import Literal

Language = Literal["zh", "en"]
