"""How an editor reads what a source prints about the counts of a table."""

from tracks.diff.change import CountRow
from tracks.diff.delta import Delta
from tracks.messages import diff as say
from tracks.model.statement import Reading
from tracks.views.wording import Wording


def reading_of(counts: list[CountRow], delta: Delta) -> Reading | None:
    """Return the reading by which a source's figures are counted at the level of the rows."""
    level = counts[0].level
    for block, statement in delta.after.head.counts():
        if block.reading and block.reading.level == level != statement.count:
            return block.reading
    return None


def joint_note(count: CountRow, delta: Delta, words: Wording) -> str:
    """Return the note on a figure that a source gives for several items; empty where it needs none."""
    lang = words.lang
    for block, statement in delta.after.head.counts():
        if len(statement.under) < 2 or not set(count.under) <= set(statement.under):
            continue
        if count.trend.each is None or statement.since != delta.before.edition:
            continue
        items = [(i, delta.after.item(i)) for i in statement.under]
        names = words.series(words.name(item) if item else i for i, item in items)
        read = count.trend.read_each
        if count.trend.each == "unclear" and read in ("yes", "no"):
            by = block.reading.by if block.reading and block.reading.by else say.EDITOR(lang)
            how = say.FOR_EACH if read == "yes" else say.TOGETHER
            return say.EACH_READ(lang, names=names, by=by, read=how(lang))
        if count.trend.each == "unclear":
            return say.EACH_UNCLEAR(lang, names=names)
        if count.trend.each == "no":
            return say.EACH_TOGETHER(lang, names=names)
    return ""
