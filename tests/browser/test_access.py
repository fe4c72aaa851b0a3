"""Every page kind, in light and dark, on a phone and a desk, through axe."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browser.conftest import watch

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}


@pytest.mark.parametrize("width", [390, 1350])
def test_every_page_kind_is_accessible(
    browser: Browser, address: str, kinds: dict[str, str], width: int
) -> None:
    """No violation of WCAG 2.2 AA or best practice; the dark scheme differs in colour alone."""
    context = browser.new_context(
        color_scheme="light",
        viewport={"width": width, "height": 900},
        reduced_motion="reduce",
    )
    page = context.new_page()
    faults = watch(page, address)
    violations = []
    for kind, url in kinds.items():
        page.goto(address + url)
        for scheme, rules in (("default", RULES), ("slate", COLOURS)):
            page.emulate_media(color_scheme="light" if scheme == "default" else "dark")
            page.wait_for_selector(f"body[data-md-color-scheme={scheme}]")
            found = Axe().run(page, options=rules).response["violations"]
            violations += [(kind, scheme, one["id"], one["nodes"][0]["html"]) for one in found]
    context.close()
    assert violations == []
    assert [fault for fault in faults if "404" not in fault] == []
