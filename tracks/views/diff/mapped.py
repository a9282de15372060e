"""The mapped items that changed: what of maps to other taxonomies needs a look."""

from collections.abc import Iterator, Sequence

from tracks.commands.to_review import Review
from tracks.diff.mapped import MappedItem
from tracks.messages import diff as say
from tracks.model.map import Match
from tracks.render.blocks import Block, Bullet, Bullets, Heading, Line, Paragraph
from tracks.views.wording import Wording

MOST = 12
"""The most lines of a map; JSON has all."""


def mapped(reviews: Sequence[Review], words: Wording) -> Iterator[Block]:
    """Yield, for each map that needs a look, the items that changed, with what answers them."""
    if not reviews:
        return
    yield Heading(Line(say.MAPPED(words.lang)))
    for review in reviews:
        told = say.MAPPED_BY(words.lang, map=review.act.map_label, n=len(review.items))
        yield Paragraph(Line(told))
        shown = review.items[:MOST]
        yield Bullets(tuple(Bullet(Line(_line(item, review, words))) for item in shown))
        if rest := len(review.items) - len(shown):
            yield Paragraph(Line(say.PASSAGES_REST(words.lang, n=rest)))


def _line(item: MappedItem, review: Review, words: Wording) -> str:
    names = [words.name_with_id(item.before), words.series(map(words.name_with_id, item.after))]
    same = item.after and names[0] == names[1]
    became = names[0] if same or not item.after else say.ARROW.join(names)
    kinds = words.kinds(item.kinds) if item.kinds else say.UNDECIDED(words.lang)
    matches = words.series(_partner(match, review, words) for match in item.matches)
    return say.MAPPED_ITEM(words.lang, item=became, kinds=kinds, matches=matches)


def _partner(match: Match, review: Review, words: Wording) -> str:
    if match.target is None:
        return say.NO_MATCH(words.lang)
    item = review.partners.get(match.target)
    return words.name_with_id(item) if item else match.target
