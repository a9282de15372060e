"""Conflicts, each in one readable line."""

from collections.abc import Iterator, Sequence

from tracks.audit.audit import Contradiction, Findings, Verdict, figure_of
from tracks.audit.facts import Assumption, Fact, Label, Listed, Stated
from tracks.audit.readings import Ambiguity
from tracks.audit.working import Part
from tracks.messages import audit as say
from tracks.render.blocks import Block, Bullet, Bullets, Heading, Labelled, Line, Paragraph
from tracks.views.audit.words import AuditWords

SHORTEST = 3
"""How many conflicts are shown, the shortest, unless all are asked for."""


def clashes(findings: Findings, words: AuditWords, *, everything: bool) -> Iterator[Block]:
    """Yield the conflicts as printed, and those that the editors' readings leave."""
    lang = words.lang
    if not findings.printed.contradictions:
        text = say.NO_CLASH if findings.printed.decided else say.CLASHES_OPEN
        yield Heading(Line(text(lang)))
    else:
        yield Heading(Line(_title(findings, words)))
        yield from _lines(findings.printed, words, everything=everything)
    if findings.read.contradictions and findings.read is not findings.printed:
        yield Heading(Line(say.CLASHES_LEFT(lang)))
        yield from _lines(findings.read, words, everything=everything)


def _title(findings: Findings, words: AuditWords) -> str:
    """Return the heading; it names a misprinted block where that alone explains all conflicts."""
    for ambiguity in findings.ambiguities:
        here = all(_is_in(ambiguity, clash, findings) for clash in findings.printed.contradictions)
        if here and _misprinted(ambiguity):
            return say.CLASHES_OF(
                words.lang,
                place=place_of(ambiguity, words),
                **words.words.nouns(ambiguity.printed),
            )
    return say.CLASHES(words.lang)


def _misprinted(ambiguity: Ambiguity) -> bool:
    """Tell whether a block cannot be what it prints: by its own source, or as its editor has found."""
    printed = [o for o in ambiguity.outcomes if o.level == ambiguity.printed]
    others = [o for o in ambiguity.outcomes if o.level != ambiguity.printed and o.all.found]
    if any(o.all.found or not o.all.decided for o in printed):
        return False
    alone = [o.left[0][1] for o in printed]
    by_itself = all(left.decided and not left.found for left in alone)
    return any(o.edited or by_itself for o in others)


def place_of(ambiguity: Ambiguity, words: AuditWords) -> str:
    """Return the number of a block's source and where in it the block is: `[1] 第 3 段`."""
    block = ambiguity.block
    number = words.cited.number_of(block.source)
    return f"{number} {block.at}" if block.at else number


def _is_in(ambiguity: Ambiguity, clash: Contradiction, findings: Findings) -> bool:
    facts = findings.printed.facts
    return any(label in facts and ambiguity.place in facts[label].blocks for label in _facts(clash))


def _lines(verdict: Verdict, words: AuditWords, *, everything: bool) -> Iterator[Block]:
    shown = verdict.contradictions if everything else verdict.contradictions[:SHORTEST]
    yield Labelled(
        tuple((str(n), (Line(sentence(each, words)),)) for n, each in enumerate(shown, start=1))
    )
    if len(shown) < len(verdict.contradictions):
        text = say.SHORTEST(words.lang, shown=len(shown), n=len(verdict.contradictions))
        yield Paragraph(Line(text))
    if not verdict.whole:
        yield Bullets((Bullet(Line(say.NOT_ALL(words.lang))),))


def _facts(clash: Contradiction) -> list[Fact]:
    return [label for label in clash.labels if not isinstance(label, Assumption)]


def sentence(clash: Contradiction, words: AuditWords) -> str:
    """Return in one line why some facts cannot all hold."""
    return _sums(clash, words) or _differ(clash, words) or _all(clash, words)


def _sums(clash: Contradiction, words: AuditWords) -> str | None:
    """Return the sentence that the parts of a total are more, or fewer, than it; None for other conflicts."""
    if not clash.workings.steps or clash.workings.steps[-1].shape not in ("sums", "roots"):
        return None
    last = clash.workings.steps[-1]
    over = last.shape == "sums"
    parts = [part for part in last.parts if (part.sign < 0) == over]
    [total] = [part for part in last.parts if (part.sign < 0) != over]
    if over:
        parts = [part for part in parts if part.number]
    left, right = _marks(parts, clash, words), _marks([total], clash, words)
    if any(isinstance(f, Fact) and not _about(f, [*parts, total]) for f in clash.labels):
        return None
    added = _added_up(parts, words, exact=over)
    known = words.what(total.of) + f" {total.number}"
    text = say.OVER if over else say.UNDER
    if left and left != right:
        added = f"{added} {left}"
    line = text(words.lang, parts=added, total=f"{known} {right}" if right else known)
    return line + words.assumptions(clash.labels, but=(Assumption.SUMS, Assumption.ROOTS))


def _added_up(parts: Sequence[Part], words: AuditWords, *, exact: bool) -> str:
    lang = words.lang
    if len(parts) == 1 and parts[0].exact:
        [part] = parts
        name = words.names(part.of.under, part.of.edition)
        return say.PART_IN(lang, name=name, edition=part.of.edition, number=part.number)
    terms = []
    for part in parts:
        bound = say.PART_AT_LEAST if exact else say.PART_AT_MOST
        text = say.PART if part.exact else bound
        name = words.names(part.of.under, part.of.edition)
        terms.append(text(lang, name=name, number=part.number))
    if len(parts) == 1:
        return terms[0]
    number = sum(part.number for part in parts)
    return say.ADDED_UP(lang, parts=" + ".join(terms), number=number)


def _marks(parts: Sequence[Part], clash: Contradiction, words: AuditWords) -> str:
    return words.marks(label for label in clash.labels if _about(label, parts))


def _about(label: Label, parts: Sequence[Part]) -> bool:
    """Tell whether a fact speaks of one of the parts."""
    if isinstance(label, Assumption):
        return False
    under = getattr(label, "under", ())
    since = getattr(label, "since", "")
    return any(
        (label.level, tuple(under)) == (part.of.level, part.of.under)
        and part.of.edition in (label.edition, since)
        for part in parts
    )


def _differ(clash: Contradiction, words: AuditWords) -> str | None:
    """Return the sentence that one figure is given differently; None for other conflicts."""
    facts = words.in_order(_facts(clash))
    of = {figure_of(fact) for fact in facts}
    if len(clash.labels) != len(facts) or len(of) != 1 or None in of:
        return None
    figures = [_number(fact, words) for fact in facts]
    quantity = next(iter(of))
    assert quantity is not None
    listed = words.words.listed(figures)
    return say.DIFFER(words.lang, what=words.what(quantity), figures=listed)


def _number(fact: Fact, words: AuditWords) -> str:
    if isinstance(fact, Listed):
        more = fact.most is None or fact.most > fact.least
        text = say.LISTED_LEAST if more else say.LISTED_NUMBER
        return text(words.lang, n=fact.least)
    assert isinstance(fact, Stated)
    mark = words.marks([fact])
    return f"{fact.number} {mark}" if mark else str(fact.number)


def _all(clash: Contradiction, words: AuditWords) -> str:
    """Return the sentence that lists the facts which cannot all hold."""
    facts = words.in_order(_facts(clash))
    clauses = words.words.clauses(map(words.sentence, facts))
    line = say.CANNOT_HOLD(words.lang, facts=clauses)
    return line + words.assumptions(clash.labels)
