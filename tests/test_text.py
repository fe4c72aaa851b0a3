"""Text: words that stay words wherever they are printed, anchors, and the small markup of prose."""

import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from html import unescape
from html.parser import HTMLParser
from itertools import chain
from pathlib import Path
from typing import Any
from unicodedata import category

import markdown
import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jinja2 import Environment
from markupsafe import Markup

from generator.prose import (
    Cite,
    Emphasis,
    Inline,
    Paragraph,
    Plain,
    RecordLink,
    Strong,
    cite_keys,
    parse_prose,
    plain,
    record_links,
    render_prose,
    render_term,
)
from generator.text import OWN_ADDRESS, address, entities, finalize, slug

CASES = sorted((Path(__file__).parent / "cases" / "text").glob("*.yaml"))


# Cases


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert outcome(case["input"]) == case["outcome"]


def outcome(given: Any) -> Any:
    """What becomes of prose; or of a title, as an anchor; or of words, escaped."""
    if isinstance(given, dict):
        [(verb, text)] = given.items()
        return str({"slug": slug, "entities": entities}[verb](text))
    paragraphs, faults = parse_prose(given)
    return {
        "html": readable(render_prose(paragraphs, link_to, source_of)),
        "words": plain(paragraphs),
        "words with titles": plain(paragraphs, link_to),
        "links": [f"{one.line}:{one.column}: {one.target}" for one in record_links(paragraphs)],
        "cites": list(cite_keys(paragraphs)),
        "faults": [f"{one.line}:{one.column}: {one.message}; {one.hint}" for one in faults],
    }


def readable(html: Markup) -> str:
    """The page with its harmless entities as characters."""
    harmless = r"&#(?!(?:34|38|60|62);)([0-9]+);"
    return re.sub(harmless, lambda found: chr(int(found[1])), html)


def link_to(link: RecordLink) -> tuple[str, str] | None:
    """Every record is there but the lost ones."""
    if link.target.startswith("lost"):
        return None
    return f"../{link.target}/", link.words or f"Title of {link.target}"


def source_of(cite: Cite) -> tuple[str, str] | None:
    return None if cite.key == "lost" else (f"#source-{cite.key}", cite.key)


# Words that stay words: hostile text in every position, through every extension

HOSTILE = [
    "<script>alert(1)</script>",
    "</title></p></td><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" x="',
    "' onmouseover='alert(1)",
    "--><!-- -->",
    "<!-- hidden -->",
    "<![CDATA[ x ]]>",
    "<?php x ?>",
    "</div></p></section>",
    "[click](javascript:alert(1))",
    "![pixel](https://example.org/x.png)",
    "[click][ref]",
    "[ref]: javascript:alert(1)",
    "[[wiki]]",
    "<https://example.org>",
    "https://example.org www.example.org",
    "someone@example.org",
    "@someone #35 owner/name#35 owner/name@0123456789abcdef0123456789abcdef01234567",
    '{ onclick="alert(1)" .wide #id }',
    "{: .wide }",
    "word {: #id onclick=alert(1) }",
    "{{ 7 * 7 }} {% raw %}",
    "# heading",
    "heading\n=======",
    "heading\n-------",
    "---",
    "***",
    "- item",
    "1. item",
    "1957) item",
    "> quotation",
    "    code",
    "\tcode",
    "```\ncode\n```",
    "~~~ python\ncode\n~~~",
    "`code`",
    "`#!python code`",
    "a | b\n--|--\n1 | 2",
    "| a | b |",
    "cell | cell",
    "*so* **so** ***so***",
    "_so_ __so__",
    "^^so^^ ~~so~~ ==so== H~2~O x^2^",
    "++ctrl+alt++",
    "{++so++} {--so--} {~~a~>b~~} {>>so<<}",
    "[^1]",
    "[^1]: note",
    "*[HTML]: HyperText",
    ": definition",
    "!!! note",
    '??? note "title"',
    '=== "tab"',
    "/// note\nword\n///",
    '--8<-- "file.md"',
    ";--8<--",
    "[TOC]",
    "[ ] task",
    "- [x] task",
    ":smile: :material-rocket:",
    "$x$ $$x$$ \\(x\\) \\[x\\]",
    "(c) (tm) 1/2 --> =/= 1st 2nd 3rd 4th",
    "Title: word",
    "line\n\nline",
    "line  \nline",
    "line\\\nline",
    "line  ",
    "  line",
    "\\*so\\* \\<b\\>",
    "&lt;b&gt; &#60;b&#62; &nbsp; &amp;amp; &",
    "\x00\x01\x08\x0b\x0c\x1b[31m\x7f\x9b",
    "\x02wzxhzdk:0\x03 \x02klzzwxh:0000\x03 \x02stx\x03",
    "abc\u202edef\u202c \u2066x\u2069 \u200fx",
    "zero\u200bwidth\u200djoiner\ufeff",
    "\u2028line\u2029line\x85line",
    "emoji \U0001f680 \u2764\ufe0f \U0001f1f0\U0001f1ff",
    "\ufdd0\uffff\U0010ffff\ue000\udcff",
    "fillers \u3164\u115f\u2800\u034f",
    "Я д'ў ґ қ 字 ١٩٥٧ ² Ⅷ é e\u0301",
    "style<style>*{display:none}</style>",
    "<details markdown><summary>x</summary></details>",
    '<div markdown="1">*so*</div>',
    "%xx %s {} {0} \\1 \\g<0>",
    "word " * 2000 + "<b>",
    "*" * 300 + "[" * 300,
    " ",
]

