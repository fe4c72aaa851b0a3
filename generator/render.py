"""A laid-out page and the templates in; Markdown with every word of a record made safe out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from traceback import extract_tb

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)
from markupsafe import Markup

from generator.exports.tables import write_csv
from generator.figures.rows import name_lines
from generator.figures.ruler import RulerFigure
from generator.pages import Page, Site
from generator.pages.front import key_entries
from generator.pages.sheet import Sheet
from generator.pages.views import Drawing, Figure, Ruler
from generator.share import HEIGHT, flatten
from generator.text import finalize, geometry

TEMPLATES = Path(__file__).parent / "templates"
TEMPLATE_ENDING = ".j2"
TOKENS = "tokens"
LETTERS = 24
"""How many letters of a title stand on a line of a page's picture."""
TITLE, LONG_TITLE = (206, 0), (168, 62)
"""Where the first line of a title stands in a picture, and from line to line, in pixels."""
PLOT = 1080
"""How wide the drawing in a picture is, in pixels."""
CUT, WHOLE = "xMidYMin slice", "xMidYMid meet"
"""How a drawing that is too tall for its room, and how any other, stands in it."""


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


@dataclass(frozen=True, slots=True)
class Dress:
    """What drawings take along when they leave the site: the sprite of marks, styles by name."""

    marks: str = ""
    styles: Mapping[str, str] = field(default_factory=dict)

    def style(self, names: Iterable[str]) -> Markup:
        """Put stylesheets together; they are our own files, and no record has a word in them."""
        parts = [self.styles[name] for name in (TOKENS, *names) if name in self.styles]
        return Markup("\n".join(parts))  # noqa: S704 (our own files: no record has a word in them)


def render_files(environment: Environment, page: Page, dress: Dress) -> Iterator[tuple[str, str]]:
    """Print the files that belong to a page: the address and the text of each."""
    template = environment.get_template("files/drawing.svg.j2")
    style, marks = dress.style(page.dress), Markup(dress.marks)  # noqa: S704 (our own file, too)
    for file in page.files:
        if isinstance(file, Drawing):
            yield file.name, template.render(drawing=file, style=style, marks=marks)
        else:
            yield file.name, write_csv(file.columns, file.rows)


@dataclass(frozen=True, slots=True)
class Sharing:
    """What all pictures of pages have in common."""

    name: str
    ruler: RulerFigure
    dress: Dress
    usual: Page | None = None
    """The page whose drawing those have that have none."""


def render_share(environment: Environment, page: Page, sharing: Sharing) -> str:
    """Print the picture that goes with a link to a page: its title, and its first drawing."""
    pages = [one for one in (page, sharing.usual) if one]
    found = ((one, file) for one in pages for file in one.files if isinstance(file, Drawing))
    drawn, drawing = next(found, (page, None))
    lines = name_lines(page.title, LETTERS)
    first, step = TITLE if len(lines) == 1 else LONG_TITLE
    top = first + step * (len(lines) - 1) + 36
    return environment.get_template("files/share.svg.j2").render(
        name=sharing.name,
        size="share-title" if len(lines) == 1 else "share-long",
        lines=[(line, geometry(f"{first + step * number}")) for number, line in enumerate(lines)],
        drawing=drawing,
        top=geometry(f"{top}"),
        room=geometry(f"{HEIGHT - top}"),
        fit=CUT if drawing and _is_tall(drawing.figure, HEIGHT - top) else WHOLE,
        ruler=sharing.ruler,
        style=Markup(flatten(sharing.dress.style((*drawn.dress, "share")))),  # noqa: S704 (ours)
        marks=Markup(sharing.dress.marks),  # noqa: S704 (our own file, too)
    )


def _is_tall(figure: Figure, room: int) -> bool:
    """Whether a drawing as wide as the picture does not go into its room: its top is shown."""
    return float(figure.height) * PLOT > float(figure.width) * room


def place_of(error: TemplateError) -> str:
    """Name the template and the line that an error comes from."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.name}:{error.lineno}"
    frames = extract_tb(error.__traceback__)
    places = [frame for frame in frames if frame.filename.endswith(TEMPLATE_ENDING)]
    if not places:
        return str(TEMPLATES)
    path = Path(places[-1].filename)
    name = path.relative_to(TEMPLATES) if path.is_relative_to(TEMPLATES) else path
    return f"{name.as_posix()}:{places[-1].lineno}"


def render_footer(environment: Environment, site: Site) -> str:
    """Print the foot of every page: the licence and the key of marks."""
    template = environment.get_template("parts/footer.html.j2")
    return template.render(edition=site.chronicle.edition, key=key_entries(Sheet(site, "")))


def render_ruler(environment: Environment, figure: RulerFigure, place: Ruler | None) -> str:
    """Print the ruler of years, with a page's place on it."""
    template = environment.get_template("figures/ruler.svg.j2")
    return template.render(figure=figure, place=place or Ruler(figure.label))
