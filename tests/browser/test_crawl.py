"""Every link of every built page, without a browser: where it leads is there."""

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from generator.load import Loaded
from generator.pages.addresses import NO_PAGE, ONE_PAGE

BASE = "http://site.invalid/"


class PageReader(HTMLParser):
    """Collects the anchors, links and loaded files of a page."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.anchors: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.styled: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a tag names or leads to."""
        table = {name: value or "" for name, value in attrs}
        if "id" in table:
            self.anchors.append(table["id"])
        if tag == "a" and "href" in table:
            self.links.append(table["href"])
        elif "href" in table and table.get("rel") not in {"canonical", "license"}:
            self.loads.append(table["href"])
        if "src" in table:
            self.loads.append(table["src"])
        if "style" in table or any(name.startswith("on") for name in table):
            self.styled.append(f"{tag} {table}")


def read_pages(built: Path) -> dict[str, PageReader]:
    """Read every page of the site, by its address."""
    pages = {}
    for path in sorted(built.rglob("*.html")):
        name = path.relative_to(built).as_posix()
        reader = PageReader()
        reader.feed(path.read_text(encoding="utf-8"))
        pages[BASE + name.removesuffix("index.html")] = reader
    return pages


def test_no_link_or_anchor_is_dead(built: Path, record: Loaded) -> None:
    """Links, anchors, styles, scripts: all there; ids are unique; nothing inline."""
    pages = read_pages(built)
    records = [one for one in record.chronicle.records.values() if one.folder == "milestones"]
    assert len(pages) > len(records)
    dead, foreign = [], []
    for address, page in pages.items():
        assert len(page.anchors) == len(set(page.anchors)), address
        assert page.styled == [], address
        for link in [*page.links, *page.loads]:
            if link.startswith("#__") or link.startswith("data:"):
                continue
            target, anchor = urldefrag(urljoin(address, link))
            if urlsplit(target).netloc != urlsplit(BASE).netloc:
                if link in page.loads and not link.startswith("http://127.0.0.1"):
                    foreign.append((address, link))
                continue
            target = urlsplit(target)._replace(query="").geturl()
            path = built / unquote(urlsplit(target).path).lstrip("/")
            if target in pages:
                if anchor and anchor not in pages[target].anchors:
                    dead.append((address, link))
            elif not path.is_file():
                dead.append((address, link))
    assert dead == []
    assert foreign == []


def test_every_record_has_its_page(built: Path, record: Loaded) -> None:
    """Milestones, missions, people and all other kinds with pages are published."""
    missing = [
        key
        for key in record.chronicle.records
        if key[0] not in {*NO_PAGE, *ONE_PAGE}
        and not (built / key[0] / key[1] / "index.html").is_file()
    ]
    assert missing == []


def test_every_claim_is_answered(built: Path, record: Loaded) -> None:
    """All statements of the general account are audited on one page, each with its sources."""
    claims = record.chronicle.claims
    assert len(claims) == 37
    page = (built / "claims" / "index.html").read_text(encoding="utf-8")
    for claim in claims.values():
        assert f'id="{claim.id}"' in page
        assert claim.milestones or claim.missions or claim.programmes
        assert claim.sources
