"""The pictures of a changelog: where items went, or how numbers moved; and the latest edition."""

from collections.abc import Iterator, Mapping

from tracks.commands.changelog import Changelog
from tracks.diff.change import CountRow, Figure
from tracks.messages import changelog as say
from tracks.model.item import Item
from tracks.model.text import natural_key
from tracks.render.blocks import Block
from tracks.views.compared import label
from tracks.views.pictures.draw import draw_alluvial, draw_slopes, draw_sunburst
from tracks.views.pictures.gather import alluvial_of, sunburst_of
from tracks.views.pictures.palette import looks
from tracks.views.pictures.slopes import Slope, Slopes, known
from tracks.views.wording import Wording, capitalised

Figures = Mapping[str, Mapping[str, Figure]]
"""Figures by root and edition."""


def pictures(log: Changelog, words: Wording) -> Iterator[Block]:
    """Yield an alluvial where items became others, else slope lines where numbers are known; then a sunburst.

    Slope lines and not ribbons where only numbers are known: ribbons would tell of items that went.
    """
    lang, taken = words.lang, looks(log.roots)
    first, last = log.editions[-1].head.edition, log.editions[0].head.edition
    caption = say.ALLUVIAL(lang, before=first, after=last)
    in_order = log.editions[::-1]
    found = [chapter.delta.found for chapter in reversed(log.chapters)]
    alluvial = (
        alluvial_of(f"{lang}-alluvial", caption, in_order, found, words) if first != last else None
    )
    if alluvial:
        yield draw_alluvial(alluvial, taken, lang)
    elif slopes := _slopes(log, words):
        yield draw_slopes(slopes, taken, lang)
    latest = log.editions[0]
    if latest.items and all(map(latest.head.is_complete, latest.head.listing)):
        caption = say.SUNBURST(lang, edition=last)
        yield draw_sunburst(sunburst_of(f"{lang}-sunburst", caption, latest, words), taken, lang)


def _slopes(log: Changelog, words: Wording) -> Slopes | None:
    """Return the numbers by root of the level with the most roots known in several editions."""
    by_level: dict[str, dict[str, dict[str, Figure]]] = {}
    names: dict[str, str] = {}
    comparisons = list(log.comparisons())
    reused = {i for delta, *_ in comparisons for i in delta.found.above.others}
    for delta, change_set, *_ in comparisons:
        for row in change_set.counts:
            if len(row.under) != 1 or row.under[0] in reused:  # a line is one item all along
                continue
            root = row.under[0]
            if item := delta.after.item(root) or delta.before.item(root):
                names.setdefault(root, words.short_name(item))
                _add(
                    by_level.setdefault(row.level, {}).setdefault(root, {}),
                    row,
                    label(delta.before, delta),
                    label(delta.after, delta),
                )
    if not by_level:
        return None
    level = max(by_level, key=lambda each: (_roots_known(by_level[each]), words.depth(each)))
    if not _roots_known(by_level[level]):
        return None
    figures = by_level[level]
    editions = sorted({e for row in figures.values() for e in row}, key=natural_key)
    caption = say.SLOPES(words.lang, root=_root_noun(log, words), levels=words.level_nouns(level))
    return Slopes(
        f"{words.lang}-slopes",
        capitalised(caption),
        tuple(editions),
        tuple(
            Slope(root, names[root], tuple(figures[root].get(e, Figure()) for e in editions))
            for root in log.roots
            if root in figures
        ),
    )


def _add(figures: dict[str, Figure], row: CountRow, before: str, after: str) -> None:
    """Keep a row's figures of both editions: an exact number goes before bounds, those before nothing."""
    for edition, figure in ((before, row.before), (after, row.after)):
        held = figures.get(edition, Figure())
        if held.value is None and (known(figure) or not known(held)):
            figures[edition] = figure


def _roots_known(figures: Figures) -> int:
    """Return how many roots have a known figure in more than one edition."""
    return sum(sum(map(known, row.values())) > 1 for row in figures.values())


def _root_noun(log: Changelog, words: Wording) -> str:
    roots: list[Item] = [i for i in log.editions[0].items.values() if i.parent is None]
    levels = {item.level for item in roots if not item.unplaced}
    return words.level_noun(levels.pop()) if len(levels) == 1 else ""
