"""Readings of ambiguous blocks compared: a table a block, a row a reading, a column for what is believed."""

from collections.abc import Iterator, Mapping, Sequence

from tracks.audit.audit import Findings
from tracks.audit.quantities import Quantity
from tracks.audit.readings import Ambiguity, Outcome, Scope
from tracks.audit.solving.solutions import Solutions
from tracks.messages import audit as say
from tracks.model.statement import Count
from tracks.render.blocks import Block, Bullet, Bullets, Column, Heading, Line, Table
from tracks.views.audit.conflicts import place_of
from tracks.views.audit.words import AuditWords
from tracks.views.citations import distinct

_MOST_SOLUTIONS = 3  # more are only counted


def readings(findings: Findings, words: AuditWords) -> Iterator[Block]:
    """Yield the table of each ambiguity, what other roundings give, and the solutions that are few."""
    for ambiguity in findings.ambiguities:
        names = words.names(next(iter(_joint(ambiguity)), ()), ambiguity.place.edition)
        title = say.READINGS_JOINT if names and words.lang != "zh" else say.READINGS
        place = place_of(ambiguity, words)
        yield Heading(Line(title(words.lang, place=place, names=names)))
        usual = _usual(ambiguity)
        yield _table(ambiguity, usual, words)
        notes = [
            *_left(ambiguity, usual, words),
            *_solved(ambiguity, usual, findings, words),
            *_roundings(ambiguity, usual, words),
        ]
        if notes:
            yield Bullets(tuple(Bullet(Line(note)) for note in notes))


def _usual(ambiguity: Ambiguity) -> list[Outcome]:
    """Return the readings rounded as the editor reads them, else to the nearest."""
    edited = next((o.rounding for o in ambiguity.outcomes if o.edited), None)
    rounding = edited or ambiguity.outcomes[0].rounding
    return [o for o in ambiguity.outcomes if o.rounding == rounding]


def _groups(outcomes: Sequence[Outcome]) -> list[tuple[list[Scope], int]]:
    """Return the scopes that differ from the block's own source alone, those with equal results together.

    With each group goes the number of its first scope, whose results the table shows.
    """
    scopes = [scope for scope, _ in outcomes[0].left]
    results = {
        n: tuple(_text_key(outcome.left[n][1]) for outcome in outcomes) for n in range(len(scopes))
    }
    groups: dict[object, tuple[list[Scope], int]] = {}
    for n, scope in enumerate(scopes[1:], start=1):
        if results[n] != results[0]:
            groups.setdefault(results[n], ([], n))[0].append(scope)
    if results[len(scopes) - 1] == results[0] and groups:
        groups["all"] = ([scopes[-1]], len(scopes) - 1)
    return list(groups.values())


def _text_key(left: Solutions) -> tuple[int, bool, bool, bool]:
    return left.number, left.whole, left.decided, left.endless


def _table(ambiguity: Ambiguity, outcomes: Sequence[Outcome], words: AuditWords) -> Table:
    lang, own = words.lang, words.cited.number_of(ambiguity.block.source)
    columns = [Column(say.UNIT(lang))]
    joint = next(iter(_joint(ambiguity)), ())
    if joint:
        names = words.names(joint, ambiguity.place.edition)
        columns.append(Column(say.JOINT_FIGURE(lang, names=names)))
    groups = _groups(outcomes)
    columns.append(Column(say.ONLY_OWN(lang, own=own), "right"))
    columns += [Column(_scope(scopes, own, words), "right") for scopes, _ in groups]
    columns.append(Column(""))
    rows = []
    for outcome in outcomes:
        row = [words.words.level(outcome.level)]
        if joint:
            row.append(say.EACH[outcome.each](lang) if outcome.each else "")
        row += [_solutions(outcome.left[n][1], words) for n in (0, *(n for _, n in groups))]
        row.append(say.FIT[ambiguity.fit](lang) if outcome.edited and ambiguity.fit else "")
        rows.append(tuple(row))
    return Table(tuple(columns), tuple(rows))


def _joint(ambiguity: Ambiguity) -> list[tuple[str, ...]]:
    """Return the items of each figure that may be joint or for each of them: the source leaves it open."""
    counts = [statement for statement in ambiguity.block.says if isinstance(statement, Count)]
    return [count.under for count in counts if len(count.under) > 1 and count.each == "unclear"]


