"""Makes editions of which much is stated and little is listed: consistent, but for a planted figure."""

import random
from pathlib import Path

TAXONOMY = """\
taxonomy: stated
title: {en: Stated}
levels:
  - {id: root, en: root}
  - {id: leaf, en: leaf}
"""


def write(folder: Path, editions: int, roots: int, statements: int, *, planted: bool) -> Path:
    """Write a folder of so many editions and statements in all, the same each time; return it.

    Where one is `planted`, a second source gives the last total as one more than it is.
    """
    drawn = random.Random(1)
    names = [f"r{n:02}" for n in range(roots)]
    numbers = {name: drawn.randint(5, 60) for name in names}
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "taxonomy.yaml").write_text(TAXONOMY, encoding="utf-8")
    for n in range(editions):
        label, before = str(2001 + n), dict(numbers)
        if n:
            numbers = {name: max(1, m + drawn.randint(-3, 6)) for name, m in before.items()}
        says = _says(label if n else None, before, numbers, statements // editions, drawn)
        blocks = [
            f"  - source: s{label}\n    says:\n" + "".join(f"      - {{{s}}}\n" for s in says)
        ]
        sources = f"s{label}: {{title: {{en: Report {label}}}}}"
        if planted and n == editions - 1:
            blocks.append(
                f"  - source: other\n    says: [{{count: leaf, is: {sum(numbers.values()) + 1}}}]\n"
            )
            sources += ", other: {title: {en: Another report}}"
        previous = f"previous: {2000 + n}\n" if n else ""
        (folder / f"{label}.yaml").write_text(
            f"taxonomy: stated\nedition: {label}\n{previous}"
            f"listing: {{root: complete, leaf: partial}}\nsources: {{{sources}}}\n"
            f"items: [{', '.join(names)}]\nstatements:\n{''.join(blocks)}",
            encoding="utf-8",
        )
    return folder


def _says(
    later: str | None,
    before: dict[str, int],
    numbers: dict[str, int],
    many: int,
    drawn: random.Random,
) -> list[str]:
    """Return what is stated of one edition: totals, additions and losses, then roots in several ways."""
    total, earlier = sum(numbers.values()), sum(before.values())
    says = [f"count: leaf, is: {total}"]
    if later:
        gained = max(0, total - earlier) + drawn.randint(0, 3)
        says.append(f"added: leaf, number: {gained}")
        says.append(f"removed: leaf, number: {earlier + gained - total}")
    names = list(numbers)
    drawn.shuffle(names)
    while len(says) < many:
        name = names.pop() if names else drawn.choice(list(numbers))
        was, now = before[name], numbers[name]
        ways = [f"is: {now}"]
        if later:
            growth = f"{100 * (now - was) / was:+.0f}%"
            ways += [f"was: {was}, is: {now}", f"net: {now - was:+}", f"growth: {growth}"]
        says.append(f"count: leaf, under: {name}, {drawn.choice(ways)}")
    return says
