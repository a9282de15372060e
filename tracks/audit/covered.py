"""The findings of an audit about some editions, such as those that a report covers."""

from collections.abc import Collection
from dataclasses import replace

from tracks.audit.audit import Contradiction, Findings, Verdict
from tracks.audit.facts import Assumption


def covered(findings: Findings, editions: Collection[str]) -> Findings:
    """Return what was found of figures, blocks and names of these editions.

    A contradiction is about an edition where any of its facts is.
    """
    printed = _covered(findings.printed, editions)
    same = findings.read is findings.printed
    return replace(
        findings,
        printed=printed,
        read=printed if same else _covered(findings.read, editions),
        ambiguities=tuple(a for a in findings.ambiguities if a.place.edition in editions),
        derived=tuple(d for d in findings.derived if d.of.edition in editions),
        confirmed=tuple(c for c in findings.confirmed if c.fact.edition in editions),
        departed=tuple(d for d in findings.departed if d.edition in editions),
        names=tuple(n for n in findings.names if n.edition in editions),
    )


def number(findings: Findings) -> int:
    """Return how many findings there are."""
    read = () if findings.read is findings.printed else findings.read.contradictions
    told = [derived for derived in findings.derived if derived.told]
    lists = (findings.ambiguities, told, findings.confirmed, findings.departed, findings.names)
    return len(findings.printed.contradictions) + len(read) + sum(map(len, lists))


def _covered(verdict: Verdict, editions: Collection[str]) -> Verdict:
    kept = (each for each in verdict.contradictions if _is_about(each, editions))
    return verdict._replace(contradictions=tuple(kept))


def _is_about(contradiction: Contradiction, editions: Collection[str]) -> bool:
    facts = (label for label in contradiction.labels if not isinstance(label, Assumption))
    return any(fact.edition in editions for fact in facts)
