"""A laid-out page and the templates in; its Markdown, with every word from a record made safe, out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.figures.ruler import RulerFigure
from generator.pages import Page, Site
from generator.pages.front import key_entries
from generator.pages.sheet import Sheet
from generator.pages.views import Ruler
from generator.text import finalize

TEMPLATES = Path(__file__).parent / "templates"


def make_environment(folders: Iterable[Path] = (TEMPLATES,)) -> Environment:
    """Make the environment that all pages are printed with.

    Whatever a template prints goes through `text.finalize`: a record's words become numeric
    entities, which neither HTML nor Markdown reads as markup. Only text.py makes exceptions.
    """
    return Environment(
        loader=FileSystemLoader([str(folder) for folder in folders]),
        autoescape=True,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def render_page(environment: Environment, page: Page) -> str:
    """Print one page as Markdown with its front matter."""
    template = environment.get_template(f"pages/{page.template}.md.j2")
    return template.render(page=page, view=page.view)


def render_footer(environment: Environment, site: Site) -> str:
    """Print the foot of every page: the licence and the key of marks."""
    template = environment.get_template("parts/footer.html.j2")
    return template.render(edition=site.chronicle.edition, key=key_entries(Sheet(site, "")))


def render_ruler(environment: Environment, figure: RulerFigure, place: Ruler | None) -> str:
    """Print the ruler of years, with a page's place on it."""
    template = environment.get_template("figures/ruler.svg.j2")
    return template.render(figure=figure, place=place or Ruler(figure.label))
