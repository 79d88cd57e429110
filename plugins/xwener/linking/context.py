"""Which entry a name means here when several claim it: what the text has said so far decides, or nobody does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from xwener.glossary.finder import Match


@dataclass
class Context:
    """What is known at a point of one text.

    `skip` and `prefer` are the author's choices for this text (`prefer` by `surface_key`), `own` is the
    slug of the entry whose page this is, `pointed` the entries mentioned explicitly so far, `named` those
    whose full name has been read.
    """

    skip: frozenset[str] = frozenset()
    prefer: Mapping[str, str] = field(default_factory=dict)
    own: str = ""
    pointed: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)

    def decide(self, match: Match) -> tuple[str, ...]:
        """The slugs that `match` may mean: one when it is decided, none when it is skipped."""
        preferred = self.prefer.get(match.key)
        if preferred:
            return () if preferred in self.skip else (preferred,)
        if len(match.slugs) == 1:
            return () if match.slugs[0] in self.skip else match.slugs
        candidates = frozenset(match.slugs) - self.skip
        for rule in RULES:
            if len(candidates) > 1:
                candidates = (candidates & rule(self)) or candidates
        return tuple(sorted(candidates))


# Each names the entries that the text has made known in one way; the first that leaves any candidate narrows.
RULES: tuple[Callable[[Context], frozenset[str]], ...] = (
    lambda context: frozenset({context.own}),
    lambda context: frozenset(context.pointed),
    lambda context: frozenset(context.named),
)
