"""An audit as people read it: the verdict first, then conflicts, readings, what follows, names."""

from collections.abc import Iterable, Iterator, Mapping

from tracks.audit.audit import Findings
from tracks.audit.derived import Derived
from tracks.audit.quantities import Quantity
from tracks.commands.audit import Audited, hint
from tracks.messages import audit as say
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
from tracks.views.audit.readings import readings
from tracks.views.audit.words import AuditWords, citations_of
from tracks.views.citations import Citations, silent_sources


def audit_view(audited: Audited, lang: Language) -> Document:
    """Return an audit as a document."""
    findings, sources = audited.findings, audited.sources
    heads = [account.head for account in findings.accounts]
    silent = {
        i: edition for i, edition in silent_sources(heads).items() if findings.belief.source(i)
    }
    words = _words(findings, citations_of(findings), sources, lang, silent)
    if not any(evidence.sources for evidence in findings.printed.facts.values()):
        return document(lang, _head(findings, sources, words), _nothing(words))
    return document(
        lang,
        _head(findings, sources, words),
        _verdict(findings, words, hint(audited, lang)),
        clashes(findings, words, everything=audited.everything),
        readings(findings, words),
        follows(findings, words),
        names(findings, words),
        undecided(findings, words),
        words.cited.blocks(lang),
    )


def explanation_view(audited: Audited, lang: Language) -> Document:
    """Return what the figure that was asked for follows from, and the arithmetic of it."""
    findings, sources, of = audited.findings, audited.sources, audited.asked
    assert of is not None
    derived = next((each for each in findings.derived if each.of == of), None)
    facts = {*(derived.reason if derived else ()), *findings.facts_about(of)}
    evidence = [findings.read.facts[fact] for fact in findings.read.facts if fact in facts]
    cited = [each.sources[0].id for each in evidence if each.sources]
    words = _words(findings, cited, sources, lang, {})
    return document(lang, _explained(findings, of, derived, words), words.cited.blocks(lang))


def _words(
    findings: Findings,
    cited: Iterable[str],
    sources: Mapping[str, Source],
    lang: Language,
    silent: Mapping[str, str],
) -> AuditWords:
    return AuditWords(findings, Citations(cited, sources, silent), lang)


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
    return Paragraph(Line(("" if words.lang == "zh" else " ").join(parts)))


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
    stated = any(findings.read.facts[fact].sources for fact in findings.facts_about(of))
    return (say.EXPLAIN_STATED if stated else say.EXPLAIN_LISTED)(lang)
