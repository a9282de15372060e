"""`template`: the edition to come as a file to fill in, with the items of the one before."""

from pathlib import Path
from typing import NamedTuple

from tracks.commands import chosen, references
from tracks.errors import Code, wrong_usage
from tracks.formats import write
from tracks.formats.bundles.folder import TAXONOMY_FILE
from tracks.formats.written.taxonomy import is_label
from tracks.formats.yaml.taxonomy import read_taxonomy
from tracks.formats.yaml.writer import write_taxonomy
from tracks.model.edition import Edition, Head
from tracks.model.taxonomy import Taxonomy
from tracks.model.text import natural_key
from tracks.store import Store


class Template(NamedTuple):
    """The file of an edition to come, and the taxonomy.yaml that must be beside it."""

    edition: str | bytes
    taxonomy: str


def template(
    store: Store | None,
    label: str,
    form: str,
    *,
    since: str | None = None,
    taxonomy: str | None = None,
    folder: Path,
) -> Template:
    """Return an edition's file with the items and listing of `since`, else of the latest before it.

    `store` is None where nothing is recorded at all. Where nothing is recorded of the taxonomy
    whose taxonomy.yaml is in `folder`, the edition is empty, with the levels of that file. Raises
    TracksError where there is none, where `since` is not recorded or not earlier, and for the
    database.
    """
    if not is_label(label):
        raise wrong_usage(Code.LABEL_REFUSED, label=label)
    beside, _ = read_taxonomy(folder / TAXONOMY_FILE)
    wanted = taxonomy or (beside.id if beside else None)
    if store:
        known = store.taxonomies()
        if since or not beside or beside.id != wanted or beside.id in known:
            key = chosen.taxonomy(store, wanted, editions=[since] if since else [])
            return _recorded(store, label, form, since, key)
    if beside is None:
        raise wrong_usage(Code.LEVELS_WANTED, folder=str(folder))
    return _template(_empty(beside, label), form, None)


def _recorded(store: Store, label: str, form: str, since: str | None, key: str) -> Template:
    place = natural_key(label)
    earlier = [edition for edition in store.editions(key) if natural_key(edition) < place]
    if since is None and not earlier:
        return _template(_empty(store.taxonomy(key), label), form, None)
    row = references.revision(store, key, since or earlier[-1])
    if natural_key(row.edition) >= place:
        raise wrong_usage(Code.NOT_EARLIER, named=row.edition, edition=label)
    before = store.edition(row)
    return _template(_after(before, label, store.taxonomy(key)), form, before)


def _template(edition: Edition, form: str, before: Edition | None) -> Template:
    return Template(write(form, edition, before), write_taxonomy(edition.head.taxonomy))


def _empty(taxonomy: Taxonomy, label: str) -> Edition:
    listing = dict.fromkeys(taxonomy.depths, "complete")
    return Edition(Head(taxonomy=taxonomy, edition=label, listing=listing), {})


def _after(before: Edition, label: str, today: Taxonomy) -> Edition:
    """Return the edition to come with the items of the one before, without what is stated of that year.

    Its taxonomy has the names of today, unless it has other levels by now.
    """
    head = before.head
    levels = [[level.id for level in each.levels] for each in (head.taxonomy, today)]
    taxonomy = today if levels[0] == levels[1] else head.taxonomy
    taken = Head(taxonomy=taxonomy, edition=label, previous=head.edition, listing=head.listing)
    return Edition(taken, before.items)
