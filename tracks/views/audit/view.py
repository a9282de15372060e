"""An audit as people read it: the verdict first, then conflicts, readings, what follows, names."""

from collections.abc import Iterator, Mapping

from tracks.audit.audit import Findings
from tracks.audit.derived import Derived
from tracks.audit.quantities import Quantity
from tracks.commands.audit import Audited, hint
from tracks.messages import audit as say
from tracks.messages import diff as say_diff
from tracks.model.language import Language
from tracks.model.statement import Source
from tracks.render.blocks import (
    Block,
    Bullet,
    Bullets,
    Document,
    Heading,
    Line,
    Paragraph,
    Title,
    document,
)
from tracks.views.audit.conflicts import clashes
from tracks.views.audit.follows import follows, interval, names, undecided
from tracks.views.audit.links import contested_links
from tracks.views.audit.readings import readings
from tracks.views.audit.words import AuditWords, citations_of
from tracks.views.citations import Citations, distinct, silent_sources, with_sources


def audit_view(audited: Audited, lang: Language, labels: str | None = None) -> Document:
    """Return an audit as a document."""
    findings, sources = audited.findings, audited.sources
    heads = [account.head for account in findings.accounts]
    silent = {
        i: edition for i, edition in silent_sources(heads).items() if findings.belief.source(i)
    }
    numbers = Citations(citations_of(findings), sources, silent)

    def blocks(cited: Citations) -> Iterator[Block]:
        words = AuditWords(findings, cited, lang, labels)
        yield from _head(findings, sources, words)
        if not any(evidence.blocks for evidence in findings.printed.facts.values()):
            yield from _nothing(words)
            yield from contested_links(audited.links, words)
            return
        yield from _verdict(findings, words, hint(audited, lang))
        yield from clashes(findings, words, everything=audited.everything)
        yield from readings(findings, words)
        yield from follows(findings, words)
        yield from names(findings, words)
        yield from undecided(findings, words)
        yield from contested_links(audited.links, words)

    return document(lang, with_sources(numbers, lang, blocks))


def explanation_view(audited: Audited, lang: Language, labels: str | None = None) -> Document:
    """Return what the figure that was asked for follows from, and the arithmetic of it."""
    findings, sources, of = audited.findings, audited.sources, audited.asked
    assert of is not None
    derived = next((each for each in findings.derived if each.of == of), None)
    facts = {*(derived.reason if derived else ()), *findings.facts_about(of)}
    evidence = [findings.read.facts[fact] for fact in findings.read.facts if fact in facts]
    cited = [each.sources[0].id for each in evidence if each.sources]
    numbers = Citations(cited, sources, {})

    def blocks(cited: Citations) -> Iterator[Block]:
        yield from _explained(findings, of, derived, AuditWords(findings, cited, lang, labels))

    return document(lang, with_sources(numbers, lang, blocks))


def _head(findings: Findings, sources: Mapping[str, Source], words: AuditWords) -> Iterator[Block]:
    taxonomy = findings.accounts[-1].head.taxonomy.title.text(words.lang)
    params = {"taxonomy": taxonomy, "editions": len(findings.accounts), "sources": len(sources)}
    yield Title(say.TITLE(words.lang, **params))
    belief = findings.belief
    if belief.sources is not None:
        listed = words.words.series(sorted(belief.sources))
        yield Paragraph(Line(say.BELIEVED(words.lang, sources=listed)))
    if belief.without:
        listed = words.words.series(sorted(belief.without))
        yield Paragraph(Line(say.NOT_BELIEVED(words.lang, names=listed)))


def _nothing(words: AuditWords) -> Iterator[Block]:
    yield Paragraph(Line(say.NOTHING_STATED(words.lang)))


def _verdict(findings: Findings, words: AuditWords, because: str | None) -> Iterator[Block]:
    yield verdict(findings, words)
    if because:
        yield Paragraph(Line(because))
    for account in findings.accounts:
        if marks := words.cited.silent(account.head.edition):
            called = say_diff.EDITION(words.lang, edition=account.head.edition)
            yield Paragraph(Line(say_diff.SILENT(words.lang, edition=called), source=marks))


def verdict(findings: Findings, words: AuditWords) -> Block:
    """Return whether all statements can hold together, as printed and as the editors read them."""
    printed = say.PRINTED_HOLDS if findings.printed.decided else say.PRINTED_OPEN
    if findings.printed.contradictions:
        printed = say.PRINTED_CLASH
    read = say.READ_HOLDS if findings.read.decided else say.READ_OPEN
    if findings.read.contradictions:
        read = say.READ_CLASH
    elif findings.read.decided and findings.unique:
        read = say.READ_UNIQUE
    parts = [printed(words.lang), read(words.lang)]
    facts = {**findings.read.facts, **findings.printed.facts}
    cited = dict.fromkeys(citation for fact in facts.values() for citation in fact.sources)
    marks = distinct(words.cited.number((citation,)) for citation in cited)
    return Paragraph(Line(("" if words.lang == "zh" else " ").join(parts), source=marks))


def _explained(
    findings: Findings, of: Quantity, derived: Derived | None, words: AuditWords
) -> Iterator[Block]:
    lang = words.lang
    title = words.what(of)
    if derived is None or (not derived.reason and not derived.interval.least):
        yield Title(title)
        yield Paragraph(Line(_why_not(findings, of, derived, lang)))
        for label in words.in_order(findings.facts_about(of)):
            yield Bullets((Bullet(Line(words.sentence(label))),))
        return
    yield Title(f"{title}  {interval(derived, words)}")
    steps = derived.workings.steps
    if steps:
        yield Heading(Line(say.EXPLAIN_STEPS(lang)))
        yield Bullets(
            tuple(
                Bullet(
                    Line(
                        words.step(
                            step.end.of,
                            step.end.upper,
                            step.text,
                            step.number,
                            exact=derived.interval.exact,
                        )
                    )
                )
                for step in steps
                if step.end
            )
        )
    elif len(derived.reason) > 1:
        yield Paragraph(Line(say.EXPLAIN_CASES(lang)))
    yield Heading(Line(say.EXPLAIN_FROM(lang)))
    yield Bullets(
        tuple(Bullet(Line(words.sentence(label))) for label in words.in_order(derived.reason))
    )


def _why_not(findings: Findings, of: Quantity, derived: Derived | None, lang: Language) -> str:
    if derived is not None:
        return say.EXPLAIN_NOTHING(lang)
    if findings.read.contradictions:
        return say.EXPLAIN_CLASH(lang)
    stated = any(findings.read.facts[fact].blocks for fact in findings.facts_about(of))
    return (say.EXPLAIN_STATED if stated else say.EXPLAIN_LISTED)(lang)
