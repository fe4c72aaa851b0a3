"""MkDocs' events in; our pages, exports, navigation, policy and notices, in memory, out."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import jinja2
from mkdocs.config import config_options as options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import CountHandler
from mkdocs.utils.templates import TemplateContext

from generator import __version__
from generator.chronicle import Chronicle
from generator.exports import EXPORTS, export
from generator.figures.outline import Ring, read_outline
from generator.figures.ruler import RulerFigure, draw_ruler
from generator.load import Loaded, load
from generator.navigation import navigation
from generator.pages import Page, Site, lay_out
from generator.pages.addresses import Addresses
from generator.pages.views import Ruler
from generator.problems import Problem, Severity, line_of, report
from generator.publish.index import add_to_index
from generator.publish.mend import mend
from generator.publish.policy import foreign_scripts, inline_scripts, write_policy
from generator.publish.swap import Staging
from generator.render import (
    TEMPLATES,
    Dress,
    Sharing,
    make_environment,
    place_of,
    render_files,
    render_footer,
    render_page,
    render_ruler,
    render_share,
)
from generator.search import entries
from generator.share import paint
from generator.text import counted, finalize

log = logging.getLogger("mkdocs.plugins.spacerace")

INLINE_PARTIALS = (
    "partials/javascripts/base.html",
    "partials/javascripts/palette.html",
    "partials/javascripts/content.html",
)
"""The theme's templates that put scripts into the page itself."""
DEEPEST_PAGE = 3
VENDOR = "vendor"
STYLES = "assets/css"
MARKS = "partials/marks.html"
FONTS = "*/*.woff2"
HOME = "index.md"


class SpaceRaceConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs' is untyped
    """The plugin's options in mkdocs.yml."""

    data_dir = options.Type(str, default="data")


