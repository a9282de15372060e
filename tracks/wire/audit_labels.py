"""What the rules of an audit rest on as JSON: statements, listings and assumptions, all of one shape."""

from typing import Literal

from tracks.audit.changes import ChangeFact, Share, Shown
from tracks.audit.facts import (
    Assumption,
    CountFact,
    Fact,
    Growth,
    Label,
    Listed,
    Most,
    Net,
    NetBetween,
    Stated,
    StatedBetween,
)
from tracks.audit.turnover import AddedFact, Gone, Turnover
from tracks.views.audit.words import AuditWords
from tracks.wire.items import cited
from tracks.wire.shapes.audit import LabelShape


def label_shape(label: Label, words: AuditWords) -> LabelShape:
    """Return a fact with where it is stated, or an assumption."""
    if isinstance(label, Assumption):
        shape = _blank("assumption")
        shape["assumption"] = label
        return shape
    shape = _fact(label)
    shape.update(
        {
            "edition": label.edition,
            "level": label.level,
            "under": list(getattr(label, "under", ())),
            "since": getattr(label, "since", "") or None,
            "source": cited(words.sources(label)),
        }
    )
    if isinstance(label, CountFact) and label.each:
        shape["each"] = "unclear"
    return shape


def _blank(kind: Literal["stated", "assumption"]) -> LabelShape:
    return LabelShape(
        kind=kind,
        assumption=None,
        edition=None,
        level=None,
        under=[],
        since=None,
        number=None,
        max=None,
        growth=None,
        rounding=None,
        most=None,
        each=None,
        source=[],
    )


def _fact(fact: Fact) -> LabelShape:
    """Return the kind of a fact and its own numbers; what all facts have is left blank."""
    shape = _blank("stated")
    match fact:
        case Stated(number=number):
            shape["number"] = number
        case StatedBetween(least=least, most=most):
            shape.update({"kind": "stated_between", "number": least, "max": most})
        case NetBetween(least=least, most=most):
            shape.update({"kind": "net_between", "number": least, "max": most})
        case Net(number=number):
            shape.update({"kind": "net", "number": number})
        case Growth(printed=printed, rounding=rounding):
            shape.update({"kind": "growth", "growth": printed, "rounding": rounding})
        case Most(measure=measure):
            shape.update({"kind": "most", "most": measure})
        case AddedFact(number=number):
            shape.update({"kind": "added", "number": number, "max": fact.most})
            if fact.carried:
                shape["carried"] = fact.carried
        case Gone(number=number, merging=merging):
            shape.update({"number": number, "max": fact.most})
            shape["kind"] = "merged" if merging else "removed"
        case Share(printed=printed, rounding=rounding, of=of):
            shape.update({"kind": "share", "growth": printed, "rounding": rounding, "of": [of]})
        case ChangeFact(how=how, least=least, most=most, of=stood):
            shape.update({"kind": how.value, "number": least, "max": most})
            if isinstance(fact, Shown):
                shape["listed"] = True
            if stood:
                shape["of"] = list(stood)
        case Turnover(removed=removed, least=least, most=most):
            shape.update({"number": least, "max": most})
            shape["kind"] = "listed_removed" if removed else "listed_added"
        case Listed(least=least, most=most):
            shape.update({"kind": "listed", "number": least, "max": most})
    return shape
