"""Text from records in; words that no markup can hide in, and anchors, out."""

from __future__ import annotations

import re
from functools import cache
from unicodedata import category, normalize

from markupsafe import Markup

__all__ = ["address", "counted", "entities", "entities_within", "finalize", "geometry", "slug"]


# Escaping

# Control, format (bidi, zero-width), surrogate, private; separators of lines become spaces before.
INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co"})
# Letters and marks that print as nothing: joiner, fillers, inherent vowels, Mongolian selectors.
BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0\u2800")
REPLACEMENT = "&#65533;"
LINE_BREAK = re.compile("\r\n|[\t\n\r\x85\u2028\u2029]")
# Not only signs: pymdownx.smartsymbols makes a <sup> of 1st, 2nd, 3rd and 4th, and
# pymdownx.magiclink can make a link of the 40 digits of a commit.
RISKY = re.compile(r"[^A-Za-z0-9 ]|(?<=[0-9])[snrt](?=[tdh]\b)|(?<=[0-9a-f]{39})[0-9a-f]", re.ASCII)
# Markdown reads indents, and two spaces at the end of a line.
OUTER_SPACE = re.compile(r"\A | \Z|(?<= ) | (?= )")
INNER_SPACE = re.compile(r"(?<= ) ")


def entities(raw: str) -> Markup:
    """Write text so that neither HTML nor Markdown can see anything but words in it."""
    return _words_only(raw, OUTER_SPACE)


def entities_within(raw: str) -> Markup:
    """Write text that tags surround, where a space at either end is only a space."""
    return _words_only(raw, INNER_SPACE)


def finalize(value: object) -> Markup | str:
    """Let a template print a value: nothing for None, Markup as it is, words of all else."""
    if value is None:
        return ""
    return value if isinstance(value, Markup) else entities(str(value))


def _words_only(raw: str, loose_space: re.Pattern[str]) -> Markup:
    words = RISKY.sub(lambda found: _entity(found[0]), LINE_BREAK.sub(" ", raw))
    return Markup(loose_space.sub("&#32;", words))  # noqa: S704 (nothing but words is left)


@cache
def _entity(character: str) -> str:
    kind = category(character)
    if kind in INVISIBLE or character in BLANK or _is_noncharacter(ord(character)):
        return REPLACEMENT
    risky = character.isascii() or kind[0] not in "LMN"
    return f"&#{ord(character)};" if risky else character


def _is_noncharacter(code: int) -> bool:
    return 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE


# Addresses and anchors

OWN_ADDRESS = re.compile(r"(?!//)[a-z0-9/._-]*(?:#[a-z0-9-]*)?")


def address(url: str) -> Markup:
    """Print an address of the site itself as it is; any other goes the way of all words."""
    if isinstance(url, Markup):
        return url
    if OWN_ADDRESS.fullmatch(url):
        return Markup(url)  # noqa: S704 - these characters are no markup in an attribute
    return entities(url)


CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўәғқңөұүһ"
SOUNDS = (
    "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya "
    "i yi ye g u a gh q ng o u u h"
)
LATIN = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l"}
OTHERS = {"\N{LATIN SMALL LETTER DOTLESS I}": "i", "\N{RIGHT SINGLE QUOTATION MARK}": "", "'": ""}
LETTERS = str.maketrans(dict(zip(CYRILLIC, SOUNDS.split(" "), strict=True)) | LATIN | OTHERS)


GEOMETRY = re.compile(r"[MLHVAZ0-9 .%-]*")


def geometry(numbers: str) -> Markup:
    """Print the coordinates of a drawing as they are; anything else goes the way of all words."""
    if GEOMETRY.fullmatch(numbers):
        return Markup(numbers)  # noqa: S704 - these characters are no markup in an attribute
    return entities(numbers)


def pixels(number: float) -> Markup:
    """Print a length in pixels, to a tenth."""
    return geometry(f"{number:.1f}".removesuffix(".0"))


def slug(text: str) -> str:
    """Make an anchor of a title: ASCII kebab-case, with Cyrillic in Latin letters."""
    latin = normalize("NFC", text).lower().translate(LETTERS)
    folded = (one for one in normalize("NFKD", latin) if category(one)[0] != "M")
    spelt = (f" u{ord(one):x} " if not one.isascii() and one.isalnum() else one for one in folded)
    return "-".join(re.findall("[a-z0-9]+", "".join(spelt))) or "section"


# Counts


def counted(number: int, one: str, many: str = "") -> str:
    """Write a count with its noun."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
