"""Every page kind, in light and dark, on a phone and a desk, through axe."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browser.conftest import watch

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.mark.parametrize("width", [390, 1350])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_kind_is_accessible(
    browser: Browser, address: str, kinds: dict[str, str], scheme: str, width: int
) -> None:
    """No violation of WCAG 2.2 AA or best practice, no error, no foreign request."""
    context = browser.new_context(
        color_scheme=scheme,  # type: ignore[arg-type]
        viewport={"width": width, "height": 900},
        reduced_motion="reduce",
    )
    page = context.new_page()
    faults = watch(page, address)
    violations = []
    for kind, url in kinds.items():
        page.goto(address + url)
        found = Axe().run(page, options=RULES).response["violations"]
        violations += [(kind, one["id"], one["nodes"][0]["html"]) for one in found]
    context.close()
    assert violations == []
    assert [fault for fault in faults if "404" not in fault] == []