EXTENSIONS = [
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "sane_lists",
    "smarty",
    "tables",
    "toc",
    "wikilinks",
    "pymdownx.arithmatex",
    "pymdownx.betterem",
    "pymdownx.blocks.admonition",
    "pymdownx.caret",
    "pymdownx.critic",
    "pymdownx.details",
    "pymdownx.emoji",
    "pymdownx.escapeall",
    "pymdownx.highlight",
    "pymdownx.inlinehilite",
    "pymdownx.keys",
    "pymdownx.magiclink",
    "pymdownx.mark",
    "pymdownx.smartsymbols",
    "pymdownx.snippets",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "pymdownx.tasklist",
    "pymdownx.tilde",
]
SETTINGS = {
    "pymdownx.magiclink": {
        "repo_url_shorthand": True,
        "social_url_shorthand": True,
        "user": "owner",
        "repo": "name",
    },
    "pymdownx.tabbed": {"alternate_style": True},
    "toc": {"permalink": True},
}
CONVERTER = markdown.Markdown(extensions=EXTENSIONS, extension_configs=SETTINGS)


def convert(page: str) -> str:
    """Markdown as the site has it, and more of it."""
    CONVERTER.reset()
    return str(CONVERTER.convert(page))


def page_title(words: str) -> str:
    """The theme prints the title of the front matter as it is."""
    try:
        title = yaml.safe_load(f'title: "{words}"')["title"]
    except yaml.YAMLError:
        return "<broken>"
    return f"<title>{title}</title>"


POSITIONS: dict[str, Callable[[str], str]] = {
    "paragraph": lambda words: convert(f"before\n\n{words}\n\nafter"),
    "paragraph, indented": lambda words: convert(f"before\n\n   {words}  \nafter"),
    "in the middle": lambda words: convert(f"before {words} after"),
    "document": convert,
    "heading": lambda words: convert(f"# {words}\n\nafter"),
    "element": lambda words: convert(f'<p class="a">{words}</p>\n\nafter'),
    "element of a block": lambda words: convert(f"<div>\n<p>\n{words}\n</p>\n</div>\n\nafter"),
    "element with Markdown": lambda words: convert(f"<div markdown>\n\n{words}\n\n</div>\n\nafter"),
    "attribute": lambda words: convert(f'before <span title="{words}">x</span> after'),
    "attribute of a block": lambda words: convert(f'<div title="{words}">\nx\n</div>\n\nafter'),
    "link": lambda words: convert(f"before [{words}](a.md) after"),
    "title of a link": lambda words: convert(f'before [x](a.md "{words}") after'),
    "table cell": lambda words: convert(f"| a | b |\n|---|---|\n| {words} | x |"),
    "list item": lambda words: convert(f"- {words}\n- x"),
    "definition": lambda words: convert(f"x\n:   {words}"),
    "quotation": lambda words: convert(f"> {words}"),
    "emphasis": lambda words: convert(f"before *a{words}a* after"),
    "admonition": lambda words: convert(f'!!! note "{words}"\n    x'),
    "note": lambda words: convert(f"x[^1]\n\n[^1]: {words}"),
    "title": page_title,
}


