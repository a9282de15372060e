"""What a taxonomy says of itself is journalled, and stands in no edition's digest."""

from hypothesis import given
from sqlalchemy import text

from tests.building import TAXONOMY, direction, edition, main
from tests.examples import examples
from tests.store.conftest import flaws_of, keep, of_own_taxonomy
from tests.strategies import recordings
from tracks.commands.log import journal
from tracks.errors import Code, Problem, TracksError
from tracks.formats.written.taxonomy import taxonomy_of_tree, tree_of_taxonomy
from tracks.model.act import Deed
from tracks.model.edition import Edition
from tracks.model.taxonomy import Taxonomy, Title
from tracks.store import Store

OLD = edition("2021", direction("a"), main("x", "a"))
NEXT = edition("2022", direction("a"), main("y", "a"))


def with_units(taxonomy: Taxonomy) -> Taxonomy:
    levels = (level.model_copy(update={"unit": "项"}) for level in taxonomy.levels)
    return taxonomy.model_copy(update={"levels": tuple(levels)})


def of(one: Edition, taxonomy: Taxonomy) -> Edition:
    return Edition(one.head.model_copy(update={"taxonomy": taxonomy}), one.items)


RENAMED = TAXONOMY.model_copy(update={"title": Title(zh="新名"), "publisher": "P"})


def settle(store: Store, taxonomy: Taxonomy, *editions: Edition) -> bool:
    """Record editions as an import with that taxonomy.yaml does."""
    with store.recording("ann", "why") as session:
        session.why = None
        for one in editions:
            assert not isinstance(session.record(of(one, taxonomy)), Problem)
        return session.settle(taxonomy)


def labels(store: Store, key: str = "demo") -> list[str]:
    return [row.label for row in store.revisions(key)]


def test_settings_are_entered_once_and_laid_over_every_revision(store: Store) -> None:
    keep(store, OLD, NEXT)
    digests = [row.digest for row in store.revisions("demo")]
    assert settle(store, with_units(TAXONOMY), OLD, NEXT)
    assert not settle(store, with_units(TAXONOMY), OLD, NEXT)
    rows = store.revisions("demo")
    assert [row.digest for row in rows] == digests and labels(store) == ["2021@1", "2022@1"]
    assert store.edition(rows[0]) == of(OLD, with_units(TAXONOMY))
    assert store.edition(rows[0]).digest == OLD.digest
    (entered,) = store.settings("demo")
    assert (entered.label, entered.act.number, entered.act.by) == ("@1", 3, "ann")
    assert [each.revision for each in journal(store, "demo").taxonomies["demo"]] == [
        "2021@1",
        "2022@1",
        "@1",
    ]
    assert list(store.verify()) == []


def test_settings_of_a_first_recording_are_entered_and_plain_ones_not(store: Store) -> None:
    assert not settle(store, TAXONOMY, OLD)
    assert store.settings("demo") == []
    assert settle(store, with_units(TAXONOMY), OLD, NEXT)
    assert settle(store, TAXONOMY, OLD, NEXT)  # taken back
    assert store.edition(store.editions("demo")["2022"]) == NEXT
    assert [row.label for row in store.settings("demo")] == ["@1", "@2"]
    assert list(store.verify()) == []


def test_other_names_are_no_other_content_even_of_a_published_edition(store: Store) -> None:
    keep(store, OLD, NEXT)
    with store.recording() as session:
        session.enter(store.editions("demo")["2021"], Deed.PUBLISHED)
    assert settle(store, RENAMED, OLD, NEXT)
    assert labels(store) == ["2021@1", "2022@1"]
    row = store.editions("demo")["2021"]
    assert row.head.taxonomy == TAXONOMY  # what it was recorded with
    assert store.settings("demo")[-1].taxonomy == RENAMED
    with store.recording("ann", "a misprint") as session:  # with a reason it is recorded anew
        session.record(of(OLD, RENAMED))
    assert store.revisions("demo")[1].head.taxonomy == RENAMED
    assert list(store.verify()) == []


def test_other_names_and_other_content_are_a_new_revision(store: Store) -> None:
    keep(store, OLD)
    changed = edition("2021", direction("a"), main("z", "a"))
    settle(store, RENAMED, changed)
    assert labels(store) == ["2021@1", "2021@2"]
    assert store.editions("demo")["2021"].head.taxonomy == RENAMED


def test_another_level_is_other_content(store: Store) -> None:
    keep(store, OLD)
    fewer = TAXONOMY.model_copy(update={"levels": TAXONOMY.levels[:2]})
    settle(store, fewer, OLD)
    assert labels(store) == ["2021@1", "2021@2"]


def test_everybody_may_see_settings_but_not_who_entered_them(store: Store, where: str) -> None:
    settle(store, with_units(TAXONOMY), OLD)
    with Store.open(where, public=True) as public:
        (entered,) = public.settings("demo")
        assert (entered.act.by, entered.taxonomy) == (None, with_units(TAXONOMY))
        assert public.editions("demo")["2021"].head.taxonomy == with_units(TAXONOMY)


def test_damaged_settings_are_told(store: Store) -> None:
    settle(store, with_units(TAXONOMY), OLD)
    for change, codes in (
        ("content = 'x'", [Code.SETTINGS_DAMAGED]),
        ("by = 'eve'", [Code.SETTINGS_DAMAGED]),
    ):
        with store._database.writer.begin() as connection:
            kept = connection.execute(text("SELECT * FROM settings")).mappings().one()
            quoted = change.replace("by ", '"by" ')
            connection.execute(text(f"UPDATE settings SET {quoted}"))
        store.close()
        assert [flaw.code for flaw in store.verify()] == codes
        with store._database.writer.begin() as connection:
            connection.execute(
                text('UPDATE settings SET content = :content, "by" = :by'), dict(kept)
            )
        store.close()
    with store._database.writer.begin() as connection:
        connection.execute(text("UPDATE settings SET content = 'x'"))
    store.close()
    try:
        _ = store.editions("demo")["2021"].head
    except TracksError as told:
        assert told.problems[0].code is Code.SETTINGS_DAMAGED
    else:
        raise AssertionError("damaged settings were read")
    with store._database.writer.begin() as connection:
        connection.execute(text("UPDATE act SET number = 5 WHERE number = 1"))
    store.close()
    assert Code.ACT_MISSING in {flaw.code for flaw in store.verify()}


@given(recordings("2021", "2022", "2023"))
@examples(10)
def test_any_history_with_settings_is_sound(shared_store: Store, editions: list[Edition]) -> None:
    editions = of_own_taxonomy(editions)
    taxonomy = with_units(editions[0].head.taxonomy)
    keep(shared_store, *editions)
    settle(shared_store, taxonomy, editions[-1])
    key = taxonomy.id
    assert flaws_of(shared_store, key) == []
    newest = shared_store.edition(shared_store.editions(key)[editions[-1].head.edition])
    assert newest.head.taxonomy == taxonomy
    assert newest.digest == shared_store.editions(key)[newest.head.edition].digest


def test_where_iris_begin_is_a_setting(store: Store) -> None:
    keep(store, OLD)
    based = TAXONOMY.model_copy(update={"base": "https://example.org/demo/"})
    assert settle(store, based, OLD)
    (row,) = store.revisions("demo")
    assert (row.digest, row.head.taxonomy, store.taxonomy("demo")) == (OLD.digest, based, based)
    back, problems = taxonomy_of_tree(tree_of_taxonomy(based))
    assert (back, problems) == (based, [])
    assert based.facts == TAXONOMY