class SpaceRacePlugin(BasePlugin[SpaceRaceConfig]):  # type: ignore[no-untyped-call]  # too
    """Gives MkDocs finished pages; everything that it knows comes from below."""

    def __init__(self) -> None:
        """Start with nothing read."""
        self.serving = False
        self.loaded: Loaded | None = None
        self.site: Site | None = None
        self.staging: Staging | None = None
        self.warnings = CountHandler()
        self.policy = ""
        self.environment = make_environment()
        self.pages: dict[str, Page] = {}
        self.ruler: RulerFigure | None = None
        self.dress = Dress()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note whether someone is watching; one plugin lives through all rebuilds."""
        self.serving = command == "serve"
        self.warnings.setLevel(logging.WARNING)
        logging.getLogger("mkdocs").addHandler(self.warnings)

    def on_shutdown(self) -> None:
        """Stop counting warnings."""
        logging.getLogger("mkdocs").removeHandler(self.warnings)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the records; refuse them when building, show what is wrong when serving."""
        root = self._folder(config)
        dress = config.theme.custom_dir
        config.watch = [*config.watch, str(root), str(TEMPLATES), *([dress] if dress else [])]
        self.warnings.counts.clear()
        kept = self.loaded.entries if self.loaded else None
        loaded = load(root, label=self.config.data_dir, kept=kept)
        errors = [one for one in loaded.problems if one.severity is Severity.error]
        if errors and not (self.serving and loaded.whole):
            raise PluginError(f"{counted(len(errors), 'problem')} in the data\n{report(errors)}")
        self.loaded = loaded
        addresses = Addresses(folders=config.use_directory_urls)
        self.site = Site(
            loaded.chronicle,
            addresses,
            config.site_url or "",
            __version__,
            self._outlines(config, loaded.chronicle),
        )
        self.dress = self._dress(config)
        if config.nav is None:
            config.nav = navigation(loaded.chronicle)
        config.extra["footer"] = render_footer(self.environment, self.site)
        self.ruler = draw_ruler(loaded.chronicle)
        self._show(config, errors)
        if not self.serving:
            self.staging = Staging(Path(config.site_dir))
            config.site_dir = str(self.staging.open())
        return config

    def _folder(self, config: MkDocsConfig) -> Path:
        here = Path(config.config_file_path or ".").parent
        root = (here / self.config.data_dir).resolve()
        if not root.is_dir():
            raise PluginError(
                f"{self.config.data_dir}/ is not there: name the folder of the records"
            )
        return root

    def _outlines(self, config: MkDocsConfig, chronicle: Chronicle) -> dict[str, tuple[Ring, ...]]:
        """Read the land of each body that has an outline."""
        outlines = {}
        for body in chronicle.bodies.values():
            if not body.outline:
                continue
            path = Path(config.docs_dir, VENDOR, body.outline)
            if not path.is_file():
                raise PluginError(
                    f"{self.config.data_dir}/{body.folder}/{body.id}.yaml: outline: {VENDOR}/"
                    f"{body.outline} is not in {config.docs_dir}; name a file that lies there"
                )
            outlines[body.id] = read_outline(path.read_text(encoding="utf-8"))
        return outlines

    def _dress(self, config: MkDocsConfig) -> Dress:
        """Read what drawings take along when they leave the site."""
        marks = Path(config.theme.custom_dir or "", MARKS)
        if not marks.is_file():
            return Dress()
        styles = Path(config.docs_dir, STYLES).glob("*.css")
        return Dress(
            marks.read_text(encoding="utf-8"),
            {path.stem: path.read_text(encoding="utf-8") for path in styles},
        )

    def _show(self, config: MkDocsConfig, problems: list[Problem]) -> None:
        """Put problems on every page while serving, and into the log."""
        lines = [line_of(problem) for problem in problems]
        for line in lines:
            log.error(line)
        config.extra["notices"] = [finalize(line) for line in lines]

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add every page and export; nothing is written into the source tree."""
        site = self.site
        assert site is not None
        in_nav = _files_in(config.nav)
        self.pages = {page.uri: page for page in lay_out(site, EXPORTS)}
        for page in self.pages.values():
            try:
                text = render_page(self.environment, page)
            except jinja2.TemplateError as error:
                self._refuse_template(config, error)
                break
            file = File.generated(config, page.uri, content=text)
            if page.data_path:
                file.edit_uri = f"../{self.config.data_dir}/{page.data_path}"
            if page.uri not in in_nav:
                file.inclusion = InclusionLevel.NOT_IN_NAV
            files.append(file)
            for name, content in render_files(self.environment, page, self.dress):
                files.append(File.generated(config, name, content=content))
        for name, content in export(site):
            files.append(File.generated(config, name, content=content))
        for picture, png in self._pictures(config):
            files.append(File.generated(config, picture, content=png))
        return files

    def _pictures(self, config: MkDocsConfig) -> Iterator[tuple[str, bytes]]:
        """Paint what goes with a link to a page."""
        assert self.site is not None
        assert self.ruler is not None
        fonts = tuple(sorted(Path(config.docs_dir, VENDOR).glob(FONTS)))
        sharing = Sharing(
            self.site.chronicle.edition.name, self.ruler, self.dress, self.pages.get(HOME)
        )
        for page in self.pages.values():
            if page.has_picture:
                yield page.picture, paint(render_share(self.environment, page, sharing), fonts)

    def _refuse_template(self, config: MkDocsConfig, error: jinja2.TemplateError) -> None:
        message = f"{place_of(error)}: {error.message or type(error).__name__}"
        if not self.serving:
            raise PluginError(message)
        log.error(message)
        config.extra["notices"].append(finalize(message))

    def on_env(
        self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files
    ) -> jinja2.Environment:
        """Write the policy for the scripts that the theme puts into pages, at every depth."""
        bases = ["/".join([".."] * depth) or "." for depth in range(DEEPEST_PAGE + 1)]
        bases.append(urlsplit(config.site_url or "/").path)
        scripts = [
            script
            for name in INLINE_PARTIALS
            for base in bases
            for script in inline_scripts(
                env.get_template(name).render(config=config, base_url=base, features=[])
            )
        ]
        self.policy = write_policy(scripts)
        if self.serving:
            self.policy = write_policy((), watched=True)
        config.extra["policy"] = self.policy
        return env

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Put the ruler of years on the page, with the page's own place on it."""
        laid_out = self.pages.get(page.file.src_uri)
        return self._with_ruler(context, laid_out.ruler if laid_out else None)

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Put the plain ruler on pages that no record stands behind, such as the 404."""
        return self._with_ruler(context, None)

    def _with_ruler(self, context: TemplateContext, place: Ruler | None) -> TemplateContext:
        if self.ruler is not None:
            # MkDocs types only the names that its own themes know; ours reads this one too
            context["ruler"] = render_ruler(  # type: ignore[typeddict-unknown-key]
                self.environment, self.ruler, place
            )
        return context

    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """Mend the theme's markup there too."""
        return mend(output_content) if template_name.endswith(".html") else output_content

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Mend the theme's markup; warn of a script that the policy would stop."""
        if not self.serving:
            for script in foreign_scripts(output, self.policy):
                log.warning("%s holds a script that its policy stops: %s", page.url, script[:60])
        return mend(output)

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Index the records; publish the build, unless it is to be strict and something warned."""
        if self.site is not None:
            add_to_index(Path(config.site_dir), entries(self.site, self.pages))
        if self.staging is None:
            return
        warned = sum(count for _, count in self.warnings.get_counts())
        if config.strict and warned:
            self.staging.discard()
        else:
            self.staging.publish()
        self.staging = None

    def on_build_error(self, *, error: Exception) -> None:
        """Throw the build away; the last good site stays."""
        if self.staging is not None:
            self.staging.discard()
            self.staging = None


def _files_in(nav: object) -> set[str]:
    """List the files that the navigation names."""
    if isinstance(nav, str):
        return {nav}
    if isinstance(nav, dict):
        return {uri for value in nav.values() for uri in _files_in(value)}
    if isinstance(nav, list):
        return {uri for value in nav for uri in _files_in(value)}
    return set()