def _scope(scopes: Sequence[Scope], own: str, words: AuditWords) -> str:
    marks = [words.cited.number_of(source) for scope in scopes for source in scope.more or ()]
    if not marks:
        return say.ALL_SOURCES(words.lang)
    text = say.OWN_AND if len(marks) == 1 else say.OWN_AND_ANY
    return text(words.lang, own=own, more=distinct(marks))


def _solutions(left: Solutions, words: AuditWords) -> str:
    if not left.decided:
        return say.UNDECIDED_SOLUTIONS(words.lang)
    if not left.found:
        return say.NO_SOLUTION(words.lang)
    if left.endless:
        return say.ENDLESS(words.lang)
    text = say.SOLUTIONS if left.whole else say.MANY_SOLUTIONS
    return text(words.lang, n=left.number)


def _solved(
    ambiguity: Ambiguity, outcomes: Sequence[Outcome], findings: Findings, words: AuditWords
) -> Iterator[str]:
    """Yield the few solutions of a reading, from the block's own source: the figures that it leaves open."""
    own = words.cited.number_of(ambiguity.block.source)
    scope = say.ONLY_OWN(words.lang, own=own)
    for outcome in outcomes:
        left = outcome.left[0][1]
        if left.whole and 0 < left.number <= _MOST_SOLUTIONS:
            name = words.words.level(outcome.level)
            if outcome.each:
                name = f"{name} {say.EACH[outcome.each](words.lang)}"
            for solution in left.found:
                figures = words.words.listed(_open(solution, ambiguity, words))
                if figures:
                    yield say.SOLVED(words.lang, reading=name, scope=scope, figures=figures)


def _open(
    solution: Mapping[Quantity, int], ambiguity: Ambiguity, words: AuditWords
) -> Iterator[str]:
    """Yield the figures of a solution that the block does not state itself, before and after."""
    stated: set[tuple[str, ...]] = set()
    counts = [statement for statement in ambiguity.block.says if isinstance(statement, Count)]
    for count in counts:
        if count.value is not None and count.was is not None:
            stated |= {tuple(sorted(count.under)), *((item,) for item in count.under)}
    unders = dict.fromkeys(q.under for q in solution if q.under and q.under not in stated)
    editions = list(dict.fromkeys(q.edition for q in solution))
    for under in unders:
        ends = [value for q, value in solution.items() if q.under == under]
        name = words.joint(under, ambiguity.place.edition)
        if len(ends) == 2:
            yield say.WAY(words.lang, name=name, before=ends[0], after=ends[1])
        else:
            yield say.FIGURE(words.lang, name=name, number=ends[0])
    for edition in editions:
        value = next((v for q, v in solution.items() if q.edition == edition and not q.under), None)
        if value is not None:
            yield say.TOTAL_IN(words.lang, edition=edition, number=value)


def _left(ambiguity: Ambiguity, outcomes: Sequence[Outcome], words: AuditWords) -> Iterator[str]:
    """Yield how many readings and solutions are left, by the block's source alone and by all sources."""
    own = words.cited.number_of(ambiguity.block.source)
    scopes = {0: say.ONLY_OWN(words.lang, own=own), -1: say.ALL_SOURCES(words.lang)}
    for n, scope in scopes.items():
        left = [outcome.left[n][1] for outcome in outcomes]
        possible = [each for each in left if each.found]
        if all(each.decided and each.whole for each in left):
            numbers = {"readings": len(possible), "n": sum(each.number for each in possible)}
            yield say.LEFT(words.lang, scope=scope, **numbers)


def _roundings(ambiguity: Ambiguity, usual: Sequence[Outcome], words: AuditWords) -> Iterator[str]:
    """Yield how the results differ where percentages are rounded otherwise."""
    mine = [[_text_key(left) for _, left in outcome.left] for outcome in usual]
    for rounding in ("nearest", "down", "up"):
        others = [o for o in ambiguity.outcomes if o.rounding == rounding]
        if not others or others[0].rounding == usual[0].rounding:
            continue
        theirs = [[_text_key(left) for _, left in outcome.left] for outcome in others]
        text = say.ROUNDED_OTHERWISE
        if theirs == mine:
            text = say.ROUNDED_SAME
        elif all(not left.found and left.decided for o in others for _, left in o.left):
            text = say.ROUNDED_NONE
        yield text(words.lang, rounding=say.ROUNDING[rounding](words.lang))
