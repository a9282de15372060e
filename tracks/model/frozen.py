"""What values of the model have in common."""

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A value that is never changed once made; an unknown field is an error.

    What validates it is built when it is first needed: many a command needs only a few of them.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
