"""The checks of how a text is typed, in the order in which an author reads about them in docs/checks.md.

What they find is a warning: the site is built. `invoke check --strict` makes errors of them. A code is a name that
scripts may rely on; each has its examples in tests/checks/data/examples.yaml.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xwener.checks import finders
from xwener.checks.finders import Finder


@dataclass(frozen=True)
class Check:
    """`message` may name what is found: {shown}, its code points {points} and the {word} around it.

    `fixed` tells whether `invoke fix` repairs it.
    """

    code: str
    find: Finder
    message: str
    hint: str
    fixed: bool = True


_AS_TYPED = "`invoke fix` writes it; Arabic stays as it is in `[…]{{lang=ar}}`"

CHECKS: Sequence[Check] = (
    # Letters that look like those of Sorani and are others.
    Check("arabic-kaf", finders.replaced("كڪ"), "«{word}» has {shown} ({points}) for ک", _AS_TYPED),
    Check("arabic-yeh", finders.replaced("يىے"), "«{word}» has {shown} ({points}) for ی", _AS_TYPED),
    Check("heh-zwnj", finders.heh_with_zwnj(), "«{word}» has ه with a ZWNJ ({points}) for ە", _AS_TYPED),
    Check("final-heh", finders.final_heh(), "«{word}» ends in ه (U+0647) for ە", _AS_TYPED),
    Check("heh-doachashmee", finders.replaced("ھ"), "«{word}» has ھ (U+06BE) for ه", _AS_TYPED),
    Check("teh-marbuta", finders.replaced("ة"), "«{word}» has ة (U+0629) for ە", _AS_TYPED),
    Check("old-reh", finders.replaced("ڒ"), "«{word}» has ڒ (U+0692) for ڕ", _AS_TYPED),
    Check("old-font-mark", finders.old_font_marks(), "«{word}» has a letter with a mark ({points})", _AS_TYPED),
    Check(
        "presentation-form",
        finders.replaced_code_points("FB50-FDFF FE70-FEFC"),
        "«{word}» has the shape of a letter ({points}) for the letter",
        _AS_TYPED,
    ),
    Check(
        "decomposed",
        finders.decomposed(),
        "«{word}» has a letter in two parts ({points})",
        "`invoke fix` writes it as one",
    ),
    # What cannot be seen. Marks that reorder a text (U+202E …) are errors: they are no matter of typing.
    Check("stray-zwnj", finders.stray_zwnj(), "«{word}» has a ZWNJ that does nothing", "`invoke fix` removes it"),
    Check("tatweel", finders.replaced("\u0640"), "«{word}» is stretched (U+0640)", "`invoke fix` removes it"),
    Check(
        "invisible-character",
        finders.replaced_code_points("AD 61C 200B 200D-200F 2060-2065 FEFF"),
        "the invisible character {points} stands in or beside «{word}»",
        "`invoke fix` removes it",
    ),
    Check("doubled-space", finders.spaces(), "several spaces stand before «{shown}»", "`invoke fix` leaves one"),
    # Digits and signs.
    Check(
        "mixed-digits",
        finders.mixed_digits(),
        "the number «{shown}» mixes digits of several scripts",
        "`invoke fix` writes ٠–٩",
    ),
    Check(
        "persian-digits", finders.typographic("۰۱۲۳۴۵۶۷۸۹"), "«{word}» has Persian digits", "`invoke fix` writes ٠–٩"
    ),
    Check(
        "ascii-digits",
        finders.ascii_digits(),
        "«{word}» has the digits 0–9 in Sorani text",
        "`invoke fix` writes ٠–٩; a name in Latin letters keeps its own",
    ),
    Check(
        "ascii-punctuation",
        finders.typographic(",;?"),
        "«{word}» has the sign {shown} of Latin script",
        "`invoke fix` writes ، ؛ ؟",
    ),
    Check(
        "straight-quotes",
        finders.any_of('"'),
        'the quotation mark " stands in Sorani text at «{word}»',
        "write «…»; `invoke fix` does where each has its other half on the line",
    ),
    # For those who cannot see.
    Check(
        "image-without-alt",
        finders.images_without_text(),
        "the image `{shown}` has no words for those who cannot see it",
        "describe it in the brackets: `![…]({shown})`",
        fixed=False,
    ),
)
