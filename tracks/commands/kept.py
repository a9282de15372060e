"""The results of audits, kept in the user's cache folder and looked up by all of their input.

It may be deleted at any time. Whatever is wrong with it, it is as if it were not there.
"""

import json
import os
import re
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tracks.audit.account import Account, in_order
from tracks.audit.audit import EVERYTHING, Belief, Derivation, Findings, audit, derive
from tracks.audit.plain import (
    RULES,
    findings_from_plain,
    findings_to_plain,
    from_plain,
    to_plain,
)
from tracks.audit.solving.budget import Budget
from tracks.files import replacing

STEPS = 5_000_000
"""How many steps an audit may take where no `--limit` is given: ten times what the bundled editions take,
three times what a thousand statements over twenty editions do, and some seconds of a processor."""

_OURS = re.compile(r"\.?[0-9a-f]{64}\.json.*")
MOST_FILES, MOST_BYTES = 200, 16_000_000
"""How much is kept; of more, what was written longest ago is deleted."""


def audited(
    accounts: Sequence[Account], belief: Belief = EVERYTHING, *, smt: bool | None = None
) -> tuple[Findings, bool]:
    """Return the audit of some accounts, and whether it took all its steps; kept from an earlier time or new."""
    ordered = in_order(accounts)
    asked = sorted(belief.sources or ()), belief.sources is None, sorted(belief.without)
    key = _key(ordered, "audit", asked, smt)
    if (kept := _read(key)) is not None:
        table, spent = kept
        return findings_from_plain(table, ordered, belief), spent
    budget = Budget(STEPS)
    findings = audit(ordered, budget, belief, smt=smt)
    _write(key, [findings_to_plain(findings), budget.spent])
    return findings, budget.spent


def derived(accounts: Sequence[Account], editions: Collection[str]) -> Derivation:
    """Return what follows of the figures of some editions; kept from an earlier time or new."""
    ordered = in_order(accounts)
    key = _key(ordered, "derive", sorted(editions), None)
    if (kept := _read(key)) is not None:
        kept_before: Derivation = from_plain(kept)
        return kept_before
    derivation = derive(ordered, editions, Budget(STEPS))
    _write(key, to_plain(derivation))
    return derivation


def _key(accounts: Sequence[Account], kind: str, asked: object, smt: bool | None) -> str:
    """Return the digest of the rules and of all of their input, to the letter.

    That is more than the digests of the editions: statements in another order are the same edition,
    but their conflicts come in another order.
    """
    solver = find_spec("z3") is not None if smt is None else smt
    digest = sha256(repr((RULES, STEPS, kind, asked, solver)).encode())
    for account in accounts:
        digest.update(account.head.model_dump_json().encode())
        digest.update(repr((account.tally, account.items, account.turnovers)).encode())
        digest.update(repr((account.shown, _sorted(account.carried))).encode())
        digest.update(repr(_sorted(account.changed)).encode())
    return digest.hexdigest()


def _sorted(ids: Mapping[Any, frozenset[str]]) -> list[tuple[Any, list[str]]]:
    """Return ids in an order that is the same in every process."""
    return sorted((key, sorted(of_key)) for key, of_key in ids.items())


def folder() -> Path:
    """Return the folder that audits are kept in: TRACKS_CACHE, else one in the user's cache folder."""
    if chosen := os.environ.get("TRACKS_CACHE"):
        return Path(chosen) / "audits"
    from platformdirs import user_cache_path

    return user_cache_path("tracks") / "audits"


def _read(key: str) -> Any:
    """Return what is kept under a key, None where nothing is that was written there, whole, by `_write`."""
    try:
        path = folder() / f"{key}.json"
        if not path.is_file() or path.stat().st_size > MOST_BYTES:
            return None
        seal, _, text = path.read_bytes().partition(b"\n")
        return json.loads(text) if seal == _seal(key, text) else None
    except (OSError, ValueError, RuntimeError, RecursionError):
        return None


def _write(key: str, value: Any) -> None:
    """Keep a value under a key, all at once or not at all."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    with suppress(OSError, RuntimeError):
        at = folder()
        at.mkdir(mode=0o700, parents=True, exist_ok=True)
        with replacing(at / f"{key}.json") as file:
            file.write_bytes(_seal(key, text) + b"\n" + text)
        _make_room(at)


def _seal(key: str, text: bytes) -> bytes:
    return sha256(key.encode() + text).hexdigest().encode()


def _make_room(at: Path) -> None:
    """Delete what was written longest ago, of the files of this module, until no more is left than may be."""
    ours = [path for path in at.iterdir() if _OURS.fullmatch(path.name)]
    stats = sorted(((path.stat(), path) for path in ours), key=lambda each: each[0].st_mtime)
    size = sum(stat.st_size for stat, _ in stats)
    for number, (stat, path) in enumerate(stats):
        if size <= MOST_BYTES and len(stats) - number <= MOST_FILES:
            return
        path.unlink(missing_ok=True)
        size -= stat.st_size
