"""An audit as JSON for other programs: `tracks.audit/1`."""

from collections.abc import Iterable, Mapping

from tracks.audit.audit import Findings, Verdict
from tracks.audit.derived import Derived
from tracks.audit.facts import Label
from tracks.audit.readings import Ambiguity, Outcome
from tracks.audit.solving.solutions import Solutions
from tracks.audit.working import Workings
from tracks.commands.audit import Audited
from tracks.commands.links_above import LinkAbove
from tracks.model.amount import exact
from tracks.model.evidence import Citation
from tracks.model.statement import Source
from tracks.views.audit.words import AuditWords
from tracks.views.citations import Citations
from tracks.wire.audit_labels import label_shape
from tracks.wire.items import cited, source_shape
from tracks.wire.json_text import json_text
from tracks.wire.shapes.audit import (
    AmbiguityShape,
    AuditShape,
    ConfirmedShape,
    ConflictShape,
    ContestedLinkShape,
    DepartedShape,
    DerivedShape,
    ExplanationShape,
    FigureShape,
    LabelShape,
    NamedShape,
    ReadingShape,
    ScopeShape,
    VerdictShape,
)


def audit_json(audited: Audited) -> str:
    """Return an audit as JSON text, all conflicts and all bounds, each on a line of its own."""
    return json_text(audit_document(audited.findings, audited.sources, audited.links))


def explanation_json(audited: Audited) -> str:
    """Return what the figure that was asked for follows from, as JSON text."""
    findings, of = audited.findings, audited.asked
    assert of is not None
    shape = _Shaper(findings)
    derived = next((each for each in findings.derived if each.of == of), None)
    stated = shape.labels(findings.facts_about(of))
    follows = shape.derived(derived) if derived else None
    labels = [*stated, *(follows["follows_from"] if follows else ())]
    cited_ids = dict.fromkeys(source["id"] for label in labels for source in label["source"])
    return json_text(
        ExplanationShape(
            schema="tracks.explanation/1",
            taxonomy=findings.accounts[-1].head.taxonomy.id,
            edition=of.edition,
            level=of.level,
            under=list(of.under),
            derived=follows,
            stated=stated,
            sources={i: source_shape(audited.sources[i]) for i in cited_ids},
        )
    )


def audit_document(
    findings: Findings, sources: Mapping[str, Source], links: Iterable[LinkAbove]
) -> AuditShape:
    """Return an audit as `tracks.audit/1`, its keys in the order of the schema."""
    shape = _Shaper(findings)
    belief = findings.belief
    return AuditShape(
        schema="tracks.audit/1",
        taxonomy=findings.accounts[-1].head.taxonomy.id,
        editions=[account.head.edition for account in findings.accounts],
        believed=None if belief.sources is None else sorted(belief.sources),
        without=sorted(belief.without),
        sound=findings.sound,
        printed=shape.verdict(findings.printed),
        read=shape.verdict(findings.read),
        unique=findings.unique,
        readings=[shape.ambiguity(each) for each in findings.ambiguities],
        derived=[shape.derived(each) for each in findings.derived],
        confirmed=[
            ConfirmedShape(
                edition=each.fact.edition,
                level=each.fact.level,
                value=each.fact.number,
                arithmetic=_arithmetic(each.workings),
                follows_from=shape.labels(each.reason),
            )
            for each in findings.confirmed
        ],
        departed=[
            DepartedShape(
                since=each.since,
                edition=each.edition,
                level=each.level,
                min=each.least,
                named=each.named,
                arithmetic=f"{each.opening}+{each.added}-{each.closing}",
                follows_from=shape.labels(each.reason),
            )
            for each in findings.departed
        ],
        names=[
            NamedShape(
                finding=each.finding,
                edition=each.edition,
                since=each.since or None,
                level=each.level,
                removed=each.removed,
                number=exact(each.number),
                names=list(each.names),
                others=list(each.others),
                source=cited(each.sources),
            )
            for each in findings.names
        ],
        links=[
            ContestedLinkShape(
                finding="takes_nothing" if link.nothing else "leaves_some",
                since=link.since,
                edition=link.edition,
                id=link.source.id,
                name=link.source.name,
                targets=[item.id for item in link.targets],
                number=link.share.number,
                of=link.share.of,
                elsewhere=[item.id for item in link.elsewhere],
            )
            for link in links
        ],
        sources={source_id: source_shape(source) for source_id, source in sources.items()},
    )


class _Shaper:
    def __init__(self, findings: Findings) -> None:
        self._words = AuditWords(findings, Citations((), {}, {}), "en")

    def labels(self, labels: Iterable[Label]) -> list[LabelShape]:
        return [label_shape(label, self._words) for label in self._words.in_order(labels)]

    def verdict(self, verdict: Verdict) -> VerdictShape:
        contradictory = (
            bool(verdict.contradictions) if verdict.contradictions or verdict.decided else None
        )
        return VerdictShape(
            contradictory=contradictory,
            complete=verdict.whole,
            conflicts=[
                ConflictShape(
                    labels=self.labels(clash.labels),
                    arithmetic=_arithmetic(clash.workings),
                    covered=clash.covered,
                )
                for clash in verdict.contradictions
            ],
        )

    def ambiguity(self, ambiguity: Ambiguity) -> AmbiguityShape:
        block = ambiguity.block
        [source] = cited([Citation(block.source, block.at)])
        return AmbiguityShape(
            edition=ambiguity.place.edition,
            source=source,
            printed_level=ambiguity.printed,
            support=ambiguity.fit,
            readings=[_reading(outcome, block.source) for outcome in ambiguity.outcomes],
        )

    def derived(self, derived: Derived) -> DerivedShape:
        return DerivedShape(
            edition=derived.of.edition,
            level=derived.of.level,
            under=list(derived.of.under),
            min=derived.interval.least,
            max=derived.interval.most,
            evidence="derived",
            tight=derived.interval.tight,
            told=derived.told,
            arithmetic=_arithmetic(derived.workings),
            follows_from=self.labels(derived.reason),
        )


def _reading(outcome: Outcome, own: str) -> ReadingShape:
    return ReadingShape(
        level=outcome.level,
        each=outcome.each,
        rounding=outcome.rounding,
        edited=outcome.edited,
        scopes=[
            _scope(None if scope.more is None else [own, *scope.more], left)
            for scope, left in outcome.left
        ],
    )


def _scope(sources: list[str] | None, left: Solutions) -> ScopeShape:
    return ScopeShape(
        sources=sources,
        number=left.number,
        complete=left.whole,
        decided=left.decided,
        endless=left.endless,
        solutions=[
            [
                FigureShape(edition=q.edition, level=q.level, under=list(q.under), value=value)
                for q, value in solution.items()
            ]
            for solution in left.found
        ],
    )


def _arithmetic(workings: Workings) -> list[str]:
    return [step.equation for step in workings.steps]
