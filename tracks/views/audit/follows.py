"""What follows from the statements, whether their names fit their numbers, and what stays undecided."""

from collections.abc import Iterator, Sequence

from tracks.audit.audit import Findings
from tracks.audit.derived import Derived
from tracks.audit.names import Finding, Named
from tracks.audit.turnover import Gone
from tracks.messages import audit as say
from tracks.messages import diff as say_diff
from tracks.model.amount import exact
from tracks.render.blocks import Block, Bullet, Bullets, Heading, Line
from tracks.views.audit.words import AuditWords


def follows(findings: Findings, words: AuditWords) -> Iterator[Block]:
    """Yield derived figures, totals that agree, and losses that nobody counts."""
    yield Heading(Line(say.FOLLOWS(words.lang)))
    lines = [*_exact(findings, words), *_agreeing(findings, words), *_bounds(findings, words)]
    for gone in findings.departed:
        params = gone._asdict() | {"n": gone.least, **words.words.nouns(gone.level)}
        lines.append(Line(say.DEPARTED(words.lang, **params), source=words.marks(gone.reason)))
    if not lines:
        lines.append(Line(say.NOTHING_FOLLOWS(words.lang)))
    yield Bullets(tuple(map(Bullet, lines)))


def _exact(findings: Findings, words: AuditWords) -> Iterator[Line]:
    """Yield the figures that only have one value, those of an edition and level in one line."""
    groups: dict[tuple[str, str], list[Derived]] = {}
    for derived in findings.derived:
        if derived.told and derived.interval.exact:
            groups.setdefault((derived.of.edition, derived.of.level), []).append(derived)
    for (edition, level), figures in groups.items():
        yield _figures(edition, level, figures, words)


def _bounds(findings: Findings, words: AuditWords) -> Iterator[Line]:
    groups: dict[str, list[Derived]] = {}
    for derived in findings.derived:
        if derived.told and not derived.interval.exact:
            groups.setdefault(derived.of.edition, []).append(derived)
    for edition, figures in groups.items():
        for level in dict.fromkeys(derived.of.level for derived in figures):
            some = [derived for derived in figures if derived.of.level == level]
            yield _figures(edition, level, some, words)


def _figures(edition: str, level: str, figures: Sequence[Derived], words: AuditWords) -> Line:
    texts = []
    order = words.in_root_order([item for each in figures for item in each.of.under])
    figures = sorted(figures, key=lambda each: [order.index(item) for item in each.of.under])
    for each in figures:
        name = words.names(each.of.under, edition) if each.of.under else say.IN_ALL(words.lang)
        number = interval(each, words)
        steps = each.workings.steps
        gap = " " if words.lang == "en" or number[0].isdigit() else ""
        figure = f"{name}{gap}{number}"
        if steps:
            figure = say.FIGURE_BY(words.lang, figure=figure, arithmetic=steps[-1].text)
        texts.append(figure)
    reasons = [label for each in figures for label in each.reason]
    line = say.FOLLOWS_EXACT(
        words.lang, edition=edition, figures=words.words.listed(texts), **words.words.nouns(level)
    )
    return Line(line, source=words.marks(reasons))


def interval(derived: Derived, words: AuditWords) -> str:
    """Return a derived number or its bounds in words."""
    lang, (least, most, tight) = words.lang, derived.interval
    if least == most:
        text = str(least)
    elif most is None:
        text = say_diff.AT_LEAST(lang, n=least)
    elif least == 0:
        text = say_diff.AT_MOST(lang, n=most)
    else:
        text = say_diff.RANGE(lang, least=least, most=most)
    return text if tight else text + say.NOT_TIGHT(lang)


def _agreeing(findings: Findings, words: AuditWords) -> Iterator[Line]:
    for confirmed in findings.confirmed:
        fact, steps = confirmed.fact, confirmed.workings.steps
        text = say.AGREES if steps else say.AGREES_BY_CASES
        line = text(
            words.lang,
            edition=fact.edition,
            number=getattr(fact, "number", ""),
            arithmetic=steps[-1].text if steps else "",
            **words.words.nouns(fact.level),
        )
        yield Line(line, source=words.marks([*confirmed.reason, fact]))


def names(findings: Findings, words: AuditWords) -> Iterator[Block]:
    """Yield whether the names of additions and removals fit the numbers, and which stand as before."""
    yield Heading(Line(say.NAMES(words.lang)))
    lines = [
        Line(_named(named, words), source=words.cited.number(named.sources))
        for named in findings.names
    ]
    if not lines:
        lines.append(Line(say.NOTHING_NAMED(words.lang)))
    yield Bullets(tuple(map(Bullet, lines)))


def _named(named: Named, words: AuditWords) -> str:
    lang = words.lang
    number = len(named.names) if named.number is None else named.number
    what = words.words.counted_amount(named.level, number)
    event = (say.REMOVAL if named.removed else say.ADDITION)(lang, edition=named.edition, what=what)
    missing = (exact(named.number) or 0) - len(named.names)
    return say.NAMED[named.finding](
        lang,
        what=event,
        n=missing if named.finding is Finding.NAMES_MISSING else len(named.names),
        names=words.words.series(named.names),
        edition=named.edition,
        since=named.since,
        others=words.words.series(map(words.words.level_noun, named.others)),
        **words.words.nouns(named.level),
    )


def undecided(findings: Findings, words: AuditWords) -> Iterator[Block]:
    """Yield what no statement and no arithmetic decides."""
    lang = words.lang
    yield Heading(Line(say.UNDECIDED(lang)))
    sentences = [*_unknown_counts(findings, words), *_unknown_names(findings, words)]
    yield Bullets(tuple(Bullet(Line(text)) for text in sentences or [say.NOTHING_OPEN(lang)]))


def _unknown_counts(findings: Findings, words: AuditWords) -> Iterator[str]:
    unknown: dict[str, list[str]] = {}
    first = findings.accounts[0].head.edition
    for derived in findings.derived:
        if not derived.of.under and not derived.interval.exact:
            unknown.setdefault(derived.of.edition, []).append(derived.of.level)
    for edition, levels in unknown.items():
        depths = {level: words.words.depth(level) for level in dict.fromkeys(levels)}
        nouns = words.words.series(
            words.words.level_nouns(level) for level in sorted(depths, key=lambda i: depths[i])
        )
        yield say.COUNTS_UNKNOWN(words.lang, edition=edition, levels=nouns)
        named = [
            named
            for named in findings.names
            if named.edition == edition and named.finding.is_of_additions and not named.removed
        ]
        if edition != first and not named:
            yield say.ADDITIONS_UNKNOWN(words.lang, edition=edition)


def _unknown_names(findings: Findings, words: AuditWords) -> Iterator[str]:
    complete = {
        (account.head.edition, level)
        for account in findings.accounts
        for level in account.head.listing
        if account.head.is_complete(level)
    }

    def listed(of: Named | Gone) -> bool:
        """Tell whether the lists of both editions answer which ones they are."""
        return {(of.since, of.level), (of.edition, of.level)} <= complete

    for named in findings.names:
        missing = named.finding is Finding.NAMES_MISSING and not named.removed
        if missing and not listed(named):
            yield say.ADDITIONS_UNNAMED(
                words.lang,
                edition=named.edition,
                n=(exact(named.number) or 0) - len(named.names),
                **words.words.nouns(named.level),
            )
    unnamed = [
        fact for fact in findings.read.facts if isinstance(fact, Gone) and fact.named < fact.number
    ]
    if not all(map(listed, unnamed)) or any(gone.named < gone.least for gone in findings.departed):
        yield say.LOSSES_UNNAMED(words.lang)
