"""Reading the editions of a bundle, one at a time, each held against the others."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from tracks.checks.heads import check_dates_follow_the_order, check_labels_are_of_one_form
from tracks.checks.identity import (
    check_ids_are_kept,
    check_ids_stand_for_the_same,
    check_levels_of_names_are_meant,
)
from tracks.checks.links import (
    Listed,
    check_links_above_fit_the_lowest,
    check_links_fit_the_lists,
    check_links_pass_over_nothing,
)
from tracks.checks.names import Names, NamesOf
from tracks.checks.sources import check_sources_are_defined_once, check_sources_are_known
from tracks.errors import Code, Problem, Spot, any_error
from tracks.formats.bundles.bundle import Bundle, Progress, Readable
from tracks.formats.csv.link_table import LinkTable, with_links
from tracks.formats.loaded import Loaded
from tracks.model.edition import Edition, Head
from tracks.model.taxonomy import Taxonomy
from tracks.model.text import natural_key


class Known(NamedTuple):
    """What is recorded of a taxonomy's editions that are not in the bundle.

    `names` gives (edition, item id, name); `listed` gives an edition by its label.
    """

    heads: Mapping[str, Head]
    names: NamesOf
    listed: Listed


LARGEST_BESIDE = 200_000
"""Ids are held against those of the edition before up to so many items: both are then in memory."""

KnownOf = Callable[[str, Collection[str]], Known]
"""Asked with a taxonomy's key and the editions to leave out."""


class Read(NamedTuple):
    """An edition, None where its file has errors, and its problems."""

    edition: Edition | None
    problems: list[Problem]


def nothing_known(_taxonomy: str, _without: Collection[str]) -> Known:
    """Return what is known where there is no record to ask."""
    return Known({}, tuple, lambda _: None)


def read_editions(bundle: Bundle, known_of: KnownOf, progress: Progress) -> Iterator[Read]:
    """Yield a bundle's editions in order, and last the problems of their sources together.

    First comes what is wrong with its tables of links.

    An edition is held against those recorded, those around the bundle that are not recorded, and
    those before it. No more than one is kept in memory with its items.
    """
    if bundle.taxonomy is None:
        return
    whole = bundle.around or bundle
    known = known_of(bundle.taxonomy.id, bundle.labels)
    tables = bundle.links()
    yield Read(None, _of_tables(tables, set(whole.labels)))
    company = _Company(bundle.taxonomy, known, complete=not any_error(whole.problems))
    others = {*bundle.labels, *known.heads}
    for beside in whole.editions:
        if beside.label not in others:
            company.join(beside, beside.read(bundle.taxonomy))
    for edition in bundle.editions:
        progress(edition.file)
        rows = [row for table in tables for row in table.rows.get(edition.label, ())]
        last = edition is bundle.editions[-1]
        yield company.receive(edition, with_links(edition.read(bundle.taxonomy), rows), last=last)
    yield Read(None, company.problems_of_sources())


def _of_tables(tables: Iterable[LinkTable], here: Collection[str]) -> list[Problem]:
    """Return what is wrong with tables of links, and which of their editions are not `here`."""
    problems: list[Problem] = []
    for table in tables:
        problems.extend(table.problems)
        missing = sorted(table.rows.keys() - here, key=natural_key)
        if missing:
            spot = Spot(str(table.file))
            problems.append(Problem(Code.LINKS_UNUSED, {"editions": tuple(missing)}, spot=spot))
    return problems


class _Company:
    """The editions that another is held against: their heads and names, and how to read them.

    It is `complete` while no edition is missing from it that may define a source.
    """

    def __init__(self, taxonomy: Taxonomy, known: Known, *, complete: bool) -> None:
        self._taxonomy, self._known, self._complete = taxonomy, known, complete
        self._heads: list[Head] = list(known.heads.values())
        self._readable: dict[str, Readable] = {}
        self._read: dict[str, Loaded] = {}  # without the editions
        self._names = Names()
        self._names.know(known.names)

    def join(self, readable: Readable, loaded: Loaded, *, last: bool = False) -> list[Problem]:
        """Add an edition, and return what is wrong between it and the others, placed in its file."""
        edition, head = loaded.edition, loaded.head
        if head is None:
            self._complete = False
            return []
        self._heads.append(head)
        if edition is None:
            return []
        self._readable[head.edition] = readable
        problems = self._names.add(
            head.edition, ((i.id, i.name) for i in edition.items.values()), last=last
        )
        problems.extend(check_labels_are_of_one_form(head, self._heads))
        problems.extend(check_dates_follow_the_order(head, self._heads))
        problems.extend(check_links_fit_the_lists(edition, self._listed))
        problems.extend(check_links_pass_over_nothing(edition, self._heads, self._listed))
        label = self._before(head) if len(edition.items) <= LARGEST_BESIDE else None
        if len(edition.items) <= LARGEST_BESIDE:
            problems.extend(check_links_above_fit_the_lowest(edition, self._heads, self._listed))
        if label and (before := self._listed(label)):
            problems.extend(check_ids_are_kept(edition, before))
            problems.extend(check_ids_stand_for_the_same(edition, before))
            problems.extend(check_levels_of_names_are_meant(edition, before))
        return loaded.located(problems)

    def _before(self, head: Head) -> str | None:
        """Return the edition before one: `previous`, else the latest that is at hand."""
        place = natural_key(head.edition)
        labels = (other.edition for other in self._heads)
        earlier = (label for label in labels if natural_key(label) < place)
        return head.previous or max(earlier, key=natural_key, default=None)

    def receive(self, readable: Readable, loaded: Loaded, *, last: bool) -> Read:
        """Add an edition that was asked for, and return it unless something is wrong with it."""
        problems = [*loaded.problems, *self.join(readable, loaded, last=last)]
        self._read[readable.label] = replace(loaded, edition=None)
        sound = not any_error(problems)
        return Read(loaded.edition if sound else None, problems)

    def problems_of_sources(self) -> list[Problem]:
        """Return what is wrong with the sources of the editions that were asked for."""
        findings = list(check_sources_are_defined_once(self._heads))
        if self._complete:
            findings.extend(check_sources_are_known(self._heads))
        return [
            problem
            for label, loaded in self._read.items()
            for problem in loaded.located(f.problem for f in findings if f.edition == label)
        ]

    def _listed(self, label: str) -> Edition | None:
        if label not in self._readable:
            return self._known.listed(label)
        return self._readable[label].read(self._taxonomy).edition
