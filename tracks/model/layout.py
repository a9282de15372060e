"""How files are laid out as their publishers put them: one entry of `read:` in a taxonomy.yaml (docs/adr/0010)."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from tracks.model.frozen import Frozen

YesOrNo = Literal["yes", "no"]


class Parents(Frozen):
    """How the level and the parent of an item are known.

    `code`: by how long its code is, by `widths`, or how many parts `separator` makes of it · `column`:
    a column has the parent's code · `above`: the last row above that is of an outer level ·
    `indent`: the name is indented · `path`: the name is a path, such as A > B > C · `columns`: each level
    has a column of its own · `children`: in JSON, the objects that it holds.

    `ids`: without codes an item's id is its name, or its path where names stand twice.
    `ranges`: a code such as 31-33 stands for all between · `padding`: what fills a code up on the right.
    """

    by: Literal["code", "column", "above", "indent", "path", "columns", "children"]
    widths: tuple[Annotated[int, Field(ge=1, le=100)], ...] = ()
    separator: str | None = None
    ids: Literal["name", "path"] = "name"
    ranges: YesOrNo = "no"
    padding: str | None = None


class Pairs(Frozen):
    """The columns of a table of correspondences, and the two editions where no heading tells them."""

    from_: str = Field(alias="from")
    to: str
    editions: tuple[str, ...] = ()
    note: str | None = None


class Parts(Frozen):
    """What says that only a part of a code is in a pair: a column for either side, or marks on the code."""

    source: str | None = None
    target: str | None = None
    marks: tuple[str, ...] = ()


class Layout(Frozen):
    """How the editions or the correspondences in some files are read.

    `file` is a name, or a pattern with `*` and {edition}. `columns` map the keys of items to headings;
    in JSON to keys, `rows` being where the objects stand; in RDF to properties, `scheme` being which of
    several skos:ConceptScheme is meant, by its IRI, what that ends with, or a pattern.
    `headings` is how many rows the headings take, `skip` how many rows stand above them. `statuses` say what
    the words of the column `status` mean; what is gone is no item of the edition.
    """

    file: str
    edition: str | None = None
    encoding: str | None = None
    separator: str | None = None
    sheet: str | None = None
    scheme: str | None = None
    rows: str | None = None
    skip: Annotated[int, Field(ge=0, le=10_000)] = 0
    headings: Annotated[int, Field(ge=0, le=20)] = 1
    omit: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()
    footnotes: tuple[str, ...] = ()
    columns: Mapping[str, str] = {}
    parents: Parents | None = None
    levels: Mapping[str, str] = {}
    statuses: Mapping[str, Literal["in force", "deprecated", "proposed", "gone"]] = {}
    listing: Literal["complete", "partial"] = "complete"
    valid: Mapping[str, str] = {}
    links: Pairs | None = None
    partial: Parts = Parts()
    same_code: Literal["by row", "always"] = "by row"