class Skeleton(HTMLParser):
    """Tags and the names of their attributes in order, and the words between them."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, ...]] = []
        self.words = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, *(name for name, _ in attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.tags.append(("/" + tag,))

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_comment(self, data: str) -> None:
        self.tags.append(("comment",))

    def handle_decl(self, decl: str) -> None:
        self.tags.append(("declaration",))

    unknown_decl = handle_pi = handle_comment


def prose_html(*parts: Inline) -> Markup:
    return render_prose([Paragraph(parts)], link_to, source_of)


def shown(raw: str) -> str:
    """The words that readers should see: a line, in which what has no shape is a replacement."""
    line = re.sub("\r\n|[\t\n\r\x85\u2028\u2029]", " ", raw)
    return "".join("\ufffd" if has_no_shape(one) else one for one in line)


def has_no_shape(character: str) -> bool:
    code = ord(character)
    if code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:
        return True
    return category(character) in {"Cc", "Cf", "Cs", "Co"} or character in FILLERS


FILLERS = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0\u2800"
HARMLESS = {position: Skeleton(show("word")).tags for position, show in POSITIONS.items()}


def positions_changed(words: str) -> set[str]:
    """Where a page has other elements than with a harmless word in the same place."""
    return {
        position
        for position, show in POSITIONS.items()
        if Skeleton(show(words)).tags != HARMLESS[position]
    }


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda text: ascii(text[:24]))
def test_hostile_words_change_nothing(hostile: str) -> None:
    words = str(entities(hostile))
    assert positions_changed(words) == set()
    assert Skeleton(convert(str(prose_html(Plain(hostile))))).tags == [("p",), ("/p",)]
    for position, show in POSITIONS.items():
        if "title=" not in show("word"):
            page = Skeleton(show(words))
            assert " ".join(shown(hostile).split()) in " ".join(page.words.split()), position


def test_raw_words_do_change_pages() -> None:
    """Without escaping the test above would fail: in every position, for most strings."""
    changed = {
        hostile: positions_changed(hostile.encode(errors="ignore").decode())
        for hostile in HOSTILE
        if len(hostile) < 600
    }
    positions = Counter(chain.from_iterable(changed.values()))
    assert min(positions[one] for one in POSITIONS) >= 4
    assert sum(bool(where) for where in changed.values()) >= 60


@given(st.text(st.characters() | st.sampled_from("*_[](){}<>&#!|`~=-+:.\"'\\/\n\t 1$^%@")))
@settings(max_examples=100)
def test_any_words_change_nothing(raw: str) -> None:
    assert positions_changed(f"a{entities(raw)}") == set()


@given(st.text())
@example("1st 22nd 3rd 4th")
@example("0123456789abcdef0123456789abcdef01234567")
def test_escaped_words_are_the_same_words(raw: str) -> None:
    escaped = str(entities(raw))
    assert unescape(escaped) == shown(raw)
    assert re.fullmatch(r"(?:[A-Za-z0-9 ]|&#[0-9]+;|[^\x00-\x7f])*", escaped)
    assert all(category(one)[0] in "LMN" for one in escaped if not one.isascii())
    assert escaped == escaped.strip()
    assert "  " not in escaped


@given(st.from_regex(OWN_ADDRESS, fullmatch=True) | st.text("/#.?:a&\"<'\\ _-*"))
@example("//example.org/")
@example("javascript:alert(1)")
@example("../a_b_c/www.example.org/#a--b")
def test_addresses_lead_where_they_say(url: str) -> None:
    printed = address(url)
    assert unescape(str(printed)) == url
    assert address(printed) == printed
    assert (printed == url) == bool(OWN_ADDRESS.fullmatch(url))
    for page in (f'<p><a href="{printed}">x</a></p>', f'before <a href="{printed}">x</a> after'):
        assert Skeleton(convert(page)).tags == [("p",), ("a", "href"), ("/a",), ("/p",)]


def test_templates_print_words_but_trust_markup() -> None:
    template = Environment(autoescape=True, finalize=finalize).from_string(
        "{% macro part(x) %}<i>{{ x }}</i>{% endmacro %}<b>{{ value }}</b>{{ part(value) }}"
    )
    assert template.render(value="<b>") == "<b>&#60;b&#62;</b><i>&#60;b&#62;</i>"
    assert template.render(value=Markup("<br>")) == "<b><br></b><i><br></i>"
    assert template.render(value=None) == "<b></b><i></i>"
    assert template.render(value=-1) == "<b>&#45;1</b><i>&#45;1</i>"


# Anchors


@given(st.text())
@example("ß\u0130\ufb03")
def test_every_title_has_an_anchor(title: str) -> None:
    anchor = slug(title)
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", anchor)
    assert slug(anchor) == anchor


# Prose

PIECES = ("*", "**", "***", "[[", "]]", "[", "]", "](", ")", "[^", "|", "a", " ", "\n", "\n\n", "/")
LINKS = ("[[a-b|c]]", "[^a]", "[x](https://a.b/c)", "https://", "[x](javascript:y)", "<b>")
marked = st.lists(st.sampled_from(PIECES + LINKS) | st.text(max_size=3)).map("".join)


@given(marked)
def test_prose_prints_only_its_own_tags(text: str) -> None:
    paragraphs, _ = parse_prose(text)
    page = Skeleton(convert(f"before\n\n{render_prose(paragraphs, link_to, source_of)}\n\nafter"))
    assert {tag.lstrip("/") for tag, *_ in page.tags} <= {"p", "em", "strong", "a", "sup"}
    attributes = {name for _, *names in page.tags for name in names}
    assert attributes <= {"href", "class", "aria-label"}
    assert nested(page.tags)


def nested(tags: list[tuple[str, ...]]) -> bool:
    """Whether every element ends, in the order in which they began."""
    stack: list[str] = []
    for tag, *_ in tags:
        if not tag.startswith("/"):
            stack.append(tag)
        elif not stack or stack.pop() != tag[1:]:
            return False
    return not stack


@given(marked)
def test_faults_stand_where_they_say(text: str) -> None:
    _, faults = parse_prose(text)
    assert list(faults) == sorted(faults)
    lines = text.split("\n")
    for fault in faults:
        assert lines[fault.line - 1][fault.column - 1] in "*[]"
        assert fault.message
        assert fault.hint.startswith(("write ", "put "))


@given(st.text(st.characters(exclude_characters="*[]")))
def test_words_without_marks_stay_as_they_are(text: str) -> None:
    paragraphs, faults = parse_prose(text)
    assert faults == ()
    assert plain(paragraphs).split() == text.split()


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "*",
            "**",
            "***",
            "* ",
            "*a ",
            "**a *b ",
            "*a**",
            "*a*",
            "|",
            " ",
            "\n",
            "a\n\n",
            "\t \n",
        ),
        *("[", "[[", "[[a", "[[a]]", "[^", "](", "[](", "[a](", "[a](b)", "[a](https://"),
    ],
)
def test_hostile_prose_takes_linear_time(piece: str) -> None:
    """A tree of 100 kB takes a fraction of a second; anything quadratic would take minutes."""
    text = piece * (100_000 // len(piece))
    start = time.process_time()
    paragraphs, _ = parse_prose(text)
    render_prose(paragraphs, link_to, source_of)
    assert time.process_time() - start < 5
    assert max((depth(one.parts) for one in paragraphs), default=0) <= 3


def depth(parts: Sequence[Inline]) -> int:
    inner = [depth(one.parts) for one in parts if isinstance(one, Emphasis | Strong)]
    return 1 + max(inner, default=0)


def test_words_of_the_glossary_are_marked_in_plain_words_only() -> None:
    def mark(words: str) -> list[str | Markup]:
        before, found, after = words.partition("pogo")
        term = [render_term(found, "a <shake>", "../pogo/")] if found else []
        return [before, *term, after]

    paragraphs, _ = parse_prose("A & pogo *pogo* [[x|pogo]] <pogo>")
    html = render_prose(paragraphs, link_to, source_of, mark)
    term = '<a class="sr-term" href="../pogo/"><abbr title="a &#60;shake&#62;">pogo</abbr></a>'
    assert readable(html) == (
        f'<p>A &#38; {term} <em>{term}</em> <a href="../x/">pogo</a> &#60;{term}&#62;</p>'
    )
