"""The words for levels, items, editions and numbers in one language."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from tracks.diff.change import Figure
from tracks.messages import Text
from tracks.messages import diff as say
from tracks.model.amount import Amount, bounds, split_mark
from tracks.model.attribute import Sum
from tracks.model.evidence import Evidence
from tracks.model.item import Item, Line, Status
from tracks.model.kind import Kind
from tracks.model.label import label_of
from tracks.model.language import Language, apart, between_names, between_phrases
from tracks.model.taxonomy import Attribute, Taxonomy

_SIBILANTS = ("s", "x", "z", "ch", "sh")
_COMMON = """
area branch category chapter city class cluster code county country department direction district
division domain entry family field group heading industry item key kind level line node occupation
order part prefecture product profession province region root section sector skill state step tier
technology title topic town track trade tribe type unit village word
"""
_REGULAR = frozenset(_COMMON.split())
"""What levels are called whose plural is known to be regular, with or without sub before it."""

EVIDENCE: Mapping[Evidence, Text] = {
    Evidence.LISTED: say.LISTED,
    Evidence.LINKED: say.LINKED,
    Evidence.DERIVED: say.DERIVED,
}
"""The word for what a figure or a change rests on where no source states it."""


@dataclass(frozen=True)
class Wording:
    """One language, and the taxonomies whose levels it must be able to name (the first that has one).

    `labels` is the tag of the language in which items are named, where they have a name in it.
    """

    lang: Language
    taxonomies: tuple[Taxonomy, ...]
    labels: str | None = None

    def level(self, level_id: str) -> str:
        """Return the level's name as a heading of figures; its id where no taxonomy has it."""
        for taxonomy in self.taxonomies:
            if level_id in taxonomy.depths:
                return taxonomy.level(level_id).text(self.lang) or level_id
        return level_id

    def depth(self, level_id: str) -> int:
        """Return how deep a level lies, 0 for the outermost and for one that no taxonomy has."""
        return next((t.depths[level_id] for t in self.taxonomies if level_id in t.depths), 0)

    def levels_above(self, level_id: str) -> list[str]:
        """Return the names of the levels further out, outermost first."""
        for taxonomy in self.taxonomies:
            if level_id in taxonomy.depths:
                above = taxonomy.levels[: taxonomy.depths[level_id]]
                return [self.level_noun(level.id) for level in above]
        return []

    def level_noun(self, level_id: str) -> str:
        """Return what one item of the level is called in a sentence: 主赛道, main track, level 1 item."""
        name = self.level(level_id)
        native = (
            not name.isascii() if self.lang == "zh" else name[-1:].isascii() and name[-1:].isalpha()
        )
        return name if native else say.FOREIGN_LEVEL(self.lang, level=name)

    def level_nouns(self, level_id: str) -> str:
        """Return what several items of the level are called."""
        noun = self.level_noun(level_id)
        if self.lang == "zh":
            return noun
        return self._set(level_id, "plural") or plural(noun)

    def unit(self, level_id: str) -> str:
        """Return what items of the level are counted by in Chinese: 个, where it says no other."""
        return self._set(level_id, "unit") or say.UNIT

    def nouns(self, level_id: str) -> dict[str, str]:
        """Return all three as the parameters `level`, `levels` and `unit` of a sentence."""
        return {
            "level": self.level_noun(level_id),
            "levels": self.level_nouns(level_id),
            "unit": self.unit(level_id),
        }

    def _set(self, level_id: str, setting: str) -> str | None:
        """Return a setting of a level, None where no taxonomy has any."""
        levels = (t.level(level_id) for t in self.taxonomies if level_id in t.depths)
        return next(filter(None, (getattr(level, setting) for level in levels)), None)

    def counted(self, level_id: str, n: int) -> str:
        """Return a number of items of a level, the level first in Chinese: 主赛道 3 个, 3 main tracks."""
        return self._numbered(say.COUNTED, level_id, n)

    def counted_figure(self, level_id: str, figure: Figure) -> str:
        """Return the same of a figure that may be only bounded: at least 2 main tracks, 5 to 6 main tracks."""
        if figure.value is not None:
            return self.counted(level_id, figure.value)
        names = self.nouns(level_id)
        if figure.minimum == 1 and figure.maximum is None:
            names["levels"] = names["level"]
        return say.COUNTED(self.lang, n=self.figure(figure), **names)

    def so_many(self, level_id: str, n: int) -> str:
        """Return a number of items of a level, the number first: 3 个主赛道, 3 main tracks."""
        return self._numbered(say.SO_MANY, level_id, n)

    def _numbered(self, text: Text, level_id: str, n: int) -> str:
        return text(self.lang, n=n, **self.nouns(level_id))

    def of_kind(self, kind: Kind, what: str) -> str:
        """Return how many items underwent a kind of change: 新增主赛道 3 个, 3 main tracks added."""
        if kind is Kind.MERGED:
            return say.ENDED_BY_MERGING(self.lang, what=what)
        return say.OF_KIND(self.lang, kind=say.KIND[kind](self.lang), what=what)

    def kinds(self, kinds: Iterable[Kind]) -> str:
        """Return kinds of change as a series: 更名、移动; renamed and moved."""
        return self.series(say.KIND[kind](self.lang) for kind in kinds)

    def kind_nouns(self, kinds: Iterable[Kind]) -> str:
        """Return kinds of change as a series of nouns: 新增、撤销; additions and removals."""
        return self.series(say.KIND_NOUN[kind](self.lang) for kind in kinds)

    def happened(self, kind: Kind, level_id: str, n: int) -> str:
        """Return how many events of a kind there were: 县级合并 2 起, 2 county mergers."""
        return self._numbered(say.EVENTS[kind], level_id, n)

    def events(self, level_id: str, n: int) -> str:
        """Return how many events of several kinds there were: 县级 2 起, 2 county events."""
        return self._numbered(say.SO_MANY_EVENTS, level_id, n)

    def name(self, item: Item) -> str:
        """Return an item's name; in English with its English name, where that is another: 商业 (commerce)."""
        if label := self._label(item):
            return label
        if self.lang == "zh" or not item.name_en or item.name_en == item.name:
            return item.name
        return say.ALSO_NAMED(self.lang, name=item.name, other=item.name_en)

    def short_name(self, item: Item) -> str:
        """Return one name of an item: its English one in English, where it has one."""
        if label := self._label(item):
            return label
        return item.name if self.lang == "zh" else item.name_en or item.name

    def plain_name(self, item: Item) -> str:
        """Return the name that an item has in every language, or its label where one is wanted."""
        return self._label(item) or item.name

    def renamed(self, told: str, before: Item, after: Item) -> str:
        """Return both names of an item that is called alike before and after in the language wanted."""
        return say.UNDER(self.lang, path=told) + say.ARROW.join((before.name, after.name))

    def path(self, line: Line) -> list[str]:
        """Return the names on a line, outermost first."""
        return [self.plain_name(item) for item in line]

    def _label(self, item: Item) -> str | None:
        return label_of(item, self.labels) if self.labels else None

    def name_with_id(self, item: Item) -> str:
        """Return an item's name, and its code or explicit id where it has one: 东城区 (110101).

        What is not in force is marked: 东城区 (110101)（停用）.
        """
        shown, name = self.shown_id(item), self.name(item)
        called = name if shown is None else say.NAME_WITH_ID(self.lang, name=name, id=shown)
        return called if item.status is None else self.marked(called, item.status)

    def marked(self, called: str, status: Status) -> str:
        """Return what an item is called with the mark that it is not in force."""
        return say.NAME_WITH_STATUS(self.lang, name=called, status=say.STATUS[status](self.lang))

    def replaced_by(self, items: Iterable[Item]) -> str:
        """Return what took over from a deprecated item: 由新赛道接替."""
        names = self.series(self.name_with_id(item) for item in items)
        return say.REPLACED_BY(self.lang, names=names)

    def also_under(self, items: Iterable[Item]) -> str:
        """Return what an item stands under besides its parent: 另属新赛道."""
        names = self.series(self.name_with_id(item) for item in items)
        return say.ALSO_UNDER(self.lang, names=names)

    def besides(self, apart: Mapping[Status, Mapping[str, int]]) -> str:
        """Return how many items are listed and not in force: 另有停用新赛道 2 个; empty for none."""
        parts = [
            say.OF_KIND(
                self.lang,
                kind=say.STATUS[status](self.lang),
                what=self.series(
                    self.counted(level, numbers[level]) for level in sorted(numbers, key=self.depth)
                ),
            )
            for status, numbers in apart.items()
            if numbers
        ]
        return say.BESIDES(self.lang, parts=self.listed(parts)) if parts else ""

    @staticmethod
    def shown_id(item: Item) -> str | None:
        """Return what people know an item by besides its name: its code, or an id that was given to it."""
        return item.code or (None if item.named_by_id else item.id)

    def figure(self, figure: Figure) -> str:
        """Return a number or its bounds, `*` where it is derived."""
        least, most = figure.minimum, figure.maximum
        if least is not None and least == most:
            text = str(least)
        elif least is not None and most is not None:
            text = say.RANGE(self.lang, least=least, most=most)
        elif least is not None:
            text = say.AT_LEAST(self.lang, n=least)
        elif most is not None:
            text = say.AT_MOST(self.lang, n=most)
        elif figure.printed:
            text = self.amount(figure.printed)
        else:
            text = say.NO_DATA(self.lang)
        return f"{text} *" if figure.evidence is Evidence.DERIVED else text

    def amount(self, amount: Amount, form: str = "") -> str:
        """Return how many a source says there are, as it puts it: 28, at least 700, about 70."""
        if isinstance(amount, int):
            return format(amount, form)
        least, most = bounds(amount)
        if least is not None and most is not None:
            return say.RANGE(self.lang, least=format(least, form), most=format(most, form))
        mark, number = split_mark(amount)
        return say.AMOUNT[mark](self.lang, n=format(number, form))

    def counted_amount(self, level_id: str, amount: Amount) -> str:
        """Return so many items of a level: 3 个主赛道, about 70 new tracks."""
        if isinstance(amount, int):
            return self.counted(level_id, amount)
        return say.COUNTED(self.lang, n=self.amount(amount), **self.nouns(level_id))

    def attribute(self, attribute_id: str) -> Attribute | None:
        """Return the attribute that any of the taxonomies declares under an id, None where none does."""
        declared = (taxonomy.attribute(attribute_id) for taxonomy in self.taxonomies)
        return next(filter(None, declared), None)

    def attribute_value(self, attribute: Attribute, value: str) -> str:
        """Return a value that an item has: 120, yes as 是."""
        if attribute.type != "flag":
            return value.strip()
        return say.FLAGS[value](self.lang) if value in say.FLAGS else value

    def sum(self, attribute: Attribute, found: Sum) -> str:
        """Return what an attribute adds up to: 企业数 150, firms: 150 (of 7 of 9 items)."""
        text = say.ADDED_UP if found.is_whole else say.ADDED_UP_OF_SOME
        name, value = attribute.name(self.lang), decimal_text(found.value)
        return text(self.lang, name=name, value=value, known=found.known, of=found.of)

    def sums(self, attribute: Attribute, before: Sum, after: Sum) -> str:
        """Return two sums and, where every item has a number, what they differ by: 120 -> 150 (+30)."""
        if before.is_whole and after.is_whole:
            return self.numbers(attribute, before.value, after.value)
        sides = (self.sum(attribute, before), self.sum(attribute, after))
        return say.ARROW.join(sides)

    def numbers(self, attribute: Attribute, before: Decimal, after: Decimal) -> str:
        """Return two numbers of an attribute and what they differ by: 企业数 120 -> 150 (+30)."""
        difference = after - before
        sign = "+" if difference > 0 else ""
        return say.NUMBERS(
            self.lang,
            name=attribute.name(self.lang),
            before=decimal_text(before),
            after=decimal_text(after),
            difference=sign + decimal_text(difference),
        )

    def difference(self, number: int | None) -> str:
        """Return a difference of counts with its sign, 0 without; None is not known."""
        if number is None:
            return say.NO_DATA(self.lang)
        return f"{number:+}" if number else "0"

    def series(self, words: Iterable[str]) -> str:
        """Return words as a series: 甲、乙、丙; a, b and c; "d, e" and f."""
        listed = list(words)
        if not listed[1:]:
            return "".join(listed)
        if self.lang == "zh":
            return between_names("zh").join(apart(listed, "zh"))
        *before, last = apart(listed, "en", last=" and ")
        return f"{', '.join(before)} and {last}"

    def listed(self, words: Iterable[str]) -> str:
        """Return phrases of one clause, separated."""
        return between_phrases(self.lang).join(words)

    def clauses(self, words: Iterable[str]) -> str:
        """Return clauses of one sentence, separated."""
        return ("；" if self.lang == "zh" else "; ").join(words)


def percent(ratio: float) -> str:
    """Return a ratio as a signed percentage to a tenth, a half rounded away from zero as people do it."""
    exact = Decimal(str(ratio)) * 100
    return f"{exact.quantize(Decimal('0.1'), ROUND_HALF_UP):+}%"


def decimal_text(number: Decimal | None) -> str:
    """Return a decimal number without needless zeros or an exponent, empty for None."""
    return "" if number is None else f"{number.normalize():f}"


def plural(noun: str) -> str:
    """Return the English plural of a noun that ends in a word known to be regular; else of its items.

    2-digit series, Fach, aisle: series items, Fach items, aisle items.
    """
    last = re.split(r"[\s-]", noun.lower())[-1]
    if not _REGULAR.intersection((last, last.removeprefix("sub"))):
        return say.FOREIGN_LEVEL("en", level=noun) + "s"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(_SIBILANTS) else f"{noun}s"


def capitalised(text: str) -> str:
    """Return a sentence with its first letter as a capital."""
    return text[:1].upper() + text[1:]
