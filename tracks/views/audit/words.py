"""The words for figures, facts and assumptions of an audit in one language."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from tracks.audit.account import Facts
from tracks.audit.audit import Findings
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
from tracks.audit.quantities import How, Quantity
from tracks.audit.turnover import AddedFact, Gone, Turnover
from tracks.messages import audit as say
from tracks.messages import diff as say_diff
from tracks.model.evidence import Citation
from tracks.model.language import Language
from tracks.views.citations import Citations, distinct
from tracks.views.wording import Wording

AnyLabel = TypeVar("AnyLabel", bound=Label)


class AuditWords:
    """One language, the names of items, and the numbers of sources."""

    def __init__(
        self, findings: Findings, cited: Citations, lang: Language, labels: str | None = None
    ) -> None:
        heads = [account.head for account in reversed(findings.accounts)]
        self.lang, self.cited = lang, cited
        self.words = Wording(lang, tuple(head.taxonomy for head in heads), labels)
        roots = (
            root for a in findings.accounts for below in a.tally.under.values() for root in below
        )
        self._roots = {root: n for n, root in enumerate(dict.fromkeys(roots))}
        self._items = {a.head.edition: a.items for a in findings.accounts}
        self._facts: Facts = {**findings.read.facts, **findings.printed.facts}

    def name(self, item: str, edition: str) -> str:
        """Return an item's name, as the edition has it, else as any other has it."""
        for items in (self._items.get(edition, {}), *self._items.values()):
            if item in items:
                return self.words.name(items[item])
        return item

    def names(self, under: Sequence[str], edition: str) -> str:
        """Return the names of several items, in the order of the edition's items."""
        return self.words.series(self.name(item, edition) for item in self.in_root_order(under))

    def in_root_order(self, items: Sequence[str]) -> list[str]:
        """Return items in the order of the roots, any other last."""
        return sorted(items, key=lambda item: (self._roots.get(item, len(self._roots)), item))

    def what(self, of: Quantity) -> str:
        """Return what a figure is the number of: 2025 版新赛道总数, 2025 版商业的新赛道数."""
        params = {"edition": of.edition, **self.words.nouns(of.level)}
        if of.sort in ("gain", "loss"):
            if of.under:
                params |= self._within(of.under, of)
            text = say.GAIN if of.sort == "gain" else say.LOSS
            return text(self.lang, since=of.since, **params)
        if not of.under:
            return say.TOTAL_OF(self.lang, **params)
        return say.NUMBER_UNDER(self.lang, name=self.joint(of.under, of.edition), **params)

    def joint(self, under: Sequence[str], edition: str, *, unclear: bool = False) -> str:
        """Return what one item, or several with a joint figure, are called."""
        names = self.names(under, edition)
        if len(under) < 2:
            return names
        return (say.JOINT_UNCLEAR if unclear else say.JOINT)(self.lang, names=names)

    def marks(self, labels: Iterable[Label]) -> str:
        """Return the marks of the first sources of some facts: [1][2]."""
        cited = [self.sources(label) for label in labels]
        return distinct(self.cited.number(sources) for sources in cited)

    def in_order(self, labels: Iterable[AnyLabel]) -> list[AnyLabel]:
        """Return facts in the order of the files, then assumptions."""
        order = {each: n for n, each in enumerate(Assumption)}

        def position(label: Label) -> tuple[int, ...]:
            if isinstance(label, Assumption):
                return 1, order[label]
            return 0, *self._facts[label].spot

        return sorted(labels, key=position)

    def step(self, of: Quantity, upper: bool, arithmetic: str, number: int, *, exact: bool) -> str:
        """Return a step of arithmetic: 2024 版主赛道总数不少于 28-3 = 25."""
        relation = say.IS if exact else say.IS_AT_MOST if upper else say.IS_AT_LEAST
        return relation(self.lang, what=self.what(of), arithmetic=arithmetic, number=number)

    def sources(self, label: Label) -> tuple[Citation, ...]:
        """Return the citations of a fact; none for an assumption, or a list of which nobody says any."""
        known = None if isinstance(label, Assumption) else self._facts.get(label)
        return known.sources if known else ()

    def sentence(self, label: Label) -> str:
        """Return what a fact or an assumption says, with the mark of its source."""
        text = self._assumed(label) if isinstance(label, Assumption) else self._fact(label)
        quoted = next((c.quote for c in self.sources(label)[:1] if c.quote), None)
        text = say_diff.QUOTED(self.lang, said=text, quote=quoted) if quoted else text
        known = None if isinstance(label, Assumption) else self._facts.get(label)
        if known and known.because:
            reasons = self.words.clauses(known.because)
            text = say.BECAUSE(self.lang, said=text, reasons=reasons)
        mark = self.marks([label])
        return f"{text} {mark}" if mark else text

    def assumptions(self, labels: Iterable[Label], *, but: Iterable[Assumption] = ()) -> str:
        """Return the assumptions among labels in brackets; nothing where there are none."""
        made = [each for each in Assumption if each in labels and each not in but]
        if not made:
            return ""
        return say.ASSUMED(self.lang, assumptions=self.words.clauses(map(self._assumed, made)))

    def _assumed(self, assumption: Assumption) -> str:
        return say.ASSUMPTION[assumption](self.lang)

    def _fact(self, fact: Fact) -> str:
        if isinstance(fact, AddedFact | Gone):
            return self._flow(fact)
        if isinstance(fact, ChangeFact):
            return self._happened(fact)
        under = getattr(fact, "under", ())
        unclear = isinstance(fact, CountFact) and fact.each is not None
        params = {"edition": fact.edition, **self.words.nouns(fact.level)}
        what = say.TOTAL_OF(self.lang, **params)
        if under:
            name = self.joint(under, fact.edition, unclear=unclear)
            what = say.NUMBER_UNDER(self.lang, name=name, **params)
        match fact:
            case Stated():
                return say.STATED(self.lang, what=what, number=fact.number)
            case Net():
                return say.NET(self.lang, what=what, since=fact.since, number=f"{fact.number:+}")
            case StatedBetween():
                return say.STATED(self.lang, what=what, number=self._bounded(fact))
            case NetBetween():
                number = self._bounded(fact, "+")
                return say.NET(self.lang, what=what, since=fact.since, number=number)
            case Growth():
                rounding = say.ROUNDING[fact.rounding](self.lang)
                params = {"since": fact.since, "printed": fact.printed, "rounding": rounding}
                return say.GROWTH(self.lang, what=what, **params)
            case Most():
                return say.MOST[fact.measure](self.lang, what=what, since=fact.since)
            case Share():
                whole = say.TOTAL_OF(self.lang, edition=fact.edition, **self.words.nouns(fact.of))
                rounding = say.ROUNDING[fact.rounding](self.lang)
                told = {"whole": whole, "printed": fact.printed, "rounding": rounding}
                return say.SHARE(self.lang, what=what, **told)
            case Turnover():
                text = say.TURNOVER_REMOVED if fact.removed else say.TURNOVER_ADDED
                number = say_diff.RANGE(self.lang, least=fact.least, most=fact.most)
                if fact.least == fact.most:
                    number = str(fact.least)
                if fact.under:
                    params |= self._within(fact.under, fact)
                return text(self.lang, since=fact.since, number=number, **params)
            case Listed():
                bounds = {"what": what, "least": fact.least, "most": fact.most}
                if fact.most is None:
                    return say.LISTED_AT_LEAST(self.lang, **bounds)
                if fact.least == fact.most:
                    return say.LISTED(self.lang, what=what, number=fact.least)
                return say.LISTED_BETWEEN(self.lang, **bounds)
        raise TypeError(fact)

    def _happened(self, fact: ChangeFact) -> str:
        """Return what happened to how many items: 2025 版较 2024 版更名新赛道 3 个."""
        number = str(fact.least)
        if fact.most is None:
            number = say_diff.AT_LEAST(self.lang, n=fact.least)
        elif fact.most != fact.least:
            number = say_diff.RANGE(self.lang, least=fact.least, most=fact.most)
        nouns = self._within(fact.under, fact) if fact.under else self.words.nouns(fact.level)
        if fact.how is How.HAVING:
            of = self.words.series(fact.of)
            text = say.SHOWN_HAVING if isinstance(fact, Shown) else say.HAVING
            return text(self.lang, edition=fact.edition, of=of, number=number, **nouns)
        said = say.HAPPENED[fact.how](self.lang, number=number, **nouns)
        if fact.of:
            regraded = fact.how is How.REGRADED
            of = self.words.level(fact.of[0]) if regraded else self.names(fact.of, fact.since)
            said = say.HAPPENED_FROM(self.lang, said=said, of=of)
        text = say.SHOWN if isinstance(fact, Shown) else say.TOLD
        return text(self.lang, said=said, edition=fact.edition, since=fact.since)

    def _within(self, under: Sequence[str], of: Fact | Quantity) -> dict[str, str]:
        """Return what the items of a level are called that stand under some: 数字的新赛道."""
        name = self.names(under, of.edition)
        nouns = self.words.nouns(of.level)
        within = {
            key: say.WITHIN(self.lang, name=name, what=nouns[key]) for key in ("level", "levels")
        }
        return nouns | within

    def _bounded(self, fact: StatedBetween | NetBetween, form: str = "") -> str:
        least, most = fact.least, fact.most
        if least is not None and most is not None:
            ends = {"least": format(least, form), "most": format(most, form)}
            return say_diff.RANGE(self.lang, **ends)
        if least is not None:
            return say_diff.AT_LEAST(self.lang, n=format(least, form))
        return say_diff.AT_MOST(self.lang, n=format(most or 0, form))

    def _flow(self, fact: AddedFact | Gone) -> str:
        number = str(fact.number)
        if fact.whole and fact.most is not None:
            number = say_diff.RANGE(self.lang, least=fact.number, most=fact.most)
        if isinstance(fact, AddedFact):
            text = say.ADDED if fact.whole else say.ADDED_AT_LEAST
        else:
            text = say.REMOVED if fact.whole else say.REMOVED_AT_LEAST
            if fact.merging:
                text = say.MERGED if fact.whole else say.MERGED_AT_LEAST
        nouns = self._within(fact.under, fact) if fact.under else self.words.nouns(fact.level)
        said = text(self.lang, edition=fact.edition, since=fact.since, number=number, **nouns)
        carried = fact.carried if isinstance(fact, AddedFact) else 0
        return say.CARRIED(self.lang, said=said, n=carried) if carried else said


def citations_of(findings: Findings) -> list[str]:
    """Return the sources to be cited, as the reader meets them: of ambiguities, conflicts, then the rest."""
    facts = {**findings.read.facts, **findings.printed.facts}
    met = [ambiguity.block.source for ambiguity in findings.ambiguities]
    for clash in (*findings.printed.contradictions, *findings.read.contradictions):
        stated = sorted((facts[f] for f in clash.labels if f in facts), key=lambda e: e.spot)
        met += [evidence.sources[0].id for evidence in stated if evidence.sources]
    rest = sorted(facts.values(), key=lambda evidence: evidence.spot)
    met += [citation.id for evidence in rest for citation in evidence.sources]
    return list(dict.fromkeys([*met, *(c.id for named in findings.names for c in named.sources)]))
